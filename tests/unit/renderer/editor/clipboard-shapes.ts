/**
 * What programs put on the clipboard, in the shapes that they really write, with words of our own:
 * the rich flavour, and the plain one, which says which words there are.
 */
export interface Shape {
  name: string;
  html: string;
  text: string;
  /** The kinds of blocks in prose. */
  prose: string;
  /** How many rows it makes of the timeline, of the actions; 0 where it is text there. */
  entries: number;
  actions: number;
}

const docsSpan = (text: string, weight = 400): string =>
  `<span style="font-size:11pt;font-family:Arial,sans-serif;font-weight:${weight};font-style:normal;text-decoration:none;white-space:pre-wrap;">` +
  `${text}</span>`;
const wordItem = (mark: string, level: number, text: string): string =>
  `<p class=MsoListParagraph style='margin-left:.5in;text-indent:-.25in;mso-list:l0 level${level} lfo1'>` +
  `<![if !supportLists]><span style='mso-list:Ignore'>${mark}` +
  `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p>` +
  '</o:p></p>\n';
const slack = (name: string, clock: string, said: string): string =>
  '<div class="c-message_kit__gutter__right">' +
  `<a class="c-link c-message__sender_button" href="https://example.slack.com/team/U1">${name}` +
  '</a>&nbsp;&nbsp;' +
  '<a class="c-link c-timestamp" href="https://example.slack.com/archives/C1/p1772532000000100">' +
  `<span class="c-timestamp__label">${clock}</span></a><br><div class="p-rich_text_section">` +
  `${said}</div></div>`;

