/** Reviews as Word, LibreOffice and Google Docs write them into a Word file. */
import { describe, expect, it } from 'vitest';
import type { CommentThread } from '../../../core/document/comments.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { plainText } from '../../../core/prose/text.ts';
import { bringIn } from '../../../core/review/bring-in.ts';
import { readReviewedDocx } from '../../../core/review/docx/read.ts';
import { acceptAll } from '../../../core/review/settle.ts';
import type { Change } from '../../../core/revision/change.ts';
import {
  commented,
  commentParts,
  deleted,
  inParagraph,
  inRun,
  inserted,
  inTableRow,
  newIds,
  plainRun,
  printerReport,
  rangeEnd,
  rangeStart,
  reviewedDocx,
  W,
  W15,
  type MadeComment,
} from './reviewed.ts';
import { rcaDocument, sampleDocument } from '../../tools/samples.ts';

const REPORT = printerReport();
type Edit = (xml: string) => string;

async function read(edit: Edit, comments: readonly MadeComment[] = [], more = {}) {
  const parts = { ...(comments.length > 0 ? commentParts(comments) : {}), ...more };
  const bytes = await reviewedDocx(REPORT, edit, parts);
  const ids = newIds();
  const review = readReviewedDocx({ name: 'reviewed.docx', bytes }, REPORT, { newId: ids });
  const { document, added } = bringIn(REPORT, [review], ids);
  return { review, document, threads: added };
}

/** What a thread is about, and what it says, in a line. */
function told({ about, comments, suggestion, state, unplaced }: CommentThread): string {
  const place = unplaced ? `nowhere (${unplaced})` : `${about.in} ${about.part}`.trim();
  const words = about.words ? ` “${about.words.exact}”` : '';
  const change = suggestion?.kind === 'change' ? (suggestion.change as Change) : null;
  const key = change?.kind === 'value' ? ` ${change.key}` : '';
  const changed = change ? ` ${change.kind}${key}` : '';
  const proposed = suggestion?.kind === 'words' ? ` → “${suggestion.words}”` : changed;
  const said = comments.map(({ author, text }) => `${author}: ${text}`.trim()).join(' / ');
  return `${place}${words}${proposed} [${said}]${state === 'open' ? '' : ` ${state}`}`;
}

function accepted(document: Postmortem): { document: Postmortem; left: string[] } {
  const ids = (document.comments ?? []).filter(({ suggestion }) => suggestion).map(({ id }) => id);
  return acceptAll(document, ids, { by: 'Author', date: '2026-03-07T09:00:00Z' });
}

const textOf = (document: Postmortem, id: string): string =>
  plainText(document.sections.find((section) => section.id === id)!.body);

const MARK = (name: string, author = 'Rhea'): string =>
  `<w:${name} w:id="77" w:author="${author}" w:date="2026-03-06T10:00:00Z"/>`;
const markOf = (paragraph: string, mark: string): string =>
  paragraph.includes('<w:pPr>')
    ? paragraph.replace('</w:pPr>', `<w:rPr>${mark}</w:rPr></w:pPr>`)
    : paragraph.replace('<w:p>', `<w:p><w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`);
