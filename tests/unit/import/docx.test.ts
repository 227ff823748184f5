/** Word files that others wrote: what mammoth reads, and what it leaves out and we keep. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { importSources } from '../../../core/import/import-files.ts';
import { plainText } from '../../../core/prose/text.ts';

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, style = ''): string =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;
const cell = (text: string): string => `<w:tc>${p(text)}</w:tc>`;
const table = (...rows: string[][]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
const style = (id: string, name: string, more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

const STYLES = [
  style('Titel', 'Title'),
  style('Ueberschrift1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
  style('Kapitel', 'House Chapter', '<w:basedOn w:val="Ueberschrift1"/>'),
  style('Code', 'Source Code'),
].join('');

/** A package as small as Word accepts one. */
function docx(
  body: string,
  parts: Record<string, string | Uint8Array> = {},
  relations = '',
): Uint8Array {
  const xml = (root: string, content: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMES}>${content}</w:${root}>`;
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>${relations}</Relationships>`,
    'word/document.xml': xml('document', `<w:body>${body}</w:body>`),
    'word/styles.xml': xml('styles', STYLES),
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}

async function read(bytes: Uint8Array) {
  const { document, each, problems } = await importSources([{ name: 'report.docx', bytes }], {
    newId: sequentialIds('n'),
    today: '2026-01-01',
  });
  return {
    document: document!,
    notes: each[0]?.read.notes ?? [],
    format: each[0]?.read.format,
    problems,
  };
}
const bodyOf = (document: Postmortem, kind: string): string =>
  document.sections
    .filter((one) => one.kind === kind)
    .map(({ body }) => plainText(body))
    .join('\n');
const REPORT = [
  p('Carts lost at checkout', 'Titel'),
  p('Summary', 'Ueberschrift1'),
  p('Carts were empty for an hour.'),
  p('Timeline (UTC)', 'Kapitel'),
  table(
    ['Time', 'Event'],
    ['4 Mar 2026 09:12', 'The roll-out begins.'],
    ['4 Mar 2026 10:40', 'The old store is back.'],
  ),
  p('Action items', 'Ueberschrift1'),
  table(['Action', 'Owner', 'Due'], ['Compare the stores', 'Mira', '2026-03-20']),
].join('');

