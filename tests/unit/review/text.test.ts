/** Reviews that are text: Markdown, patches, mails, another copy of the document. */
import { createTwoFilesPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import type { CommentThread } from '../../../core/document/comments.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { plainText } from '../../../core/prose/text.ts';
import { buildReport } from '../../../core/report/report.ts';
import { bringIn } from '../../../core/review/bring-in.ts';
import { readReview } from '../../../core/review/read-review.ts';
import { acceptAll } from '../../../core/review/settle.ts';
import { newThread, withThread } from '../../../core/comments/threads.ts';
import { rcaDocument, sampleDocument } from '../../tools/samples.ts';
import { newIds, printerReport } from './reviewed.ts';

const REPORT = printerReport();
const MARKDOWN = toMarkdownText(buildReport(REPORT, { audience: 'internal', zone: '' }));

async function bring(name: string, text: string, document: Postmortem = REPORT) {
  const ids = newIds();
  const review = await readReview({ name, bytes: new TextEncoder().encode(text) }, document, {
    newId: ids,
  });
  return { review, ...bringIn(document, [review], ids) };
}

function told({ about, comments, suggestion, unplaced }: CommentThread): string {
  const words = about.words ? ` “${about.words.exact}”` : '';
  const change = suggestion?.kind === 'change' ? (suggestion.change as { kind: string }) : null;
  const changed = change ? ` ${change.kind}` : '';
  const proposed = suggestion?.kind === 'words' ? ` → “${suggestion.words}”` : changed;
  const said = comments.map(({ author, text }) => `${author}: ${text}`.trim()).join(' / ');
  return `${unplaced ? 'nowhere' : about.in} ${about.part}${words}${proposed} [${said}]`;
}

const changed = (find: string, put: string, text = MARKDOWN): string => {
  expect(text).toContain(find);
  return text.replace(find, put);
};

describe('our Markdown', () => {
  it('unchanged brings in nothing', async () => {
    expect((await bring('report.md', MARKDOWN)).added).toEqual([]);
  });

  it.each<[string, (text: string) => string, string[]]>([
    [
      'a word',
      (text) => changed('Hall D waited', 'Hall E waited', text),
      ['sections sum “D” → “E” [:]'],
    ],
    [
      'a bold word',
      (text) => changed('**three hundred**', '**two hundred**', text),
      ['sections sum “three” → “two” [:]'],
    ],
    [
      'a paragraph more',
      (text) =>
        changed(
          'A certificate of the print server expired.',
          'A certificate of the print server expired.\n\nIt was old.',
          text,
        ),
      ['sections cause “” → “It was old.\n” [:]'],
    ],
    [
      'a paragraph that was divided',
      (text) => changed(' Nobody outside', '\n\nNobody outside', text),
      ['sections sum “ ” → “\n” [:]'],
    ],
    [
      'one that was divided behind its first word',
      (text) => changed('The reminder went', 'The\n\nreminder went', text),
      ['sections cause “ ” → “\n” [:]'],
    ],
    [
      'a paragraph with bold words that moved',
      (text) => {
        const paragraphs = /(Between 09:40.*)\n\n(About \*\*.*)/.exec(text)!;
        return changed(paragraphs[0], `${paragraphs[2]}\n\n${paragraphs[1]}`, text);
      },
      [
        'sections sum “Between 09:40 and 11:05 no labels were printed in two of five halls.\n” → “” [:]',
        'sections sum “” → “\nBetween 09:40 and 11:05 no labels were printed in two of five halls.” [:]',
      ],
    ],
    [
      'a paragraph above one with bold words',
      (text) =>
        changed(
          '- Hall A printed by hand.',
          'It was **cold** in hall A.\n\n- Hall A printed by hand.',
          text,
        ),
      ['sections sum blocks [:]'],
    ],
    [
      'a mark that becomes another',
      (text) => changed('**three hundred**', '*three hundred*', text),
      ['sections sum blocks [:]'],
    ],
  ])('%s', async (_what, edit, expected) => {
    const { document, added } = await bring('report.md', edit(MARKDOWN));
    expect(added.map(told)).toEqual(expected);
    const { left, document: now } = acceptAll(
      document,
      added.map(({ id }) => id),
      { by: '', date: '' },
    );
    expect(left).toEqual([]);
    expect(toMarkdownText(buildReport(now, { audience: 'internal', zone: '' }))).toBe(
      edit(MARKDOWN),
    );
  });

  it('without its ids', async () => {
    const bare = changed('Hall D waited', 'Hall E waited').replace(
      / ?<!-- pm:(?!data)[^>]*-->/g,
      '',
    );
    expect((await bring('report.md', bare)).added.map(told)).toEqual([
      'sections sum “D” → “E” [:]',
    ]);
  });
});

it('blocks that came in go below what stood above them, wherever that is by then', async () => {
  const text = [
    ['Between 09:40 and 11:05 no labels were printed in two of five halls.\n\n', ''],
    ['noon.\n', 'noon.\n\nIt was **cold**.\n'],
  ].reduce((now, [from, to]) => changed(from!, to!, now), MARKDOWN);
  const { document, added } = await bring('report.md', text);
  const { document: now, left } = acceptAll(
    document,
    added.map(({ id }) => id),
    { by: '', date: '' },
  );
  expect(left).toEqual([]);
  expect(plainText(now.sections[0]!.body).split('\n').slice(0, 3)).toEqual([
    'About three hundred parcels left a day late. Nobody outside was told before noon.',
    'It was cold.',
    'Hall A printed by hand.',
  ]);
});

describe('our Markdown whose marks a tool took out', () => {
  const bare = (document: Postmortem): string =>
    toMarkdownText(buildReport(document, { audience: 'internal', zone: '' })).replace(
      / ?<!-- pm:(?!data)[^>]*-->/g,
      '',
    );

  it.each([
    ['the sample', sampleDocument()],
    ['an RCA of ten pages', rcaDocument()],
  ])('brings in nothing where nothing changed: %s', async (_name, document) => {
    expect((await bring('report.md', bare(document), document)).added.map(told)).toEqual([]);
  });

  it('brings in what changed in a row, its source, an action and a paragraph', async () => {
    const text = [
      ['Gateways in zone B are restarted one by one.', 'Gateways in zone B are restarted at once.'],
      ['| Observability | 20 Mar', '| Platform | 20 Mar'],
      ['*packet trace*', '*trace 7*'],
      ['Posted on the status page', 'Written on the status page'],
    ].reduce((now, [from, to]) => changed(from!, to!, now), bare(sampleDocument()));
    const { added, document } = await bring('report.md', text, sampleDocument());
    const { document: after } = acceptAll(
      document,
      added.map(({ id }) => id),
      { by: '', date: '' },
    );
    const row = (id: string) => after.timeline.find((each) => each.id === id)!;
    expect(added).toHaveLength(4);
    expect(plainText(row('e4').body)).toContain('restarted at once');
    expect(row('e6').source).toBe('trace 7');
    expect(after.actions.map(({ owner }) => owner)).toContain('Platform');
    expect(after.sections.map(({ body }) => plainText(body)).join()).toContain(
      'Written on the status page',
    );
  });
});

describe('a patch', () => {
  const patch = createTwoFilesPatch(
    'a/report.md',
    'b/report.md',
    MARKDOWN,
    changed('Hall D waited', 'Hall E waited'),
  );

  it('is read with who made it', async () => {
    const mailed = `From 1234 Mon Sep 17 00:00:00 2001\nFrom: Bo Lund <bo@example.org>\nDate: Fri, 6 Mar 2026 10:00:00 +0100\nSubject: [PATCH] Hall E\n\n---\n${patch}`;
    expect((await bring('0001.patch', mailed)).added.map(told)).toEqual([
      'sections sum “D” → “E” [Bo Lund:]',
    ]);
  });

  it('of a file whose marks a tool took out', async () => {
    const bare = (text: string): string => text.replace(/ ?<!-- pm:(?!data)[^>]*-->/g, '');
    const edited = changed('| Read the mailbox. | Bo |', '| Read the mailbox. | Cy |');
    const text = createTwoFilesPatch('a/r.md', 'b/r.md', bare(MARKDOWN), bare(edited));
    expect((await bring('x.diff', text)).added.map(told)).toEqual(['actions a2 value [:]']);
  });

  it('that does not apply keeps its words without a place', async () => {
    const other = patch.replaceAll('Hall', 'Floor').replaceAll('parcels', 'letters');
    const { added } = await bring('x.patch', other);
    expect(added.map(told)).toEqual(['nowhere  [: -- Floor D waited.\n+- Floor E waited.]']);
  });
});

describe('a mail that quotes the report', () => {
  const head =
    'From: Ada Holm <ada@example.org>\r\nTo: bo@example.org\r\nSubject: Re: Label printers\r\nDate: Fri, 06 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n';
  const body = [
    'Two remarks.',
    '',
    'On 5 March 2026, Bo wrote:',
    '> Between 09:40 and 11:05 no labels were printed in two',
    '> of five halls.',
    '',
    'I count three.',
    '',
    '> A certificate of the print server expired.',
    '>',
    '> The reminder went to a mailbox that nobody reads since the move.',
    'Which mailbox?',
    '> Nothing of the sort.',
    'This is lost.',
    '> Hall D waited.',
    '```suggestion',
    'Hall D waited for labels.',
    '```',
    '-- ',
    'Ada',
  ].join('\r\n');

  it('each answer is on what it answers', async () => {
    const { added } = await bring('re.eml', head + body);
    expect(added.map(told)).toEqual([
      'document  [Ada Holm: Two remarks.]',
      'sections sum “Between 09:40 and 11:05 no labels were printed in two of five halls.” [Ada Holm: I count three.]',
      'sections cause “The reminder went to a mailbox that nobody reads since the move.” [Ada Holm: Which mailbox?]',
      'nowhere  [Ada Holm: This is lost.]',
      'sections sum “Hall D waited.” → “Hall D waited for labels.” [Ada Holm:]',
    ]);
  });

  it('a text that quotes nothing is no review', async () => {
    await expect(bring('note.txt', 'Looks good to me.\n')).rejects.toThrow(/no review of a report/);
  });
});

describe('another copy', () => {
  it('brings its threads and its changes', async () => {
    const [summary, ...others] = REPORT.sections;
    const edited = JSON.parse(
      toCanonicalJson({ ...REPORT, sections: [summary!, ...others] }).replace(
        'Hall D waited.',
        'Hall E waited.',
      ),
    ) as Postmortem;
    const copy = withThread(
      edited,
      newThread(
        'their1',
        { in: 'sections', part: 'cause' },
        { author: 'Cy', date: '', text: 'Why?' },
      ),
    );
    const { added, document } = await bring('copy.postmortem', toCanonicalJson(copy));
    expect(added.map(told)).toEqual(['sections cause [Cy: Why?]', 'sections sum “D” → “E” [:]']);
    expect((await bring('copy.postmortem', toCanonicalJson(copy), document)).added).toEqual([]);
  });
});

it('what the author changed meanwhile stays; the same change is taken for done', async () => {
  const edit = (find: string, put: string): Postmortem =>
    JSON.parse(toCanonicalJson(REPORT).replace(find, put)) as Postmortem;
  const text = changed('two of five halls', 'three of five halls');
  const ids = newIds();
  const read = async (now: Postmortem) => {
    const review = await readReview({ name: 'r.md', bytes: new TextEncoder().encode(text) }, now, {
      newId: ids,
      base: REPORT,
    });
    return bringIn(now, [review], ids);
  };
  const elsewhere = await read(edit('Between 09:40', 'From 09:40'));
  const taken = acceptAll(
    elsewhere.document,
    elsewhere.added.map(({ id }) => id),
    { by: '', date: '' },
  );
  expect(plainText(taken.document.sections[0]!.body)).toMatch(
    /^From 09:40 .* in three of five halls\./,
  );
  const same = await read(edit('two of five', 'three of five'));
  expect(same.added.map(({ state }) => state)).toEqual(['accepted']);
  const other = await read(edit('two of five', 'four of five'));
  expect(
    acceptAll(
      other.document,
      other.added.map(({ id }) => id),
      { by: '', date: '' },
    ).left,
  ).toHaveLength(1);
});
