import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { columnWidths, measuredText, tableFit } from '../../../../core/export/column-widths.ts';
import { beginsRightToLeft } from '../../../../core/export/direction.ts';
import { documentLanguages, scriptRuns } from '../../../../core/export/scripts.ts';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { paragraph } from '../../../../core/export/docx/markup/paragraphs.ts';
import { runWriter } from '../../../../core/export/docx/markup/runs.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { markdownDocument } from '../../../tools/paper.ts';
import { everyBlock, LONG_WORD } from './every-block.ts';

const english = documentLanguages('en', []);
/** A language without a region gets its likeliest. */
const MAIN: Record<string, string> = { en: 'en-US', fa: 'fa-IR', ne: 'ne-NP' };
const body = async (): Promise<string> =>
  strFromU8(
    unzipSync(await toDocx(buildReport(everyBlock(), { audience: 'everyone', zone: '' })))[
      'word/document.xml'
    ]!,
  );

describe('what is one to its readers stays in one line of a Word file', () => {
  const shown = async (markdown: string): Promise<string[]> => {
    const file = await toDocx(
      buildReport(markdownDocument(`# A\n\n## Summary\n\n${markdown}\n`), {
        audience: 'everyone',
        zone: '',
      }),
    );
    const xml = strFromU8(unzipSync(file)['word/document.xml']!);
    return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(([, text]) => text!);
  };

  it('a day, an hour with its zone, a number with its unit, an amount', async () => {
    const all = ['9 March 2026', '10:13 UTC', '412 ms', '€ 3,200', '40 minutes', '12.5 %'];
    const texts = await shown(`It took ${all.join(' and then ')} of it.`);
    for (const one of all) expect(texts.join('\n')).toContain(`${one.replaceAll(' ', '\u00a0')} `);
    expect(texts.join('\n')).toContain('It took ');
  });

  it('but not code, which is copied, nor in a cell that has no room for it', async () => {
    expect((await shown('Run `sleep 40 minutes` now.')).join('\n')).toContain('sleep 40 minutes');
    const columns = Array.from({ length: 9 }, (_, index) => `head${index}`);
    const texts = await shown(
      `| ${columns.join(' | ')} |\n${'|---'.repeat(9)}|\n| ${columns.map(() => 'From 29 September 2026 on.').join(' | ')} |`,
    );
    expect(texts.join('\n')).toContain('From 29 September 2026 on.');
  });
});

describe('scripts', () => {
  it.each([
    ['Latin, Ελληνικά, Кириллица, “quotes” – 12:30 🔥', null],
    ['a שלום עולם 12 b', ['plain', 'rtl he-IL', 'plain']],
    ['رقم 4127 في', ['rtl ar-SA']],
    ['ग्राहक नहीं', ['complex hi-IN']],
    ['東京', ['eastAsian zh-CN']],
    ['東京へ', ['eastAsian ja-JP']],
    ['서울 abc', ['eastAsian ko-KR', 'plain']],
    ['𠮷 x', ['eastAsian zh-CN', 'plain']],
  ])('of %s', (text, scripts) => {
    const runs = scriptRuns(text, english);
    expect(runs?.map(({ script, language }) => `${script} ${language}`.trim()) ?? null).toEqual(
      scripts,
    );
    expect(runs?.map((run) => run.text).join('') ?? text).toBe(text);
  });

  it.each([
    ['שלום in English', true],
    ['12: سلام', true],
    ['English שלום', false],
    ['123', false],
    ['', false],
  ])('%s begins at the right: %s', (text, is) => expect(beginsRightToLeft(text)).toBe(is));

  it.each([
    ['en', 'plain', 'zh-CN', '', false],
    ['en', 'سلام かな', 'ja-JP', 'ar-SA', false],
    ['fa', 'سلام', 'zh-CN', 'fa-IR', true],
    ['zh-TW', '', 'zh-TW', '', false],
    ['ne', '', 'zh-CN', 'ne-NP', false],
    ['he-IL', '', 'zh-CN', 'he-IL', true],
  ])('a document in %s with “%s”', (language, text, eastAsian, bidi, rightToLeft) =>
    expect(documentLanguages(language, [text])).toEqual({
      main: MAIN[language] ?? language,
      eastAsian,
      bidi,
      rightToLeft,
    }),
  );

  it("a Persian document's Arabic letters are Persian", () =>
    expect(scriptRuns('سلام', documentLanguages('fa', []))![0]!.language).toBe('fa-IR'));

  it('a paragraph runs as its first letter does', () => {
    const run = runWriter(english, '000000');
    expect(paragraph(run('שלום world', { bold: true }))).toContain(
      '<w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:rtl/><w:lang w:bidi="he-IL"/></w:rPr>',
    );
    expect(paragraph(run('world & שלום'))).not.toContain('<w:bidi/>');
  });
});

