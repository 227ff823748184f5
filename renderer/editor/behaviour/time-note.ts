import {
  $getNearestNodeFromDOMNode,
  $getRoot,
  $getState,
  mergeRegister,
  registerEventListener,
} from 'lexical';
import type { Incident, Time } from '../../../core/document/postmortem.ts';
import { TimeNote } from '../chrome/time-note.ts';
import { $getRow, $rowOf } from '../nodes/row-node.ts';
import { metaState } from '../model/states.ts';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';

/** The pointer rests this long on a time before its note is shown. */
const REST_MS = 350;

/**
 * How a time was understood, and why: shown while its field has the keyboard, and when the pointer
 * rests on it.
 */
export function registerTimeNote({ editor, root, host }: EditorContext): () => void {
  const note = new TimeNote(host);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (field: HTMLElement): void => {
    const known = editor.read(() => $timeOf(field));
    if (known?.at) note.show(field, known.at, known.incident);
    else note.hide();
  };
  const timeField = (target: EventTarget | null): HTMLElement | null => {
    const field = fieldOf(target);
    return field && (field.dataset['field'] === 'at' || field.dataset['field'] === 'nextUpdate')
      ? field
      : null;
  };
  const focused = (): HTMLElement | null => timeField(root.ownerDocument.activeElement);
  const rest = (field: HTMLElement | null): void => {
    clearTimeout(timer);
    if (field) timer = setTimeout(() => show(field), REST_MS);
  };
  return mergeRegister(
    () => {
      clearTimeout(timer);
      note.dispose();
    },
    registerEventListener(root, 'focusin', ({ target }) => {
      const field = timeField(target);
      if (field) show(field);
    }),
    registerEventListener(root, 'focusout', () => {
      rest(null);
      note.hide();
    }),
    registerEventListener(root, 'pointerover', ({ target }) => {
      if (!focused()) rest(timeField(target));
    }),
    registerEventListener(root, 'pointerout', ({ target }) => {
      if (!timeField(target) || focused()) return;
      rest(null);
      note.hide();
    }),
    registerEventListener(root, 'keydown', (event) => {
      if (event.key === 'Escape') note.hide();
    }),
    // While it is typed.
    editor.registerUpdateListener(() => {
      const field = focused();
      if (field && root.contains(field)) show(field);
    }),
  );
}

function $timeOf(field: HTMLElement): { at: Time | null; incident: Incident } | null {
  const row = $rowOf($getNearestNodeFromDOMNode(field));
  if (!row) return null;
  const { kind, data } = $getRow(row);
  if (kind === 'action') return null;
  const at =
    kind === 'update' && field.dataset['field'] === 'nextUpdate' ? data.nextUpdate : data.at;
  return { at, incident: $getState($getRoot(), metaState).incident };
}
