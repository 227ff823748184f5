/** A document as plain lines, for tools that compare text: everything it says, in its own order. */
import type {
  ActionItem,
  Postmortem,
  StatusUpdate,
  TimelineEntry,
} from '../document/postmortem.ts';
import { formatMarkdown } from '../prose/markdown.ts';
import { timeText } from './value-words.ts';

/**
 * Title, details, people, sections and rows, a statement a line, so that a line by line difference
 * shows what changed and nothing else. Pictures are named and not written out. Ends in a newline.
 */
export function asText(document: Postmortem): string {
  const { incident, people, media, conflicts = [] } = document;
  const blocks = [
    `# ${document.title}`,
    lines(
      ['State', document.state],
      ['Revision', document.revision],
      ['Edited', document.edited],
      ['Language', document.language],
      ['Reference', incident.reference],
      ['Organization', incident.organization],
      ['Severity', incident.severity],
      ['Services', incident.services.join(', ')],
      ['Zone', incident.zone],
      ['Date', incident.date],
      ...people.map(({ name, role }): [string, string] => ['Person', joined([name, role])]),
    ),
    ...document.sections.flatMap(({ title, kind, audience, body }) => [
      `## ${joined([title, kind, internal(audience)])}`,
      formatMarkdown(body).trimEnd(),
    ]),
    ...rows('Timeline', document.timeline, entryHead),
    ...rows('Status updates', document.updates, updateHead),
    ...rows('Action items', document.actions, actionHead),
    lines(
      ...Object.entries(media).map(([key, one]): [string, string] => [
        'Picture',
        joined([key, one.type, one.name]),
      ]),
    ),
    conflicts.length > 0 ? `Open conflicts: ${conflicts.length}` : '',
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function rows<T extends TimelineEntry | StatusUpdate | ActionItem>(
  title: string,
  parts: readonly T[],
  head: (part: T) => string,
): string[] {
  if (parts.length === 0) return [];
  return [
    `## ${title}`,
    ...parts.map((part) =>
      [head(part), formatMarkdown(part.body).trimEnd()].filter(Boolean).join('\n'),
    ),
  ];
}

function entryHead({ at, milestone, audience, source }: TimelineEntry): string {
  return joined([at ? timeText(at) : 'no time', milestone ?? '', source ?? '', internal(audience)]);
}

function updateHead({ at, status, nextUpdate }: StatusUpdate): string {
  const next = nextUpdate ? `next update ${timeText(nextUpdate)}` : '';
  return joined([at ? timeText(at) : 'no time', status, next]);
}

function actionHead({ owner, due, dueWritten, priority, status, ticket }: ActionItem): string {
  return joined([status, owner, due ?? dueWritten ?? '', priority, ticket]);
}

function internal(audience: string): string {
  return audience === 'internal' ? 'internal' : '';
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function lines(...fields: [string, string][]): string {
  return fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