export const SHAPES: readonly Shape[] = [
  {
    name: 'Word',
    html:
      '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>' +
      '<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0in} -->' +
      '</style></head><body lang=EN-GB><!--StartFragment--><h2>Remedy<o:p></o:p></h2>' +
      '<p class=MsoNormal>We <b>drained</b> it.<o:p></o:p></p>' +
      `${wordItem('·', 1, 'stop the feed')}${wordItem('o', 2, 'on both sides')}<!--EndFragment-->` +
      '</body></html>',
    text: 'Remedy\nWe drained it.\n·\tstop the feed\no\ton both sides',
    prose: 'heading paragraph list',
    entries: 0,
    actions: 0,
  },
  {
    name: 'Google Docs',
    html:
      '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-1">' +
      `<h3 dir="ltr">${docsSpan('Cause')}</h3><p dir="ltr">` +
      `${docsSpan('It was ')}${docsSpan('cold', 700)}${docsSpan(' then')}</p><br><ul>` +
      '<li dir="ltr" aria-level="1"><p dir="ltr" role="presentation">' +
      `${docsSpan('10:05 UTC alarm')}</p></li><li dir="ltr" aria-level="1">` +
      `<p dir="ltr" role="presentation">${docsSpan('10:20 UTC quiet')}</p></li></ul></b>` +
      '<br class="Apple-interchange-newline">',
    text: 'Cause\nIt was cold then\n\n10:05 UTC alarm\n10:20 UTC quiet',
    prose: 'heading paragraph list',
    entries: 2,
    actions: 2,
  },
  {
    name: 'Google Sheets',
    html:
      '<meta charset="utf-8"><google-sheets-html-origin><style type="text/css">' +
      '<!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>' +
      '<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" data-sheets-root="1">' +
      '<colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;">' +
      '<td data-sheets-value="{&quot;1&quot;:2}">Time</td><td>Event</td></tr><tr><td>10:05</td>' +
      '<td>alarm rang</td></tr><tr><td>10:20</td><td>quiet again</td></tr></tbody></table>',
    text: 'Time\tEvent\n10:05\talarm rang\n10:20\tquiet again',
    prose: 'table',
    entries: 2,
    actions: 0,
  },
  {
    name: 'Excel',
    html:
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>' +
      '<meta name=ProgId content=Excel.Sheet><style><!-- .xl65 {font-weight:700;} --></style>' +
      '</head><body><!--StartFragment--><table border=0 cellpadding=0 cellspacing=0 width=128>' +
      '<tr height=20><td height=20 class=xl65 width=64>Action</td><td class=xl65>Owner</td>' +
      '<td class=xl65>Due</td></tr><tr><td>Add alert</td><td>Mara</td>' +
      '<td align=right>2026-04-01</td></tr><tr><td>Write runbook</td><td>Joel</td>' +
      '<td align=right>next sprint</td></tr></table><!--EndFragment--></body></html>',
    text: 'Action\tOwner\tDue\nAdd alert\tMara\t2026-04-01\nWrite runbook\tJoel\tnext sprint',
    prose: 'table',
    entries: 0,
    actions: 2,
  },
  {
    name: 'Confluence',
    html:
      '<meta charset="utf-8"><h2 data-pm-slice="1 1 []">Remedy</h2>' +
      '<div class="panel" data-panel-type="info"><div><p>Read ' +
      '<a href="https://example.org/wiki">the guide</a> first</p></div></div>' +
      '<div class="pm-table-wrapper"><table data-number-column="false" data-layout="default">' +
      '<tbody><tr><th><p>Action item</p></th><th><p>Owner</p></th></tr><tr><td><p>Mend it</p>' +
      '</td><td><p>Ada</p></td></tr></tbody></table></div><ul class="inline-task-list">' +
      '<li class="checked" data-inline-task-id="1">told them</li>' +
      '<li data-inline-task-id="2">ask again</li></ul>',
    text: 'Remedy\nRead the guide first\nAction item\nOwner\nMend it\nAda\ntold them\nask again',
    prose: 'heading paragraph table list',
    entries: 0,
    actions: 3,
  },
  {
    name: 'Notion',
    html:
      '<meta charset="utf-8"><h2>Remedy</h2>\n<p>It was <strong>cold</strong> then</p>\n<ul>\n' +
      '<li>[x] told them</li>\n<li>[ ] ask again</li>\n</ul>\n<pre>' +
      '<code class="language-bash">ls -la</code></pre>\n<!-- notionvc: 1-2 -->',
    text: '## Remedy\n\nIt was **cold** then\n\n- [x] told them\n- [ ] ask again\n\n```bash\nls -la\n```',
    prose: 'heading paragraph list code',
    entries: 0,
    actions: 2,
  },
  {
    name: 'Slack',
    html:
      "<meta charset='utf-8'>" +
      `${slack('Ada Byron', '10:05 AM', 'The <b>queue</b> grows')}${slack('Grace H', '10:20 AM', 'It is empty')}`,
    text: 'Ada Byron\n  10:05 AM\nThe queue grows\nGrace H\n  10:20 AM\nIt is empty',
    prose: 'paragraph paragraph paragraph paragraph',
    entries: 2,
    actions: 0,
  },
  {
    name: 'Teams',
    html:
      '<div>[10:05] Ada Byron</div><div itemprop="copy-paste-block"><p>The queue grows</p></div>' +
      '<div>[10:20] Grace Hopper</div><div itemprop="copy-paste-block"><p>It is empty</p></div>',
    text: '[10:05] Ada Byron\nThe queue grows\n[10:20] Grace Hopper\nIt is empty',
    prose: 'paragraph paragraph paragraph paragraph',
    entries: 2,
    actions: 0,
  },
  {
    name: 'Outlook',
    html:
      '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->' +
      '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class=MsoNormal>' +
      '<b>From:</b> Ada Byron<br><b>Sent:</b> Tuesday<o:p></o:p></p></div><p class=MsoNormal>' +
      '<o:p>&nbsp;</o:p></p><p class=MsoNormal>Hello all,<o:p></o:p></p>' +
      '<div class="elementToProof">it works <span style="font-family:Consolas">again</span></div>' +
      '<!--EndFragment--></body></html>',
    text: 'From: Ada Byron\nSent: Tuesday\n\nHello all,\nit works again',
    prose: 'paragraph paragraph paragraph',
    entries: 0,
    actions: 0,
  },
  {
    name: 'Gmail',
    html:
      '<div dir="ltr">Hello<div>it works again</div><div><br></div><div>Ada</div></div>' +
      '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue Grace wrote:<br></div>' +
      '<blockquote class="gmail_quote" style="margin:0 0 0 .8ex">is it down?</blockquote></div>',
    text: 'Hello\nit works again\n\nAda\nOn Tue Grace wrote:\nis it down?',
    prose: 'paragraph paragraph paragraph paragraph blockquote',
    entries: 0,
    actions: 0,
  },
  {
    name: 'Jira',
    html:
      '<div data-pm-slice="0 0 []"><ol class="ak-ol" data-indent-level="1"><li><p>drain node</p>' +
      '</li><li><p>restart it</p><ul class="ak-ul"><li><p>wait first</p></li></ul></li></ol>' +
      '<div class="code-block"><pre><code>GET /health</code></pre></div></div>',
    text: '1. drain node\n2. restart it\n  - wait first\nGET /health',
    prose: 'list code',
    entries: 0,
    actions: 2,
  },
  {
    name: 'GitHub',
    html:
      '<meta charset="utf-8"><p dir="auto">See ' +
      '<a class="issue-link" href="https://github.com/example/app/issues/12">#12</a> and ' +
      '<code class="notranslate">main.ts</code></p><ul class="contains-task-list">' +
      '<li class="task-list-item">' +
      '<input type="checkbox" class="task-list-item-checkbox" disabled checked> told them</li>' +
      '<li class="task-list-item">' +
      '<input type="checkbox" class="task-list-item-checkbox" disabled> ask again</li></ul>',
    text: 'See #12 and main.ts\n\ntold them\nask again',
    prose: 'paragraph list',
    entries: 0,
    actions: 2,
  },
  {
    name: 'Apple Notes',
    html:
      '<html><head><meta name="Generator" content="Cocoa HTML Writer">' +
      '<style type="text/css">p.p1 {margin: 0.0px; font: 13.0px Helvetica} span.s1 {font: bold 18.0px Helvetica}</style>' +
      '</head><body><p class="p1"><span class="s1"><b>Cause</b></span></p>' +
      '<p class="p1">It was cold</p><ul class="ul1"><li class="li1">stop feed</li>' +
      '<ul class="ul1"><li class="li1">both sides</li></ul></ul></body></html>',
    text: 'Cause\nIt was cold\n\t• stop feed\n\t\t• both sides',
    prose: 'paragraph paragraph list',
    entries: 0,
    actions: 0,
  },
  {
    name: 'a terminal',
    html:
      '<DIV STYLE="display:inline-block;white-space:pre;font-family:\'Cascadia Mono\',Consolas,monospace;">' +
      '<SPAN>10:05:01 app: queue full</SPAN><BR><SPAN>10:05:09 app: queue empty</SPAN></DIV>',
    text: '10:05:01 app: queue full\n10:05:09 app: queue empty',
    prose: 'code',
    entries: 0,
    actions: 0,
  },
];
