/**
 * What an import understood of a source, as lines for people: compared with the lines beside each
 * layout sample.
 */
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { plainText } from '../../../core/prose/text.ts';

/** One line per fact, in document order; of each text its first words. */
export function understood(
  { title, incident, people, sections, timeline, updates, actions }: Postmortem,
  words = 8,
): string {
  const start = (text: string) =>
    text.replace(/\s+/g, ' ').trim().split(' ').slice(0, words).join(' ');
  const facts: [string, string][] = [
    ['title', title],
    ['organization', incident.organization],
    ['severity', incident.severity],
    ['reference', incident.reference],
    ['services', incident.services.join(', ')],
    ['zone', incident.zone],
    ['date', incident.date],
    ['people', people.map(({ name, role }) => `${name} (${role})`).join(', ')],
  ];
  return [
    ...facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`),
    ...timeline.map(({ at, body }) => `entry ${moment(at)} ${start(plainText(body))}`),
    ...updates.map(
      ({ at, status, body }) => `update ${status} ${moment(at)} ${start(plainText(body))}`,
    ),
    ...actions.map(
      ({ body, owner, due, status, ticket }) =>
        `action [${[status, owner, due ?? '', ticket].join(' | ')}] ${start(plainText(body))}`,
    ),
    ...sections.map(
      ({ kind, title: name, body }) => `section ${kind} “${name}” ${start(plainText(body))}`,
    ),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The instant; where it is open, the local time; else what was written. */
export function moment(at: Time | null): string {
  if (!at) return '-';
  return at.instant?.replace(/:00Z$/, 'Z') ?? at.local ?? `“${at.written}”`;
}
