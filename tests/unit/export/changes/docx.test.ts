/** The changes since an earlier version, as a Word file tracks them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { withChangesSince } from '../../../../core/export/changes/since.ts';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { plainOf } from '../../../../core/export/markup/tree.ts';
import { buildReport, type Report } from '../../../../core/report/report.ts';
import { runOffice } from '../../../tools/office-changes.ts';
import { lacks, tools } from '../../../tools/external.ts';
import { rcaDocument, sampleDocument } from '../../../tools/samples.ts';
import { anyEdit, edited } from '../../revision/versions.ts';

const OPTIONS = { audience: 'internal', zone: '' } as const;
const SLOW = 600_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-changes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function redline(before: Postmortem, after: Postmortem): Report {
  return withChangesSince(buildReport(after, OPTIONS), after, before, OPTIONS);
}

/** Ten versions of two documents, by random edits that are the same on every run. */
function versions(): [Postmortem, Postmortem][] {
  const [sample, rca] = [sampleDocument(), rcaDocument()];
  const edits = (pool: Postmortem, seed: number) =>
    fc.sample(fc.array(anyEdit(pool, 'n1'), { minLength: 3, maxLength: 8 }), {
      seed,
      numRuns: 5,
    });
  return [
    ...edits(rca, 41).map((some): [Postmortem, Postmortem] => [sample, edited(sample, some)]),
    ...edits(sample, 42).map((some): [Postmortem, Postmortem] => [rca, edited(rca, some)]),
  ];
}

/** What each paragraph says, those that say nothing and the list of contents left out. */
function paragraphs(file: Uint8Array, part = 'word/document.xml'): string[] {
  const xml = strFromU8(unzipSync(file)[part]!)
    .replace(/<w:sdt>.*?<\/w:sdt>/gs, '')
    .replace(/<w:p [^<>]*w:rsidR[^<>]*>/g, '<w:p>');
  return [...xml.matchAll(/<w:p(?: [^<>]*)?>(.*?)<\/w:p>/gs)]
    .map(([, inside]) =>
      [...inside!.matchAll(/<w:t(?: [^<>]*)?>([^<]*)<\/w:t>/g)]
        .map(([, text]) => plainOf(text!.replaceAll('&apos;', "'")))
        .join(''),
    )
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}

describe('a Word file with the changes since an earlier version', () => {
  it.skipIf(lacks('soffice'))(
    'is the later version where LibreOffice accepts all, the earlier one where it rejects all',
    async () => {
      const [soffice] = tools('soffice');
      const all = versions();
      const file = (name: string): string => join(folder, `${name}.docx`);
      for (const [index, [before, after]] of all.entries())
        writeFileSync(file(`${index}`), await toDocx(redline(before, after)));
      runOffice(
        soffice,
        folder,
        all.flatMap((_, index) => [
          { from: file(`${index}`), to: file(`${index}-a`), command: 'AcceptAllTrackedChanges' },
          { from: file(`${index}`), to: file(`${index}-r`), command: 'RejectAllTrackedChanges' },
        ]),
      );
      for (const [index, [before, after]] of all.entries()) {
        const plain = async (document: Postmortem): Promise<string[]> =>
          paragraphs(await toDocx(buildReport(document, OPTIONS)));
        expect(paragraphs(readFileSync(file(`${index}-a`))), `${index} accepted`).toEqual(
          await plain(after),
        );
        expect(paragraphs(readFileSync(file(`${index}-r`))), `${index} rejected`).toEqual(
          await plain(before),
        );
      }
    },
    SLOW,
  );

  it('has the words of both versions, and the same bytes on every run', async () => {
    for (const [before, after] of versions()) {
      const [one, other] = [
        await toDocx(redline(before, after)),
        await toDocx(redline(before, after)),
      ];
      expect(Buffer.from(one).equals(other)).toBe(true);
      const xml = strFromU8(unzipSync(one)['word/document.xml']!);
      const words = (pattern: RegExp): string =>
        xml
          .replace(/<w:sdt>.*?<\/w:sdt>/gs, '')
          .replace(pattern, '')
          .replace(/<[^<>]*>/g, '')
          .replace(/&\w+;/g, plainOf)
          .replace(/\s+/g, '');
      const plain = async (document: Postmortem): Promise<string> =>
        paragraphs(await toDocx(buildReport(document, OPTIONS)))
          .join('')
          .replace(/\s+/g, '');
      expect(words(/<w:delText[^<>]*>[^<]*<\/w:delText>/g)).toBe(await plain(after));
      const removed = xml
        .replace(/<w:ins [^<>]*\/>/g, '')
        .replace(/<w:ins [^<>]*>.*?<\/w:ins>/gs, '');
      expect(
        removed
          .replace(/<w:sdt>.*?<\/w:sdt>/gs, '')
          .replace(/<[^<>]*>/g, '')
          .replace(/&\w+;/g, plainOf)
          .replace(/\s+/g, ''),
      ).toBe(await plain(before));
    }
  });

  it('tracks nothing where nothing changed', async () => {
    const document = rcaDocument();
    const file = unzipSync(await toDocx(redline(document, document)));
    for (const part of ['word/document.xml', 'word/header1.xml', 'word/footnotes.xml'])
      expect(strFromU8(file[part]!)).not.toMatch(/<w:(?:ins|del) /);
  });
});
