/**
 * How pages of the Word file are set: what its XML must say, so that a reading program breaks lines
 * and pages well.
 */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { paragraph, prose } from '../../../../core/prose/build.ts';
import { parseMarkdown } from '../../../../core/prose/markdown.ts';
import { buildReport, type ReportOptions } from '../../../../core/report/report.ts';
import { sampleDocument } from '../../../tools/samples.ts';
import { deepList } from '../../../fixtures/documents/stress-prose.ts';

const sample = sampleDocument();
const media = {
  a: {
    type: 'image/png',
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
    name: 'a',
  },
};
const partsOf = async (
  document: typeof sample,
  options: Partial<ReportOptions> = {},
): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(
      unzipSync(
        await toDocx(buildReport(document, { audience: 'internal', zone: '', ...options })),
      ),
    ).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );
const bodyOf = async (markdown: string, more: Partial<typeof sample> = {}): Promise<string> =>
  (
    await partsOf({
      ...sample,
      media,
      timeline: [],
      updates: [],
      actions: [],
      sections: [{ ...sample.sections[0]!, kind: 'custom', body: parseMarkdown(markdown) }],
      ...more,
    })
  )['word/document.xml']!;
const paragraphsOf = (xml: string): string[] => xml.match(/<w:p>.*?<\/w:p>/gs) ?? [];
const paragraphWith = (xml: string, words: string): string =>
  paragraphsOf(xml).find((each) => each.includes(words))!;

