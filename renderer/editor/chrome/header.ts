import { formatDay } from '../../../core/time/format.ts';
import type { DocumentMeta } from '../model/states.ts';
import { h } from './dom.ts';

/**
 * The head of the document. The title is mounted into its slot by Lexical; the facts are one button
 * that opens the details.
 */
export function drawHeader(meta: DocumentMeta): HTMLElement {
  const element = h(
    'div',
    { class: 'pm-header' },
    h('div', { 'data-slot-target': 'title', class: 'pm-title-slot' }),
  );
  element.append(
    h(
      'button',
      {
        class: 'pm-facts',
        type: 'button',
        contenteditable: 'false',
        'data-action': 'details',
        title: 'Incident details',
      },
      ...facts(meta),
    ),
  );
  return element;
}

export function updateHeader(element: HTMLElement, meta: DocumentMeta): void {
  element.querySelector('.pm-facts')?.replaceChildren(...facts(meta));
}

function facts({ incident }: DocumentMeta): Node[] {
  const shown: Node[] = [];
  const add = (...content: (Node | string)[]): void => void shown.push(h('span', {}, ...content));
  if (incident.severity) add(h('b', {}, incident.severity));
  if (incident.reference) add(incident.reference);
  if (incident.organization) add(incident.organization);
  if (incident.services.length > 0) add(incident.services.join(', '));
  if (incident.date) add(formatDay(incident.date));
  if (incident.zone) add('times in ', h('b', {}, incident.zone));
  const missing = [
    incident.severity ? '' : 'severity',
    incident.date ? '' : 'date',
    incident.zone ? '' : 'zone',
  ].filter(Boolean);
  if (missing.length > 0)
    add(
      h('i', {}, `Add ${missing.length === 3 ? 'severity, date and zone' : missing.join(' and ')}`),
    );
  return shown;
}
