/**
 * What comes from a clipboard or a drag past our own readers goes through Lexical's. Those are held
 * to what we put there ourselves: any page of a browser can write the editor's format too.
 */
import { ClipboardImportExtension } from '@lexical/clipboard';
import { $getEditor, configExtension } from 'lexical';
import { proseProblem } from '../../../core/document/prose-shape.ts';
import { isRecord, isSoundPart, isText, oneOf, slotOf } from './copied-skeleton.ts';

export const OWN_FORMAT = 'application/x-lexical-editor';

/** Far more than a document's, and far less than what would take the editor's stack or a minute. */
const [DEEPEST, MOST] = [300, 50_000];
/** Parts that make sense in no other place. */
const ONLY_IN: Readonly<Record<string, string>> = { tablerow: 'table', tablecell: 'tablerow' };
const ONLY_HOLDS: Readonly<Record<string, string>> = { table: 'tablerow', tablerow: 'tablecell' };

/** Never Lexical's own reader of HTML: ours has looked at it, and reduced it to what it found. */
export const clipboardExtension = configExtension(ClipboardImportExtension, {
  $importMimeType: {
    [OWN_FORMAT]: [(data, _selection, $next) => $isOwnCopy(data) && $next()],
    'text/html': [() => false],
  },
});

/** True for nodes as this editor copies them. In an update or a read of the editor. */
export function $isOwnCopy(data: string): boolean {
  const { _config: config, _nodes: nodes } = $getEditor();
  return isPlausibleCopy(data, config.namespace, (type) => nodes.has(type));
}

/**
 * True for a list of nodes that is shallow, not endless, whose tables are tables, and whose values
 * are such as the editor's nodes hold.
 */
export function isPlausibleCopy(
  data: string,
  namespace: string,
  isKnown: (type: string) => boolean = () => true,
): boolean {
  let copy: unknown;
  try {
    copy = JSON.parse(data);
  } catch {
    return false;
  }
  if (!isRecord(copy) || copy['namespace'] !== namespace || !Array.isArray(copy['nodes']))
    return false;
  const open: { node: unknown; parent: string; depth: number }[] = copy['nodes'].map((node) => ({
    node,
    parent: '',
    depth: 1,
  }));
  for (let count = 0; open.length > 0; count++) {
    const { node, parent, depth } = open.pop()!;
    if (count > MOST || depth > DEEPEST || !isRecord(node)) return false;
    const { type, children = [] } = node as { type?: unknown; children?: unknown };
    if (typeof type !== 'string' || !Array.isArray(children)) return false;
    if (!isKnown(type) || !fits(type, parent) || !isSoundPart(node, parent)) return false;
    if (!holdsItsValues(type, node)) return false;
    const inSlot = slotOf(node);
    if (inSlot !== null) open.push({ node: inSlot, parent: type, depth: depth + 1 });
    for (const child of children as unknown[])
      open.push({ node: child, parent: type, depth: depth + 1 });
  }
  return true;
}

function fits(type: string, parent: string): boolean {
  const place = Object.hasOwn(ONLY_IN, type) ? ONLY_IN[type] : parent;
  const held = Object.hasOwn(ONLY_HOLDS, parent) ? ONLY_HOLDS[parent] : type;
  return place === parent && held === type;
}

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' && value >= 0 && value <= MOST;
const isFormat = (value: unknown): boolean =>
  isNumber(value) || oneOf(['', 'left', 'start', 'center', 'right', 'end', 'justify'])(value);

/** What nodes hold under each name, wherever it is there. */
const VALUES: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: isText,
  mode: oneOf(['normal', 'token', 'segmented']),
  // Nothing here writes any, and one of a page's choosing may lie over the window.
  style: oneOf(['']),
  textStyle: oneOf(['']),
  format: isFormat,
  textFormat: isNumber,
  detail: isNumber,
  indent: isNumber,
  start: isNumber,
  value: isNumber,
  headerState: isNumber,
  colSpan: oneOf([1]),
  rowSpan: oneOf([1]),
  url: isText,
  listType: oneOf(['bullet', 'number', 'check']),
  direction: oneOf([null, 'ltr', 'rtl']),
};
/** What nodes of a type hold besides, and cannot be without. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  text: { text: isText },
  heading: { tag: oneOf(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']) },
  list: { listType: oneOf(['bullet', 'number', 'check']) },
  link: { url: isText },
};

/** Goes over what a node has and not over all that it may have: a copy has 50,000 of them. */
function holdsItsValues(type: string, node: Record<string, unknown>): boolean {
  for (const name in node)
    if (Object.hasOwn(VALUES, name) && !VALUES[name]!(node[name])) return false;
  const needed = Object.hasOwn(NEEDED, type) ? NEEDED[type]! : {};
  for (const name in needed) if (!needed[name]!(node[name])) return false;
  return isContent(node['$']);
}

/** Facts, pictures and what is kept as it is: parts of a body, as a file holds them. */
function isContent(state: unknown): boolean {
  if (state === undefined) return true;
  if (!isRecord(state)) return false;
  const content = ['fact', 'image', 'content']
    .map((name) => state[name])
    .filter((value) => value !== undefined);
  return proseProblem({ type: 'root', children: content }) === null;
}
