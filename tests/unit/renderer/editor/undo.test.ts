/**
 * Undo and redo against a list of document values: whatever is done in whatever order, a step back
 * gives the value before, all steps back the first, all steps forward the last.
 */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import fc from 'fast-check';
import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  HISTORY_PUSH_TAG,
  PASTE_TAG,
  type LexicalEditor,
} from 'lexical';
import { describe, expect, test } from 'vitest';
import { applyEdits, type Edit } from '../../../../core/editing/edits.ts';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem, Time } from '../../../../core/document/postmortem.ts';
import { plainText } from '../../../../core/prose/text.ts';
import type { EditorContext } from '../../../../renderer/editor/behaviour/context.ts';
import {
  $moveRows,
  addRow,
  removeRows,
  setRowData,
  switchEntriesAudience,
} from '../../../../renderer/editor/behaviour/rows.ts';
import {
  moveSection,
  removeSection,
  renameSection,
  switchSectionAudience,
} from '../../../../renderer/editor/behaviour/sections.ts';
import { $pasteCopied } from '../../../../renderer/editor/behaviour/row-clipboard.ts';
import { $rowPlace } from '../../../../renderer/editor/behaviour/paste-rows.ts';
import { $getRow, $isRowNode, type RowNode } from '../../../../renderer/editor/nodes/row-node.ts';
import { rowsPart } from '../../../../core/document/rows-part.ts';
import { $allRows } from '../../../../renderer/editor/convert/apply.ts';
import { PAUSE_MS, redo, undo } from '../../../../renderer/editor/model/history.ts';
import { $isSectionNode } from '../../../../renderer/editor/nodes/section-node.ts';
import { blank } from './blank.ts';
import { documents } from './documents.ts';
import { openHeadless } from './headless.ts';

interface Opened {
  editor: LexicalEditor;
  document: () => Postmortem;
  session: ReturnType<typeof openHeadless>['session'];
  wait: (ms: number) => void;
  /** How many steps lead back and forward. */
  depths: () => [number, number];
}

/** An editor with a clock of its own, and with listeners that read it at every moment they are told of. */
function open(document: Postmortem): Opened {
  let clock = 0;
  const { editor, session } = openHeadless(document, () => clock);
  const { output } = getExtensionDependencyFromEditor(editor, HistoryExtension);
  const look = () => editor.read(() => $getRoot().getChildrenSize());
  output.canUndo.subscribe(look);
  output.canRedo.subscribe(look);
  editor.registerUpdateListener(look);
  return {
    editor,
    session,
    document: () => ({ ...session.getDocument(), edited: '' }),
    wait: (ms) => void (clock += ms),
    depths: () => {
      const { undoStack, redoStack } = output.historyState.value;
      return [undoStack.length, redoStack.length];
    },
  };
}

/** Puts the caret at the end of one of the paragraphs and headings. */
function caret(editor: LexicalEditor, nth: number): void {
  editor.update(
    () => {
      const texts = $getRoot()
        .getChildren()
        .filter($isSectionNode)
        .flatMap((section) => section.getChildren())
        .filter((node) => $isElementNode(node) && /^(?:paragraph|heading)$/.test(node.getType()));
      texts[nth % texts.length]?.selectEnd();
    },
    { discrete: true },
  );
}

function $write(letter: string): void {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.insertText(letter);
}

function type({ editor }: Opened, letter: string): void {
  editor.update(() => $write(letter), { discrete: true });
}

function erase({ editor }: Opened): void {
  editor.update(
    () => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return;
      const leaf = selection.anchor.getNode();
      const { offset } = selection.anchor;
      if (!$isTextNode(leaf) || offset < 2) return;
      const text = leaf.getTextContent();
      leaf.setTextContent(text.slice(0, offset - 1) + text.slice(offset));
      leaf.select(offset - 1, offset - 1);
    },
    { discrete: true },
  );
}

/** One thing that an author does. Only what is typed may go into the step before. */
interface Deed {
  name: string;
  typing: boolean;
  run: (opened: Opened) => void;
}

const deed = <T>(
  name: string,
  values: fc.Arbitrary<T>,
  run: (opened: Opened, value: T) => void,
  typing = false,
): fc.Arbitrary<Deed[]> =>
  values.map((value) => [
    { name: `${name} ${JSON.stringify(value)}`, typing, run: (opened) => run(opened, value) },
  ]);

const repeated = (arbitrary: fc.Arbitrary<Deed[]>, max: number): fc.Arbitrary<Deed[]> =>
  fc.array(arbitrary, { minLength: 1, maxLength: max }).map((each) => each.flat());

