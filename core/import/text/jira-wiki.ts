/**
 * Jira's and Confluence's old markup ("h2. Timeline", "||Time||Event||") -> the plain text that
 * `plain-blocks.ts` reads.
 */

const HEADING = /^h([1-6])\.\s+(?=\S)/;
const HEAD_ROW = /^\s*\|\|.*\|\|\s*$/;
const ROW = /^\s*\|(?!\|).*\|\s*$/;
const MACRO =
  /^\s*\{(?:panel|noformat|code|quote|info|note|warning|tip|expand|color|section|column)(?::[^{}]*)?\}\s*$/;

/** Whether a text is in this markup: a heading or a table's head says so. */
export function isJiraWiki(text: string): boolean {
  return /^h[1-6]\.\s+\S/m.test(text) || /^[ \t]*\|\|[^|\n]+\|\|/m.test(text);
}

/** The text with the marks that plain text has. No word is dropped. */
export function readJiraWiki(text: string): string {
  let rows = 0;
  return text
    .split(/\r\n?|\n/)
    .flatMap((line): string[] => {
      const row = HEAD_ROW.test(line) || ROW.test(line);
      const first = row && rows === 0;
      rows = row ? rows + 1 : 0;
      if (row) return tableRow(line, first);
      const heading = HEADING.exec(line);
      if (heading) return [`${'#'.repeat(Number(heading[1]))} ${line.slice(heading[0].length)}`];
      const numbered = /^(#+)\s+(?=\S)/.exec(line);
      if (numbered)
        return [`${'  '.repeat(numbered[1]!.length - 1)}1. ${line.slice(numbered[0].length)}`];
      const bullet = /^(\*{2,})\s+(?=\S)/.exec(line);
      if (bullet) return [`${'  '.repeat(bullet[1]!.length - 1)}- ${line.slice(bullet[0].length)}`];
      return MACRO.test(line) ? [''] : [line];
    })
    .join('\n');
}

/** A table's first row is its head; one without a head has an empty one. */
function tableRow(line: string, first: boolean): string[] {
  const cells = line
    .trim()
    .replace(/^\|\|?|\|\|?$/g, '')
    .split(/\|\|?/)
    .map((cell) => cell.trim());
  const written = `| ${cells.join(' | ')} |`;
  if (!first) return [written];
  const rule = `|${cells.map(() => '---|').join('')}`;
  return HEAD_ROW.test(line)
    ? ['', written, rule]
    : ['', `|${cells.map(() => ' |').join('')}`, rule, written];
}
