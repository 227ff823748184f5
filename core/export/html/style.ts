import type { Report } from '../../report/report.ts';
import { PICTURE_SHARE } from '../leads.ts';
import { pageHead } from '../page-head.ts';

/** Of the printed page, in millimetres. */
export const MARGIN = { top: 26, side: 24, bottom: 24 };

/** The name of each size of paper in CSS, and how high it is, in millimetres. */
const PAGES = { A4: { name: 'A4', height: 297 }, Letter: { name: 'letter', height: 279.4 } };

/**
 * A CSS string: everything that is not plain text is escaped, so that no title can end the string
 * or the style.
 */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:;·–—()+_-]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`;
}

export function pageStyle(report: Report): string {
  const { pageSize, stamp, words } = report;
  const head = pageHead(report);
  const { name, height } = PAGES[pageSize];
  const picture = Math.round((height - MARGIN.top - MARGIN.bottom) * PICTURE_SHARE);
  const [page, of, end] = words.pageOf.map(cssString);
  // Of a beginning nobody knows how many pages it will have.
  const total = words.pageOf[1] === '' ? [] : [of, 'counter(pages)', end];
  const box = (place: string, content: string): string =>
    `@${place}{content:${content};font:11.25px var(--ui);color:#655f57;white-space:nowrap}`;
  return (
    `@page{size:${name};margin:${MARGIN.top}mm ${MARGIN.side}mm ${MARGIN.bottom}mm;` +
    box('top-left', cssString(head.title)) +
    box('top-right', cssString(head.stamp)) +
    box('bottom-left', cssString(stamp.foot)) +
    box('bottom-right', [page, 'counter(page)', ...total].join(' ')) +
    // The title stands large on the first page.
    `}@page:first{@top-left{content:none}}:root{--picture:${picture}mm}`
  );
}

/**
 * Before each line but the first that a long line of code takes, an arrow, which is no text. It is
 * the line's background: what is positioned would be printed behind all other text of its page.
 */
const ARROWS = Array.from(
  { length: 24 },
  (_, line) => `M4 ${29 * line + 36}v7h9m-3-3.500l3.500 3.500l-3.500 3.500`,
).join('');
const WRAP =
  'data:image/svg+xml,' +
  '%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 20 725%22%3E' +
  `%3Cpath d=%22${ARROWS}%22 fill=%22none%22 stroke=%22%23a39d92%22 stroke-width=%221.600%22/%3E` +
  '%3C/svg%3E';

/**
 * The look: a reading serif, a sans for what is looked up, hairlines, one accent. Sizes follow the
 * page's: 10.8 points on paper. Digits have one width only where they stand below each other: the
 * hyphen of a reference would be as wide as they are. There, what is set in the sans has sizes in
 * quarters of a pixel: its letters' widths are then whole numbers for Chromium, which writes a line
 * as one text and not letter by letter. Spaces are kept on paper, since Chromium prints none where
 * it ends a line at one, and to a reader of the file two words would be one. How high a picture
 * is on paper, `pageStyle` says. What is too long for a line goes on behind a backslash.
 */
