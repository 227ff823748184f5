/** `@` offers the times, lengths and fields that a text can follow; what is typed on finds one. */
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $insertNodes,
  $createTextNode,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  mergeRegister,
  registerEventListener,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { factOffers, type FactOffer } from '../../../core/live-facts/offers.ts';
import { Suggestions } from '../chrome/suggestions.ts';
import { $getTitleNode } from '../nodes/header-node.ts';
import type { EditorContext } from './context.ts';
import { $neighbours } from './fact-at-caret.ts';
import { $putFact } from './facts.ts';
import { registerListKeys } from './list-keys.ts';

/** An `@` and what was typed behind it, up to the caret. */
interface Asked {
  key: NodeKey;
  start: number;
  end: number;
  query: string;
}

/** Behind a letter it is an address, or a name that somebody chose. */
const ASKED = /(^|[\s([{"'“‘«–—/-])@((?:[^\s@][^@\n]{0,40})?)$/u;

export function registerFactList(context: EditorContext): () => void {
  const { editor, root, host, session } = context;
  let asked: Asked | null = null;
  let offers: FactOffer[] = [];
  /** The `@` at which Escape was pressed: it is text. */
  let left: string | null = null;
  const list = new Suggestions(host, 'Live facts', (_field, _name, index) => insert(index));

  const hide = (): void => {
    asked = null;
    list.hide();
  };
  const insert = (index: number): void => {
    const [offer, at] = [offers[index], asked];
    asked = null;
    if (!offer || !at) return;
    editor.update(
      () => {
        const text = $getNodeByKey(at.key);
        if (!$isTextNode(text)) return;
        const { source, form, words } = offer;
        $putFact(text, at.start, at.end, { type: 'fact', form, source, value: words });
      },
      { discrete: true, tag: HISTORY_PUSH_TAG },
    );
  };
  const look = (next: Asked): void => {
    asked = next;
    if (placeOf(next) === left) return list.hide();
    left = null;
    offers = factOffers(session.getDocument(), next.query);
    const at = rangeOf(editor, next);
    if (!at || offers.length === 0) return list.hide();
    const options = offers.map(({ words, label }) => ({ name: words, hint: label }));
    list.show(root, options, 0, at);
  };
  return mergeRegister(
    editor.registerUpdateListener(({ editorState, dirtyLeaves, tags }) => {
      const next = editorState.read($asked);
      if (!next) return hide();
      if (asked?.key === next.key && asked.end === next.end && asked.query === next.query) return;
      // A caret that only comes by, and a step back, ask for nothing.
      if (asked === null && (dirtyLeaves.size === 0 || tags.has(HISTORIC_TAG))) return;
      look(next);
    }),
    registerListKeys(editor, list, () => void (left = asked && placeOf(asked))),
    registerEventListener(root, 'focusout', hide),
    () => list.hide(),
  );
}

/** Asks at the caret, as if `@` had been typed there. */
export function askForFact({ editor }: EditorContext): void {
  editor.update(
    () => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return;
      const { anchor } = selection;
      const [before] = $neighbours(anchor);
      const text = before?.getTextContent() ?? '';
      const written = before?.is(anchor.getNode()) ? text.slice(0, anchor.offset) : text;
      $insertNodes([$createTextNode(/[^\s([{"'“‘«–—/-]$/u.test(written) ? ' @' : '@')]);
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  );
}

/** What is asked for at the caret: in running text, not in code and not in the title. */
function $asked(): Asked | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const { anchor } = selection;
  const node = anchor.getNode();
  if (!$isTextNode(node) || node.hasFormat('code')) return null;
  if (node.getParents().some((parent) => parent.getType() === 'code' || parent.is($getTitleNode())))
    return null;
  const found = ASKED.exec(node.getTextContent().slice(0, anchor.offset));
  if (!found) return null;
  const start = found.index + found[1]!.length;
  const before = start === 0 ? node.getPreviousSibling()?.getTextContent() : '';
  if (before && /[\p{L}\p{N}._-]$/u.test(before)) return null;
  return { key: node.getKey(), start, end: anchor.offset, query: found[2]! };
}

function placeOf({ key, start }: Asked): string {
  return `${key} ${start}`;
}

function rangeOf(editor: LexicalEditor, { key, start, end }: Asked): Range | null {
  const text = editor.getElementByKey(key)?.firstChild;
  if (!(text instanceof Text) || text.length < end) return null;
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  return range;
}
