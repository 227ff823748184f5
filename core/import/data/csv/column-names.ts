/** What columns are called, and what their names say. */
import { joinedLines } from '../../../prose/joined-lines.ts';
import { resolveZone } from '../../../time/zones.ts';
import {
  ACTOR_COLUMNS,
  CLOCK_COLUMNS,
  DAY_COLUMNS,
  EVENT_COLUMNS,
  UNSPACED_EVENT_COLUMNS,
  UNSPACED_TIME_COLUMNS,
} from '../../understand/column-words.ts';

/**
 * Names of columns of times, best first: when something happened counts more than when it was
 * filed, and that more than when it changed.
 */
export const TIME_NAMES: readonly [number, RegExp][] = [
  [
    4,
    new RegExp(joinedLines`
      ^(?:event |incident |alert |log |message |entry )?(?:time ?stamps?|date ?[/&-]? ?time
      |date and time|time|when|ts|occurr?ed(?: at| on)?|happened(?: at)?|at)$
    `),
  ],
  [4, new RegExp(`^(?:${CLOCK_COLUMNS}|${UNSPACED_TIME_COLUMNS})$`)],
  [3, /^(?:event |incident )?(?:date|day|start(?:ed)?(?: at| on| time| date)?|from|clock|hour)$/],
  [3, new RegExp(`^(?:${DAY_COLUMNS})$`)],
  [
    2,
    new RegExp(joinedLines`
      ^(?:sys )?(?:created|opened|reported|posted|published|logged|raised|detected|triggered
      |sent|received|recorded|added|entered)(?: at| on| time| date)?$|^(?:creation|open
      |report) (?:time|date)$
    `),
  ],
  [
    0.1,
    new RegExp(joinedLines`
      ^(?:sys )?(?:updated|modified|changed|resolved|closed|ended|finished|completed
      |acknowledged|due|end|to|last .+)(?: at| on| time| date)?$|^(?:end|due|update
      |resolution) (?:time|date)$
    `),
  ],
];
export const TEXT_NAMES = new RegExp(joinedLines`
  ^(?:events?|event (?:description|text|summary|name)|descriptions?|short description
  |messages?|text|summary|titles?|details?|entry|entries|notes?|content|what(?: happened)?
  |actions?(?: taken)?|activity|body|subject|log|happening|update|comments?|${EVENT_COLUMNS}|${UNSPACED_EVENT_COLUMNS})$
`);
export const ACTOR_NAMES = new RegExp(joinedLines`
  ^(?:owners?|who|actors?|users?(?: ?names?)?|authors?|by|persons?|people|responders?|reporter
  |reported by|created by|opened by|posted by|added by|sys created by|agent|performed by
  |sender|from user|engineer|assignee|assigned to|caller|${ACTOR_COLUMNS})$
`);
export const KIND_NAMES =
  /^(?:types?|kinds?|event ?types?|entry types?|categor(?:y|ies)|tags?|labels?|status|level|milestones?|phase)$/;
export const LINK_NAMES =
  /^(?:links?|urls?|permalinks?|evidence|sources? ?(?:link|url)|hrefs?|web ?links?|attachments? ?urls?)$/;
export const ZONE_NAMES = /^(?:time ?zones?|tz|zone|utc ?offset)$/;
/** Cells that begin a journal of several dated notes: Jira's comments, ServiceNow's work notes. */
export const JOURNAL_NAMES =
  /^(?:comments?|work notes|additional comments|comments and work notes|worklog|log work)$/;

/**
 * A column's name without its brackets, case and underscores: "Time (in UTC)" and "time" are one.
 */
export function plainName(name: string): string {
  return name
    .replace(/[([{][^()[\]{}]*[)\]}]/g, ' ')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replace(/[_\s]+/g, ' ')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '')
    .trim()
    .toLowerCase();
}

/**
 * The zone that a column's name gives: "Time (UTC)", "Time (in UTC)", "Time (PST/PDT)", "Created
 * [Europe/Berlin]"; null for none.
 */
export function zoneOfName(name: string): string | null {
  const inside =
    /[([{（] ?(?:all )?(?:times? )?(?:in )?([^)\]}）]{1,40}?) ?[)\]}）]/i.exec(
      name.replace(/\s+/g, ' '),
    )?.[1] ?? /\b(UTC|GMT)\b/.exec(name)?.[1];
  return inside === undefined ? null : resolveZone(inside).zone;
}