describe('the body', () => {
  it('holds no sign that XML forbids, and half of a pair of surrogates as the sign for one', async () => {
    const xml = await body();
    expect(xml.isWellFormed()).toBe(true);
    expect(xml).not.toMatch(new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f]'));
    expect(xml).toContain('\ufffd');
  });

  it('leaves long words as they are', async () => expect(await body()).toContain(`>${LONG_WORD}<`));

  it('puts lists on the levels that Word has, each further in than the last, and begins each numbered list anew', async () => {
    const xml = await body();
    const places = [
      ...xml.matchAll(
        /<w:ilvl w:val="(\d)"\/><w:numId w:val="\d+"\/><\/w:numPr>(?:<w:ind w:left="(\d+)" w:hanging="340"\/>)?<\/w:pPr>.{0,60}?<w:t[^>]*>Level (\d+)</g,
      ),
    ].map(([, level, indent, depth]) => ({
      level: Number(level),
      indent: Number(indent ?? 340 * (Number(level) + 1)),
      depth: Number(depth),
    }));
    const first = places.slice(0, 11);
    expect(first.map(({ depth }) => depth)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(first.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8]);
    for (let at = 1; at < first.length; at++)
      expect(first[at]!.indent).toBeGreaterThan(first[at - 1]!.indent);
    expect(xml).toContain('<w:pStyle w:val="ListBullet3"/>');
    expect(xml).toContain('☑</w:t><w:tab/>');
  });

  it('splits only rows that are too tall to stay whole', async () => {
    const rows = [...(await body()).matchAll(/<w:tr>(.*?)<\/w:tr>/g)].map(([row]) => row);
    const split = rows.filter((row) => !row.includes('<w:cantSplit/>'));
    expect(split.length).toBeGreaterThan(0);
    for (const row of split) expect(row.replace(/<[^>]*>/g, '').length).toBeGreaterThan(2_000);
  });
});

describe('column widths', () => {
  const actions = [
    ['Action', 'Owner', 'Due', 'Priority', 'Status', 'Ticket'],
    [
      'Refuse to install a chain that does not verify from a client’s side.',
      'Platform',
      '13 Mar 2026',
      'P1',
      'in progress',
      'PLAT-2291',
    ],
    [
      'Let the synthetic checkout run in every zone, and page when one of them is slow.',
      'Observability (Ada Example)',
      '27 Mar 2026',
      'P2',
      'open',
      'OBS-118',
    ],
  ];

  it('give a column of short text what its longest line needs in Arial, with little to spare, and the rest to the text', () => {
    const [action, owner, due, priority, status] = columnWidths(actions, 9184, tableFit(6)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    // Letters at 9 points by Arial's own table of widths, and the gap between columns.
    for (const [width, needed] of [
      [due, 1010 + 160],
      [priority, 630 + 160],
      [status, 890 + 160],
    ] as const) {
      expect(width).toBeGreaterThan(needed);
      expect(width).toBeLessThan(needed * 1.15);
    }
    expect(action).toBeGreaterThan(9184 / 3);
    // In two lines.
    expect(owner).toBeGreaterThan((2100 + 160) / 2);
  });

  it('leave no word broken where there is room, code included', () => {
    const widths = columnWidths(
      [
        ['Name', 'Text'],
        [
          measuredText({ type: 'inlineCode', value: 'illi_fill_till_jill_will_fill' }),
          'many words and more of them '.repeat(40),
        ],
      ],
      9184,
      tableFit(2),
    );
    // Courier New is 0.6 of its size wide.
    expect(widths[0]).toBeGreaterThan(29 * 0.6 * 9 * 20 - 160);
  });

  it.each([
    [1, 9000],
    [3, 9000],
    [12, 9000],
    [40, 9000],
  ])('%i columns fill the page', (columns, width) => {
    const rows = Array.from({ length: 5 }, (_, row) =>
      Array.from({ length: columns }, (_, column) =>
        row === 2 && column === 0 ? LONG_WORD : `cell ${row} ${column}`,
      ),
    );
    const widths = columnWidths(rows, width, tableFit(columns));
    expect(widths.reduce((sum, each) => sum + each, 0)).toBe(width);
    expect(Math.min(...widths)).toBeGreaterThan(Math.min(800, 0.6 * (width / columns)) - 1);
  });
});