const allDeleted = (paragraph: string): string =>
  paragraph.replace(
    /<w:r>((?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?)<w:t([^>]*)>([^<]*)<\/w:t><\/w:r>/g,
    '<w:del w:id="9" w:author="Rhea" w:date="2026-03-06T10:00:00Z"><w:r>$1<w:delText$2>$3</w:delText></w:r></w:del>',
  );

describe('what nobody changed', () => {
  it('brings in nothing', async () => {
    const { review, document } = await read((xml) => xml);
    expect(review.remarks).toEqual([]);
    expect(review.warnings).toEqual([]);
    expect(document).toBe(REPORT);
  });

  it.each([
    ['the sample', sampleDocument()],
    ['an RCA', rcaDocument()],
  ])('nor with pictures and a track: %s', async (_name, document) => {
    const bytes = await reviewedDocx(document, (xml) => xml, {});
    const ids = newIds();
    const read = readReviewedDocx({ name: 'back.docx', bytes }, document, { newId: ids });
    expect(read.remarks).toEqual([]);
    const without = await reviewedDocx(
      document,
      (xml) => xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, ''),
      {},
    );
    const lost = readReviewedDocx({ name: 'back.docx', bytes: without }, document, { newId: ids });
    expect(lost.remarks).toEqual([]);
  });

  it.each([
    ['the sample', sampleDocument()],
    ['an RCA', rcaDocument()],
  ])('nor where an old format dropped what its pictures show: %s', async (_name, document) => {
    const bytes = await reviewedDocx(document, (xml) => xml.replace(/descr="[^"]*"/g, 'descr=""'));
    const read = readReviewedDocx({ name: 'back.docx', bytes }, document, { newId: newIds() });
    expect(read.remarks).toEqual([]);
  });

  it('nor does a file whose hidden bookmarks are lost', async () => {
    const { review } = await read((xml) => xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, ''));
    expect(review.remarks).toEqual([]);
  });

  it('nor one of which only a part is left', async () => {
    const { review } = await read((xml) => {
      const start = xml.indexOf('<w:p>', xml.indexOf('Nobody outside was told'));
      const end = xml.lastIndexOf('<w:sectPr');
      return xml.slice(0, start) + xml.slice(end);
    });
    expect(review.remarks).toEqual([]);
    expect(review.warnings).toHaveLength(1);
  });
});

