import { ticketLink } from '../../../core/report/ticket.ts';
import { formatDay } from '../../../core/time/format.ts';
import type { ActionData } from '../model/states.ts';
import {
  choiceField,
  describeField,
  menuButton,
  showChoice,
  showInField,
  textField,
} from './fields.ts';
import { h, part, setAttribute } from './dom.ts';

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
        textField('owner', 'Owner', {
          placeholder: 'owner',
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': 'false',
        }),
        textField('due', 'Due', { placeholder: 'due' }),
        textField('priority', 'Priority', { placeholder: 'priority' }),
        choiceField('status', 'Status'),
        textField('ticket', 'Ticket', { placeholder: 'ticket' }),
        h('a', { class: 'pm-ticket-link', 'data-opens': true, 'data-part': 'ticket-link' }, '↗'),
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
  showTicket(element, text('ticket'), action.ticket);
  const written = action.dueWritten ?? '';
  showInField(
    text('due'),
    action.due ?? written,
    action.due ? formatDay(action.due, 'short') : written,
  );
  describeField(
    text('due'),
    action.due ?? (written && 'No day that can be told. It is kept as you wrote it.'),
  );
  setAttribute(text('due'), 'aria-invalid', written ? 'true' : null);
  setAttribute(text('due'), 'data-unread', written ? '' : null);
  showChoice(element, 'status', action.status);
  setAttribute(element, 'data-status', action.status);
}

/** A ticket that is an address is shown by its short name, with a way to it beside. */
function showTicket(element: HTMLElement, field: HTMLInputElement, ticket: string): void {
  const found = ticketLink(ticket);
  const link = part<HTMLAnchorElement>(element, 'ticket-link');
  showInField(field, ticket, found?.name);
  link.hidden = found === null;
  setAttribute(link, 'href', found && found.url);
  setAttribute(link, 'title', found && found.url);
  setAttribute(link, 'aria-label', found && `Open ticket ${found.name}`);
}
