/** PDF files: text that is only drawn, tags, running heads, and files that hold no text. */
import { PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importSources } from '../../../core/import/import-files.ts';
import { blocksOfTags, joinPages, type TagNode } from '../../../core/import/pdf/tags.ts';
import { inlineText, plainText } from '../../../core/prose/text.ts';

/** A line: text, distance from the left, from the top, size of the letters. */
type Drawn = [text: string, x: number, top: number, size?: number];

async function pdf(...pages: Drawn[][]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = document.addPage([600, 800]);
    for (const [text, x, top, size = 11] of lines)
      page.drawText(text, { x, y: 800 - top, size, font });
  }
  return document.save();
}

async function read(bytes: Uint8Array) {
  const { document, each, problems } = await importSources([{ name: 'report.pdf', bytes }], {
    newId: sequentialIds('n'),
    today: '2026-01-01',
  });
  const body = (kind: string): string =>
    document!.sections
      .filter((one) => one.kind === kind)
      .map((one) => plainText(one.body))
      .join('\n');
  return { document, body, read: each[0]?.read, problems };
}

describe('a PDF whose text is only drawn', () => {
  it('has its headings by their size, its paragraphs whole, its entries apart', async () => {
    const {
      document,
      body,
      read: facts,
    } = await read(
      await pdf([
        ['Carts lost at checkout', 50, 60, 22],
        ['Summary', 50, 100, 15],
        [
          'On 4 March 2026 customers of Lakeside Outfitters lost the content of their carts when they went to the',
          50,
          120,
        ],
        ['checkout, and most of them gave up.', 50, 134],
        ['A second paragraph stands apart.', 50, 160],
        ['Timeline (UTC)', 50, 190, 15],
        ['09:12 The roll-out begins on the first of six nodes.', 50, 210],
        ['09:31 The alert for abandoned checkouts fires.', 50, 224],
        ['10:40 The old store is back.', 50, 238],
        ['Action items', 50, 270, 15],
        ['- Compare the stores', 50, 290],
        ['- Fill the test store', 50, 304],
      ]),
    );
    expect(facts?.format).toBe('pdf');
    expect(document!.title).toBe('Carts lost at checkout');
    expect(body('summary')).toBe(
      'On 4 March 2026 customers of Lakeside Outfitters lost the content of their carts when they went to the checkout, and most of them gave up.\nA second paragraph stands apart.',
    );
    expect(document!.timeline.map(({ at }) => at?.instant)).toEqual([
      '2026-03-04T09:12:00Z',
      '2026-03-04T09:31:00Z',
      '2026-03-04T10:40:00Z',
    ]);
    expect(document!.actions.map((action) => plainText(action.body))).toEqual([
      'Compare the stores',
      'Fill the test store',
    ]);
  });

  it('has its tables by their columns, also where a cell has several lines', async () => {
    const { document } = await read(
      await pdf([
        ['Carts lost', 50, 60, 22],
        ['Timeline (UTC)', 50, 100, 15],
        ['Time', 50, 130],
        ['Event', 200, 130],
        ['4 Mar 2026', 50, 160],
        ['09:12', 50, 174],
        ['The roll-out begins on the first of six', 200, 160],
        ['nodes, as announced.', 200, 174],
        ['4 Mar 2026', 50, 204],
        ['10:40', 50, 218],
        ['The old store is back.', 200, 204],
      ]),
    );
    expect(document!.timeline.map(({ at, body }) => [at?.instant, plainText(body)])).toEqual([
      ['2026-03-04T09:12:00Z', 'The roll-out begins on the first of six nodes, as announced.'],
      ['2026-03-04T10:40:00Z', 'The old store is back.'],
    ]);
  });

  it('reads two columns of text one after the other', async () => {
    const { body } = await read(
      await pdf([
        ['Summary', 50, 60, 16],
        ['The left column begins and goes', 50, 90],
        ['on to its end.', 50, 104],
        ['The right column begins and goes', 320, 90],
        ['on to its own end.', 320, 104],
      ]),
    );
    expect(body('summary')).toBe(
      'The left column begins and goes on to its end.\nThe right column begins and goes on to its own end.',
    );
  });

  it('keeps running heads once, drops page numbers, and joins what the page’s end cut', async () => {
    const page = (number: number, ...lines: Drawn[]): Drawn[] => [
      ['Lakeside Outfitters, internal', 50, 30, 9],
      ...lines,
      [`Page ${number} of 3`, 280, 780, 9],
    ];
    const { body, document } = await read(
      await pdf(
        page(
          1,
          ['Summary', 50, 80, 16],
          ['The cache had lost the carts of everybody who came before the', 50, 110],
        ),
        page(
          2,
          ['roll-out, and nobody saw it.', 50, 80],
          ['Impact', 50, 120, 16],
          ['Many.', 50, 140],
        ),
        page(3, ['More.', 50, 80]),
      ),
    );
    expect(body('summary')).toBe(
      'The cache had lost the carts of everybody who came before the roll-out, and nobody saw it.',
    );
    expect(body('unsorted')).toBe('Lakeside Outfitters, internal');
    expect(JSON.stringify(document)).not.toContain('of 3');
  });

  it.each([
    [
      'keeps a hyphen that is the word’s own',
      ['We saw it on the dash-', 'board of the team.'],
      'We saw it on the dash-board of the team.',
    ],
    [
      'drops one that only divides a word known elsewhere',
      ['The dashboard was red. We saw it on the dash-', 'board of the team.'],
      'The dashboard was red. We saw it on the dashboard of the team.',
    ],
  ])('%s', async (_what, [first, second], text) => {
    const { body } = await read(
      await pdf([
        ['Summary', 50, 60, 16],
        [first!, 50, 90],
        [second!, 50, 104],
      ]),
    );
    expect(body('summary')).toBe(text);
  });
});