const place = fc.nat({ max: 12 });
const newId = sequentialIds('added');
const entry = blank({ timeline: ['added'] }).timeline[0]!;
/** Another time of a row: live facts in the text follow it. */
const minute = fc.integer({ min: 10, max: 59 }).map((minutes): Time => ({
  written: `09:${minutes}`,
  local: `2026-03-03T09:${minutes}`,
  zone: 'UTC',
  instant: `2026-03-03T09:${minutes}:00Z`,
  approximate: false,
}));
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.constant<Edit>({ op: 'sort-timeline' }),
  fc.nat({ max: 3 }).map((nth): Edit => ({ op: 'remove-entry', id: `t${nth}` })),
  fc.nat({ max: 3 }).map((nth): Edit => ({ op: 'move-entry', id: `t${nth}`, before: 't0' })),
  fc.nat({ max: 9 }).map((nth): Edit => ({
    op: 'add-entry',
    entry: { ...entry, id: `fix${nth}` },
    before: 't1',
  })),
  fc.tuple(fc.nat({ max: 3 }), minute).map(([nth, at]): Edit => ({
    op: 'set-entry',
    id: `t${nth}`,
    set: { at, milestone: 'started' },
  })),
  fc.string({ maxLength: 3 }).map((severity): Edit => ({ op: 'set-incident', set: { severity } })),
);

/** Two or three rows of one of the lists, that stand together. */
function someRows(editor: LexicalEditor, nth: number, from: number): string[] {
  const lists = editor.read(() => $allRows().map((rows) => rows.getChildrenKeys()));
  const list = lists[nth % Math.max(1, lists.length)] ?? [];
  const start = from % Math.max(1, list.length);
  return list.slice(start, start + 2 + (from % 2));
}

const idOf = (row: RowNode): string => $getRow(row).data.id;

const sectionDeed = (
  name: string,
  run: (editor: LexicalEditor, id: string, nth: number) => void,
): fc.Arbitrary<Deed[]> =>
  deed(name, place, ({ editor, session }, nth) => {
    const { sections } = session.getDocument();
    const id = sections[nth % Math.max(1, sections.length)]?.id;
    if (id) run(editor, id, nth);
  });

const letter = fc.constantFrom('a', 'b', 'é', ' ', '.');
const typed = repeated(deed('type', letter, type, true), 8);
const erased = repeated(deed('erase', fc.constant(null), erase, true), 4);
const newLine = deed(
  'new line',
  fc.constant(null),
  ({ editor }) =>
    editor.update(
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.insertParagraph();
      },
      { discrete: true },
    ),
  true,
);
const written = fc.oneof(
  { weight: 4, arbitrary: typed },
  { weight: 2, arbitrary: erased },
  newLine,
  { weight: 2, arbitrary: deed('caret', place, ({ editor }, nth) => caret(editor, nth)) },
  { weight: 2, arbitrary: deed('wait', fc.constantFrom(10, 2 * PAUSE_MS), (o, ms) => o.wait(ms)) },
);
const applied = fc.oneof(
  deed('fix', edits, ({ session }, edit) =>
    session.apply(applyEdits(session.getDocument(), [edit])),
  ),
  deed('import', documents, ({ session }, next) => session.apply(next)),
  deed('reload', documents, ({ session }, next) => session.reload(next)),
);
const structured = fc.oneof(
  sectionDeed('remove section', removeSection),
  sectionDeed('move section', (editor, id, nth) => moveSection(editor, id, nth % 2 ? 1 : -1)),
  sectionDeed('rename section', (editor, id, nth) => renameSection(editor, id, `Named ${nth}`)),
  sectionDeed('hide section', (editor, id) =>
    switchSectionAudience({ editor } as EditorContext, id),
  ),
  deed('add row', fc.constantFrom('timeline' as const, 'action' as const), ({ editor }, kind) =>
    addRow({ editor, newId } as EditorContext, kind),
  ),
  deed('move rows', place, ({ editor }, nth) => {
    const lists = editor.read(() => $allRows().map((rows) => rows.getChildrenKeys()));
    const keys = lists[nth % Math.max(1, lists.length)]?.slice(nth % 3, (nth % 3) + 2) ?? [];
    editor.update(() => $moveRows(keys, nth % 2 ? 1 : -1), {
      discrete: true,
      tag: HISTORY_PUSH_TAG,
    });
  }),
  deed('remove rows', place, ({ editor }, nth) => {
    const lists = editor.read(() => $allRows().map((rows) => rows.getChildrenKeys()));
    const keys = lists[nth % Math.max(1, lists.length)]?.slice(nth % 2, (nth % 2) + 2) ?? [];
    if (keys.length > 0) removeRows({ editor }, keys);
  }),
  deed('hide rows', fc.tuple(place, place), ({ editor }, [nth, from]) => {
    switchEntriesAudience({ editor }, someRows(editor, nth, from));
  }),
  deed('paste rows', fc.tuple(place, place, place), ({ editor, session }, [nth, from, to]) => {
    const keys = someRows(editor, nth, from);
    const ids = editor.read(() =>
      keys
        .map((key) => $getNodeByKey(key))
        .filter($isRowNode)
        .map(idOf),
    );
    const copied = rowsPart(session.getDocument(), new Set(ids));
    const all = editor.read(() => $allRows().flatMap((each) => each.getChildrenKeys()));
    editor.update(
      () => {
        const target = $getNodeByKey(all[to % Math.max(1, all.length)] ?? '');
        const row = $isRowNode(target) ? target : null;
        const placed = row && $rowPlace(row, row);
        if (placed) $pasteCopied(placed, copied, newId);
      },
      { discrete: true, tag: [HISTORY_PUSH_TAG, PASTE_TAG] },
    );
  }),
  deed('time', fc.tuple(place, minute), ({ editor }, [nth, at]) => {
    const rows = editor.read(() => $allRows().flatMap((each) => each.getChildrenKeys()));
    const key = rows[nth % Math.max(1, rows.length)];
    if (!key) return;
    setRowData({ editor } as EditorContext, key, (row) =>
      row.kind === 'timeline' ? { ...row, data: { ...row.data, at } } : row,
    );
  }),
  deed('remove row', place, ({ editor }, nth) => {
    const rows = editor.read(() => $allRows().flatMap((each) => each.getChildrenKeys()));
    const key = rows[nth % Math.max(1, rows.length)];
    if (key) removeRows({ editor }, [key]);
  }),
);
const steps = fc.oneof(
  fc.constantFrom<Deed[]>([{ name: 'undo', typing: false, run: ({ editor }) => undo(editor) }]),
  fc.constantFrom<Deed[]>([{ name: 'redo', typing: false, run: ({ editor }) => redo(editor) }]),
);

