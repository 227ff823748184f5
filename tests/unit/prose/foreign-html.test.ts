/** HTML in the shapes that word processors, editors and trackers really write. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { formatMarkdown } from '../../../core/prose/markdown.ts';
import { htmlToProse, readHtml } from '../../../core/prose/html/read.ts';

const markdown = (html: string) => formatMarkdown(htmlToProse(html), { resourceLink: true }).trim();
const docs = (inner: string) =>
  `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">${inner}</b>` +
  '<br class="Apple-interchange-newline">';
const span = (text: string, style = 'font-weight:400;font-style:normal;text-decoration:none') =>
  `<span style="font-size:11pt;font-family:Arial,sans-serif;${style};white-space:pre-wrap;">${text}</span>`;

describe('Google Docs', () => {
  it.each([
    [
      'the wrapper is no bold and swallows no block',
      `<h2 dir="ltr">${span('Cause')}</h2><p dir="ltr">` +
        `${span('It was ')}${span('cold', 'font-weight:700')}${span(' then.')}</p><br>`,
      '## Cause\n\nIt was **cold** then.',
    ],
    [
      'styles of spans are formatting, neighbours of one style are one',
      '<p>' +
        span('a', 'font-style:italic') +
        span('b ', 'font-style:italic') +
        `${span('c', 'text-decoration:line-through')} ` +
        span('d', "font-family:'Roboto Mono',monospace") +
        '</p>',
      '*ab* ~~c~~ `d`',
    ],
    ['a heading is bold by itself', `<h1>${span('Head', 'font-weight:700')}</h1>`, '# Head'],
    [
      'a link keeps its address and not its underline',
      '<p><a href="https://example.org/r" style="text-decoration:none">' +
        `${span('run book', 'text-decoration:underline')}</a></p>`,
      '[run book](https://example.org/r)',
    ],
    [
      'lists in lists',
      `<ul><li aria-level="1"><p role="presentation">${span('one')}</p></li><ul>` +
        `<li aria-level="2"><p role="presentation">${span('two')}</p></li><ol><li aria-level="3">` +
        `<p>${span('three')}</p></li></ol></ul><li aria-level="1"><p>${span('four')}</p></li>` +
        '</ul>',
      '- one\n  - two\n    1. three\n- four',
    ],
    [
      'check lists, without the words for the drawn box',
      '<ul><li role="checkbox" aria-checked="true">' +
        '<img src="data:image/png;base64,AAAA" alt="checked" aria-roledescription="checkbox">' +
        `<p role="presentation">${span('done')}</p></li><li role="checkbox" aria-checked="false">` +
        '<img src="data:image/png;base64,AAAA" alt="unchecked" aria-roledescription="checkbox">' +
        `<p>${span('open')}</p></li></ul>`,
      '- [x] done\n- [ ] open',
    ],
    [
      'tables, whose first row is the head',
      '<div dir="ltr" align="left"><table><colgroup><col width="90"></colgroup><tbody><tr><td>' +
        `<p>${span('Time', 'font-weight:700')}</p></td><td><p>${span('What')}</p></td></tr><tr>` +
        `<td><p>${span('14:05')}</p></td><td><p>${span('fired')}</p><p>${span('twice')}</p></td>` +
        '</tr></tbody></table></div>',
      '| Time  | What        |\n| ----- | ----------- |\n| 14:05 | fired twice |',
    ],
    [
      'monospaced paragraphs are one block of code, with their indentation',
      ['if up:', '&nbsp; go()']
        .map((line) => `<p>${span(line, "font-family:'Courier New'")}</p>`)
        .join(''),
      '```\nif up:\n  go()\n```',
    ],
  ])('%s', (_name, inner, wanted) => expect(markdown(docs(inner))).toBe(wanted));

  it('a saved page has its lists side by side, with their depth in a class', () =>
    expect(
      markdown(
        '<ul class="c1 lst-kix_ab12-0 start"><li>one</li></ul>' +
          '<ul class="c1 lst-kix_ab12-1 start"><li>two</li></ul><ul class="lst-kix_ab12-0">' +
          '<li>three</li></ul>',
      ),
    ).toBe('- one\n  - two\n\n* three'));
});

describe('formatting around blocks', () => {
  it.each([
    ['<b><h3>Head</h3><p>one</p><p>two</p></b>', '### Head\n\n**one**\n\n**two**'],
    ['<i><ul><li>a</li><li>b</li></ul></i>', '- *a*\n- *b*'],
    ['<p><b>a<span style="font-weight:bold">b</span></b></p>', '**ab**'],
    ['<p><a href="https://example.org/">a <b>b</b></a></p>', '[a **b**](https://example.org/)'],
    ['<p><font face="Courier New">x</font> y</p>', '`x` y'],
  ])('%s', (html, wanted) => expect(markdown(html)).toBe(wanted));
});

describe('tables', () => {
  it('a cell over rows is said in each of them', () =>
    expect(
      markdown(
        '<table><tr><th>T</th><th>Who</th><th>E</th></tr><tr><td rowspan="2">14:05</td>' +
          '<td>Bot</td><td>a</td></tr><tr><td>Mara</td><td>b</td></tr><tr><td>14:20</td>' +
          '<td rowspan="9">Joel</td><td>c</td></tr><tr><td>14:25</td><td>d</td></tr></table>',
      ),
    ).toBe(
      '| T     | Who  | E |\n| ----- | ---- | - |\n| 14:05 | Bot  | a |\n| 14:05 | Mara | b |\n| ' +
        '14:20 | Joel | c |\n| 14:25 | Joel | d |',
    ));
  it('one cell is what stands in it, a caption is a paragraph', () => {
    expect(markdown('<table><tr><td>99.5 %</td></tr></table>')).toBe('99.5 %');
    expect(
      markdown('<table><caption>Load</caption><tr><td>a</td></tr><tr><td>b</td></tr></table>'),
    ).toBe('Load\n\n| a |\n| - |\n| b |');
  });
});

describe('code', () => {
  it.each([
    [
      'VS Code',
      `<div style="color:#ccc;font-family: Consolas, 'Courier New', monospace;` +
        'font-weight: normal;white-space: pre;">' +
        '<div><span>def </span><span>up</span>():</div><div>    <span>return</span> 1</div><br>' +
        '<div>up()</div></div>',
      '```\ndef up():\n    return 1\n\nup()\n```',
    ],
    [
      'Windows Terminal',
      '<DIV STYLE="display:inline-block;white-space:pre;font-family:\'Cascadia Mono\',Consolas,monospace;">' +
        '<SPAN>$ df -h</SPAN><BR><SPAN>/dev/sda1   </SPAN><SPAN>97%</SPAN></DIV>',
      '```\n$ df -h\n/dev/sda1   97%\n```',
    ],
    [
      'Terminal on a Mac, by the style sheet',
      '<style type="text/css">p.p1 {margin: 0.0px; font: 11.0px Menlo; color: #000}</style>' +
        '<p class="p1"><span class="s1">$ uptime</span></p>',
      '```\n$ uptime\n```',
    ],
  ])('%s', (_name, html, wanted) => expect(markdown(html)).toBe(wanted));
});

it('times and names of an imported table that reach over rows are in each row', () => {
  const { document } = importText(
    '<h2>Timeline</h2><table><tr><th>Time (UTC)</th><th>Event</th></tr><tr>' +
      '<td rowspan="2">2026-03-03 14:05</td><td>fired</td></tr><tr><td>taken</td></tr></table>',
    { format: 'html', name: '', newId: sequentialIds('n'), today: '2026-03-04' },
  );
  expect(document.timeline.map(({ at }) => at?.instant)).toEqual([
    '2026-03-03T14:05:00Z',
    '2026-03-03T14:05:00Z',
  ]);
});

it('what is hidden is not pasted, and what a saved page hides is kept', () => {
  const html = '<p>seen</p><div style="display:none">hidden</div>';
  expect(markdown(html)).toBe('seen');
  expect(formatMarkdown(readHtml(html).prose)).toContain('hidden');
});

it('the ends of what was copied are no words', () =>
  expect(
    readHtml('<!--StartFragment--><p>x</p><!--EndFragment--><!-- notionvc: 1-2 -->').comments,
  ).toEqual([]));
