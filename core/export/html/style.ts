import type { Report } from '../../report/report.ts';

const PAGES = { A4: 'A4', Letter: 'letter' };

/** A CSS string: everything that is not plain text is escaped, so that no title can end the string or the style. */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:;·–—()+_-]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`;
}

/** What fits beside the stamp in the page's head. */
function shortened(text: string, length = 72): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

export function pageStyle({ pageSize, stamp, title, words }: Report): string {
  const [page, of, end] = words.pageOf.map(cssString);
  const box = (place: string, content: string): string => `@${place}{content:${content};font:8.5pt var(--ui);color:#655f57;white-space:nowrap}`;
  return `@page{size:${PAGES[pageSize]};margin:26mm 24mm 24mm;`
    + box('top-left', cssString(shortened(title))) + box('top-right', cssString(shortened(stamp.head, 48)))
    + box('bottom-left', cssString(stamp.foot)) + box('bottom-right', `${page} counter(page) ${of} counter(pages) ${end}`) + '}';
}

/** The look: a reading serif, a sans for what is looked up, hairlines, one accent. Sizes in points: this page is printed. */
export const STYLE = `
:root{--text:"Source Serif 4 Variable","Source Serif 4",Georgia,"Liberation Serif",serif;--ui:"Inter Variable",Inter,Arial,"Liberation Sans",sans-serif;--mono:ui-monospace,"SF Mono","Cascadia Mono","DejaVu Sans Mono","Liberation Mono",monospace;color-scheme:light}
*{box-sizing:border-box}
html{print-color-adjust:exact}
body{font:10.8pt/1.5 var(--text);color:#23211d;background:#fff;margin:0;overflow-wrap:break-word;font-kerning:normal}
@media screen{body{max-width:162mm;margin:0 auto;padding:16mm 6mm 24mm}}
.kind{font:600 8.5pt var(--ui);letter-spacing:.07em;text-transform:uppercase;color:#2f5d8a;margin:0 0 4pt}
h1{font-size:24pt;line-height:1.15;margin:0 0 10pt;font-weight:620;letter-spacing:-.012em;text-wrap:balance}
h2,h3,h4,h5,h6{break-after:avoid;break-inside:avoid;font-weight:620;text-wrap:balance}
h2{font-size:14.5pt;line-height:1.25;margin:20pt 0 5pt}
h3{font-size:11.8pt;line-height:1.3;margin:14pt 0 4pt}
h4,h5,h6{font-size:10.8pt;margin:11pt 0 3pt}
p{margin:0 0 7pt;text-wrap:pretty;orphans:2;widows:2}
p:has(+table,+.track,+pre,+ul,+ol){break-after:avoid}
dl{display:grid;grid-template-columns:max-content 1fr max-content 1fr;gap:3pt 12pt;font:9.2pt/1.45 var(--ui);border-top:.7pt solid #23211d;border-bottom:.7pt solid #d9d4ca;padding:7pt 0;margin:0 0 14pt;break-inside:avoid}
dt{color:#655f57}dd{margin:0;font-variant-numeric:tabular-nums}
nav{font:9.2pt/1.5 var(--ui);margin:0 0 16pt;break-inside:avoid}
nav p{font-weight:600;color:#655f57;margin:0 0 3pt}
nav ul{list-style:none;margin:0;padding:0;columns:2;column-gap:24pt}nav li{margin:0 0 2pt;break-inside:avoid}nav li.inner{padding-left:12pt}
nav a{color:inherit;text-decoration:none}
a{color:#2f5d8a;text-decoration-thickness:.5pt;text-underline-offset:1.5pt}
ul,ol{margin:0 0 7pt;padding-left:15pt}li{margin:0 0 3pt;orphans:2;widows:2}li>ul,li>ol{margin:3pt 0 0}li>p{margin:3pt 0 0}
ul.checks{list-style:none;padding-left:2pt}.box{font-family:var(--ui)}
blockquote{margin:0 0 8pt;padding:0 0 0 11pt;border-left:1.5pt solid #d9d4ca;color:#57524a;font-style:italic;break-inside:avoid}blockquote p:last-child{margin-bottom:0}
code{font:.86em var(--mono);background:#f3f1ec;border-radius:2pt;padding:.5pt 2.5pt;overflow-wrap:anywhere}a code{padding:0;background:none}
pre{font:8.6pt/1.45 var(--mono);background:#f6f4f0;border-radius:3pt;padding:7pt 9pt;margin:3pt 0 9pt;white-space:pre-wrap;overflow-wrap:anywhere;break-inside:avoid}
pre code{font:inherit;background:none;padding:0}
hr{border:0;border-top:.7pt solid #d9d4ca;margin:12pt 0}
.picture{margin:6pt 0 9pt;break-inside:avoid}img{max-width:100%;max-height:200mm;vertical-align:middle}.picture img{display:block}
.track{margin:6pt 0 8pt;break-inside:avoid;break-after:avoid}.track svg{display:block;width:100%;height:auto}
table{border-collapse:collapse;width:100%;font:9.4pt/1.42 var(--ui);margin:4pt 0 9pt}
thead{display:table-header-group}tr{break-inside:avoid}table.short{break-inside:avoid}tbody tr:first-child,tbody tr:nth-last-child(2){break-after:avoid}
th{text-align:left;font-weight:600;color:#655f57;border-bottom:.7pt solid #23211d;padding:3pt 9pt 3pt 0;vertical-align:bottom}
td,tbody th{vertical-align:top;border-bottom:.5pt solid #e4e0d8;padding:4.5pt 9pt 4.5pt 0;font-weight:400;color:inherit}
th:last-child,td:last-child{padding-right:0}
td p,tbody th p{margin:0 0 3pt}td>:last-child,tbody th>:last-child{margin-bottom:0}td ul,td ol{padding-left:12pt;margin:2pt 0 3pt}td li{margin:0 0 1pt}
.right{text-align:right;font-variant-numeric:tabular-nums}.center{text-align:center}
tbody .time{white-space:nowrap;font-weight:550;font-variant-numeric:tabular-nums}.time em{font-style:normal;font-weight:400;font-size:8.2pt;color:#655f57;display:block;width:max-content;max-width:26mm;white-space:normal}
.milestone,.status{white-space:nowrap;color:#2f5d8a}thead .milestone,thead .status{color:#655f57}
.time,.milestone,.status,.due,.priority,.ticket{width:1%}.due,.priority,.ticket{white-space:nowrap;font-variant-numeric:tabular-nums}.owner,.source{width:17%}
tr.day{break-after:avoid}tr.day th{font-weight:600;padding-top:9pt;color:#23211d}
.note{font-style:italic;color:#655f57}
`;