describe('comments', () => {
  it.each<[string, Edit, MadeComment[], string[]]>([
    [
      'on words, with answers and resolved',
      (xml) => inRun(xml, 'a mailbox', () => commented(5, 'a mailbox')),
      [
        { id: 5, text: 'Which one?', done: true },
        { id: 6, text: 'The old one.', author: 'Bo', parent: 5 },
        { id: 7, text: 'Thanks.', parent: 6 },
      ],
      ['sections cause “a mailbox” [Rhea: Which one? / Bo: The old one. / Rhea: Thanks.] resolved'],
    ],
    [
      'over several paragraphs',
      (xml) =>
        inRun(
          inRun(
            xml,
            'left a day late',
            (props) => rangeStart(1) + `<w:r>${props}<w:t>left a day late</w:t></w:r>`,
          ),
          'printed by hand',
          () => plainRun('printed by hand') + rangeEnd(1),
        ),
      [{ id: 1, text: 'Say it shorter.' }],
      [
        'sections sum “left a day late. Nobody outside was told before noon.\nHall A printed by hand” [Rhea: Say it shorter.]',
      ],
    ],
    [
      'over rows of the timeline',
      (xml) =>
        inRun(
          inRun(xml, 'Hall A reports', () => rangeStart(1) + plainRun('Hall A reports')),
          'is ordered',
          () => plainRun('is ordered') + rangeEnd(1),
        ),
      [{ id: 1, text: 'Too long between these.' }],
      ['timeline e2 “Hall A reports empty printers.” [Rhea: Too long between these.]'],
    ],
    [
      'on a time, a heading and the title',
      (xml) =>
        [
          ['10:30', 1],
          ['Root cause', 2],
          ['Label printers stood still', 3],
        ].reduce(
          (now, [text, id]) =>
            inParagraph(now, `>${text}</w:t></w:r><w:bookmarkEnd`, (paragraph) =>
              paragraph
                .replace(/(<w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t)/, `${rangeStart(id as number)}$1`)
                .replace('</w:p>', `${rangeEnd(id as number)}</w:p>`),
            ),
          xml,
        ),
      [
        { id: 1, text: 'Sure?' },
        { id: 2, text: 'And the second?' },
        { id: 3, text: 'Good.' },
      ],
      [
        'timeline e3 [Rhea: Sure?]',
        'sections cause [Rhea: And the second?]',
        'document [Rhea: Good.]',
      ],
    ],
    [
      'with a sign alone: about its paragraph',
      (xml) =>
        inRun(
          xml,
          ' expired.',
          () => `<w:r><w:commentReference w:id="4"/></w:r>${plainRun(' expired.')}`,
        ),
      [{ id: 4, text: 'When?' }],
      ['sections cause “A certificate of the print server expired.” [Rhea: When?]'],
    ],
    [
      'on words that the reviewer put in: about their paragraph',
      (xml) =>
        inRun(
          xml,
          'told before noon',
          () =>
            `${plainRun('told ')}${rangeStart(2)}${inserted('much ')}${rangeEnd(2)}${plainRun('before noon')}`,
        ),
      [{ id: 2, text: 'Is this so?' }],
      [
        'sections sum “About three hundred parcels left a day late. Nobody outside was told before noon.” [Rhea: Is this so?]',
        'sections sum “” → “much ” [Rhea:]',
      ],
    ],
    [
      'without author, text and a date that is one',
      (xml) => inRun(xml, 'a mailbox', () => commented(5, 'a mailbox')),
      [{ id: 5, text: '', author: '', date: '0-00-00T00:00:00Z' }],
      ['sections cause “a mailbox” [:]'],
    ],
    [
      'that stand nowhere in the text',
      (xml) => xml,
      [{ id: 5, text: 'Lost its place.' }],
      ['nowhere (in the text) [Rhea: Lost its place.]'],
    ],
  ])('%s', async (_what, edit, comments, expected) => {
    const { threads } = await read(edit, comments);
    expect(threads.map(told).sort()).toEqual([...expected].sort());
  });

  it('LibreOffice says no longer which answers which: those on the same words are one thread', async () => {
    const bytes = await read(
      (xml) =>
        inRun(
          xml,
          'a mailbox',
          () =>
            `${rangeStart(1)}${rangeStart(2)}${plainRun('a mailbox')}${rangeEnd(1)}${rangeEnd(2)}`,
        ),
      [
        { id: 1, text: 'Which?' },
        { id: 2, text: 'The old one.', author: 'Bo' },
      ],
      { 'word/commentsExtended.xml': `<w15:commentsEx ${W15}/>` },
    );
    expect(bytes.threads.map(told)).toEqual([
      'sections cause “a mailbox” [Rhea: Which? / Bo: The old one.]',
    ]);
  });

  it('as LibreOffice puts an answer: a sign right behind the other, whichever it names first', async () => {
    const { threads } = await read(
      (xml) =>
        inRun(
          xml,
          'a mailbox that',
          () =>
            `${commented(1, 'a mailbox')}<w:r><w:commentReference w:id="2"/></w:r>${rangeStart(4)}${rangeStart(3)}${plainRun(' that')}${rangeEnd(4)}${rangeEnd(3)}`,
        ),
      [
        { id: 1, text: 'Which?' },
        { id: 2, text: 'The old one.', author: 'Bo' },
        { id: 3, text: 'Not “that”.', date: '2026-03-06T09:00:00Z' },
        { id: 4, text: 'Why not?', author: 'Bo', date: '2026-03-06T11:00:00Z' },
      ],
      { 'word/commentsExtended.xml': `<w15:commentsEx ${W15}/>` },
    );
    expect(threads.map(({ comments }) => comments.map(({ text }) => text))).toEqual([
      ['Which?', 'The old one.'],
      ['Not “that”.', 'Why not?'],
    ]);
  });

  it('what LibreOffice says of a tracked comment, in a file that was a .doc, nobody said', async () => {
    const sign = '<w:r><w:commentReference w:id="2"/></w:r>';
    const note = { id: 2, text: 'Comment added', author: 'Unknown Author' };
    const among = `${rangeStart(1)}${plainRun('a mail')}${sign}${plainRun('box')}${rangeEnd(1)}`;
    const alone = `${plainRun('a mail')}${sign}${plainRun('box')}`;
    const both = await read(
      (xml) => inRun(xml, 'a mailbox', () => among),
      [{ id: 1, text: 'Which?' }, note],
    );
    expect(both.threads.map(told)).toEqual(['sections cause “a mailbox” [Rhea: Which?]']);
    const said = await read((xml) => inRun(xml, 'a mailbox', () => alone), [note]);
    expect(said.threads.map(({ comments }) => comments[0]!.text)).toEqual(['Comment added']);
  });

  it('that answer one another in a circle, or in a long row, are read all the same', async () => {
    const circle = [
      { id: 1, text: 'One.', parent: 2 },
      { id: 2, text: 'Two.', parent: 1 },
    ];
    const row = Array.from({ length: 5_000 }, (_, at) => ({
      id: 5_010 - at,
      text: `${at}`,
      ...(at < 4_999 && { parent: 5_009 - at }),
    }));
    const { threads } = await read((xml) => xml, [...circle, ...row]);
    expect(threads.map(({ comments }) => comments.length)).toEqual([2, 5_000]);
  });

  it('dates in UTC are those of the part that has them', async () => {
    const ids = `<w16cid:commentsIds xmlns:w16cid="urn:a"><w16cid:commentId w16cid:paraId="0000A005" w16cid:durableId="1B2C"/></w16cid:commentsIds>`;
    const extensible = `<w16cex:commentsExtensible xmlns:w16cex="urn:b"><w16cex:commentExtensible w16cex:durableId="1B2C" w16cex:dateUtc="2026-03-06T09:00:00Z"/></w16cex:commentsExtensible>`;
    const { threads } = await read(
      (xml) => inRun(xml, 'a mailbox', () => commented(5, 'a mailbox')),
      [{ id: 5, text: 'Which?' }],
      { 'word/commentsIds.xml': ids, 'word/commentsExtensible.xml': extensible },
    );
    expect(threads[0]!.comments[0]!.date).toBe('2026-03-06T09:00:00Z');
  });

  it('as Google Docs writes them: no part but the comments, and its own bookmarks', async () => {
    const { threads } = await read(
      (xml) =>
        inRun(
          xml.replace(/w:name="_pm_[^"]*"/g, (_, at: number) => `w:name="id.${at}"`),
          'a mailbox',
          () => commented(0, 'a mailbox'),
        ),
      [],
      {
        'word/comments.xml': `<w:comments ${W}><w:comment w:id="0" w:author="Gus" w:date="2026-03-06T10:00:00Z"><w:p><w:r><w:t>Which?</w:t></w:r></w:p></w:comment></w:comments>`,
      },
    );
    expect(threads.map(told)).toEqual(['sections cause “a mailbox” [Gus: Which?]']);
  });
});

