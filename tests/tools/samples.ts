import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sequentialIds } from '../../core/document/ids.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { importText } from '../../core/import/import.ts';
import { markdownDocument } from '../fixtures/documents/from-markdown.ts';

const SAMPLE = new URL('../../assets/samples/checkout-certificate.postmortem', import.meta.url);
const RCA = new URL('../fixtures/documents/rca.postmortem', import.meta.url);
const SEEDS = new URL('../../../shared/seeds/', import.meta.url);
const CASES = new URL('../../../shared/cases/export/', import.meta.url);
const CORPUS = new URL('../../../shared/corpus/', import.meta.url);

/** The sample that comes with the app. */
export function sampleDocument(): Postmortem {
  return documentIn(SAMPLE);
}

/** A report of about ten pages, as a careful team would write it. Invented. */
export function rcaDocument(): Postmortem {
  return documentIn(RCA);
}

function documentIn(file: URL): Postmortem {
  const opened = openPostmortem(readFileSync(file, 'utf8'));
  if (!opened.ok) throw new Error(opened.problem);
  return opened.document;
}

/** Real reports, imported; none, after saying so, where they are not at hand. */
export function seedDocuments(): NamedDocument[] {
  return importedFrom(SEEDS, '.txt');
}

/** Published reports, imported; none, after saying so, where they are not at hand. */
export function corpusDocuments(): NamedDocument[] {
  return importedFrom(CORPUS, '.md');
}

/** What exports once failed on: reports and Markdown; none where they are not at hand. */
export function caseDocuments(): NamedDocument[] {
  if (!existsSync(CASES)) return [];
  return readdirSync(CASES)
    .sort()
    .flatMap((name) => {
      const file = new URL(name, CASES);
      if (name.endsWith('.postmortem')) return [{ name, document: documentIn(file) }];
      return name.endsWith('.md') && name !== 'README.md'
        ? [{ name, document: markdownDocument(readFileSync(file, 'utf8')) }]
        : [];
    });
}

export interface NamedDocument {
  name: string;
  document: Postmortem;
}

function importedFrom(folder: URL, ending: string): NamedDocument[] {
  if (!existsSync(folder)) {
    process.stdout.write('The real reports are not beside the project: tests go without them.\n');
    return [];
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({
      name,
      document: importText(readFileSync(fileURLToPath(new URL(name, folder)), 'utf8'), {
        name,
        newId: sequentialIds('i'),
        today: '2026-03-09',
      }).document,
    }));
}
