/**
 * What a reader's screen needs besides the printed look: a width to read by, dark colours, and
 * tables that fit a telephone. Nothing of it touches the printed page.
 */
export const SCREEN_STYLE = `
.drawn-narrow{display:none}
@media screen{
html{font-size:17px}
body{line-height:1.6}
main{max-width:46rem;margin:0 auto;padding:3.5rem 1.5rem 5rem}
h2,h3,h4,h5,h6,tr[id]{scroll-margin-top:1rem}
h2{margin-top:2.6rem}
h2.appendix{margin-top:4rem;padding-top:1.5rem;border-top:1px solid var(--ink)}
dl{padding:.9rem 0;row-gap:.4rem}
nav a{text-decoration:underline;text-decoration-color:var(--line)}\
nav a:hover,nav a:focus-visible{text-decoration-color:currentColor}
a:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px;\
border-radius:2px}
img{max-height:none;height:auto}
.scroll{overflow-x:auto}
footer{max-width:46rem;margin:0 auto;padding:0 1.5rem 3rem;font:.787rem/1.5 var(--ui);\
color:var(--soft)}
tr:target>*{background:var(--wash)}
}
@media screen and (max-width:640px){
html{font-size:16px}
main{padding:1.6rem 1.1rem 3.5rem}
h1{font-size:1.75rem}
h2{font-size:1.3rem;margin-top:2.2rem}
dl{grid-template-columns:max-content 1fr;column-gap:1rem;font-size:.875rem}
nav{font-size:.94rem}nav ul{columns:1}nav li{margin:0}\
nav a{display:block;padding:.32rem 0;text-decoration:none}
.drawn-wide{display:none}.drawn-narrow{display:block}
table{font-size:.9rem}table.wide{font-size:.8rem;min-width:52rem}table.many{min-width:33rem}
.measures{width:100%}
table.rows,table.rows tbody,table.rows tr,table.rows th,table.rows td{display:block;width:auto}
table.rows thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.rows tr{padding:.7rem 0 .6rem;border-bottom:1px solid var(--faint)}
table.rows tr.day{padding:1.2rem 0 .2rem;border-bottom:1px solid var(--ink)}\
table.rows tr.day th{padding:0}
table.rows th,table.rows td{border:0;padding:0;white-space:normal}
table.rows td:empty{display:none}
table.rows .time,table.rows .utc,table.rows td.milestone,table.rows td.status{\
display:inline-block;margin-right:.7rem}
table.rows .time br,table.rows .utc br{display:none}
table.rows .time em,table.rows .utc em{display:inline;margin-left:.35rem}
table.rows td.source{font-size:.82rem;color:var(--soft);margin-top:.15rem}
table.rows td[data-label]::before{content:attr(data-label) " ";color:var(--soft);font-size:.82rem}
table.rows td.action{margin-bottom:.15rem}
table.rows td.owner,table.rows td.due,table.rows td.priority,table.rows td.ticket,\
table.rows .actions td.status{display:inline-block;margin-right:1rem}
}
@media screen and (prefers-color-scheme:dark){
:root{color-scheme:dark;--ink:#e7e4de;--soft:#a5a198;--quote:#bdb8ae;--line:#4a4d53;\
--faint:#2d2f33;--wash:#25272a;--paper:#1b1c1e;--accent:#8ab4dd;
--track-ongoing:#6b675f;--track-undetected:#c8574e;--track-detected:#c9973c;\
--track-mitigating:#8d7a48;--track-monitoring:#5f9470;--track-neutral:#4a4d53}
img{background:#fff;border-radius:2px}
}
`;

/** The phases' colours on paper; the dark scheme has its own. */
export const TRACK_VARIABLES = [
  'ongoing',
  'undetected',
  'detected',
  'mitigating',
  'monitoring',
  'neutral',
] as const;
