/** Comments in the files that go out for review: at their words, and nowhere else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quotedAt } from '../../../../core/comments/anchor.ts';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { CommentHome, CommentThread } from '../../../../core/document/comments.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { toPdf } from '../../../../core/export/pdf/write.ts';
import { plainOf } from '../../../../core/export/markup/tree.ts';
import { dispositionsCsv } from '../../../../core/export/review/dispositions.ts';
import { dressedForReview } from '../../../../core/export/review/in-text.ts';
import { forReview } from '../../../../core/export/review/outgoing.ts';
import { reviewPage } from '../../../../core/export/review/page.ts';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { pdfLibrary } from '../../../../core/files/pdf-library.ts';
import { readOwnMarkdown } from '../../../../core/markdown/read.ts';
import { toMarkdownText } from '../../../../core/markdown/write.ts';
import { plainText } from '../../../../core/prose/text.ts';
import { buildReport, type Report } from '../../../../core/report/report.ts';
import { lacks, tools } from '../../../tools/external.ts';
import { withPrinter } from '../../../tools/print.ts';
import { rcaDocument, sampleDocument } from '../../../tools/samples.ts';
import { schemaErrors } from '../docx/validate.ts';

const SLOW = 240_000;
const AUTHOR = 'Ann Berg';
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-review-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LISTS = ['sections', 'timeline', 'updates', 'actions'] as const;

/** A thread on three words of every part that has as many in a line; all of them are different. */
function commented(document: Postmortem): Postmortem {
  const comments = LISTS.flatMap((list) =>
    document[list].flatMap((part: { id: string; body: Postmortem['sections'][0]['body'] }) => {
      const text = plainText(part.body);
      const found = /\S+ \S+ \S+/.exec(text.slice(Math.floor(text.length / 3)));
      if (!found) return [];
      const start = text.indexOf(found[0], Math.floor(text.length / 3));
      return [on(list, part.id, quotedAt(text, { start, end: start + found[0].length }))];
    }),
  );
  return { ...document, comments };
}

let count = 0;
function on(
  home: CommentHome,
  part: string,
  words?: CommentThread['about']['words'],
  more: Partial<CommentThread> = {},
): CommentThread {
  const remark = { author: AUTHOR, date: '2026-03-06T09:00:00Z', text: `Remark ${++count}` };
  return {
    id: `thread${count}`,
    about: { in: home, part, words },
    state: 'open',
    comments: [remark],
    ...more,
  };
}

function reviewed(document: Postmortem, audience: 'everyone' | 'internal' = 'internal'): Report {
  return forReview(buildReport(document, { audience, zone: '' }), document);
}

/** The words between the marks of each range, by the text of its comment. */
function commentedWords(file: Uint8Array): Map<string, string> {
  const parts = unzipSync(file);
  const body = strFromU8(parts['word/document.xml']!);
  const comments = strFromU8(parts['word/comments.xml']!);
  return new Map(
    [...comments.matchAll(/<w:comment w:id="(\d+)".*?<\/w:comment>/gs)].map(([whole, id]) => {
      const [start, end] = [
        `<w:commentRangeStart w:id="${id}"/>`,
        `<w:commentRangeEnd w:id="${id}"/>`,
      ];
      const range = body.slice(body.indexOf(start), body.indexOf(end));
      return [textOf(whole), textOf(range)];
    }),
  );
}

function textOf(xml: string): string {
  return (
    [...xml.matchAll(/<w:(?:t|delText)(?: [^<>]*)?>([^<]*)</g)]
      .map(([, text]) => plainOf(text!))
      .join('')
      // Days and amounts are held together by spaces that no line ends at.
      .replaceAll('\u00a0', ' ')
  );
}

