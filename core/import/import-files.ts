/**
 * Sources of any kind -> one document: the face of all importing, for the command line and for the
 * window's import worker. Nothing is fetched, nothing runs, nothing is written: bytes in, a
 * document out.
 */
import type {
  ImportedSource,
  ImportFilesOptions,
  ImportProgress,
  ImportSource,
} from './model/read-source.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { mergePostmortems } from './merge/merge.ts';
import { readFolder, readOneFile, type FileResult } from './read-file.ts';
import { FileProblem, problemOf } from '../files/source-file.ts';

export interface ImportedSources {
  /** All readable sources as one document; null where none could be read. */
  document: Postmortem | null;
  /**
   * One for each readable source, in the order given. A packed folder of reports gives one for each
   * of its files.
   */
  each: ImportedSource[];
  /** The sources that could not be read, each with one sentence: what is wrong and what to do. */
  problems: { source: string; sentence: string }[];
}

/**
 * Reads all sources and merges them. Never rejects for what a source holds: one that cannot be read
 * is told in `problems`, and the others are read.
 * @param progress `done` counts over all sources
 */
export async function importSources(
  sources: readonly ImportSource[],
  options: ImportFilesOptions,
  progress: ImportProgress = () => undefined,
): Promise<ImportedSources> {
  const each: ImportedSource[] = [];
  const problems: ImportedSources['problems'] = [];
  const named = withDistinctNames(sources);
  for (const [index, source] of named.entries()) {
    const part: ImportProgress = (done, doing) => progress((index + done) / named.length, doing);
    part(0, `Reading ${source.name || 'the text'}`);
    try {
      for (const result of await readSource(source, options, part)) {
        if (result instanceof FileProblem)
          problems.push({ source: result.source, sentence: result.message });
        else each.push(result);
      }
    } catch (error) {
      problems.push({ source: source.name, sentence: problemOf(source.name, error).message });
    }
  }
  const document =
    each.length === 0
      ? null
      : mergePostmortems(
          each.map(({ read, document: one }) => ({ name: read.name, document: one })),
          options.newId,
        );
  progress(1, '');
  return { document, each, problems };
}

function readSource(
  source: ImportSource,
  options: ImportFilesOptions,
  progress: ImportProgress,
): Promise<FileResult[]> {
  const own = { ...options, choice: options.choices?.[source.name] };
  return 'files' in source ? readFolder(source, own, progress) : readOneFile(source, own, progress);
}

/**
 * Two sources of one name are told apart: by it the author's choices and the problems find their
 * source.
 */
function withDistinctNames(sources: readonly ImportSource[]): ImportSource[] {
  const seen = new Set<string>();
  return sources.map((source) => {
    let name = source.name;
    for (let copy = 2; seen.has(name); copy++) name = `${source.name} (${copy})`;
    seen.add(name);
    return { ...source, name };
  });
}
