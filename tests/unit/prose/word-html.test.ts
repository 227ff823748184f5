/** HTML in the shape that Word and Outlook put on the clipboard and into saved pages. */
import { describe, expect, it } from 'vitest';
import { formatMarkdown } from '../../../core/prose/markdown.ts';
import { htmlToProse } from '../../../core/prose/html/read.ts';

const markdown = (html: string) => formatMarkdown(htmlToProse(html), { resourceLink: true }).trim();
const page = (inner: string) =>
  '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">' +
  '<!--[if gte mso 9]><xml>settings</xml><![endif]--><style><!-- p.MsoNormal {margin:0in} --></style></head>' +
  `<body lang=EN-GB><!--StartFragment-->${inner}<!--EndFragment--></body></html>`;
const item = (mark: string, text: string, level = 1, list = 'l0', lfo = 'lfo1') =>
  `<p class=MsoListParagraph style='margin-left:.5in;text-indent:-.25in;mso-list:${list} level${level} ${lfo}'>` +
  `<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${mark}` +
  '<span style=\'font:7.0pt "Times New Roman"\'>&nbsp;&nbsp;&nbsp; </span></span></span>' +
  `<![endif]>${text}<o:p></o:p></p>\n`;
const normal = (text: string) => `<p class=MsoNormal>${text}<o:p></o:p></p>`;

describe('lists of paragraphs', () => {
  it.each([
    [
      'lists of any depth',
      [
        item('·', 'one'),
        item('o', 'two', 2),
        item('§', 'three', 3),
        item('·', 'four', 4),
        item('o', 'five', 2),
        item('·', 'six'),
      ],
      '- one\n  - two\n    - three\n      - four\n  - five\n- six',
    ],
    [
      'numbers, letters and bullets within each other',
      [
        item('1.', 'one'),
        item('a)', 'two', 2),
        item('b)', 'three', 2),
        item('·', 'dot', 3),
        item('2.', 'four'),
      ],
      '1. one\n   1. two\n   2. three\n      - dot\n2. four',
    ],
    [
      'a list that goes on after a paragraph goes on counting',
      [item('1.', 'one'), normal('Wait.'), item('2.', 'two'), item('3.', 'three')],
      '1. one\n\nWait.\n\n2. two\n3. three',
    ],
    [
      'one that begins deeper than the first level',
      [item('o', 'two', 2), item('·', 'one')],
      '- two\n\n* one',
    ],
    [
      'two lists, one after the other',
      [item('·', 'a'), item('1.', 'b', 1, 'l1', 'lfo2')],
      '- a\n\n1. b',
    ],
    [
      'a numbered heading loses its number',
      [
        "<h2 style='mso-list:l1 level2 lfo2'><![if !supportLists]>" +
          "<span style='mso-list:Ignore'>1.2<span>&nbsp; </span></span><![endif]>Cause</h2>",
        normal('It was cold.'),
      ],
      '## Cause\n\nIt was cold.',
    ],
  ])('%s', (_name, parts, wanted) => expect(markdown(page(parts.join('')))).toBe(wanted));
});

it('footnotes are footnotes, there and back', () =>
  expect(
    markdown(
      page(
        normal(
          'The cache<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title="">' +
            '<span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span>' +
            '</a> was cold',
        ) +
          "<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>" +
          '<hr align=left size=1 width="33%"><![endif]>' +
          "<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>" +
          '<a style=\'mso-footnote-id:ftn1\' href="#_ftnref1" name="_ftn1">' +
          '<span class=MsoFootnoteReference>[1]</span></a> Since the deploy.</p></div></div>',
      ),
    ),
  ).toBe('The cache[^1] was cold\n\n[^1]: Since the deploy.'));

it('comments are told at the end, their anchors are no words', () =>
  expect(
    markdown(
      page(
        normal(
          'We ' +
            "<a style='mso-comment-reference:AB_1;mso-comment-date:20260303T1015'>restarted</a>" +
            "<span class=MsoCommentReference><span style='font-size:8.0pt'>" +
            '<a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AB1]</a>' +
            "<span style='mso-special-character:comment'>&nbsp;</span></span></span> it.",
        ) +
          "<div style='mso-element:comment-list'>" +
          '<hr class=msocomoff align=left size=1 width="33%"><div style=\'mso-element:comment\'>' +
          '<div id="_com_1" class=msocomtxt><span style=\'mso-comment-author:"Ada B"\'></span>' +
          '<p class=MsoCommentText><span class=MsoCommentReference><span>' +
          "<span style='mso-special-character:comment'>&nbsp;" +
          '<a class=msocomoff href="#_msoanchor_1">[AB1]</a></span></span></span>Which one?' +
          '<o:p></o:p></p></div></div></div>',
      ),
    ),
  ).toBe('We restarted it.\n\nComment by Ada B: Which one?'));

it('a table without marked heads gets no empty ones', () =>
  expect(
    markdown(
      page(
        `<table class=MsoTableGrid border=1><tr><td width=90>${normal('<b>Time</b>')}</td><td>` +
          `${normal('<b>What</b>')}</td></tr><tr><td>${normal('14:05')}</td><td>` +
          `${normal('fired')}</td></tr></table>${normal('&nbsp;')}`,
      ),
    ),
  ).toBe('| Time  | What  |\n| ----- | ----- |\n| 14:05 | fired |'));

it('tracked changes say what was deleted and inserted', () =>
  expect(
    markdown(
      page(
        normal(
          'It was <span class=msoDel>' +
            '<del cite="mailto:Ada" datetime="2026-03-03T10:15">warm</del></span>' +
            '<span class=msoIns><ins cite="mailto:Ada" datetime="2026-03-03T10:15">cold</ins>' +
            '</span>.',
        ),
      ),
    ),
  ).toBe('It was ~~warm~~cold.'));
