/** How these tests read a source, and what they look at in the outcome. */
import { expect } from 'vitest';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { sequentialIds } from '../../../../core/document/ids.ts';
import { openPostmortem } from '../../../../core/file-format/open.ts';
import type { Postmortem, Time } from '../../../../core/document/postmortem.ts';
import { FileProblem, type SourceFile } from '../../../../core/files/source-file.ts';
import { detectJson, readJson, type JsonFormat } from '../../../../core/import/read-json.ts';
import type { ReaderOptions, ReaderResult } from '../../../../core/import/data/reader.ts';
import { plainText } from '../../../../core/prose/text.ts';
import { documentText } from '../coverage.ts';

export function options(more: Partial<ReaderOptions> = {}): ReaderOptions {
  return { name: '', newId: sequentialIds('n'), today: '2026-01-01', ...more };
}

/**
 * Reads a value as what it is found to be, which must be `format`. The document must survive its
 * file.
 */
export function read(
  value: unknown,
  format: JsonFormat,
  more: Partial<ReaderOptions> = {},
): ReaderResult {
  expect(detectJson(value)).toBe(format);
  return sound(readJson(value, format, options(more)));
}

/** The result again, once its document was written, opened and found the same. */
export function sound(result: ReaderResult): ReaderResult {
  expect(openPostmortem(toCanonicalJson(result.document))).toEqual({
    ok: true,
    document: result.document,
  });
  return result;
}

/** `2022-03-24T08:10:02Z`, without seconds that are none; else the clock, else what was written. */
export const moment = (at: Time | null) =>
  at?.instant?.replace(/:00Z$/, 'Z') ?? at?.local ?? at?.written ?? null;

export const entries = ({ timeline }: Postmortem) =>
  timeline.map(({ at, body }) => [moment(at), plainText(body).replace(/\n/g, ' | ')]);

export const updates = (document: Postmortem) =>
  document.updates.map(({ at, status, body }) => [status, moment(at), plainText(body)]);

export const bodyOf = ({ sections }: Postmortem, kind: string) =>
  sections
    .filter((section) => section.kind === kind)
    .map(({ body }) => plainText(body))
    .join('\n');

/**
 * The lines of `text` whose letters and digits the document does not hold in a row. Marks may stand
 * within a word, so words are not compared; an ampersand is one however it is written.
 */
export function missingLines(text: string, document: Postmortem): string[] {
  const letters = (words: string) =>
    (
      words
        .replaceAll('&amp;', ' ')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).join('');
  const have = letters(documentText(document));
  return text.split('\n').filter((line) => !have.includes(letters(line)));
}

/** A file of JSON. */
export function jsonFile(name: string, value: unknown): SourceFile {
  return { name, bytes: new TextEncoder().encode(JSON.stringify(value)) };
}

/** What a reader says when it refuses; anything else that it throws fails the test. */
export function problemOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof FileProblem) return error.message;
    throw error;
  }
}
