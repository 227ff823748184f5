/** The chat's own markup ("mrkdwn") -> mdast. What is no markup stays as it is written. */
import type { PhrasingContent, RootContent } from 'mdast';
import type { Names } from './names.ts';

const FENCE = /```\n?([\s\S]*?)\n?```/g;
/** A format spans one line; beyond this length the marks are taken for what they are. */
const SPAN = 1000;
/** A link or a mention, code, or a stretch between two equal marks. */
const TOKEN = new RegExp(
  [
    String.raw`<([^<>\n]+)>`,
    '`([^`\\n]+)`',
    String.raw`(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]{0,${SPAN}}?\S)\3(?![\p{L}\p{N}])`,
  ].join('|'),
  'gu',
);
const FORMATS = { '*': 'strong', _: 'emphasis', '~': 'delete' } as const;
const MAX_DEPTH = 4;

/** The blocks of a message: code between fences, quotes, paragraphs with their lines. */
export function readMrkdwn(text: string, names: Names): RootContent[] {
  const blocks: RootContent[] = [];
  let end = 0;
  for (const match of text.matchAll(FENCE)) {
    addLines(text.slice(end, match.index), names, blocks);
    blocks.push({ type: 'code', lang: null, value: plainToken(match[1]!, names) });
    end = match.index + match[0].length;
  }
  addLines(text.slice(end), names, blocks);
  return blocks;
}

const QUOTE = /^(?:&gt;|>) ?/;

function addLines(text: string, names: Names, blocks: RootContent[]): void {
  for (const part of text.split(/\r?\n[ \t]*\r?\n/)) {
    let quoted: string[] = [];
    let plain: string[] = [];
    const flush = () => {
      if (quoted.some((line) => line.trim() !== ''))
        blocks.push({
          type: 'blockquote',
          children: [{ type: 'paragraph', children: inlineLines(quoted, names) }],
        });
      if (plain.some((line) => line.trim() !== ''))
        blocks.push({ type: 'paragraph', children: inlineLines(plain, names) });
      quoted = [];
      plain = [];
    };
    for (const line of part.split(/\r?\n/)) {
      const quote = QUOTE.exec(line);
      if ((quote !== null) !== quoted.length > 0) flush();
      if (quote) quoted.push(line.slice(quote[0].length));
      else if (line.trim() !== '') plain.push(line);
    }
    flush();
  }
}

function inlineLines(lines: readonly string[], names: Names): PhrasingContent[] {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  return filled.flatMap((line, index) =>
    index === 0
      ? inline(line, names, 0)
      : [{ type: 'break' } as PhrasingContent, ...inline(line, names, 0)],
  );
}

function inline(text: string, names: Names, depth: number): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    addText(text.slice(end, match.index), result);
    const [whole, bracket, code, mark, inner] = match;
    if (bracket !== undefined) result.push(bracketed(bracket, names));
    else if (code !== undefined)
      result.push({ type: 'inlineCode', value: plainToken(code, names) });
    else if (depth < MAX_DEPTH)
      result.push({
        type: FORMATS[mark as keyof typeof FORMATS],
        children: inline(inner!, names, depth + 1),
      });
    else addText(whole, result);
    end = match.index + whole.length;
  }
  addText(text.slice(end), result);
  return result;
}

function addText(text: string, result: PhrasingContent[]): void {
  if (text !== '') result.push({ type: 'text', value: decoded(text) });
}

/** `<@U1>`, `<#C1|name>`, `<!here>`, `<https://…|label>`. */
function bracketed(token: string, names: Names): PhrasingContent {
  const url = token.split('|')[0]!;
  if (/^(?:https?:\/\/|mailto:)/i.test(url))
    return {
      type: 'link',
      url: decoded(url),
      title: null,
      children: [
        {
          type: 'text',
          value: decoded(token.slice(url.length + 1) || url.replace(/^mailto:/i, '')),
        },
      ],
    };
  return { type: 'text', value: tokenText(token, names) };
}

function tokenText(token: string, names: Names): string {
  const [target, ...label] = token.split('|');
  const named = decoded(label.join('|'));
  const id = target!.slice(1);
  if (token.startsWith('@')) return `@${named.replace(/^@/, '') || names.user(id)}`;
  if (token.startsWith('#')) return `#${named.replace(/^#/, '') || names.channel(id)}`;
  if (token.startsWith('!')) return named || `@${id.split('^').at(-1)!}`;
  // The chat writes a reader's own angle brackets as entities; other writers of exports do not.
  if (!/^[a-z][a-z\d+.-]*:/i.test(target!)) return `<${decoded(token)}>`;
  const address = decoded(target!);
  return named === '' || named === address ? address : `${named} (${address})`;
}

/** Tokens within code are what they stand for: the chat makes links of addresses there too. */
function plainToken(text: string, names: Names): string {
  return decoded(
    text.replace(/<([^<>\n]+)>/g, (_, token: string) => escaped(tokenText(token, names))),
  );
}

function decoded(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** Plain text as the chat would have written it. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
