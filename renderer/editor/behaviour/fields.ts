/**
 * The fields of rows: what is typed in them goes into the editor state as it is typed, so that it
 * is undone with everything else.
 */
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  mergeRegister,
  registerEventListener,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  stopLexicalPropagation,
  $setState,
} from 'lexical';
import { canRedo, lastStep, redo, undo } from '../model/history.ts';
import { omit } from '../convert/omit.ts';
import { $getRow, $isRowNode, $rowOf, type RowNode } from '../nodes/row-node.ts';
import { rowState, type ActionData, type RowData } from '../model/states.ts';
import type { EditorContext } from './context.ts';
import { $heirsOf, type Heirs } from './heirs.ts';
import { $readDay, $readRowTime } from './times.ts';

type Field = HTMLInputElement | HTMLButtonElement;

/** Events of a field are the field's own: Lexical must not take them for typing in the text. */
const FIELD_EVENTS = [
  'keydown',
  'keyup',
  'beforeinput',
  'input',
  'compositionstart',
  'compositionend',
  'paste',
  'cut',
  'copy',
  'drop',
  'dragstart',
  'focusin',
  'focusout',
  'click',
] as const;

export function fieldOf(target: EventTarget | null): Field | null {
  return (target instanceof HTMLInputElement || target instanceof HTMLButtonElement) &&
    target.dataset['field']
    ? target
    : null;
}

export function registerFields(context: EditorContext): () => void {
  const { editor, root, now } = context;
  /** What stands on the time that is typed, from before the run. */
  let heirs: Heirs | null = null;
  /**
   * The field that the current run of keystrokes goes into, and the step that they make: one, until
   * something else is done meanwhile.
   */
  let typing: { in: Field; step: unknown } | null = null;

  const commit = (field: Field): void => {
    field.dataset['typing'] = '';
    const goesOn = typing?.in === field && typing.step === lastStep(editor) && !canRedo(editor);
    const change = editor.read(() => {
      const row = $rowOf($getNearestNodeFromDOMNode(field));
      if (row && !goesOn) heirs = $heirsOf(row);
      return (
        row && {
          key: row.getKey(),
          data: $withField(row, field.dataset['field']!, field.value, now()),
        }
      );
    });
    if (!change) return;
    const { key, data } = change;
    editor.update(
      () => {
        const row = $getNodeByKey(key);
        if (!$isRowNode(row)) return;
        $setState(row, rowState, data);
        if (field.dataset['field'] === 'at' && data.kind !== 'action') heirs?.$follow(data.data.at);
      },
      {
        discrete: true,
        tag: [
          goesOn ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG,
          SKIP_DOM_SELECTION_TAG,
          SKIP_SCROLL_INTO_VIEW_TAG,
        ],
      },
    );
    typing = { in: field, step: lastStep(editor) };
  };

  return mergeRegister(
    ...FIELD_EVENTS.map((name) =>
      registerEventListener(
        root,
        name,
        (event) => {
          if (fieldOf(event.target)) stopLexicalPropagation(event);
        },
        true,
      ),
    ),
    // A field that is drawn tells of its own selection, and Lexical would look through the whole
    // text for each: ten thousand rows took minutes to open.
    registerEventListener(
      root,
      'selectionchange',
      (event) => {
        if (fieldOf(event.target)) event.stopPropagation();
      },
      true,
    ),
    registerEventListener(root, 'input', (event) => {
      const field = fieldOf(event.target);
      if (field) commit(field);
    }),
    registerEventListener(root, 'focusin', (event) => {
      const field = fieldOf(event.target);
      if (!(field instanceof HTMLInputElement)) return;
      field.value = field.dataset['written'] ?? '';
      field.select();
    }),
    registerEventListener(root, 'focusout', (event) => {
      const field = fieldOf(event.target);
      if (!(field instanceof HTMLInputElement)) return;
      typing = null;
      delete field.dataset['typing'];
      field.value = field.dataset['understood'] ?? '';
    }),
    registerEventListener(root, 'keydown', (event) => {
      const field = fieldOf(event.target);
      if (!field || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      typing = null;
      delete field.dataset['typing'];
      (key === 'y' || event.shiftKey ? redo : undo)(editor);
      if (field.isConnected) field.focus();
    }),
  );
}

/**
 * The row's data with a field set to what was typed. What is no value of the field is kept as it
 * was written.
 */
function $withField(row: RowNode, field: string, text: string, now: string): RowData {
  const current = $getRow(row);
  if (field === 'at' || field === 'nextUpdate')
    return {
      ...current,
      data: { ...current.data, [field]: $readRowTime(text, row, now) },
    } as RowData;
  if (field === 'due') {
    const due = text.trim() === '' ? null : $readDay(text, now);
    return {
      kind: 'action',
      data: {
        ...omit(current.data as ActionData, 'dueWritten'),
        due,
        ...(due === null && text.trim() !== '' && { dueWritten: text }),
      },
    };
  }
  return { ...current, data: { ...current.data, [field]: text } } as RowData;
}
