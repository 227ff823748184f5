import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMarkdown } from '../../../core/prose/markdown.ts';
import { htmlToProse, readHtml } from '../../../core/prose/html/read.ts';
import { plainText } from '../../../core/prose/text.ts';
import { runs } from '../../tools/runs.ts';

const markdown = (html: string) => formatMarkdown(htmlToProse(html), { resourceLink: true }).trim();

describe('formatting is kept', () => {
  it.each([
    ['<p>a <b>b</b> <i>c</i> <s>d</s> <code>e</code></p>', 'a **b** *c* ~~d~~ `e`'],
    ['<h2>T</h2><p>a<br>b</p>', '## T\n\na\\\nb'],
    ['<ul><li>a<ol><li>b</li></ol></li></ul>', '- a\n  1. b'],
    [
      '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>',
      '| a | b |\n| - | - |\n| 1 | 2 |',
    ],
    ['<blockquote><p>q</p></blockquote><pre><code>x\n y</code></pre>', '> q\n\n```\nx\n y\n```'],
    ['<a href="https://example.org/a?b=1">t</a>', '[t](https://example.org/a?b=1)'],
    ['<p>one\n  two&nbsp;three &amp; four</p>', 'one two\u00a0three & four'],
    ['<p></p><p>&nbsp;</p><p><br></p><p>x</p>', 'x'],
    ['<p>unclosed <b>bold<p>next', 'unclosed **bold**\n\n**next**'],
    ['plain', 'plain'],
  ])('%j', (html, wanted) => expect(markdown(html)).toBe(wanted));
});

describe('nothing runs, nothing loads', () => {
  it.each([
    '<script>alert(1)</script>',
    '<style>@import "https://example.org"</style>',
    '<iframe src="https://example.org"></iframe>',
    '<object data="https://example.org"></object>',
    '<svg onload="alert(1)"><script>alert(1)</script></svg>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" jAvAsCrIpT:alert(1)">x</a>',
    '<a href="data:text/html,alert(1)">x</a>',
    '<p onclick="alert(1)">x</p>',
    '<img src=x onerror="alert(1)">',
    '<form action="https://example.org"><input name="a"></form>',
    '<img src="https://example.org/p.gif">',
    '<img srcset="https://example.org/p.gif 2x">',
    '<picture><source srcset="https://example.org/p.gif"></picture>',
    '<video src="https://example.org/v.mp4" poster="https://example.org/p.png"></video>',
    '<link rel="stylesheet" href="https://example.org/a.css">',
    '<base href="https://example.org/">',
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    '<template><img src=x></template>',
    '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  ])('%j', (html) => {
    const json = JSON.stringify(htmlToProse(`<p>before</p>${html}<p>after</p>`));
    expect(json).not.toMatch(/alert|javascript|onerror|onclick|"type":"(image|html)"/i);
    expect(json).toContain('before');
    expect(json).toContain('after');
  });

  it('a picture from elsewhere becomes a link with its alternative text', () => {
    expect(markdown('<p><img src="https://example.org/a/load.png?x=1" alt="Load"></p>')).toBe(
      '[Load](https://example.org/a/load.png?x=1)',
    );
    expect(markdown('<p><img src="https://example.org/a/load.png?x=1"></p>')).toBe(
      '[load.png](https://example.org/a/load.png?x=1)',
    );
    expect(markdown('<p>a <img src="data:image/png;base64,AAAA" alt="Load"></p>')).toBe('a Load');
  });

  it('a picture of the document stays one', () =>
    expect(JSON.stringify(htmlToProse('<img src="media:k1" alt="Load">'))).toContain(
      '"url":"media:k1"',
    ));
});

it.each([
  ['<td><p>one</p><p>two</p></td>', 'one\ntwo'],
  ['<td>one<div>two</div>three</td>', 'one\ntwo\nthree'],
  ['<td>\n <p>one</p>\n <p></p>\n <p>two <b>bold</b> x</p>\n</td>', 'one\ntwo bold x'],
  ['<td>x<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>y</td>', 'x\na\nb\nc\ny'],
  ['<td><pre>one\n two\n</pre>three</td>', 'one\ntwo\nthree'],
  ['<td>one<br>two</td>', 'one\ntwo'],
  ['<td><span><p>one</p><p>two</p></span></td>', 'one\ntwo'],
  ['<td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></td>', 'a b\nc'],
  ['<td>one <b>two</b>three</td>', 'one twothree'],
])('keeps the words of a cell’s blocks apart: %j', (cell, text) => {
  const [table] = htmlToProse(`<table><tr><th>head</th></tr><tr>${cell}</tr></table>`).children;
  expect(plainText({ type: 'root', children: [table!] }).replace(/ +$/gm, '')).toBe(
    `head\n${text}`,
  );
});

it('takes the title of the page, not that of a drawing in it', () => {
  expect(
    readHtml(
      '<html><head><title>The page</title></head><body><p>x <svg><title>An icon</title></svg></p></body></html>',
    ).title,
  ).toBe('The page');
});

it('hands out the page title and the comments, which are words of the source', () => {
  expect(
    readHtml(
      '<html><head><title>A  page</title></head><body><!-- note --><!--[if mso]>x<![endif]--><p>x</p></body></html>',
    ),
  ).toMatchObject({ title: 'A page', comments: ['note'] });
});

it('keeps the words of any nesting of known tags, and never throws', () => {
  const tag = fc.constantFrom(
    'p',
    'b',
    'i',
    'ul',
    'li',
    'table',
    'tr',
    'td',
    'blockquote',
    'h3',
    'div',
    'span',
    'pre',
    'dl',
    'dt',
    'dd',
    'details',
    'summary',
    'x-y',
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          tag.map((name) => `<${name}>`),
          tag.map((name) => `</${name}>`),
          fc.integer({ min: 100, max: 999 }).map((number) => ` w${number} `),
        ),
        { maxLength: 40 },
      ),
      (parts) => {
        const html = parts.join('');
        const words = (text: string) => (text.match(/w\d{3}/g) ?? []).sort();
        expect(words(plainText(htmlToProse(html)))).toEqual(words(html));
      },
    ),
    { numRuns: runs(300) },
  );
});
