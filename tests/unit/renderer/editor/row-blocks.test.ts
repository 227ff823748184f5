/** Rows that are moved, removed, copied and pasted together: no word is lost, each is one step. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { $getNodeByKey, $getState, HISTORY_PUSH_TAG, type LexicalEditor } from 'lexical';
import { describe, expect, test } from 'vitest';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { sequentialIds } from '../../../../core/document/ids.ts';
import { openPostmortem } from '../../../../core/file-format/open.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { rowsPart } from '../../../../core/document/rows-part.ts';
import { plainText } from '../../../../core/prose/text.ts';
import { $pasteCopied } from '../../../../renderer/editor/behaviour/row-clipboard.ts';
import { $rowPlace } from '../../../../renderer/editor/behaviour/paste-rows.ts';
import {
  $moveRows,
  $removeRows,
  switchEntriesAudience,
} from '../../../../renderer/editor/behaviour/rows.ts';
import { $allRows } from '../../../../renderer/editor/convert/apply.ts';
import { redo, undo } from '../../../../renderer/editor/model/history.ts';
import { $getRow, $isRowNode, type RowNode } from '../../../../renderer/editor/nodes/row-node.ts';
import type { RowsNode } from '../../../../renderer/editor/nodes/rows-node.ts';
import { rowsKindState } from '../../../../renderer/editor/model/states.ts';
import { blank } from './blank.ts';
import { documents } from './documents.ts';
import { openHeadless } from './headless.ts';

const newId = sequentialIds('pasted');
const step = { discrete: true, tag: HISTORY_PUSH_TAG } as const;

/** The keys of rows that stand together, somewhere in one of the lists. */
function chosen(editor: LexicalEditor, list: number, from: number, count: number): string[] {
  return editor.read(() => {
    const lists = $allRows().filter((rows) => rows.getChildrenSize() > 0);
    const rows = lists[list % Math.max(1, lists.length)]?.getChildren() ?? [];
    const at = from % Math.max(1, rows.length);
    return rows.slice(at, at + count).map((row) => row.getKey());
  });
}

/** The rows as they cross the clipboard. */
function copied(editor: LexicalEditor, document: Postmortem, keys: readonly string[]): Postmortem {
  const ids = new Set(
    editor.read(() => keys.map((key) => $getRow($getNodeByKey(key) as RowNode).data.id)),
  );
  const read = openPostmortem(toCanonicalJson(rowsPart(document, ids)));
  if (!read.ok) throw new Error(read.problem);
  return read.document;
}

/** What the rows say, whatever their order. An empty row waits to be replaced. */
const words = ({ timeline, updates, actions }: Postmortem): string[] =>
  [...timeline, ...updates, ...actions]
    .map(({ body }) => plainText(body))
    .filter(Boolean)
    .sort();

const place = fc.nat({ max: 7 });
const deeds = fc.array(
  fc.record({
    does: fc.constantFrom('up', 'down', 'internal', 'cut and paste'),
    list: place,
    from: place,
    count: fc.integer({ min: 1, max: 4 }),
    below: place,
  }),
  { minLength: 1, maxLength: 8 },
);

test('whatever is done with several rows, all their words are there, and undo brings each back', () => {
  fc.assert(
    fc.property(documents, deeds, (first, all) => {
      const { editor, session } = openHeadless(first);
      const now = (): Postmortem => ({ ...session.getDocument(), edited: '' });
      for (const { does, list, from, count, below } of all) {
        const keys = chosen(editor, list, from, count);
        if (keys.length === 0) continue;
        const before = now();
        if (does === 'internal') switchEntriesAudience({ editor }, keys);
        else if (does === 'cut and paste') {
          const part = copied(editor, before, keys);
          editor.update(() => {
            const rows = ($getNodeByKey(keys[0]!) as RowNode).getParentOrThrow<RowsNode>();
            $removeRows(keys);
            const left = rows.getChildren().filter($isRowNode);
            const after = left[below % Math.max(1, left.length)] ?? null;
            $pasteCopied({ kind: $getState(rows, rowsKindState), rows, after }, part, newId);
          }, step);
        } else editor.update(() => $moveRows(keys, does === 'up' ? -1 : 1), step);
        expect(words(now())).toEqual(words(before));
        const after = now();
        if (isDeepStrictEqual(after, before)) continue; // nothing to do is no step
        undo(editor);
        expect(now()).toEqual(before);
        redo(editor);
        expect(now()).toEqual(after);
      }
    }),
  );
});

describe('several rows', () => {
  const timeline = ['one', 'two', 'three', 'four'];
  const open = () => {
    const opened = openHeadless(blank({ timeline }));
    const keys = opened.editor.read(() => $allRows()[0]!.getChildrenKeys());
    const texts = (): string[] =>
      opened.session.getDocument().timeline.map(({ body }) => plainText(body));
    return { ...opened, keys, texts };
  };

  test('move together past one neighbour, and stay at the end', () => {
    const { editor, keys, texts } = open();
    editor.update(() => $moveRows(keys.slice(1, 3), -1), step);
    expect(texts()).toEqual(['two', 'three', 'one', 'four']);
    editor.update(() => $moveRows(keys.slice(1, 3), -1), step);
    expect(texts()).toEqual(['two', 'three', 'one', 'four']);
  });

  test('are pasted with new ids where theirs are taken, and keep them after a cut', () => {
    const { editor, session, keys, texts } = open();
    const before = session.getDocument();
    const part = copied(editor, before, keys.slice(0, 2));
    const pasteBelowLast = (): void =>
      editor.update(() => {
        const last = $allRows()[0]!.getLastChild() as RowNode;
        $pasteCopied($rowPlace(last, last)!, part, newId);
      }, step);
    pasteBelowLast();
    expect(texts()).toEqual([...timeline, 'one', 'two']);
    const ids = session.getDocument().timeline.map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
    undo(editor);
    editor.update(() => void $removeRows(keys.slice(0, 2)), step);
    expect(texts()).toEqual(['three', 'four']);
    pasteBelowLast();
    expect(session.getDocument().timeline.slice(2)).toEqual(before.timeline.slice(0, 2));
  });

  test('bring their pictures into another document, and mean no other picture there', () => {
    const picture = (data: string) => ({ type: 'image/png', data, name: 'p.png' });
    const withPicture = blank({ timeline: ['seen'] });
    withPicture.timeline[0]!.body.children = [
      { type: 'paragraph', children: [{ type: 'image', url: 'media:p', alt: 'A graph' }] },
    ];
    withPicture.media = { p: picture('AAAA'), unused: picture('CCCC') };
    const from = openHeadless(withPicture);
    const keys = from.editor.read(() => $allRows()[0]!.getChildrenKeys());
    const part = copied(from.editor, from.session.getDocument(), keys);
    expect(Object.keys(part.media)).toEqual(['p']);
    const to = openHeadless({ ...blank({ timeline: ['own'] }), media: { p: picture('BBBB') } });
    to.editor.update(() => {
      const last = $allRows()[0]!.getLastChild() as RowNode;
      $pasteCopied($rowPlace(last, last)!, part, newId);
    }, step);
    const { media, timeline } = to.session.getDocument();
    const [key] = Object.entries(media).find(([, { data }]) => data === 'AAAA')!;
    expect(key).not.toBe('p');
    expect(JSON.stringify(timeline.at(-1)!.body)).toContain(`media:${key}`);
  });
});
