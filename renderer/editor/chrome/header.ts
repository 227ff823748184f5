import type { DocumentMeta } from '../nodes/states.ts';
import { h } from './dom.ts';

/** The head of the document. The title is mounted into its slot by Lexical; the facts are one button that opens the details. */
export function drawHeader(meta: DocumentMeta): HTMLElement {
  const element = h('header', { class: 'pm-header' }, h('div', { 'data-slot-target': 'title', class: 'pm-title-slot' }));
  element.append(h('button', { class: 'pm-facts', type: 'button', contenteditable: 'false', 'data-action': 'details', title: 'Incident details' }, ...facts(meta)));
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
  if (incident.date) add(longDate(incident.date));
  if (incident.zone) add('times in ', h('b', {}, incident.zone));
  const missing = [incident.severity ? '' : 'severity', incident.date ? '' : 'date', incident.zone ? '' : 'zone'].filter(Boolean);
  if (missing.length > 0) add(h('i', {}, `Add ${missing.length === 3 ? 'severity, date and zone' : missing.join(' and ')}`));
  return shown;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `2026-03-03` as "Tue 3 March 2026"; the text itself when it is no date. */
export function longDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return iso;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return `${DAYS[weekday]} ${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}