describe('tracked changes', () => {
  it.each<[string, Edit, string[], (text: Postmortem) => string, string]>([
    [
      'a word for another',
      (xml) =>
        inRun(
          xml,
          'two of five',
          () => `${deleted('two')}${inserted('three')}${plainRun(' of five')}`,
        ),
      ['sections sum “two” → “three” [Rhea:]'],
      (now) => textOf(now, 'sum').split('\n')[0]!,
      'Between 09:40 and 11:05 no labels were printed in three of five halls.',
    ],
    [
      'words of two reviewers in one sentence',
      (xml) =>
        inRun(
          xml,
          'two of five',
          () =>
            `${deleted('two')}${inserted('three')}${plainRun(' of ')}${deleted('five', 'Bo', 3)}${inserted('six', 'Bo', 4)}`,
        ),
      ['sections sum “two” → “three” [Rhea:]', 'sections sum “five” → “six” [Bo:]'],
      (now) => textOf(now, 'sum').split('\n')[0]!,
      'Between 09:40 and 11:05 no labels were printed in three of six halls.',
    ],
    [
      'moved words',
      (xml) =>
        inRun(
          xml,
          'Nobody outside was told before noon.',
          () =>
            `<w:moveFrom w:id="1" w:author="Rhea" w:date="2026-03-06T10:00:00Z"><w:r><w:t>Nobody outside was told before noon.</w:t></w:r></w:moveFrom>`,
        ).replace('<w:t xml:space="preserve">About ', '<w:t xml:space="preserve">About '),
      ['sections sum “Nobody outside was told before noon.” → “” [Rhea:]'],
      (now) => textOf(now, 'sum').split('\n')[1]!,
      'About three hundred parcels left a day late. ',
    ],
    [
      'a paragraph that went with its end',
      (xml) => inParagraph(xml, 'The reminder went', (one) => markOf(allDeleted(one), MARK('del'))),
      [
        'sections cause “The reminder went to a mailbox that nobody reads since the move.\n” → “” [Rhea:]',
      ],
      (now) => textOf(now, 'cause').split('\n').slice(0, 2).join('|'),
      'A certificate of the print server expired.|Host',
    ],
    [
      'a new paragraph',
      (xml) =>
        inParagraph(
          xml,
          'A certificate of',
          (one) =>
            `${one}<w:p><w:pPr><w:rPr>${MARK('ins')}</w:rPr></w:pPr>${inserted('It was five years old.')}</w:p>`,
        ),
      ['sections cause “” → “It was five years old.\n” [Rhea:]'],
      (now) => textOf(now, 'cause').split('\n').slice(0, 3).join('|'),
      'A certificate of the print server expired.|It was five years old.|The reminder went to a mailbox that nobody reads since the move.',
    ],
    [
      'a paragraph that was divided',
      (xml) =>
        inParagraph(xml, 'Nobody outside', (one) => {
          const at = one.indexOf(' Nobody outside');
          const open = one.slice(0, at);
          return `${markOf(`${open}</w:t></w:r></w:p>`, MARK('ins'))}<w:p><w:r><w:t xml:space="preserve">${one.slice(at).replace(/<w:bookmarkEnd[^>]*>/, '')}`;
        }),
      ['sections sum “” → “\n” [Rhea:]'],
      (now) => textOf(now, 'sum').split('\n').slice(1, 3).join('|'),
      'About three hundred parcels left a day late.| Nobody outside was told before noon.',
    ],
    [
      'two paragraphs that were joined',
      (xml) => inParagraph(xml, 'Between 09:40', (one) => markOf(one, MARK('del'))),
      ['sections sum “\n” → “” [Rhea:]'],
      (now) => textOf(now, 'sum').split('\n')[0]!,
      'Between 09:40 and 11:05 no labels were printed in two of five halls.About three hundred parcels left a day late. Nobody outside was told before noon.',
    ],
    [
      'a row that went',
      (xml) =>
        inTableRow(xml, 'Read the mailbox', (row) =>
          row
            .replace('<w:tr>', `<w:tr><w:trPr>${MARK('del')}</w:trPr>`)
            .replace(/<\/w:trPr><w:trPr>/, ''),
        ),
      ['actions a2 removed [Rhea:]'],
      (now) => now.actions.map(({ id }) => id).join(),
      'a1',
    ],
    [
      'a new row',
      (xml) =>
        inTableRow(xml, 'A new certificate', (row) => {
          const fresh = row
            .replace(/<w:bookmark(?:Start|End)[^>]*>/g, '')
            .replace('A new certificate is ordered.', 'Hall B reports it too.')
            .replace('10:30', '10:42')
            .replace(
              /<w:r>.*?<\/w:r>/g,
              (run) =>
                `<w:ins w:id="3" w:author="Rhea" w:date="2026-03-06T10:00:00Z">${run}</w:ins>`,
            );
          return row + fresh.replace('<w:tr>', `<w:tr><w:trPr>${MARK('ins')}</w:trPr>`);
        }),
      ['timeline e3 added [Rhea:]'],
      (now) =>
        now.timeline
          .map(({ at, body }) => `${at?.instant?.slice(11, 16)} ${plainText(body)}`)
          .join('|'),
      '08:40 The certificate expires.|08:52 Hall A reports empty printers.|09:30 A new certificate is ordered.|09:42 Hall B reports it too.|10:05 All halls print again.',
    ],
  ])('%s', async (_what, edit, expected, shown, after) => {
    const { document, threads } = await read(edit);
    expect(threads.map(told)).toEqual(expected);
    const { document: now, left } = accepted(document);
    expect(left).toEqual([]);
    expect(shown(now)).toBe(after);
    expect(now.comments!.every(({ state }) => state === 'accepted')).toBe(true);
  });

  it('a paragraph that moved, as Word marks both places', async () => {
    const WORDS = 'The reminder went to a mailbox that nobody reads since the move.';
    const range = (name: string, id: number): string =>
      `<w:${name}RangeStart w:id="${id}" w:author="Rhea" w:name="move1"/>`;
    const there =
      `<w:p><w:pPr><w:rPr>${MARK('moveTo')}</w:rPr></w:pPr>${range('moveTo', 21)}` +
      `<w:moveTo w:id="22" w:author="Rhea">${plainRun(WORDS)}</w:moveTo></w:p><w:moveToRangeEnd w:id="21"/>`;
    const { document, review } = await read((xml) =>
      inParagraph(
        inParagraph(xml, 'The reminder went', (one) =>
          markOf(
            allDeleted(one)
              .replaceAll(/<(\/?)w:del(?=[ >])/g, '<$1w:moveFrom')
              .replaceAll('delText', 't')
              .replace('<w:moveFrom', `${range('moveFrom', 23)}<w:moveFrom`),
            MARK('moveFrom'),
          ),
        ),
        'A certificate of',
        (one) => there + one,
      ),
    );
    const { document: now, left } = accepted(document);
    expect(left).toEqual([]);
    expect(review.formatting).toBe(0);
    expect(textOf(now, 'cause').split('\n').slice(0, 3)).toEqual([
      WORDS,
      'A certificate of the print server expired.',
      'Host',
    ]);
  });

  it('what one put in and another took out was never there', async () => {
    const { threads } = await read((xml) =>
      inRun(
        xml,
        ' expired.',
        () =>
          `<w:ins w:id="1" w:author="Rhea" w:date=""><w:del w:id="2" w:author="Bo" w:date=""><w:r><w:delText> suddenly</w:delText></w:r></w:del></w:ins>${plainRun(' expired.')}`,
      ),
    );
    expect(threads).toEqual([]);
  });

  it('changes of form are counted', async () => {
    const { review } = await read((xml) =>
      inRun(
        inParagraph(xml, 'The reminder went', (one) =>
          one.replace(
            '<w:p>',
            '<w:p><w:pPr><w:pPrChange w:id="1" w:author="Rhea"><w:pPr/></w:pPrChange></w:pPr>',
          ),
        ),
        ' expired.',
        () =>
          '<w:r><w:rPr><w:b/><w:rPrChange w:id="2" w:author="Rhea"><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve"> expired.</w:t></w:r>',
      ),
    );
    expect(review.remarks).toEqual([]);
    expect(review.formatting).toBe(2);
  });
});

