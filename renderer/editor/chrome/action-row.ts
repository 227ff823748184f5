import { ACTION_STATUSES } from '../../../core/document/postmortem.ts';
import { formatDay } from '../../../core/time/format.ts';
import type { ActionData } from '../nodes/states.ts';
import {
  choiceField,
  describeField,
  menuButton,
  showChoice,
  showInField,
  textField,
} from './fields.ts';
import { h, setAttribute } from './dom.ts';

const STATUS_WORDS: Record<string, string> = {
  open: 'open',
  'in-progress': 'in progress',
  done: 'done',
  dropped: 'dropped',
};

/**
 * One action item: what is to be done, and by whom, by when, how urgent, how far, and where it is
 * tracked.
 */
export function drawAction(): HTMLElement {
  return h(
    'div',
    { class: 'pm-row pm-action' },
    h(
      'div',
      { class: 'pm-row-main' },
      h('div', { 'data-slot-target': 'body', class: 'pm-slot' }),
      h(
        'div',
        { class: 'pm-row-fields', contenteditable: 'false' },
        textField('owner', 'Owner', { placeholder: 'owner' }),
        textField('due', 'Due', { placeholder: 'due' }),
        textField('priority', 'Priority', { placeholder: 'priority', list: 'pm-priorities' }),
        choiceField(
          'status',
          'Status',
          ACTION_STATUSES.map((status) => [status, STATUS_WORDS[status] ?? status] as const),
        ),
        textField('ticket', 'Ticket', { placeholder: 'ticket' }),
      ),
    ),
    menuButton(),
  );
}

export function updateAction(element: HTMLElement, action: ActionData): void {
  const text = (field: 'owner' | 'due' | 'priority' | 'ticket'): HTMLInputElement =>
    element.querySelector<HTMLInputElement>(`[data-field="${field}"]`)!;
  showInField(text('owner'), action.owner);
  showInField(text('priority'), action.priority);
  showInField(text('ticket'), action.ticket);
  const written = action.dueWritten ?? '';
  showInField(text('due'), action.due ?? written, action.due ? formatDay(action.due) : written);
  describeField(
    text('due'),
    action.due ?? (written && 'No day that can be told. It is kept as you wrote it.'),
  );
  setAttribute(text('due'), 'aria-invalid', written ? 'true' : null);
  setAttribute(text('due'), 'data-unread', written ? '' : null);
  showChoice(element.querySelector<HTMLSelectElement>('[data-field="status"]')!, action.status);
  setAttribute(element, 'data-status', action.status);
}