describe('the setting of a Word file', () => {
  it('keeps every heading with what follows, whatever the styles of a company say', async () => {
    const headings = paragraphsOf((await partsOf(sample))['word/document.xml']!).filter((each) =>
      /<w:pStyle w:val="Heading\d"/.test(each),
    );
    expect(headings.length).toBeGreaterThan(10);
    for (const heading of headings) expect(heading).toContain('<w:keepNext/>');
  });

  it('gives the styles of lists their lists', async () => {
    const parts = await partsOf(sample);
    const numbering = parts['word/numbering.xml']!;
    for (const [id, level] of [
      ['ListBullet', 0],
      ['ListBullet3', 2],
      ['ListNumber', 0],
      ['ListNumber5', 4],
    ] as const) {
      const style = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(
        parts['word/styles.xml']!,
      )![0];
      const [, at, list] = /<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/.exec(style)!;
      expect(at, id).toBe(String(level));
      const definition = new RegExp(
        `<w:num w:numId="${list}"><w:abstractNumId w:val="(\\d+)"/>`,
      ).exec(numbering)![1];
      const levels = new RegExp(
        `<w:abstractNum w:abstractNumId="${definition}">.*?</w:abstractNum>`,
      ).exec(numbering)![0];
      expect(levels).toContain(`<w:pStyle w:val="${id}"/>`);
    }
  });

  it('has title, state and version as fields that show what the properties hold', async () => {
    const parts = await partsOf({ ...sample, state: 'in-review' });
    const head = parts['word/header1.xml']!;
    const shown = (instruction: string): string =>
      new RegExp(` ${instruction} </w:instrText>.*?<w:t [^>]*>(.*?)</w:t>`).exec(head)![1]!;
    const property = (name: string): string =>
      new RegExp(`name="${name}"><vt:lpwstr>(.*?)</vt:lpwstr>`).exec(
        parts['docProps/custom.xml']!,
      )![1]!;
    expect(shown('TITLE')).toBe(sample.title);
    expect(shown('DOCPROPERTY ReportState')).toBe('in review');
    expect(property('ReportState')).toBe('in review');
    expect(shown('DOCPROPERTY ReportVersion')).toBe(property('ReportVersion'));
  });

  it('leaves a link’s look to its style, but for code and the cells of tables', async () => {
    const body = await bodyOf(
      'See [the page](https://example.org/a) and [`code`](https://example.org/b).\n\n| Link |\n| --- |\n| [cell](https://example.org/c) |',
    );
    const runWith = (words: string): string =>
      body.match(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/g)!.find((run) => run.includes(`>${words}<`))!;
    expect(runWith('the page')).toContain('<w:rStyle w:val="Hyperlink"/>');
    expect(runWith('the page')).not.toContain('<w:color');
    expect(runWith('code')).toContain('<w:color');
    expect(runWith('cell')).toContain('<w:color');
  });

  it('keeps two blocks of code two, and code of a quotation within it', async () => {
    const body = await bodyOf(
      '```\none\n```\n\n```\ntwo\n```\n\n> Quoted:\n>\n> ```\n> inside\n> ```',
    );
    const all = paragraphsOf(body);
    const [one, two] = ['one', 'two'].map((word) =>
      all.findIndex((each) => each.includes(`>${word}<`)),
    );
    expect(two).toBe(one! + 2);
    expect(all[one! + 1]).not.toContain('CodeBlock');
    expect(paragraphWith(body, '>inside<')).toMatch(/<w:ind w:(?:left|start)="300"/);
  });

  it('heads the rows of facts, of milestones and of times by their first column', async () => {
    const tables = (await partsOf(sample))['word/document.xml']!.match(/<w:tblLook [^>]*>/g)!;
    // Facts, milestones, a table of the text, timeline, actions, updates.
    expect(tables.map((look) => /w:firstColumn="(\d)"/.exec(look)![1])).toEqual([
      '1',
      '1',
      '0',
      '1',
      '0',
      '1',
    ]);
    expect(tables[1]).toContain('w:val="00A0"');
  });

  it('sets the milestones no wider than they need, and all of the facts from edge to edge', async () => {
    const widths = [
      ...(await partsOf(sample))['word/document.xml']!.matchAll(/<w:tblW w:w="(\d+)"/g),
    ].map(([, width]) => Number(width));
    expect(widths[1]! / widths[0]!).toBeCloseTo(0.6, 2);
  });

  it.each([
    ['a line above a picture', 'What it showed.\n\n![x](media:a)', true],
    [
      'a long paragraph above one',
      `What it showed. ${'More of it. '.repeat(20)}\n\n![x](media:a)`,
      false,
    ],
    ['a line above a list', 'What it showed.\n\n- one', true],
    ['one above another', 'What it showed.\n\nAnd another.', false],
  ])('%s stays with it, or not', async (_, markdown, stays) =>
    expect(paragraphWith(await bodyOf(markdown), 'What it showed.').includes('<w:keepNext/>')).toBe(
      stays,
    ),
  );

  it('sets a slanted line below a picture as its caption, and the picture stays with it', async () => {
    const xml = await bodyOf('![x](media:a)\n\n*The rate.*\n\n*Not this.*');
    expect(paragraphWith(xml, 'The rate.')).toContain('<w:pStyle w:val="Caption"/>');
    expect(paragraphWith(xml, '<w:drawing>')).toContain('<w:keepNext/>');
    expect(paragraphWith(xml, 'Not this.')).not.toContain('Caption');
  });

  it('counts lists as they were written, on every level, with the numbers beside the text', async () => {
    const numbering = (
      await partsOf({
        ...sample,
        sections: [{ ...sample.sections[0]!, body: prose(deepList(8, 2)) }],
      })
    )['word/numbering.xml']!;
    const numbered = numbering
      .match(/<w:abstractNum .*?<\/w:abstractNum>/gs)!
      .filter((definition) => definition.includes('"decimal"'));
    expect(numbered.length).toBeGreaterThan(1);
    for (const definition of numbered)
      expect(definition).not.toMatch(/lowerLetter|lowerRoman|<w:lvlJc w:val="left"/);
  });

  it('sets code in a table no larger than the words around it', async () => {
    const xml = await bodyOf('Here `in text`.\n\n| a | b |\n| - | - |\n| `in a cell` | c |');
    expect(paragraphWith(xml, 'in text')).toContain('<w:rStyle w:val="CodeText"/>');
    expect(paragraphWith(xml, 'in a cell')).toContain('<w:rStyle w:val="CodeTextTable"/>');
  });

  it('lets a name in Arabic stand below the title of its column, and a sentence run from the right', async () => {
    const rows = {
      actions: [
        { ...sample.actions[0]!, owner: 'صيانة', body: prose(paragraph('استبدال الشهادة.')) },
      ],
    };
    const xml = await bodyOf('Text.', rows);
    expect(paragraphWith(xml, 'صيانة')).toMatch(/<w:bidi\/>.*<w:jc w:val="right"\/>/);
    expect(paragraphWith(xml, 'استبدال')).toMatch(/<w:bidi\/>(?!.*<w:jc )/);
  });

  it('sets a table without heads as rows alone', async () => {
    const xml = await bodyOf('|  |  |\n| - | -: |\n| Zone A | 12 orders |');
    const own = xml.slice(xml.lastIndexOf('<w:tbl>', xml.indexOf('Zone A')));
    expect(own.slice(0, own.indexOf('</w:tbl>')).match(/<w:tr>|<w:tr /g)).toHaveLength(1);
    expect(own).toContain('w:firstRow="0"');
    expect(paragraphWith(xml, 'Zone A')).toContain('"TableText"');
    expect(paragraphWith(xml, '12 orders')).toContain('<w:jc w:val="right"/>');
  });

  it('mirrors a table whose headings run from the right, and the line beside a quotation', async () => {
    expect(await bodyOf('| العنصر | 数值 |\n| - | - |\n| a | b |')).toMatch(
      /<w:tblStyle w:val="ReportTable"\/><w:bidiVisual\/>/,
    );
    expect(await bodyOf('| Item | العنصر |\n| - | - |\n| a | b |')).not.toContain(
      '<w:bidiVisual/>',
    );
    expect(paragraphWith(await bodyOf('> اقتباس'), 'اقتباس')).toContain(
      '<w:pBdr><w:left w:val="nil"/><w:right ',
    );
  });

  it('lists the sections of a long report only, and asks Word for no more when the list is updated', async () => {
    const long = Array.from({ length: 8 }, (_, index) => ({
      ...sample.sections[0]!,
      id: `n${index}`,
      kind: 'custom' as const,
      title: `Part ${index}`,
      body: parseMarkdown('## One\n\nWords.\n\n## Two\n\nWords.'),
    }));
    const xml = (sections: typeof long): Promise<string> =>
      partsOf({ ...sample, timeline: [], actions: [], updates: [], sections }).then(
        (parts) => parts['word/document.xml']!,
      );
    expect(await xml(long)).toContain(' TOC \\o "1-1" ');
    expect(await xml(long.slice(0, 5))).toContain(' TOC \\o "1-2" ');
  });

  it('has one line at the head of its pages, however long title and stamp are', async () => {
    const { 'word/header1.xml': head = '' } = await partsOf({
      ...sample,
      title: '服务器停止响应'.repeat(12),
      incident: { ...sample.incident, reference: 'INC-'.repeat(30) },
    });
    const [title, stamp] = head
      .split('<w:tab/></w:r>')
      .map((half) =>
        [...half.matchAll(/<w:t [^>]*>([^<]*)/g)].map(([, text]) => text).join(''),
      ) as [string, string];
    expect(title.length * 2 + stamp.length).toBeLessThanOrEqual(97);
    expect([title.endsWith('…'), stamp.endsWith('…')]).toEqual([true, true]);
  });
});
