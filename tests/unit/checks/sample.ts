/** Small documents for the tests of the checks. All of it is invented. */
import type {
  ActionItem,
  Milestone,
  Postmortem,
  Section,
  SectionKind,
  StatusUpdate,
  Time,
  TimelineEntry,
} from '../../../core/document/postmortem.ts';
import { plainProse, withoutPositions } from '../../../core/prose/build.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { runChecks } from '../../../core/checks/registry.ts';
import type { Diagnostic } from '../../../core/checks/model/diagnostic.ts';
import { emptyDocument } from '../document/documents.ts';

export const NOW = '2026-06-01T00:00:00Z';

/**
 * `09:42` on 3 March 2026 in UTC; `2026-03-04 09:42`; `T09:42` without a day; `2026-03-04` a day
 * alone. `~` before it: approximate.
 */
export function time(text: string, zone: string | null = 'UTC'): Time {
  const written = text.replace('~', '');
  const day =
    /\d{4}-\d\d-\d\d/.exec(written)?.[0] ?? (written.startsWith('T') ? null : '2026-03-03');
  const clock = /\d\d:\d\d(:\d\d)?/.exec(written)?.[0];
  const local = clock ? `${day ?? ''}T${clock}` : day;
  return {
    written: written.replace(/^T/, ''),
    local,
    zone,
    instant:
      clock && day && zone === 'UTC'
        ? `${day}T${clock.length === 5 ? `${clock}:00` : clock}Z`
        : null,
    approximate: text.startsWith('~'),
    ...(/\d{4}-/.test(written) ? {} : { dateFrom: 'document' as const }),
    zoneFrom: 'document',
  };
}

export function entry(
  id: string,
  at: string | Time | null,
  text = `What happened at ${id}.`,
  more: Partial<TimelineEntry> = {},
): TimelineEntry {
  return {
    id,
    at: typeof at === 'string' ? time(at) : at,
    milestone: null,
    body: plainProse(text),
    audience: 'everyone',
    source: null,
    ...more,
  };
}

export function marked(milestone: Milestone, at: string): TimelineEntry {
  return entry(milestone, at, `The moment it was ${milestone}.`, { milestone });
}

export function section(kind: SectionKind, markdown: string, more: Partial<Section> = {}): Section {
  return {
    id: kind,
    kind,
    title: kind,
    audience: 'everyone',
    required: false,
    guidance: '',
    body: withoutPositions(parseMarkdown(markdown)),
    ...more,
  };
}

export function update(
  id: string,
  at: string | null,
  text = 'We are looking into it.',
  more: Partial<StatusUpdate> = {},
): StatusUpdate {
  return {
    id,
    at: at === null ? null : time(at),
    status: 'update',
    body: plainProse(text),
    nextUpdate: null,
    ...more,
  };
}

export function action(id: string, owner: string, more: Partial<ActionItem> = {}): ActionItem {
  return {
    id,
    body: plainProse('Add an alarm on file handles.'),
    owner,
    due: '2026-07-01',
    priority: '',
    status: 'open',
    ticket: '',
    ...more,
  };
}

/** A document of 3 March 2026 in UTC. */
export function document(parts: Partial<Postmortem>): Postmortem {
  return emptyDocument({
    ...parts,
    incident: { ...emptyDocument().incident, zone: 'UTC', date: '2026-03-03', ...parts.incident },
  });
}

export function check(parts: Partial<Postmortem>, now = NOW): Diagnostic[] {
  return runChecks(document(parts), { now });
}

function namedPlace(where: Diagnostic['where']): string {
  if ('id' in where) return where.id;
  return where.kind === 'incident' ? where.field : where.kind;
}

/** `rule severity place quote` of each diagnostic, short enough for a table. */
export function brief(found: readonly Diagnostic[]): string[] {
  return found.map(({ rule, severity, where }) =>
    [
      rule,
      severity,
      namedPlace(where),
      ...('quote' in where && where.quote ? [where.quote] : []),
    ].join(' '),
  );
}
