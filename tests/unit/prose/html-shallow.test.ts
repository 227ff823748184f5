/** Pages nested deeper than any program writes, and tables that reach over more than they hold. */
import { describe, expect, it } from 'vitest';
import { htmlToProse, readHtml } from '../../../core/prose/html/read.ts';
import { withoutDeepTags } from '../../../core/prose/html/shallow.ts';
import { plainText } from '../../../core/prose/text.ts';

describe('a page of elements within elements', () => {
  it.each([
    '<b>',
    '<div>',
    '<ul><li>',
    '<font>',
    '<svg>',
    '<x-y>',
    '<template>',
    '<pre>',
    '<span class="a">',
    '<div/>',
    '<DIV>',
    '<a href="b"><p>',
    '<dl><dt>a<dd>',
    '<blockquote>',
    '<math>',
    '<!-- a --><div>',
  ])('is read, however deep (%s)', (tag) => {
    expect(() => htmlToProse(`${tag.repeat(20_000)}innermost`)).not.toThrow();
  });

  it('keeps its words', () => {
    const deep = `<p>before</p>${'<div>'.repeat(9_000)}innermost${'</div>'.repeat(9_000)}<p>behind</p>`;
    expect(plainText(readHtml(deep).prose).split(/\s+/)).toEqual(['before', 'innermost', 'behind']);
    const bold = `<p>${'<b>x'.repeat(200)}${'</b>'.repeat(200)} and plain</p>`;
    expect(plainText(readHtml(bold).prose)).toBe(`${'x'.repeat(200)} and plain`);
  });
});

describe('tags beyond what is nested', () => {
  it.each([
    ['a page', '<html><body><h1>A</h1><p>b <b>c</b><p>d<br/><ul><li>e<li>f</ul></body></html>'],
    ['many paragraphs never ended', '<p>a'.repeat(2_000)],
    ['many elements one after the other', '<div><b>a</b></div>'.repeat(2_000)],
    ['a drawing of many shapes', `<svg>${'<path d="M0 0"/>'.repeat(2_000)}</svg>`],
    ['a program that writes tags', `<script>${'"<div>"'.repeat(2_000)}</script>`],
    ['tags within a comment', `<!--${'<div>'.repeat(2_000)}-->`],
    ['tags within an attribute', `<p title="${'<div>'.repeat(2_000)}">a</p>`],
  ])('are none in %s', (_name, html) => {
    expect(withoutDeepTags(html)).toBe(html);
  });

  it('go, each with its end', () => {
    const html = `${'<div>'.repeat(600)}a${'</div>'.repeat(600)}`;
    expect(withoutDeepTags(html)).toBe(`${'<div>'.repeat(512)}a${'</div>'.repeat(512)}`);
  });
});

describe('a table of reaching cells', () => {
  it('holds no more than such tables do', () => {
    const words = 'x'.repeat(2_000);
    const head = `<tr>${`<td rowspan=1000>${words}</td>`.repeat(50)}</tr>`;
    const table = `<table>${head}${'<tr></tr>'.repeat(1_000)}<tr><td>end</td></tr></table>`;
    const text = JSON.stringify(htmlToProse(table));
    expect(text).toContain('end');
    expect(text.length).toBeLessThan(10_000_000);
    const wideHead = `<tr>${'<td>a</td>'.repeat(1_000)}</tr>`;
    const wide = `<table>${wideHead}${'<tr><td colspan=1000>b</td></tr>'.repeat(1_000)}</table>`;
    expect(JSON.stringify(htmlToProse(wide)).length).toBeLessThan(2_000_000);
  });
});
