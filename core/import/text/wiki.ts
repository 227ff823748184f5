/**
 * MediaWiki source text -> the plain text that `plain-blocks.ts` reads: headings, bullets, bold,
 * links and tables in the marks that it knows.
 */

/**
 * What a wiki page's source gives: its text with plain marks, and the templates, which are no text,
 * verbatim.
 */
export interface WikiText {
  text: string;
  templates: string[];
}

const HEADING = /^(={1,6})\s*(\S.*?)(?<!\s)\s*\1\s*$/;

/** Whether a text is MediaWiki source: its headings, tables, templates or bold say so. */
export function isWikiSource(text: string): boolean {
  const headings = text.match(/^={2,6}[^=\n]+={2,6}\s*$/gm)?.length ?? 0;
  return headings >= 2 || (headings >= 1 && /^\{\||'''|\[\[|^\{\{/m.test(text));
}

/** Reads MediaWiki source. No word is dropped: link targets stay with their names. */
export function readWikiText(source: string): WikiText {
  const templates: string[] = [];
  const withoutTemplates = source.replace(
    /^\{\{(?:[^{}]|\{\{[^{}]*\}\})*\}\}[ \t]*$/gm,
    (template) => {
      templates.push(template.trim());
      return '';
    },
  );
  const lines: string[] = [];
  let table: string[][] | null = null;
  for (const line of withoutTemplates.split(/\r\n?|\n/)) {
    if (/^\s*\{\|/.test(line)) {
      if (table) lines.push('', ...pipeTable(table), '');
      table = [];
      const more = withoutAttributes(line.replace(/^\s*\{\|/, ''));
      if (more !== '') table.push([marks(more)]);
    } else if (table && /^\s*\|\}/.test(line)) {
      lines.push('', ...pipeTable(table), '');
      table = null;
    } else if (table) tableLine(line, table);
    else lines.push(textLine(line));
  }
  // A table that never ends is still text.
  if (table) lines.push('', ...pipeTable(table));
  return { text: lines.join('\n'), templates };
}

function textLine(line: string): string {
  const heading = HEADING.exec(line);
  if (heading) return `${'#'.repeat(heading[1]!.length)} ${marks(heading[2]!)}`;
  const bullet = /^([*#]+)\s*(\S[^]*)/.exec(line);
  if (bullet)
    return `${'  '.repeat(bullet[1]!.length - 1)}${bullet[1]!.endsWith('#') ? '1.' : '-'} ${marks(bullet[2]!)}`;
  const indented = /^[:;]+\s*(\S[^]*)/.exec(line);
  return marks(indented ? indented[1]! : line);
}

/** One line within `{| … |}`: a row's start, its cells, or more of the cell above. */
function tableLine(line: string, rows: string[][]): void {
  const cells = /^\s*([|!])(?![}+-])(.*)$/.exec(line);
  if (/^\s*\|-/.test(line)) {
    const more = withoutAttributes(line.replace(/^\s*\|-+/, ''));
    rows.push(more === '' ? [] : [marks(more)]);
  } else if (/^\s*\|\+/.test(line)) rows.unshift([marks(line.replace(/^\s*\|\+\s*/, ''))]);
  else if (cells) {
    if (rows.length === 0) rows.push([]);
    rows.at(-1)!.push(
      ...cells[2]!.split(/\|\||!!/).map((cell) =>
        marks(
          cell.replace(/^\s*(?:[\w-]+\s*=\s*(?:"[^"]*"|[^\s|"][^\s|]*(?![^\s|]))\s*)+\|(?!\|)/, ''),
        )
          .replace(/\|/g, '\\|')
          .trim(),
      ),
    );
  } else if (line.trim() !== '') {
    const row = rows.at(-1);
    if (row && row.length > 0)
      row[row.length - 1] += ` ${marks(line.trim()).replace(/\|/g, '\\|')}`;
    else rows.push([marks(line.trim())]);
  }
}

/** What a table's or row's first line says beyond how it looks. */
function withoutAttributes(text: string): string {
  return text
    .replace(/(?<![\w-])[\w-]+\s*=\s*(?:"[^"]*"|[^\s|]+)/g, '')
    .trim()
    .replace(/\|/g, '\\|');
}

function pipeTable(rows: readonly string[][]): string[] {
  const filled = rows.filter((row) => row.length > 0);
  const width = Math.max(0, ...filled.map((row) => row.length));
  if (filled.length === 0 || width < 2) return filled.flat();
  const [head, ...others] = filled.map(
    (row) => `| ${[...row, ...Array<string>(width - row.length).fill('')].join(' | ')} |`,
  );
  return [head!, `|${' --- |'.repeat(width)}`, ...others];
}

/** `'''x'''`, `''x''`, `[[page|name]]`, `[https://… name]`, `<br>`. */
function marks(line: string): string {
  return line
    .replace(/'''(?=\S)(.+?)(?<=\S)'''/g, '**$1**')
    .replace(/''(?=\S)(.+?)(?<=\S)''/g, '$1')
    .replace(/\[\[([^[\]|]+)\|([^[\]]+)\]\]/g, '$2 ($1)')
    .replace(/\[\[([^[\]]+)\]\]/g, '$1')
    .replace(/(?<!\])\[(https?:\/\/[^\s[\]]+)\s+([^\s[\]][^[\]]*)\]/g, '[$2]($1)')
    .replace(/(?<!\]\()\[(https?:\/\/[^\s[\]]+)\](?!\()/g, '$1')
    .replace(/<br\s*\/?>/gi, ' ');
}
