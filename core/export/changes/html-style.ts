/**
 * How changes look: words that came are underlined, words that went struck out, a block that came
 * or went has a line at its edge; colour says the same again.
 */
export const CHANGES_STYLE = `
:root{--came:#1c5a34;--came-wash:#e6f2e9;--went:#8c2b22;--went-wash:#faeae8}
ins.change{color:var(--came);background:var(--came-wash);text-decoration:underline;\
text-decoration-thickness:1pt;text-underline-offset:1.5pt}
del.change{color:var(--went);background:var(--went-wash);text-decoration:line-through;\
text-decoration-thickness:1pt}
.added:not(tr),.removed:not(tr){border-inline-start:2pt solid var(--came);\
padding-inline-start:6pt;margin-inline-start:-8pt}\
.removed:not(tr){border-inline-start:2pt dashed var(--went)}
tr.added>:first-child{box-shadow:-6pt 0 0 -4pt var(--came)}\
tr.removed>:first-child{box-shadow:-6pt 0 0 -4pt var(--went)}
.changes{margin-bottom:1.6rem}.changes h2{margin-top:.6rem}.changes table{table-layout:fixed}\
.changes th:first-child{width:30%}\
.changes tbody th{font-weight:600;text-align:start;overflow-wrap:anywhere}\
.changes td{overflow-wrap:anywhere}.changes .kind-of{font-style:normal;color:var(--soft)}
@media screen and (prefers-color-scheme:dark){:root{--came:#8fd3a6;--came-wash:#16301f;\
--went:#f0a39a;--went-wash:#3a1c19}}
`;