it('keeps the addresses of its links', async () => {
  const document = await PDFDocument.load(
    await pdf([
      ['Summary', 50, 60, 16],
      ['See the graph of that day.', 50, 90],
    ]),
  );
  const link = document.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [50, 700, 200, 720],
    A: { Type: 'Action', S: 'URI', URI: PDFString.of('https://graphs.example/7') },
  });
  document
    .getPage(0)
    .node.set(PDFName.of('Annots'), document.context.obj([document.context.register(link)]));
  expect((await read(await document.save())).body('unsorted')).toBe(
    'Links\nhttps://graphs.example/7',
  );
});

describe('a PDF that cannot be read gives a sentence', () => {
  it('without text', async () =>
    expect((await read(await pdf([]))).problems[0]?.sentence).toMatch(
      /pictures of pages and no text\. Run it through text recognition/,
    ));
  it('cut off', async () =>
    expect(
      (await read((await pdf([['Some words', 50, 60]])).slice(0, 300))).problems[0]?.sentence,
    ).toMatch(/^The PDF (is damaged|holds pictures)/));
  it('with a password', async () => {
    const document = await PDFDocument.create();
    document.addPage().drawText('Secret');
    document.encrypt({ userPassword: 'sesame', ownerPassword: 'open' });
    expect((await read(await document.save())).problems[0]?.sentence).toMatch(
      /protected by a password/,
    );
  });
});

describe('tags', () => {
  const leaf = (id: string): TagNode => ({ type: 'content', id });
  const node = (role: string, ...children: TagNode[]): TagNode => ({ role, children });
  const texts = new Map([
    ['t', 'Carts lost'],
    ['a', 'One '],
    ['b', 'and two.\n'],
    ['1', '1.'],
    ['x', 'First'],
    ['2', '2.'],
    ['y', 'Second'],
    ['h', 'Time'],
    ['i', 'Event'],
    ['c', '09:12'],
    ['d', 'Begins'],
    ['k', 'a = 1\n'],
    ['l', 'b = 2'],
  ]);

  it('are headings, paragraphs, lists, tables and code', () => {
    const blocks = blocksOfTags(
      node(
        'Root',
        node(
          'Document',
          node('H1', node('NonStruct', leaf('t'))),
          node('P', leaf('a'), node('Link', leaf('b'))),
          node(
            'L',
            node('LI', node('Lbl', leaf('1')), node('LBody', leaf('x'))),
            node('LI', node('Lbl', leaf('2')), node('LBody', node('P', leaf('y')))),
          ),
          node(
            'Table',
            node('THead', node('TR', node('TH', leaf('h')), node('TH', leaf('i')))),
            node('TBody', node('TR', node('TD', leaf('c')), node('TD', leaf('d')))),
          ),
          node('Code', leaf('k'), leaf('l')),
        ),
      ),
      texts,
    );
    expect(blocks.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'list',
      'table',
      'code',
    ]);
    expect(blocks.map((block) => plainText({ type: 'root', children: [block] }))).toEqual([
      'Carts lost',
      'One and two.',
      'First\nSecond',
      'Time\nEvent\n09:12\nBegins',
      'a = 1\nb = 2',
    ]);
    expect(blocks[2]).toMatchObject({ ordered: true });
  });

  it('of text that stands in no block are a paragraph', () => {
    expect(
      blocksOfTags(
        node('Root', node('Sect', leaf('a'), leaf('b'), node('P', leaf('x')))),
        texts,
      ).map((block) => inlineText(block)),
    ).toEqual(['One and two.', 'First']);
  });

  it('that hold nothing, because the page’s end cut them, are left out', () => {
    expect(
      blocksOfTags(
        node(
          'Root',
          node('L', node('LI', node('Lbl')), node('LI', node('LBody', leaf('x')))),
          node('Table', node('TR', node('TD'), node('TD'))),
          node('L', node('LI')),
        ),
        texts,
      ),
    ).toEqual([
      {
        type: 'list',
        ordered: false,
        start: null,
        spread: false,
        children: [
          {
            type: 'listItem',
            spread: false,
            checked: null,
            children: [{ type: 'paragraph', children: [{ type: 'text', value: 'First' }] }],
          },
        ],
      },
    ]);
  });

  it('go on over the page’s end: rows under repeated heads, items, half sentences', () => {
    const head = node('TR', node('TH', leaf('h')), node('TH', leaf('i')));
    const row = node('TR', node('TD', leaf('c')), node('TD', leaf('d')));
    const page = blocksOfTags(node('Root', node('Table', head, row)), texts);
    const [table, ...more] = joinPages([page, page]);
    expect([more.length, table?.type === 'table' && table.children.length]).toEqual([0, 3]);
  });
});