describe('a Word file', () => {
  it('is read by its styles, whatever language they are named in: title, sections, timeline, actions', async () => {
    const { document, format } = await read(docx(REPORT));
    expect(format).toBe('docx');
    expect(document.title).toBe('Carts lost at checkout');
    expect(document.sections.map(({ kind, title }) => [kind, title])).toEqual([
      ['summary', 'Summary'],
      ['timeline', 'Timeline (UTC)'],
      ['actions', 'Action items'],
    ]);
    expect(document.timeline.map(({ at, body }) => [at?.instant, plainText(body)])).toEqual([
      ['2026-03-04T09:12:00Z', 'The roll-out begins.'],
      ['2026-03-04T10:40:00Z', 'The old store is back.'],
    ]);
    expect(document.actions.map(({ body, owner, due }) => [plainText(body), owner, due])).toEqual([
      ['Compare the stores', 'Mira', '2026-03-20'],
    ]);
  });

  it('keeps comments with who wrote them and on what', async () => {
    const body = `${REPORT}${p(`<w:commentRangeStart w:id="7"/>${run('Carts were empty')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`)}`;
    const comments = `<w:comments ${NAMES}><w:comment w:id="7" w:author="Ada Berg" w:date="2026-03-05T10:00:00Z">${p('Only for some of them.')}</w:comment></w:comments>`;
    const { document, notes } = await read(docx(body, { 'word/comments.xml': comments }));
    expect(bodyOf(document, 'unsorted')).toContain(
      'Comment by Ada Berg, 2026-03-05T10:00:00Z on “Carts were empty”: Only for some of them.',
    );
    expect(notes).toContain('1 comment, in Unsorted');
  });

  it('takes tracked insertions and moves, leaves deletions out and says so', async () => {
    const { document, notes } = await read(
      docx(
        `${p('Summary', 'Ueberschrift1')}${p(`${run('It was ')}<w:ins w:id="1" w:author="A">${run('briefly ')}</w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>terribly </w:delText></w:r></w:del>${run('slow.')}`)}`,
      ),
    );
    expect(bodyOf(document, 'summary')).toBe('It was briefly slow.');
    expect(JSON.stringify(document)).not.toContain('terribly');
    expect(notes).toContain('1 tracked deletion left out, insertions taken');
  });

  it('keeps footnotes beside the text that they belong to', async () => {
    const footnotes = `<w:footnotes ${NAMES}><w:footnote w:id="2">${p('Counted over the day.')}</w:footnote></w:footnotes>`;
    const relation =
      '<Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>';
    const { document } = await read(
      docx(
        `${p('Summary', 'Ueberschrift1')}${p(`${run('One in five.')}<w:r><w:footnoteReference w:id="2"/></w:r>`)}${p('Impact', 'Ueberschrift1')}${p('None.')}`,
        { 'word/footnotes.xml': footnotes },
        relation,
      ),
    );
    const summary = document.sections.find(({ kind }) => kind === 'summary')!.body.children;
    expect(summary.map(({ type }) => type)).toEqual(['paragraph', 'footnoteDefinition']);
    expect(JSON.stringify(summary)).toContain('"type":"footnoteReference","identifier":"1"');
    expect(bodyOf(document, 'summary')).toBe('One in five.\nCounted over the day.');
  });

  it('keeps words of headers, footers and fields, and drops page numbers', async () => {
    const header = `<w:hdr ${NAMES}>${p('Internal to Lakeside Outfitters')}${p('Page 3 of 7')}</w:hdr>`;
    const field = `<w:p><w:fldSimple w:instr=" DOCPROPERTY Case "><w:r><w:t>Case 4711</w:t></w:r></w:fldSimple></w:p><w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>`;
    const { document } = await read(
      docx(`${REPORT}${field}`, { 'word/header1.xml': header, 'word/header2.xml': header }),
    );
    expect(bodyOf(document, 'unsorted').split('\n')).toEqual([
      'Case 4711',
      'x',
      'Internal to Lakeside Outfitters',
    ]);
  });

  it('keeps what stands in a text box, once', async () => {
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${p('Shop closed at ten.')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${p('Shop closed at ten.')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const { document } = await read(docx(`${REPORT}${box}`));
    expect(JSON.stringify(document).split('Shop closed at ten.')).toHaveLength(2);
  });

  it('takes pictures that a document can hold, and says which it cannot', async () => {
    const picture = (id: string, alt: string): string =>
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const relation = (id: string, target: string): string =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"/>`;
    const bytes = docx(
      `${p('Summary', 'Ueberschrift1')}${picture('i1', 'Queue length')}${picture('i2', 'An old drawing')}`,
      { 'word/media/a.png': new Uint8Array([1, 2, 3]), 'word/media/b.emf': new Uint8Array([4]) },
      relation('i1', 'media/a.png') + relation('i2', 'media/b.emf'),
    );
    const { document, notes } = await read(bytes);
    expect(document.media).toEqual({ 'picture-1': { type: 'image/png', data: 'AQID', name: '' } });
    expect(JSON.stringify(document.sections)).toContain('"url":"media:picture-1"');
    expect(bodyOf(document, 'summary')).toContain('An old drawing');
    expect(notes.join()).toContain('1 picture left out');
  });

  it('reads code as code, so that its times are no entries', async () => {
    const { document } = await read(
      docx(
        `${REPORT}${p('Evidence', 'Ueberschrift1')}${p('09:13:01 ERROR no field', 'Code')}${p('09:13:02 ERROR no field', 'Code')}`,
      ),
    );
    expect(document.timeline).toHaveLength(2);
    expect(
      document.sections.flatMap(({ body }) => body.children).filter(({ type }) => type === 'code'),
    ).toMatchObject([{ value: '09:13:01 ERROR no field\n09:13:02 ERROR no field' }]);
  });
});

describe('a Word file that cannot be read gives a sentence', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['no document in it', docx('', { 'word/document.xml': '' }), /Word file is damaged/],
    [
      'a body that is no XML',
      docx('', { 'word/document.xml': 'not xml at all' }),
      /Word file is damaged/,
    ],
    [
      'a spreadsheet',
      zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'xl/workbook.xml': strToU8('<workbook/>'),
      }),
      /spreadsheet or a presentation/,
    ],
    [
      'an old one',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      /old Office or Outlook file/,
    ],
  ])('%s', async (_what, bytes, sentence) => {
    const { problems } = await read(bytes);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.sentence).toMatch(sentence);
  });

  it('an external entity is not looked up', async () => {
    const { document, problems } = await read(
      docx('', {
        'word/document.xml': `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "harmless">]><w:document ${NAMES}><w:body>${p('Before &x; after.')}</w:body></w:document>`,
      }),
    );
    expect(problems.length === 1 || !JSON.stringify(document).includes('etc')).toBe(true);
  });
});

