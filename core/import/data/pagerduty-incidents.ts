/**
 * The incidents that PagerDuty’s log entries are about: their number, title, severity and texts.
 */
import type { RootContent } from 'mdast';
import { paragraph } from '../../prose/build.ts';
import { at, firstText, isRecord, type JsonRecord, textAt } from './json-value.ts';
import { linkTo } from './rows.ts';
import type { LogEntry } from './pagerduty-entries.ts';

/** The incidents that the entries are about, each with all that is said of it. */
export function incidentsOf(value: unknown, entries: readonly LogEntry[]): JsonRecord[] {
  const found = new Map<string, JsonRecord>();
  for (const incident of [at(value, 'incident'), ...entries.map((entry) => entry.incident)]) {
    if (!isRecord(incident)) continue;
    const key = textAt(incident, 'id') || numberOf(incident) || titleOf(incident);
    const known = found.get(key);
    if (key === '' && Object.keys(incident).length === 0) continue;
    found.set(
      key,
      known
        ? {
            ...incident,
            ...Object.fromEntries(
              Object.entries(known).filter(
                ([, each]) => each !== undefined && each !== null && each !== '',
              ),
            ),
          }
        : incident,
    );
  }
  // What is said without a name belongs to the one incident there is.
  const named = [...found].filter(([key]) => key !== '').map(([, incident]) => incident);
  const unnamed = found.get('');
  return unnamed && named.length <= 1 ? [{ ...unnamed, ...named[0] }] : named;
}

const NUMBERED = /^\[#(\d+)\]\s*/;

export function numberOf(incident: unknown): string {
  return (
    firstText(incident, 'incident_number', 'number') ||
    (NUMBERED.exec(textAt(incident, 'summary'))?.[1] ?? '')
  );
}

export function titleOf(incident: unknown): string {
  return textAt(incident, 'title') || textAt(incident, 'summary').replace(NUMBERED, '');
}

export function severityOf(incident: unknown): string {
  return (
    textAt(incident, 'priority', 'summary') ||
    textAt(incident, 'priority', 'name') ||
    textAt(incident, 'urgency')
  );
}

/** What is said of an incident and has no field: its other titles and its description. */
export function incidentTexts(incidents: readonly JsonRecord[]): RootContent[] {
  return incidents.flatMap((incident, index) => {
    const texts = [
      ...(index === 0
        ? []
        : [
            [numberOf(incident) && `#${numberOf(incident)}`, titleOf(incident)]
              .filter(Boolean)
              .join(' '),
          ]),
      firstText(incident, 'description'),
      textAt(incident, 'body', 'details'),
      textAt(incident, 'resolve_reason'),
    ];
    return [
      ...texts
        .filter((text) => text !== '' && text !== titleOf(incidents[0]))
        .map((text) => paragraph(text)),
      ...(textAt(incident, 'html_url') === '' ? [] : [linkTo(textAt(incident, 'html_url'))]),
    ];
  });
}
