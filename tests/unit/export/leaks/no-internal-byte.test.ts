/**
 * An export for everyone, unpacked to its last byte: random documents with random internal marks,
 * and a sentence in every internal place that stands nowhere else.
 */
import { chromium } from 'playwright-core';
import fc from 'fast-check';
import type { FootnoteDefinition } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { Postmortem, Prose } from '../../../../core/document/postmortem.ts';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { toHtml } from '../../../../core/export/html/write.ts';
import { findLeaks } from '../../../../core/leaks/find.ts';
import { unpackExport, type UnpackedFormat } from '../../../../core/leaks/unpack.ts';
import type { ExportPart } from '../../../../core/leaks/part.ts';
import { toMarkdown } from '../../../../core/markdown/write.ts';
import { toPdf } from '../../../../core/export/pdf/write.ts';
import { buildReport, type Report } from '../../../../core/report/report.ts';
import type { CommentThread } from '../../../../core/document/comments.ts';
import { changesMarkdown } from '../../../../core/export/changes/markdown.ts';
import { withChangesSince } from '../../../../core/export/changes/since.ts';
import { githubCsv, jiraCsv } from '../../../../core/export/lists/actions.ts';
import { calendar } from '../../../../core/export/lists/calendar.ts';
import { timelineCsv } from '../../../../core/export/lists/timeline.ts';
import { dispositionsCsv } from '../../../../core/export/review/dispositions.ts';
import { dressedForReview } from '../../../../core/export/review/in-text.ts';
import { forReview } from '../../../../core/export/review/outgoing.ts';
import { reviewPage } from '../../../../core/export/review/page.ts';
import { zlibCodec } from '../../../../electron/export/zlib-codec.ts';
import { lacks, tools } from '../../../tools/external.ts';
import { hostileDocument } from '../../../tools/hostile-documents.ts';

const SLOW = 240_000;
const MARK = 'zyxsecret';
const SENTENCE = `The ${MARK} of the lamp room hangs behind the third door.`;
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const note = (identifier: string): FootnoteDefinition => ({
  type: 'footnoteDefinition',
  identifier,
  label: identifier,
  children: [{ type: 'paragraph', children: [{ type: 'text', value: SENTENCE }] }],
});

/** Writes the sentence wherever a reader outside may not look. */
function withSecrets(document: Postmortem): Postmortem {
  const told = (body: Prose): Prose => ({
    ...body,
    children: [
      ...body.children,
      {
        type: 'paragraph',
        children: [
          { type: 'text', value: SENTENCE },
          { type: 'image', url: `media:${MARK}`, alt: SENTENCE },
          {
            type: 'link',
            url: `https://${MARK}.internal/`,
            children: [{ type: 'text', value: MARK }],
          },
        ],
      },
    ],
  });
  const referring = (body: Prose): Prose => ({
    ...body,
    children: [
      ...body.children,
      {
        type: 'paragraph',
        children: [
          { type: 'footnoteReference', identifier: MARK, label: MARK },
          { type: 'footnoteReference', identifier: 'apart', label: 'apart' },
        ],
      },
      note(MARK),
    ],
  });
  const commented = (body: Prose): Prose => ({
    ...body,
    children: [...body.children, { type: 'html', value: `<!-- ${SENTENCE} -->` }],
  });
  // What only internal text refers to may stand anywhere.
  const isReferredTo = [...document.sections, ...document.timeline].some(
    ({ audience }) => audience === 'internal',
  );
  const firstOpen = document.sections.find(({ audience }) => audience === 'everyone');
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      guidance: SENTENCE,
      ...(section.audience === 'internal'
        ? { title: SENTENCE, body: referring(told(section.body)) }
        : {
            body: commented(
              isReferredTo && section === firstOpen
                ? { ...section.body, children: [...section.body.children, note('apart')] }
                : section.body,
            ),
          }),
    })),
    timeline: document.timeline.map((entry) => ({
      ...entry,
      source: SENTENCE,
      body: entry.audience === 'internal' ? referring(told(entry.body)) : commented(entry.body),
    })),
    media: { ...document.media, [MARK]: { type: 'image/png', data: PIXEL, name: `${MARK}.png` } },
    ignored: [{ rule: 'timeline/gap', place: MARK, reason: SENTENCE }],
    comments: commentsOn(document),
    states: [{ state: 'in-review', by: MARK, date: '' }],
    ...{ [`x-${MARK}`]: SENTENCE },
  };
}

/** Something said about every part, by and about what nobody outside may know. */
function commentsOn(document: Postmortem): CommentThread[] {
  const homes = ['sections', 'timeline', 'updates', 'actions'] as const;
  const source = { file: `${MARK}.docx`, format: 'docx', revision: MARK, key: MARK };
  const printed = [{ text: SENTENCE, x: 0, y: 10, width: 90, size: 10 }];
  const drawing = { page: 1, width: 90, height: 12, printed, strokes: ['1,2 3,4'] };
  const unplaced: CommentThread = {
    id: 'unplaced',
    about: { in: 'document', part: '' },
    state: 'open',
    comments: [{ author: MARK, date: '', text: SENTENCE }],
    drawing,
    source,
    also: [source],
    unplaced: SENTENCE,
  };
  const placed = homes.flatMap((home) =>
    document[home].map(({ id }, index): CommentThread => ({
      id: `${home}${index}`,
      about: {
        in: home,
        part: id,
        words: { exact: SENTENCE, prefix: MARK, suffix: MARK, start: index },
      },
      state: 'open',
      comments: [{ author: MARK, date: '', text: SENTENCE }],
      suggestion: { kind: 'words', words: SENTENCE },
      drawing,
      source,
      also: [source],
      settled: { by: MARK, date: '', revision: MARK },
    })),
  );
  return [unplaced, ...placed];
}

