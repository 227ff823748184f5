/**
 * PagerDuty: pages of log entries, webhooks of both versions, an incident's notes, or the bare
 * incident.
 */
import type { RootContent } from 'mdast';
import { counted } from '../../prose/counted.ts';
import type { Milestone } from '../../document/postmortem.ts';
import { paragraph, plainList } from '../../prose/build.ts';
import { plainBlocks } from '../understand/plain-blocks.ts';
import { at, textAt } from './json-value.ts';
import { inOrder, type Moment, readMoment } from './moments.ts';
import { chosenZone, lacksZone, notesOn, type ReaderOptions, type ReaderResult } from './reader.ts';
import { documentOfRows, type EventRow, said } from './rows.ts';
import { entriesOf, type LogEntry } from './pagerduty-entries.ts';
import {
  incidentsOf,
  incidentTexts,
  numberOf,
  severityOf,
  titleOf,
} from './pagerduty-incidents.ts';

/** True for data of PagerDuty. */
export function isPagerDuty(value: unknown): boolean {
  return entriesOf(value).length > 0;
}

/**
 * Reads an incident's log. The milestones are those that an entry's type says: trigger is detected,
 * acknowledge and resolve are themselves.
 */
export function readPagerDuty(value: unknown, options: ReaderOptions): ReaderResult {
  const zone = chosenZone(options);
  const unique = new Map<string, LogEntry>();
  entriesOf(value).forEach((entry, index) =>
    unique.set(entry.id === '' ? `#${index}` : entry.id, entry),
  );
  const dated = inOrder(
    [...unique.values()].map((entry) => ({ entry, moment: readMoment(entry.stamp, zone) })),
    ({ moment }) => moment?.ms ?? Number.NaN,
  );
  const notify = dated.filter(({ entry }) => entry.type === 'notify');
  const shown = dated.filter(({ entry }) => entry.type !== 'notify');
  const incidents = incidentsOf(
    value,
    dated.map(({ entry }) => entry),
  );
  const milestones = milestonesOf(shown.map(({ entry }) => entry));
  const events = shown.map(({ entry, moment }): EventRow => ({
    at: moment?.time ?? null,
    body: bodyOf(entry),
    source:
      incidents.length > 1 && numberOf(entry.incident) !== ''
        ? `PagerDuty #${numberOf(entry.incident)}`
        : 'PagerDuty',
    ...(milestones.has(entry) ? { milestone: milestones.get(entry)! } : {}),
  }));
  const first = incidents[0];
  const document = documentOfRows(
    {
      title: titleOf(first),
      reference: numberOf(first),
      severity: severityOf(first),
      zone: zone ?? '',
      events,
      services: incidents
        .map(
          (incident) =>
            textAt(incident, 'service', 'summary') || textAt(incident, 'service', 'name'),
        )
        .filter((name) => name !== ''),
      unsorted: [
        ...notifications(notify),
        ...shown.flatMap(({ entry, moment }) =>
          entry.payload
            ? [
                paragraph(`Data of ${moment?.time.written ?? 'an entry'} (PagerDuty)`),
                entry.payload,
              ]
            : [],
        ),
        ...incidentTexts(incidents),
      ],
    },
    options,
  );
  const notes: string[] = [];
  if (notify.length > 0)
    notes.push(`${counted(notify.length, 'notification')} not on the timeline: in “Unsorted”`);
  if (incidents.length > 1) notes.push(`${counted(incidents.length, 'incident')} in one log`);
  if (at(value, 'more') === true)
    notes.push('the file is one page of the log; PagerDuty says that there is more');
  return {
    document,
    read: { format: 'pagerduty', notes: notesOn(document, notes), asksZone: lacksZone(document) },
  };
}

function bodyOf({ who, texts, links }: LogEntry): RootContent[] {
  const blocks = texts.flatMap((text) => plainBlocks(text, { headings: false }));
  return [
    ...said(who !== '' && !texts.some((text) => text.includes(who)) ? who : '', blocks),
    ...links,
  ];
}

const MILESTONE: Readonly<Record<string, Milestone>> = {
  trigger: 'detected',
  acknowledge: 'acknowledged',
  resolve: 'resolved',
};

/**
 * The first trigger and acknowledgement, the last resolution: an incident that came back was not
 * resolved.
 */
function milestonesOf(entries: readonly LogEntry[]): Map<LogEntry, Milestone> {
  const found = new Map<Milestone, LogEntry>();
  for (const entry of entries) {
    const milestone = Object.hasOwn(MILESTONE, entry.type) ? MILESTONE[entry.type] : undefined;
    if (milestone && (milestone === 'resolved' || !found.has(milestone)))
      found.set(milestone, entry);
  }
  return new Map([...found].map(([milestone, entry]) => [entry, milestone]));
}

/**
 * Who was notified, and how: kept line for line, because a page that did not reach anyone may be
 * the point of a report.
 */
function notifications(
  notify: readonly { entry: LogEntry; moment: Moment | null }[],
): RootContent[] {
  if (notify.length === 0) return [];
  return [
    paragraph('Notifications (PagerDuty)'),
    plainList(
      notify.map(({ entry, moment }) =>
        [
          moment?.time.written ?? '',
          entry.texts.join('; '),
          entry.who !== '' && !entry.texts.join(' ').includes(entry.who) ? entry.who : '',
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
  ];
}