describe('tracked changes of which a part was accepted before the file was saved', () => {
  const PART = 'in two of five halls';
  it.each<[string, string]>([
    ['the new word', `in ${deleted('two')}three of five halls`],
    ['what went', `in ${inserted('three')} of five halls`],
  ])('%s', async (_what, runs) => {
    const parts = runs.split(/(<w:(?:ins|del) .*?<\/w:(?:ins|del)>)/);
    const written = parts.map((part) => (part.startsWith('<') ? part : plainRun(part))).join('');
    const { document } = await read((xml) => inRun(xml, PART, () => written));
    const { document: now, left } = accepted(document);
    expect(left).toEqual([]);
    expect(textOf(now, 'sum')).toContain('printed in three of five halls.');
  });

  it('what is gone from a paragraph that was taken out is no change of its own', async () => {
    const { threads } = await read((xml) =>
      inParagraph(xml, 'The reminder went', (one) =>
        markOf(allDeleted(one.replace('a mailbox that ', '')), MARK('del')),
      ),
    );
    expect(threads.map(told)).toEqual([
      'sections cause “The reminder went to a mailbox that nobody reads since the move.\n” → “” [Rhea:]',
    ]);
  });
});

describe('changes that were not tracked', () => {
  it.each<[string, Edit, string[]]>([
    [
      'words',
      (xml) => xml.replace('Nobody outside was', 'Nobody at all was'),
      ['sections sum “outside” → “at all” [:]'],
    ],
    [
      'a paragraph that went',
      (xml) => inParagraph(xml, 'The reminder went', () => ''),
      [
        'sections cause “\nThe reminder went to a mailbox that nobody reads since the move.” → “” [:]',
      ],
    ],
    [
      'one whose bookmark went to the next',
      (xml) => {
        let mark = '';
        const without = inParagraph(xml, 'A certificate of', (one) => {
          mark = /<w:bookmarkStart[^>]*>/.exec(one)![0] + /<w:bookmarkEnd[^>]*>/.exec(one)![0];
          return '';
        });
        return inParagraph(without, 'The reminder went', (one) =>
          one.replace('<w:bookmarkStart', `${mark}<w:bookmarkStart`),
        );
      },
      ['sections cause “A certificate of the print server expired.\n” → “” [:]'],
    ],
    [
      'a new paragraph below a heading, and one at the end of a section',
      (xml) =>
        inParagraph(
          inParagraph(
            xml,
            '>Root cause</w:t></w:r><w:bookmarkEnd',
            (one) => `${one}<w:p>${plainRun('In short: nobody looked.')}</w:p>`,
          ),
          'Agreed on 4 March',
          (one) => `${one}<w:p>${plainRun('More will follow.')}</w:p>`,
        ),
      [
        'sections cause “” → “In short: nobody looked.\n” [:]',
        'sections act “” → “\nMore will follow.” [:]',
      ],
    ],
    [
      'rows that went, of the timeline and of a table in the text',
      (xml) =>
        inTableRow(
          inTableRow(xml, 'A new certificate', () => ''),
          'print-01',
          () => '',
        ),
      ['sections cause blocks [:]', 'timeline e3 removed [:]'],
    ],
    [
      'a row of which nothing is left, as a .doc keeps one that went',
      (xml) =>
        inTableRow(xml, 'A new certificate', (row) =>
          row.replace(/<w:t(?: [^>]*)?>[^<]*<\/w:t>/g, '<w:t></w:t>'),
        ),
      ['timeline e3 removed [:]'],
    ],
    [
      'a row that moved',
      (xml) => {
        let row = '';
        const without = inTableRow(xml, 'A new certificate', (one) => ((row = one), ''));
        return inTableRow(without, 'Hall A reports', (one) => row + one);
      },
      ['timeline e3 moved [:]'],
    ],
    [
      'cells: a time, an owner, a status',
      (xml) =>
        inTableRow(
          inTableRow(xml, 'A new certificate', (row) => row.replace('10:30', '10.35')),
          'Renew certificates',
          (row) => row.replace('>Ada<', '>Cleo<').replace('>P1<', '>P0<'),
        ),
      ['timeline e3 value at [:]', 'actions a1 value owner [:]', 'actions a1 value priority [:]'],
    ],
    [
      'a heading and the title',
      (xml) =>
        xml
          .replace(/>Root cause(<\/w:t><\/w:r><w:bookmarkEnd)/, '>Why it happened$1')
          .replace(
            />Label printers stood still(<\/w:t><\/w:r><w:bookmarkEnd)/,
            '>Labels stood still$1',
          ),
      ['document value title [:]', 'sections cause value title [:]'],
    ],
    [
      'what the report says itself is told',
      (xml) => xml.replace('>SEV-2<', '>SEV-1<'),
      ['document [: “SEV-2” became “SEV-1”]'],
    ],
  ])('%s', async (_what, edit, expected) => {
    const { threads, document } = await read(edit);
    expect(threads.map(told).sort()).toEqual([...expected].sort());
    expect(accepted(document).left).toEqual([]);
  });
});

