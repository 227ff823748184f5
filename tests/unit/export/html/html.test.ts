import fc from 'fast-check';
import type { BlockContent, Root } from 'mdast';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { cssString } from '../../../../core/export/html/style.ts';
import { toHtml } from '../../../../core/export/html/write.ts';
import { paragraph, plainProse, prose } from '../../../../core/prose/build.ts';
import { parseMarkdown } from '../../../../core/prose/markdown.ts';
import { buildReport, type ReportOptions } from '../../../../core/report/report.ts';
import { wideTable } from '../../../fixtures/documents/stress-prose.ts';
import { lacks, tools } from '../../../tools/external.ts';
import { hostileDocument } from '../../../tools/hostile-documents.ts';
import { sampleDocument } from '../../../tools/samples.ts';
import { htmlWords } from '../../../tools/reading.ts';
import { runs } from '../../../tools/runs.ts';

const sample = sampleDocument();
type Kind = 'print' | 'page';
const html = (
  document: Postmortem,
  as: Kind = 'print',
  options: Partial<ReportOptions> = {},
): string => toHtml(buildReport(document, { audience: 'everyone', zone: '', ...options }), { as });
const idsOf = (page: string): string[] => [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);

describe.each<Kind>(['print', 'page'])('as %s', (as) => {
  it('runs and loads nothing', () => {
    const page = html(
      { ...sample, title: '</title></style><script>alert(1)</script><img src=x onerror=alert(1)>' },
      as,
    );
    expect(page).not.toMatch(/<script|<img src=x/i);
    expect(page).toContain("default-src 'none'");
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]*)"/g))
      expect(address).toMatch(/^(#|data:image\/|https:\/\/[a-z]+\.example\.net\/)/);
  });

  it.each([
    [false, 12],
    [true, 11],
  ])('links its contents to headings that are there (brief: %s)', (brief, count) => {
    const page = html(sample, as, { brief });
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
    expect(targets.length).toBe(count);
    for (const id of targets) expect(page).toMatch(new RegExp(`<h[23] id="${id}">`));
  });

  it('has no id twice, and skips no level of headings, in any document', () => {
    fc.assert(
      fc.property(hostileDocument, fc.boolean(), (document, brief) => {
        const page = html(document, as, { brief });
        const ids = idsOf(page);
        expect(new Set(ids).size).toBe(ids.length);
        const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
        expect(levels[0]).toBe(1);
        expect(levels.filter((level) => level === 1).length).toBe(1);
      }),
      { numRuns: runs(100) },
    );
  });

  it('gives every cell of a heading its scope, and the language to the page', () => {
    const page = html(sample, as, { utc: true });
    expect([...page.matchAll(/<th(?![^>]* scope=)[ >]/g)].length).toBe(0);
    expect(page).toContain('<html lang="en"');
  });

  it('is the same text again', () => expect(html(sample, as)).toBe(html(sample, as)));

  it('shows logo and colour of a company', () => {
    const page = html(sample, as, {
      look: { accent: '#AA3300', logo: { type: 'image/png', data: 'iVBORw0KGgo=' } },
    });
    expect(page).toContain(':root{--accent:#aa3300}');
    expect(page).toContain('<img class="logo" alt="" src="data:image/png;base64,iVBORw0KGgo=">');
  });
});

describe('blocks on paper', () => {
  const page = (markdown: string, language = 'en'): string =>
    html({
      ...sample,
      language,
      media: {
        a: {
          type: 'image/png',
          data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          name: 'a',
        },
      },
      sections: [{ ...sample.sections[0]!, kind: 'custom', body: parseMarkdown(markdown) }],
    });

  it.each([
    ['a line', 'What it showed.\n\n![](media:a)', true],
    ['a long paragraph', `${'What it showed. '.repeat(20)}\n\n![](media:a)`, false],
    ['a paragraph above a list', 'Three reasons:\n\n- one', true],
    ['one above another', 'First.\n\nSecond.', false],
  ])('%s stays with what it leads to, or not', (_, markdown, stays) =>
    expect(/<p id="pm-s1-1" class="leads"/.test(page(markdown))).toBe(stays),
  );

  it('sets a slanted line below a picture as its caption', () => {
    expect(page('![](media:a)\n\n*The rate, by minute.*\n\n*Not this.*')).toMatch(
      /class="picture leads">.*\n<p id="[^"]+" class="caption"><em>The rate.*\n<p id="[^"]+"><em>Not this/,
    );
  });

  it('gives a table the columns that the Word file has: short ones their line, sentences the rest', () => {
    const table = page(
      `| Day | What | State |\n| - | - | - |\n${`| 16 January | ${'A sentence of some length, and another. '.repeat(3)} | Mended |\n`.repeat(4)}`,
    );
    const [own] = table.split('<table').filter((part) => part.includes('16 January'));
    const shares = [...own!.matchAll(/<col style="width:([\d.]+)%">/g)].map(([, share]) =>
      Number(share),
    );
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
    expect(shares[0]).toBeLessThan(15);
    expect(shares[2]).toBeLessThan(12);
  });

  it('sets a table without heads as rows alone', () => {
    expect(page('|  |  |\n| - | -: |\n| Zone A | 12 |')).toMatch(
      /<table[^>]*>(?:<colgroup>.*?<\/colgroup>)?<tbody><tr><td>Zone A<\/td><td class="right whole">12</,
    );
  });

  it('runs as the language does, each block as its first letter does', () => {
    expect(page('توقف الخادم.\n\nPlain.')).toMatch(
      /<html lang="en">[^]*<p id="pm-s1-1" dir="rtl" lang="ar-SA">[^]*<p id="pm-s1-2">/,
    );
    expect(page('توقف الخادم.\n\nPlain.', 'ar')).toMatch(
      /<html lang="ar" dir="rtl">[^]*<p id="pm-s1-1">[^]*<p id="pm-s1-2" dir="ltr">/,
    );
  });
});

