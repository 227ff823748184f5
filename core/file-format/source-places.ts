/** Where a place of a document stands in the text of its file. */
import { findNodeAtLocation, parseTree, type JSONPath, type Node } from 'jsonc-parser';
import { LIST_OF, type Place } from '../document/place.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';

/** One-based; columns count UTF-16 units. `endColumn` is the one behind the last. */
export interface SourceRegion {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Gives the stretch of the file's text that a place is; its first character where it has none. */
export type SourcePlaces = (place: Place) => SourceRegion;

type PartPlace = Place & { id: string };

/** For a `.postmortem` file; `document` is what was read from it. */
export function jsonPlaces(text: string, document: Postmortem): SourcePlaces {
  const root = parseTree(text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text);
  const at = (path: JSONPath): Node | undefined => root && findNodeAtLocation(root, path);
  const regionOf = regionsOf(text);
  return (place) => {
    const node = nodeOf(place, document, at);
    return regionOf(node?.offset ?? 0, node?.length ?? 0);
  };
}

function nodeOf(
  place: Place,
  document: Postmortem,
  at: (path: JSONPath) => Node | undefined,
): Node | undefined {
  if (place.kind === 'document') return undefined;
  if (place.kind === 'title') return at(['title']);
  if (place.kind === 'incident') return at(['incident', place.field]) ?? at(['incident']);
  const list = LIST_OF[place.kind];
  const path = [list, document[list].findIndex(({ id }) => id === place.id)];
  const body = at([...path, 'body']);
  const quoted = body && place.quote ? quotedIn(body, place.quote, place.nth ?? 0) : undefined;
  const written = place.kind === 'section' ? undefined : at([...path, 'at', 'written']);
  return quoted ?? (place.kind === 'section' ? at([...path, 'title']) : (written ?? at(path)));
}

/** The text that holds the `nth` occurrence of a quote; the body where marks divide it. */
function quotedIn(body: Node, quote: string, nth: number): Node {
  let seen = 0;
  const find = (node: Node): Node | undefined => {
    const [key, value] = node.type === 'property' ? (node.children ?? []) : [];
    if (key?.value === 'value' && typeof value?.value === 'string') {
      seen += value.value.split(quote).length - 1;
      if (seen > nth) return value;
    }
    for (const child of node.children ?? []) {
      const found = find(child);
      if (found) return found;
    }
    return undefined;
  };
  return find(body) ?? body;
}

/**
 * For our Markdown, which says a place by its words alone: the quote, else the beginning of the
 * part's text, else its title.
 */
export function markdownPlaces(text: string, document: Postmortem): SourcePlaces {
  const regionOf = regionsOf(text);
  return (place) => {
    const words = wordsFor(place, document).find((one) => one !== '' && text.includes(one));
    const offset = words === undefined ? 0 : text.indexOf(words);
    return regionOf(offset, words?.length ?? 0);
  };
}

/** So many letters of a text find it; more may be wrapped or marked up. */
const ENOUGH = 24;

function wordsFor(place: Place, document: Postmortem): string[] {
  if (place.kind === 'document') return [];
  if (place.kind === 'title') return [document.title];
  if (place.kind === 'incident') return [String(document.incident[place.field])];
  const { id, quote = '' } = place as PartPlace & { quote?: string };
  const part = document[LIST_OF[place.kind]].find((one) => one.id === id);
  if (!part) return [quote];
  const line = plainText(part.body).split('\n')[0]!;
  const title = 'title' in part ? `# ${part.title}` : '';
  return [quote, line, line.slice(0, ENOUGH), title];
}

/** The lines are counted once, because a file may have as many findings as lines. */
function regionsOf(text: string): (offset: number, length: number) => SourceRegion {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const placeOf = (offset: number): { line: number; column: number } => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
  return (offset, length) => {
    const end = placeOf(offset + length);
    return { ...placeOf(offset), endLine: end.line, endColumn: end.column };
  };
}
