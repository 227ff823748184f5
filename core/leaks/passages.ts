/** The parts of an outgoing document, to find the one that says a secret. */
import type { Place } from '../document/place.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';

/** A part of the outgoing document with its text and the addresses of its links. */
export interface Passage {
  place: Place;
  text: string;
}

export function passagesOf(shown: Postmortem): Passage[] {
  const { title, incident, sections, timeline, updates, actions } = shown;
  const body = (node: Postmortem['sections'][number]['body']): string =>
    `${plainText(node)}\n${linkAddresses(node)}`;
  return [
    { place: { kind: 'title' }, text: title },
    ...(['organization', 'severity', 'reference'] as const).map((field): Passage => ({
      place: { kind: 'incident', field },
      text: incident[field],
    })),
    { place: { kind: 'incident', field: 'services' }, text: incident.services.join('\n') },
    ...sections.map((section): Passage => ({
      place: { kind: 'section', id: section.id },
      text: `${section.title}\n${body(section.body)}`,
    })),
    ...timeline.map((entry): Passage => ({
      place: { kind: 'timeline', id: entry.id },
      text: `${entry.at?.written ?? ''}\n${body(entry.body)}`,
    })),
    ...updates.map((update): Passage => ({
      place: { kind: 'update', id: update.id },
      text: body(update.body),
    })),
    ...actions.map((action): Passage => ({
      place: { kind: 'action', id: action.id },
      text: `${body(action.body)}\n${action.owner}\n${action.dueWritten ?? ''}\n${action.ticket}`,
    })),
    {
      place: { kind: 'document' },
      text: stringsIn({ ...shown, media: Object.values(shown.media).map(({ name }) => name) }).join(
        '\n',
      ),
    },
  ];
}

/** Everything else that the document says: roles, priorities, promised times. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function linkAddresses(node: { url?: unknown; children?: unknown }): string {
  const inside = Array.isArray(node.children)
    ? (node.children as { url?: unknown; children?: unknown }[]).map(linkAddresses)
    : [];
  return [typeof node.url === 'string' ? node.url : '', ...inside]
    .filter((text) => text !== '')
    .join('\n');
}