describe('lists that go on', () => {
  const numbered = (list: number, text: string, level = 0): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const NUMBERING = `<?xml version="1.0" encoding="UTF-8"?><w:numbering ${NAMES}>${[1, 2]
    .map(
      (id) =>
        `<w:abstractNum w:abstractNumId="${id}">${[0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>`).join('')}</w:abstractNum>`,
    )
    .join('')}${[1, 2]
    .map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`)
    .join('')}</w:numbering>`;
  const startsOf = async (body: string): Promise<(number | null | undefined)[]> => {
    const { document } = await read(
      docx(
        p('Steps', 'Ueberschrift1') + body,
        { 'word/numbering.xml': NUMBERING },
        '<Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>',
      ),
    );
    return document.sections
      .flatMap(({ body: { children } }) => children)
      .flatMap((block) => (block.type === 'list' ? [block.start] : []));
  };

  it.each([
    [
      'after a paragraph',
      [numbered(1, 'Drain'), numbered(1, 'Stop'), p('Wait.'), numbered(1, 'Start')],
      [1, 3],
    ],
    [
      'after two of them',
      [
        numbered(1, 'Drain'),
        p('One.'),
        p('Two.'),
        numbered(1, 'Start'),
        p('Three.'),
        numbered(1, 'Look'),
      ],
      [1, 2, 3],
    ],
    [
      'past items of a lower level, which do not count',
      [numbered(1, 'Drain'), numbered(1, 'its queue', 1), p('Wait.'), numbered(1, 'Start')],
      [1, 2],
    ],
    [
      'not where another list begins',
      [numbered(1, 'Drain'), p('Then.'), numbered(2, 'Start')],
      [1, 1],
    ],
    [
      'past another list between its parts',
      [numbered(1, 'Drain'), p('a'), numbered(2, 'Other'), p('b'), numbered(1, 'Start')],
      [1, 1, 2],
    ],
  ])('%s', async (_, blocks, starts) => {
    expect(await startsOf(blocks.join(''))).toEqual(starts);
  });
});

describe('cells that go over several rows', () => {
  const cell = (text: string, merge = ''): string =>
    `<w:tc><w:tcPr>${merge}</w:tcPr>${p(text)}</w:tc>`;
  const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const FIRST = '<w:vMerge w:val="restart"/>';
  const MORE = '<w:vMerge/>';
  const entriesOf = async (...rows: string[]): Promise<string[]> => {
    const { document } = await read(
      docx(
        p('Timeline', 'Ueberschrift1') +
          `<w:tbl>${row(cell('Time'), cell('Event'))}${rows.join('')}</w:tbl>`,
      ),
    );
    return document.timeline.map(
      ({ at, body }) => `${at?.local?.slice(-5) ?? '-'} ${plainText(body).trim()}`,
    );
  };

  it.each([
    [
      'two rows',
      [
        row(cell('2025-05-06 10:05', FIRST), cell('Crane stops')),
        row(cell('', MORE), cell('Bell rings')),
        row(cell('2025-05-06 10:20'), cell('Crane runs')),
      ],
      ['10:05 Crane stops', '10:05 Bell rings', '10:20 Crane runs'],
    ],
    [
      'three rows',
      [
        row(cell('2025-05-06 10:05', FIRST), cell('Crane stops')),
        row(cell('', MORE), cell('Bell rings')),
        row(cell('', '<w:vMerge w:val="continue"/>'), cell('Crew comes')),
      ],
      ['10:05 Crane stops', '10:05 Bell rings', '10:05 Crew comes'],
    ],
    [
      'two groups, one below the other',
      [
        row(cell('2025-05-06 10:05', FIRST), cell('Crane stops')),
        row(cell('', MORE), cell('Bell rings')),
        row(cell('2025-05-06 10:20', FIRST), cell('Crane runs')),
        row(cell('', MORE), cell('Crew leaves')),
      ],
      ['10:05 Crane stops', '10:05 Bell rings', '10:20 Crane runs', '10:20 Crew leaves'],
    ],
    [
      'none',
      [
        row(cell('2025-05-06 10:05'), cell('Crane stops')),
        row(cell('2025-05-06 10:20'), cell('Crane runs')),
      ],
      ['10:05 Crane stops', '10:20 Crane runs'],
    ],
  ])('%s', async (_, rows, expected) => {
    expect(await entriesOf(...rows)).toEqual(expected);
  });
});