type Kind = 'plain' | 'for review' | 'with changes';

/** For review: the words of all comments are gone, or internal. */
function reportFor(document: Postmortem, kind: Kind): Report {
  const options = { audience: 'everyone', zone: '' } as const;
  const plain = buildReport(document, options);
  const reviewed = forReview(plain, document);
  if (kind === 'for review') return reviewed;
  if (kind === 'plain') return plain;
  // All of it was once for everyone.
  const opened = <T extends { audience: string }>(parts: T[]): T[] =>
    parts.map((part) => ({ ...part, audience: 'everyone' }));
  const { sections, timeline } = document;
  const earlier = { ...document, sections: opened(sections), timeline: opened(timeline) };
  return withChangesSince(plain, document, earlier, options);
}

/** Reading files that were written by us: as they are, and without what stands between letters. */
function expectNothingInternal(document: Postmortem, parts: readonly ExportPart[]): void {
  expect(parts.length).toBeGreaterThan(0);
  for (const { name, text } of parts)
    expect(
      text
        .toLowerCase()
        .replace(/[^a-z]+/g, '')
        .includes(MARK),
      name,
    ).toBe(false);
  expect(findLeaks(document, parts).filter(({ place }) => place === null)).toEqual([]);
}

const arbitrary = hostileDocument.map(withSecrets);

describe('an export for everyone', () => {
  const FORMATS = ['docx', 'md', 'html'] as const;
  const KINDS = ['plain', 'for review', 'with changes'] as const;
  it.each(FORMATS.flatMap((format) => KINDS.map((kind) => [format, kind] as const)))(
    'holds no internal byte as %s, %s, for 40 documents',
    async (format, kind) => {
      await fc.assert(
        fc.asyncProperty(arbitrary, async (document) => {
          const whole = reportFor(document, kind);
          const report = dressedForReview(whole, format);
          if (format === 'docx') {
            const lists = [
              timelineCsv(report),
              jiraCsv(report),
              githubCsv(report),
              calendar(report),
            ];
            return expectNothingInternal(document, [
              ...(await unpackExport(await toDocx(report), 'docx', zlibCodec)),
              ...[...lists, dispositionsCsv(forReview(whole, document))].map((text) => ({
                where: '',
                name: 'list',
                text,
              })),
            ]);
          }
          const folder = toMarkdown(report, { folder: 'pictures' });
          const markdown = report.since ? changesMarkdown(report, report.since) : folder.text;
          const bytes = format === 'html' ? reviewPage(report, { as: 'page' }) : markdown;
          const parts = await unpackExport(new TextEncoder().encode(bytes), format, zlibCodec);
          if (format === 'md')
            parts.push(
              ...folder.files.map(({ path, bytes: content }) => ({
                where: '',
                name: path,
                text: `${path}\n${Buffer.from(content).toString('latin1')}`,
              })),
              ...(await unpackExport(
                new TextEncoder().encode(toMarkdown(report, { folder: null }).text),
                'md',
              )),
            );
          expectNothingInternal(document, parts);
        }),
        { numRuns: 40 },
      );
    },
    SLOW,
  );

  it.skipIf(lacks('chromium'))(
    'holds no internal byte as PDF, for 10 documents',
    async () => {
      const [executablePath] = tools('chromium');
      const browser = await chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-background-networking'],
      });
      try {
        const page = await browser.newPage();
        await fc.assert(
          fc.asyncProperty(arbitrary, async (document) => {
            const report = dressedForReview(reportFor(document, 'for review'), 'pdf');
            const print = async (html: string): Promise<Uint8Array> => {
              await page.setContent(html);
              return new Uint8Array(
                await page.pdf({
                  tagged: true,
                  outline: true,
                  preferCSSPageSize: true,
                  printBackground: true,
                }),
              );
            };
            expectNothingInternal(
              document,
              await unpackExport(
                await toPdf(report, { print, codec: zlibCodec }),
                'pdf',
                zlibCodec,
              ),
            );
          }),
          { numRuns: 10 },
        );
      } finally {
        await browser.close();
      }
    },
    SLOW,
  );
});

describe('unpackExport', () => {
  it.each(['docx', 'md', 'html'] as const)(
    'finds the sentence in %s where readers inside have it, so that the above can fail',
    async (format: UnpackedFormat) => {
      const document = withSecrets({
        ...fc.sample(hostileDocument, { numRuns: 1, seed: 7 })[0]!,
        sections: [
          {
            id: 'inside',
            kind: 'custom',
            title: '',
            audience: 'internal',
            required: true,
            guidance: '',
            body: { type: 'root', children: [] },
          },
        ],
      });
      const report = buildReport(document, { audience: 'internal', zone: '' });
      const bytes =
        format === 'docx'
          ? await toDocx(report)
          : new TextEncoder().encode(
              format === 'md' ? toMarkdown(report, { folder: null }).text : toHtml(report),
            );
      expect((await unpackExport(bytes, format)).some(({ text }) => text.includes(SENTENCE))).toBe(
        true,
      );
      expect(
        findLeaks(document, await unpackExport(bytes, format)).some(
          ({ kind, place }) => kind === 'sentence' && place === null,
        ),
      ).toBe(true);
    },
  );
});
