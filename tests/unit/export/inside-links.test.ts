/**
 * Links from one place in a report to another lead there in every format; those to nowhere keep
 * their words.
 */
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { BlockContent, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import type { Postmortem, Section } from '../../../core/document/postmortem.ts';
import { blocksHtml } from '../../../core/export/clipboard/write.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { readOwnMarkdown } from '../../../core/markdown/read.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { withoutPositions } from '../../../core/prose/build.ts';
import { buildReport, type Report } from '../../../core/report/report.ts';
import { hostileDocument } from '../../tools/hostile-documents.ts';
import { linksInside } from '../../tools/reading.ts';
import { sampleDocument } from '../../tools/samples.ts';
import { runs } from '../../tools/runs.ts';

const body = (markdown: string): Root => withoutPositions(parseMarkdown(markdown));
const section = (
  id: string,
  title: string,
  markdown: string,
  more: Partial<Section> = {},
): Section => ({
  id,
  kind: 'custom',
  title,
  audience: 'everyone',
  required: false,
  guidance: '',
  body: body(markdown),
  ...more,
});
const sample = sampleDocument();
const document: Postmortem = {
  ...sample,
  media: {},
  updates: [],
  actions: [{ ...sample.actions[0]!, body: body('Follow [the plan](#over-time).') }],
  timeline: [],
  sections: [
    section(
      'first',
      'What happened',
      'See [the cause](#root-cause), [again](#Root-Cause), [später](#%C3%BCber-uns), [nowhere](#nowhere), [bad](#%zz), [**kept** apart](#kept-apart) and [by name][name].\n\n[name]: #over-time',
    ),
    section('second', 'Root cause', 'Words.\n\n## Over time\n\nMore.'),
    section('third', 'Über uns', 'Words.'),
    section('fourth', 'Kept apart', 'Words.', { audience: 'internal' }),
  ],
};
const build = (audience: 'everyone' | 'internal' = 'everyone', brief = false): Report =>
  buildReport(document, { audience, zone: '', brief });

describe('a link to a heading of the same document', () => {
  it('is one in the report where the heading is there, whatever its letters', () => {
    expect(linksInside(build())).toBe(5);
    // What only internal readers see is no target for the others.
    expect(linksInside(build('internal'))).toBe(6);
  });

  it.each([false, true])('leads there in HTML, and not out of it (brief: %s)', (brief) => {
    for (const as of ['print', 'page'] as const) {
      const page = toHtml(build('internal', brief), { as }).replace(/<nav[\s\S]*?<\/nav>/, '');
      const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
      expect(targets).toHaveLength(6);
      for (const id of targets) expect(page).toMatch(new RegExp(`<h[2-6] id="${id}"`));
    }
  });

  it('leads there in Word', async () => {
    const xml = strFromU8(unzipSync(await toDocx(build()))['word/document.xml']!).replace(
      /<w:sdt>.*?<\/w:sdt>/s,
      '',
    );
    const anchors = [...xml.matchAll(/<w:hyperlink w:anchor="([^"]+)"/g)].map(
      ([, anchor]) => anchor!,
    );
    expect(anchors).toHaveLength(5);
    for (const anchor of anchors)
      expect(xml).toMatch(
        new RegExp(
          `<w:pStyle w:val="Heading\\d"/>(?:<w:keepNext/>)?</w:pPr><w:bookmarkStart w:id="\\d+" w:name="${anchor}"/>`,
        ),
      );
  });

  it('has the anchor that GitHub gives in Markdown, and opens as it was', () => {
    const text = toMarkdownText(build('internal'));
    expect(text).toContain(
      '[the cause](#root-cause), [again](#root-cause), [später](#über-uns), nowhere, bad, [**kept** apart](#kept-apart) and [by name](#over-time)',
    );
    expect(readOwnMarkdown(text, sequentialIds('new')).sections).toEqual(document.sections);
  });

  it('is only its words in a clipboard, where the heading may not be', () => {
    const html = blocksHtml(build(), build().blocks);
    expect(html).toContain('See the cause, again');
    expect(html).not.toContain('href="#');
  });

  it('leads to a block that is there, in any document', () => {
    let links = 0;
    fc.assert(
      fc.property(hostileDocument, fc.boolean(), (each, brief) => {
        const linking = {
          ...each,
          sections: each.sections.map((one, index) => ({
            ...one,
            title: index === 0 ? 'gateway' : one.title,
            body: {
              ...one.body,
              children: [...one.body.children, ...body('[x](#gateway)').children] as BlockContent[],
            },
          })),
        };
        const report = buildReport(linking, { audience: 'internal', zone: '', brief });
        links += linksInside(report);
        const page = toHtml(report);
        for (const [, id] of page.matchAll(/href="#([^"]*)"/g))
          expect(page).toContain(` id="${id!}"`);
      }),
      { numRuns: runs(200) },
    );
    expect(links).toBeGreaterThan(50);
  });
});