export const STYLE = `
:root{--text:"Source Serif 4 Variable","Source Serif 4",Georgia,"Liberation Serif",serif;\
--ui:"Inter Variable",Inter,Arial,"Liberation Sans",sans-serif;--mono:ui-monospace,"SF Mono",\
"Cascadia Mono","DejaVu Sans Mono","Liberation Mono",monospace;color-scheme:light;
--ink:#23211d;--soft:#655f57;--quote:#57524a;--line:#d9d4ca;--faint:#e4e0d8;--wash:#f6f4f0;\
--paper:#fff;--accent:#2f5d8a}
*{box-sizing:border-box}
html{print-color-adjust:exact;font-size:10.8pt}
body{font:1rem/1.5 var(--text);color:var(--ink);background:var(--paper);margin:0;\
overflow-wrap:break-word;font-kerning:normal}
.kind{font:600 .787rem var(--ui);letter-spacing:.07em;text-transform:uppercase;\
color:var(--accent);margin:0 0 .37rem}
h1{font-size:2.222rem;line-height:1.15;margin:0 0 .926rem;font-weight:620;\
letter-spacing:-.012em;text-wrap:balance}
h2,h3,h4,h5,h6{break-after:avoid;break-inside:avoid;font-weight:620;text-wrap:balance}
h2{font-size:1.343rem;line-height:1.25;margin:1.852rem 0 .463rem}
h3{font-size:1.093rem;line-height:1.3;margin:1.296rem 0 .37rem}
h4,h5,h6{font-size:1rem;margin:1.019rem 0 .278rem}
p{margin:0 0 .648rem;text-wrap:pretty;orphans:2;widows:2}
.leads{break-after:avoid}.parts{break-inside:auto!important;box-decoration-break:clone}\
.parts>:is(td,th){box-decoration-break:clone}
dl{display:grid;grid-template-columns:max-content minmax(0,1.4fr) max-content minmax(0,1fr);\
gap:.278rem 1.111rem;font:.852rem/1.45 var(--ui);border-top:.7pt solid var(--ink);\
border-bottom:.7pt solid var(--line);padding:.648rem 0;margin:0 0 1.296rem;break-inside:avoid}
dt{color:var(--soft)}dd{margin:0}
nav{font:.852rem/1.5 var(--ui);margin:0 0 1.481rem;break-inside:avoid}
nav p{font-weight:600;color:var(--soft);margin:0 0 .278rem}
nav ul{list-style:none;margin:0;padding:0;columns:2;column-gap:2.222rem}\
nav li{margin:0 0 .185rem;break-inside:avoid}nav li.inner{padding-inline-start:1.111rem}
nav a{color:inherit;text-decoration:none}nav .words{overflow-wrap:anywhere}
nav[style] a{display:flex;align-items:baseline}\
.dots{flex:1 1 1.2rem;border-bottom:.9pt dotted var(--line);margin:0 .37rem;min-width:.8rem}\
nav .number{display:flex;justify-content:flex-end;width:var(--digits);\
font-variant-numeric:tabular-nums;white-space:nowrap}
a{color:var(--accent);text-decoration-thickness:.5pt;text-underline-offset:1.5pt}
ul,ol{margin:0 0 .648rem;padding:0;padding-inline-start:1.389rem}\
li{margin:0 0 .278rem;orphans:2;widows:2}li>ul,li>ol{margin:.278rem 0 0}li>p{margin:.278rem 0 0}
ul.checks{list-style:none}.box{display:inline-block;width:1.14rem;margin-inline-start:-1.36rem;\
font-family:var(--ui)}
sup{font:.68em/0 var(--ui);vertical-align:.42em}sup a,.notes .number{text-decoration:none}
.notes{list-style:none;padding:0;font-size:.87rem}\
.notes>li{padding-left:1.7rem;break-inside:avoid}\
.notes .number{display:inline-block;width:1.7rem;margin-left:-1.7rem;font:600 .787rem var(--ui)}\
.notes [dir] .number{margin:0}.notes p,.notes ul,.notes ol{margin-bottom:.278rem}\
.notes ul{list-style:disc}
blockquote{margin:0 0 .741rem;padding:0;padding-inline-start:1.019rem;\
border-inline-start:1.5pt solid var(--line);color:var(--quote);font-style:italic;\
break-inside:avoid}blockquote p:last-child{margin-bottom:0}
code{font:.86em var(--mono);background:var(--wash);border-radius:.185rem;padding:.5pt .12rem;\
overflow-wrap:anywhere}a code{padding:0;background:none}
pre{font:.796rem/1.45 var(--mono);background:var(--wash);border-radius:.278rem;\
padding:.648rem .833rem;margin:.278rem 0 .833rem;white-space:pre-wrap;overflow-wrap:anywhere;\
break-inside:avoid}
pre code{font:inherit;background:none;padding:0}pre span{display:block}\
pre span:nth-child(-n+2){break-after:avoid}pre span:nth-last-child(-n+2){break-before:avoid}\
pre .long{padding-left:1em;margin-left:-1em;background:url("${WRAP}") 0 0/1em 36.25em no-repeat}
hr{border:0;border-top:.7pt solid var(--line);margin:1.111rem 0}
.picture{margin:.556rem 0 .833rem;break-inside:avoid}\
img{max-width:100%;max-height:200mm;vertical-align:middle;object-fit:contain;\
object-position:left top}.picture img{display:block}.picture.leads{margin-bottom:.37rem}\
.caption{font:.82rem/1.4 var(--ui);color:var(--soft);margin-bottom:.926rem}\
.caption em{font-style:normal}
@media print{img:not([style],.logo){max-height:var(--picture)}}
.track{margin:.556rem 0 .741rem;break-inside:avoid;direction:ltr}\
.track svg{display:block;width:100%;height:auto}
table{border-collapse:separate;border-spacing:0;width:100%;font:.87rem/1.42 var(--ui);\
margin:.37rem 0 .833rem}
thead{display:table-header-group}tr{break-inside:avoid}table.short{break-inside:avoid}
table{--gap:.833rem}table.wide{--gap:.45rem}@media print{table.wide{table-layout:fixed}\
table.wide :is(th,td){overflow-wrap:anywhere}}
th{font-weight:600;color:var(--soft);border-bottom:.7pt solid var(--ink);padding-block:.278rem;\
vertical-align:bottom}
td,tbody th{vertical-align:top;border-bottom:.5pt solid var(--faint);padding-block:.417rem;\
font-weight:400;color:inherit}
th,td{padding-left:0;padding-right:var(--gap);text-align:left}\
:where(table:dir(rtl)) :is(th,td){padding-right:0;padding-left:var(--gap);text-align:right}\
th:last-child,td:last-child{padding-left:0;padding-right:0}
.long{overflow-wrap:anywhere}table.wide{font-size:.7rem}
.event,.update,.action{overflow-wrap:anywhere;text-align:start}
td p,tbody th p{margin:0 0 .278rem}td>:last-child,tbody th>:last-child{margin-bottom:0}\
td ul,td ol{padding-inline-start:1.111rem;margin:.185rem 0 .278rem}td li{margin:0 0 1pt}
.one{text-wrap-mode:nowrap}.whole{white-space:nowrap}\
.right{text-align:right;font-variant-numeric:tabular-nums}.center{text-align:center}
html[dir=rtl] :is(dd,nav li){text-align:right}
tbody .time,.utc{white-space:nowrap;font-variant-numeric:tabular-nums}\
tbody .time{font-weight:600}.utc{color:var(--soft)}\
.time em,.utc em{font-style:normal;font-weight:400;font-size:.759rem;color:var(--soft);\
display:block;width:max-content;max-width:26mm;white-space:normal}
.milestone,.status{white-space:nowrap;color:var(--accent)}\
thead .milestone,thead .status{color:var(--soft)}
table:not(.sized) :is(.time,.utc,.milestone,.status,.due,.priority,.ticket){width:1%}\
.due,.priority{overflow-wrap:anywhere}.ticket{overflow-wrap:break-word}\
table:not(.sized) :is(.owner,.source){width:17%}
tr.day{break-after:avoid}tr.day th{font-weight:600;padding-top:.833rem;color:var(--ink)}\
tr.day em{font-weight:400;font-style:normal;color:var(--soft)}
table.days,.days table{table-layout:fixed}.days table{margin:0}tr.part{break-inside:auto}\
tr.part>td{padding:0;border:0}
.measures{width:auto;min-width:58%;margin-bottom:1.3rem}\
.measures td,.measures tbody th{padding-top:.25rem;padding-bottom:.25rem}\
.measures td:nth-child(n+2){font-variant-numeric:tabular-nums}
.brief .measures{width:100%}
@media print{.brief{font-size:9.8pt}.brief h2{margin-top:1.1rem}\
.brief h1{font-size:2rem;margin-bottom:.6rem}}
@media print{:is(h1,h2,h3,h4,h5,h6,p,dt,dd,li,th,td){white-space-collapse:preserve}}
h2.appendix{break-before:page;font-size:1.7rem;margin-top:0}
.logo{display:block;max-height:14mm;max-width:60mm;margin:0 0 12pt}
.note{font-style:italic;color:var(--soft)}
@media print{table{font-size:12.5px}table.wide{font-size:10px}dl,nav{font-size:12.25px}\
.kind{font-size:11.25px}.time em,.utc em{font-size:11px}}
`;