describe('an export for review', () => {
  it('has each comment at its words in a valid Word file, with the same bytes on every run', async () => {
    for (const document of [commented(sampleDocument()), commented(rcaDocument())]) {
      const report = dressedForReview(reviewed(document), 'docx');
      const file = await toDocx(report);
      expect(Buffer.from(file).equals(await toDocx(report))).toBe(true);
      const found = commentedWords(file);
      expect(found.size).toBe(document.comments!.length);
      expect(found.size).toBeGreaterThan(15);
      for (const { comments, about } of document.comments!)
        expect(found.get(comments[0]!.text)).toBe(about.words!.exact);
      const path = join(folder, 'comments.docx');
      writeFileSync(path, file);
      expect(await schemaErrors(path)).toEqual([]);
    }
  });

  it('keeps replies, states, dates that are none, and suggestions as tracked changes', async () => {
    const document = sampleDocument();
    const [section] = document.sections;
    const text = plainText(section!.body);
    const quoted = quotedAt(text, { start: 0, end: 7 });
    const report = reviewed({
      ...document,
      comments: [
        on('sections', section!.id, quoted, {
          comments: [
            { author: AUTHOR, date: '', text: 'No date' },
            { author: '', date: '2026-03-07T09:00:00Z', text: 'An answer\nin two lines' },
          ],
          state: 'resolved',
        }),
        on('sections', section!.id, quotedAt(text, { start: 8, end: 13 }), {
          comments: [{ author: 'Legal', date: '2026-03-08T09:00:00Z', text: '' }],
          suggestion: { kind: 'words', words: 'in other words' },
        }),
        on('actions', document.actions[0]!.id),
        on('document', ''),
      ],
    });
    const file = await toDocx(dressedForReview(report, 'docx'));
    const parts = unzipSync(file);
    const part = (name: string): string => strFromU8(parts[`word/${name}.xml`]!);
    expect(part('comments').match(/<w:comment /g)).toHaveLength(4);
    expect(part('comments')).not.toContain('1970');
    expect(part('commentsExtended')).toMatch(/w15:done="1"/);
    expect(part('commentsExtended').match(/w15:paraIdParent=/g)).toHaveLength(1);
    expect(part('people')).toContain('w15:author="Ann Berg"');
    expect(part('settings')).toContain('<w:trackRevisions/>');
    expect(part('document')).toMatch(
      /<w:del [^<>]*w:author="Legal" w:date="2026-03-08T09:00:00Z"[^<>]*>/,
    );
    expect(part('document')).toMatch(
      /<w:ins [^<>]*w:author="Legal"[^<>]*><w:r>(?:(?!<\/w:ins>).)*in other words/s,
    );
    const path = join(folder, 'kinds.docx');
    writeFileSync(path, file);
    expect(await schemaErrors(path)).toEqual([]);
  });

  it('never proposes other words for a heading in place of words that the text does not show', async () => {
    const [section] = sampleDocument().sections;
    const image = { type: 'image', url: 'https://no.invalid/a.png', alt: 'A graph' } as const;
    const document = {
      ...sampleDocument(),
      media: { graph: { type: 'image/png', data: PIXEL, name: 'graph.png' } },
      sections: [
        {
          ...section!,
          body: {
            type: 'root' as const,
            children: [
              { type: 'paragraph' as const, children: [{ ...image, url: 'media:graph' }] },
            ],
          },
        },
      ],
    };
    const words = quotedAt('A graph', { start: 2, end: 7 });
    const suggestion = { kind: 'words' as const, words: 'picture' };
    const report = reviewed({
      ...document,
      comments: [on('sections', section!.id, words, { suggestion })],
    });
    const parts = unzipSync(await toDocx(dressedForReview(report, 'docx')));
    expect(strFromU8(parts['word/document.xml']!)).not.toMatch(/<w:(?:ins|del) /);
    expect(textOf(strFromU8(parts['word/comments.xml']!))).toContain(
      'On “graph”:Suggestion: “picture” for “graph”',
    );
  });

  it.skipIf(lacks('chromium'))(
    'has each comment as a highlight of its words in the PDF',
    async () => {
      const [chromium] = tools('chromium');
      const document = commented(sampleDocument());
      const report = dressedForReview(reviewed(document), 'pdf');
      const bytes = await withPrinter(chromium, (print) => toPdf(report, { print }));
      const { getDocument } = await pdfLibrary();
      const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
      const found = new Map<string, string>();
      for (let number = 1; number <= pdf.numPages; number++) {
        const annotations = await (await pdf.getPage(number)).getAnnotations();
        for (const one of annotations as {
          subtype: string;
          url?: string;
          contentsObj: { str: string };
          overlaidText?: string;
          titleObj: { str: string };
        }[]) {
          expect(one.url ?? '').not.toContain('remark.invalid');
          if (one.subtype !== 'Highlight') continue;
          expect(one.titleObj.str).toBe(AUTHOR);
          found.set(one.contentsObj.str, one.overlaidText ?? '');
        }
      }
      expect(found.size).toBe(document.comments!.length);
      const squeezed = (text: string): string => text.replace(/\s+/g, '');
      for (const { comments, about } of document.comments!)
        expect(squeezed(found.get(comments[0]!.text)!)).toBe(squeezed(about.words!.exact));
    },
    SLOW,
  );

  it('opens again from Markdown as the same document, without the comments', () => {
    const document = commented(sampleDocument());
    const report = reviewed(document);
    const text = toMarkdownText(dressedForReview(report, 'md'));
    for (const { comments } of document.comments!) expect(text).toContain(comments[0]!.text);
    const back = readOwnMarkdown(text, sequentialIds('r'), new Map());
    expect(toCanonicalJson(back)).toBe(toCanonicalJson(report.source));
  });

  it('marks the words in the page, and numbers the comments as the list at its end does', () => {
    const document = commented(sampleDocument());
    const html = reviewPage(dressedForReview(reviewed(document), 'html'), { as: 'page' });
    const numbers = [...html.matchAll(/class="remark-number">\[(\d+)\]/g)].map(([, n]) =>
      Number(n),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(
      document.comments!.map((_, index) => index + 1),
    );
  });

  it('tells who said what and what became of it', () => {
    const document = sampleDocument();
    const report = reviewed({
      ...document,
      comments: [
        on('document', '', undefined, {
          comments: [
            { author: 'Legal', date: '2026-03-06T09:00:00Z', text: '=1+1' },
            { author: 'Me', date: '2026-03-07T09:00:00Z', text: 'Done.' },
          ],
          state: 'resolved',
          settled: { by: 'Me', date: '2026-03-07T09:00:00Z', revision: '4' },
        }),
      ],
    });
    expect(dispositionsCsv(report)).toBe(
      'Where,Comment,Reviewer,Date,Answer,State,Done in version\r\nThe whole report,"\'=1+1",Legal,2026-03-06,Me: Done.,"resolved, Me",4\r\n',
    );
  });

  it('leaves out, for everyone, what is on an internal part or on words that are gone', () => {
    const document = sampleDocument();
    const [open, closed] = document.sections;
    const report = reviewed(
      {
        ...document,
        sections: document.sections.map((one) => ({
          ...one,
          audience: one === closed ? 'internal' : 'everyone',
        })),
        comments: [
          on('sections', open!.id),
          on('sections', closed!.id),
          on('sections', open!.id, {
            exact: 'the bluebird ledger',
            prefix: '',
            suffix: '',
            start: 0,
          }),
          on('document', '', undefined, { unplaced: 'page 4, beside “the bluebird ledger”' }),
        ],
      },
      'everyone',
    );
    expect(report.review!.map(({ thread }) => thread.about.part)).toEqual([open!.id]);
  });
});