describe('the page for readers', () => {
  it('says what the printed one says, but for its foot', () => {
    fc.assert(
      fc.property(hostileDocument, (document) => {
        const page = html(document, 'page').replace(/<footer>[\s\S]*?<\/footer>/, '');
        expect(htmlWords(page)).toEqual(htmlWords(html(document, 'print')));
      }),
      { numRuns: runs(100) },
    );
  });

  it('has landmarks, and each section is named by its heading', () => {
    const page = html(sample, 'page');
    for (const part of ['<main>', '<header>', '<nav aria-label="Contents">', '<footer>'])
      expect(page).toContain(part);
    const labels = [...page.matchAll(/<section aria-labelledby="([^"]+)">\n<h[23] id="([^"]+)"/g)];
    expect(labels.length).toBe(12);
    for (const [, label, id] of labels) expect(label).toBe(id);
    expect([...page.matchAll(/<section/g)].length).toBe([...page.matchAll(/<\/section>/g)].length);
  });

  it.skipIf(lacks('chromium'))(
    'is no wider than a telephone, prints on the same pages, and is dark where readers like it',
    async () => {
      const [path] = tools('chromium');
      const long = {
        ...sample,
        title: 'x'.repeat(300),
        sections: sample.sections.map((section) =>
          section.kind === 'summary'
            ? { ...section, body: plainProse(`${'y'.repeat(300)}\n\n${'long words '.repeat(40)}`) }
            : section,
        ),
      };
      const browser = await chromium.launch({
        executablePath: path,
        args: ['--no-sandbox', '--disable-background-networking'],
      });
      try {
        const page = await browser.newPage({
          viewport: { width: 390, height: 800 },
          colorScheme: 'dark',
        });
        for (const document of [sample, long]) {
          for (const brief of [false, true]) {
            await page.setContent(html(document, 'page', { brief, utc: true }));
            expect(
              await page.evaluate(() => window.document.documentElement.scrollWidth),
            ).toBeLessThanOrEqual(390);
          }
        }
        // Every table is seen on a telephone, also one of twelve columns.
        await page.setContent(
          html(
            {
              ...sample,
              sections: [
                { ...sample.sections[0]!, body: prose(paragraph('Readings:'), wideTable(3)) },
              ],
            },
            'page',
          ),
        );
        expect(
          await page.evaluate(
            () =>
              [...window.document.querySelectorAll('table')].filter(
                (table) => table.offsetHeight < 40,
              ).length,
          ),
        ).toBe(0);
        expect(
          await page.evaluate(() => window.document.documentElement.scrollWidth),
        ).toBeLessThanOrEqual(390);
        expect(
          await page.evaluate(() => getComputedStyle(window.document.body).backgroundColor),
        ).toBe('rgb(27, 28, 30)');
        await page.emulateMedia({ media: 'print' });
        expect(
          await page.evaluate(() => getComputedStyle(window.document.body).backgroundColor),
        ).toBe('rgb(255, 255, 255)');
        const pages = async (as: Kind): Promise<number> => {
          await page.setContent(html(sample, as));
          return [
            ...(await page.pdf({ preferCSSPageSize: true }))
              .toString('latin1')
              .matchAll(/\/Type \/Page\b/g),
          ].length;
        };
        expect(await pages('page')).toBe(await pages('print'));
      } finally {
        await browser.close();
      }
    },
  );
});

describe('a task list inside a task list', () => {
  it.skipIf(lacks('chromium'))(
    'is set in as other lists are, in a cell and on a telephone too',
    async () => {
      const [path] = tools('chromium');
      const tasks = (...children: BlockContent[]): BlockContent => ({
        type: 'list',
        ordered: false,
        children: [
          {
            type: 'listItem',
            checked: false,
            children: [
              { type: 'paragraph', children: [{ type: 'text', value: 'Page the team' }] },
              ...children,
            ],
          },
        ],
      });
      const body: Root = { type: 'root', children: [tasks(tasks(tasks()))] };
      const browser = await chromium.launch({
        executablePath: path,
        args: ['--no-sandbox', '--disable-background-networking'],
      });
      try {
        const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
        await page.setContent(
          html(
            {
              ...sample,
              sections: [{ ...sample.sections[0]!, body }],
              timeline: [],
              updates: [],
              actions: [{ ...sample.actions[0]!, body }],
            },
            'page',
          ),
        );
        const places = await page.evaluate(() =>
          [...window.document.querySelectorAll('li .box')].map(
            (box) => box.getBoundingClientRect().left,
          ),
        );
        expect(places.length).toBe(6);
        for (const [outer, inner, innermost] of [places.slice(0, 3), places.slice(3)] as [
          number,
          number,
          number,
        ][]) {
          expect(inner - outer).toBeGreaterThan(16);
          expect(innermost - inner).toBeGreaterThan(16);
        }
      } finally {
        await browser.close();
      }
    },
  );
});

describe('cssString', () => {
  it.each([
    ['INC-4127 · approved · v3', '"INC-4127 · approved · v3"'],
    ['"}</style>', '"\\22 \\7d \\3c \\2f style\\3e "'],
    ['a\\b\nc', '"a\\5c b\\a c"'],
  ])('%j is %s', (text, css) => expect(cssString(text)).toBe(css));
});