it('the same file again brings in nothing, whatever it is called', async () => {
  const bytes = await reviewedDocx(
    REPORT,
    (xml) =>
      inRun(
        inRun(
          xml,
          'two of five',
          () => `${deleted('two')}${inserted('three')}${plainRun(' of five')}`,
        ),
        'a mailbox',
        () => commented(5, 'a mailbox'),
      ),
    commentParts([{ id: 5, text: 'Which?' }]),
  );
  const ids = newIds();
  const once = bringIn(
    REPORT,
    [readReviewedDocx({ name: 'a.docx', bytes }, REPORT, { newId: ids })],
    ids,
  );
  expect(once.added).toHaveLength(2);
  const { document } = accepted(once.document);
  const again = bringIn(
    document,
    [readReviewedDocx({ name: 'b.docx', bytes }, document, { newId: ids })],
    ids,
  );
  expect(again.added).toEqual([]);
  expect(again.known).toBe(2);
  expect(again.document.comments).toEqual(document.comments);
});

it('two who ask for the same are one thread; two who contradict are two', async () => {
  const review = async (name: string, author: string, words: string) => {
    const bytes = await reviewedDocx(REPORT, (xml) =>
      inRun(
        xml,
        'two of five',
        () => `${deleted('two', author)}${inserted(words, author)}${plainRun(' of five')}`,
      ),
    );
    return readReviewedDocx({ name, bytes }, REPORT, { newId: newIds() });
  };
  const { added } = bringIn(
    REPORT,
    [
      await review('a.docx', 'Ann', 'three'),
      await review('b.docx', 'Ben', 'three'),
      await review('c.docx', 'Cy', 'four'),
    ],
    newIds(),
  );
  expect(added.map(told)).toEqual([
    'sections sum “two” → “three” [Ann: / Ben:]',
    'sections sum “two” → “four” [Cy:]',
  ]);
  expect(added[0]!.also?.map(({ file }) => file)).toEqual(['b.docx']);
});
