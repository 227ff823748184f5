/**
 * What comes from a clipboard or a drag past our own readers goes through Lexical's. Those are held
 * to what we put there ourselves: any page of a browser can write the editor's format too.
 */
import { ClipboardImportExtension } from '@lexical/clipboard';
import { $getEditor, configExtension } from 'lexical';

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
  const { namespace } = $getEditor()._config;
  return isPlausibleCopy(data, namespace);
}

/** True for a list of nodes that is shallow, not endless, and whose tables are tables. */
export function isPlausibleCopy(data: string, namespace: string): boolean {
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
    if (!fits(type, parent)) return false;
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