/** What the history should hold: every value, and which of them stands now. */
class Model {
  values: Postmortem[];
  at = 0;
  #opened: Opened;

  constructor(opened: Opened) {
    this.#opened = opened;
    this.values = [opened.document()];
  }

  do({ name, typing, run }: Deed): void {
    run(this.#opened);
    if (name === 'undo') this.at = Math.max(0, this.at - 1);
    else if (name === 'redo') this.at = Math.min(this.values.length - 1, this.at + 1);
    else this.#note(typing);
    expect(this.#opened.document()).toEqual(this.values[this.at]);
    expect(this.#opened.depths()).toEqual([this.at, this.values.length - 1 - this.at]);
  }

  /** A value of its own, or more of the step before. */
  #note(typing: boolean): void {
    const now = this.#opened.document();
    if (this.#opened.depths()[0] > this.at) {
      this.values = [...this.values.slice(0, this.at + 1), now];
      this.at++;
    } else if (typing && this.at > 0 && this.at === this.values.length - 1) {
      this.values[this.at] = now;
    }
  }
}

const RUNS = Number(process.env['UNDO_RUNS'] ?? 50);

test('undo all the way gives the first value, redo all the way the last, whatever was done', () => {
  const sequence = fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: written },
        { weight: 2, arbitrary: applied },
        { weight: 3, arbitrary: structured },
        { weight: 4, arbitrary: steps },
      ),
      { minLength: 2, maxLength: 20 },
    )
    .map((each) => each.flat());
  fc.assert(
    fc.property(documents, sequence, (first, deeds) => {
      const opened = open(first);
      const model = new Model(opened);
      for (const each of deeds) model.do(each);
      const last = model.values.at(-1);
      const step = (name: 'undo' | 'redo') =>
        model.do({
          name,
          typing: false,
          run: ({ editor }) => (name === 'undo' ? undo : redo)(editor),
        });
      while (model.at > 0) step('undo');
      expect(opened.document()).toEqual({ ...first, edited: '' });
      while (model.at < model.values.length - 1) step('redo');
      expect(opened.document()).toEqual(last);
    }),
    { numRuns: RUNS },
  );
});

describe('a step', () => {
  const alone = (text = '') => {
    const opened = open(blank({ sections: [text] }));
    const back = (): string[] => {
      const seen: string[] = [];
      for (const now = () => plainText(opened.document().sections[0]!.body); seen[0] !== now();) {
        seen.unshift(now());
        undo(opened.editor);
      }
      return seen;
    };
    caret(opened.editor, 0);
    const write = (words: string) => [...words].forEach((each) => type(opened, each));
    return { ...opened, back, write };
  };

  test('is a word', () => {
    const { write, back } = alone();
    write('one two,  three');
    expect(back()).toEqual(['', 'one', 'one two,', 'one two,  three']);
  });

  test('ends with a pause, also inside a word', () => {
    const { write, wait, back } = alone();
    write('morn');
    wait(2 * PAUSE_MS);
    write('ing');
    expect(back()).toEqual(['', 'morn', 'morning']);
  });

  test('is a word that was erased', () => {
    const opened = alone('one two three');
    for (let count = 0; count < 'two three'.length; count++) erase(opened);
    expect(opened.back()).toEqual(['one two three', 'one two ', 'one ']);
  });

  test('brings a section back that was the only one, with the caret in it', () => {
    const { editor, document } = open(blank({ timeline: ['one'] }));
    addRow({ editor, newId } as EditorContext, 'timeline');
    const before = document();
    removeSection(editor, 'st');
    expect(document().sections).toEqual([]);
    undo(editor);
    expect(document()).toEqual(before);
  });

  test('takes with it what was not drawn yet, and nothing that comes right after', () => {
    const { editor, write, wait, document } = alone();
    write('one');
    wait(2 * PAUSE_MS);
    const one = document();
    editor.update(() => $write('X'));
    undo(editor);
    expect(document()).toEqual(one);
    editor.update(() => $write('Y'), { discrete: true });
    undo(editor);
    expect(document()).toEqual(one);
  });
});
