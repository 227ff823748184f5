/**
 * What MDX adds to Markdown: modules' lines and components. The lines are no text of the report;
 * the words in a component's attributes are.
 */
import { joinedLines } from '../../prose/joined-lines.ts';

const FENCE = /^\s{0,3}(?:```|~~~)/;
const IMPORT = /^import\s(?:.*\sfrom\s+)?['"][^'"]+['"];?\s*$/;
const IMPORT_OPEN = /^import\s*\{[^}]*$/;
const EXPORT = /^export\s+(?:const|let|default|function|async)\b/;

/**
 * Parts the `import` and `export` blocks of an MDX file from its text. An `export` goes on to the
 * next blank line.
 */
export function takeModules(text: string): { text: string; modules: string[] } {
  if (!/^(?:import|export)\s/m.test(text)) return { text, modules: [] };
  const kept: string[] = [];
  const modules: string[] = [];
  let fenced = false;
  let until: RegExp | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (FENCE.test(line)) fenced = !fenced;
    if (until) {
      if (line.trim() !== '') modules.push(line);
      if (until.test(line)) until = null;
    } else if (!fenced && IMPORT.test(line)) modules.push(line);
    else if (!fenced && (IMPORT_OPEN.test(line) || EXPORT.test(line))) {
      modules.push(line);
      until = IMPORT_OPEN.test(line) ? /from\s+['"]/ : /^\s*$/;
    } else kept.push(line);
  }
  return { text: kept.join('\n'), modules };
}

/** Attributes that say how a component looks, not what it says. */
const LOOK = new RegExp(
  joinedLines`
    ^(?:class(?:Name)?|id|key|style|type|variant|kind|colou?r|icon|width|height|size|align|as
    |lang|rel|target|defer|client)$
  `,
  'i',
);

/**
 * The words of a component's attributes, `<Entry time="10:04" title="Alert">` -> "10:04 Alert"; ''
 * for an element of HTML.
 */
export function attributeWords(tag: string): string {
  if (!/^<[A-Z]/.test(tag)) return '';
  return [
    ...tag.matchAll(/(?<![\w:-])([\w:-]+)=(?:"([^"]*)"|'([^']*)'|\{\s*["'`]([^"'`]*)["'`]\s*\})/g),
  ]
    .filter((match) => !LOOK.test(match[1]!))
    .map((match) => (match[2] ?? match[3] ?? match[4])!.trim())
    .filter((value) => value !== '')
    .join(' ');
}

/**
 * Components within a piece of HTML, with the words of their attributes as text before their
 * content.
 */
export function withAttributeWords(html: string): string {
  return html.replace(/<[A-Z][\w.]*\b(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{[^{}]*\})*>/g, (tag) => {
    const said = attributeWords(tag);
    return said === '' ? tag : `<p>${said.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>${tag}`;
  });
}
