/** Reads one mutated file and says what is wrong with how that went, if anything is. */
import { runChecks } from '../../core/checks/registry.ts';
import { sequentialIds } from '../../core/document/ids.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import { importSources } from '../../core/import/import-files.ts';
import { toMarkdown } from '../../core/markdown/write.ts';
import { buildReport } from '../../core/report/report.ts';
import { randomFrom } from './mutate.ts';
import { mutatedDocument, type SourceKind } from './sources.ts';

const NOW = '2026-03-05T12:00:00Z';
/** What is longer than this is no sentence, letters. */
const LONGEST = 600;
/** What only a program says of itself. */
const INTERNAL =
  /did not foresee|\n\s*at |\b(?:Type|Range|Reference|Syntax)?Error\b|undefined|\[object|is not a function|Cannot read prop|NaN/;

export interface Outcome {
  what: 'document' | 'sentence';
  /** Empty where all is well. */
  fault: string;
}

export function openMutated(seed: number): Outcome {
  const opened = openPostmortem(mutatedDocument(randomFrom(seed)));
  if (!opened.ok) return { what: 'sentence', fault: faultOf(opened.problem) };
  const { document } = opened;
  runChecks(document, { now: NOW });
  toMarkdown(buildReport(document, { audience: 'everyone', zone: '' }), { folder: null });
  return { what: 'document', fault: survives(document) };
}

export async function importMutated(
  { ending, mutated }: SourceKind,
  seed: number,
): Promise<Outcome> {
  const bytes = mutated(randomFrom(seed));
  const { document, problems } = await importSources([{ name: `source.${ending}`, bytes }], {
    newId: sequentialIds('n'),
    today: '2026-03-05',
  });
  const faults = problems.map(({ sentence }) => faultOf(sentence));
  if (document === null && problems.length === 0) faults.push('neither a document nor a sentence');
  if (document !== null) faults.push(survives(document));
  return {
    what: document === null ? 'sentence' : 'document',
    fault: faults.find((fault) => fault !== '') ?? '',
  };
}

function faultOf(sentence: string): string {
  if (INTERNAL.test(sentence)) return `an internal sentence: ${sentence}`;
  if (sentence.trim() === '') return 'an empty sentence';
  return sentence.length > LONGEST ? `a sentence of ${sentence.length} letters` : '';
}

/** A document must be the same after it was written and read. */
function survives(document: Postmortem): string {
  const text = toCanonicalJson(document);
  const again = openPostmortem(text);
  if (!again.ok) return `does not open again: ${again.problem}`;
  return toCanonicalJson(again.document) === text ? '' : 'is another after it was written';
}
