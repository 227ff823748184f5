/**
 * One incident of a status page’s data -> a source: its report, its notices, the services, and what
 * has no field of its own.
 */
import type { RootContent } from 'mdast';
import type { UpdateStatus } from '../../document/postmortem.ts';
import { paragraph } from '../../prose/build.ts';
import { plainText } from '../../prose/text.ts';
import { readHtmlSource } from '../text/html.ts';
import { readMarkdown } from '../text/markdown.ts';
import { emptySource, type Source } from '../model/source.ts';
import { statusOf } from '../status-page/status-word.ts';
import { fieldBlocks, setReport } from './bodies.ts';
import { firstText, type JsonRecord, otherTexts, recordsAt, textAt } from './json-value.ts';
import { linkTo } from './rows.ts';
import { inWords, type Update } from './status-json-incidents.ts';

const KNOWN_OF_INCIDENT = new Set([
  'id',
  'name',
  'title',
  'status',
  'impact',
  'impact_override',
  'created_at',
  'updated_at',
  'started_at',
  'monitoring_at',
  'resolved_at',
  'published_at',
  'last_update_at',
  'shortlink',
  'url',
  'page_id',
  'postmortem_body',
  'postmortem_body_last_updated_at',
  'postmortem_published_at',
  'scheduled_for',
  'scheduled_until',
  'scheduled_remind_prior',
  'scheduled_auto_in_progress',
  'scheduled_auto_completed',
  'type',
  'organization_id',
  'affected_status',
  'scheduled_reminded_at',
  'auto_transition_to_maintenance_state',
  'auto_transition_to_operational_state',
  'current_worst_impact',
  'status_page_id',
  'external_id',
  'slug',
  'reminder_intervals',
]);
const KNOWN_OF_UPDATE = new Set([
  'id',
  'incident_id',
  'status',
  'incident_status',
  'to_status',
  'state',
  'body',
  'message',
  'message_string',
  'content',
  'text',
  'created_at',
  'updated_at',
  'display_at',
  'published_at',
  'timestamp',
  'tweet_id',
  'twitter_updated_at',
  'automated_update',
]);

export function sourceOf(incident: JsonRecord, file: unknown, updates: readonly Update[]): Source {
  const report =
    textAt(incident, 'postmortem_body') ||
    updates.find(({ status }) => status === 'postmortem')?.body ||
    '';
  const source = report === '' ? emptySource('status-json') : reportSource(report);
  const title = firstText(incident, 'name', 'title');
  if (source.title !== '' && source.title !== title)
    source.unsorted.unshift(paragraph(source.title));
  setReport(source, title, source.body);
  source.format = 'status-json';
  source.organization ||= textAt(file, 'page', 'name');
  const impact = firstText(incident, 'impact_override', 'impact', 'current_worst_impact');
  source.severity ||= impact === 'none' || impact === 'maintenance' ? '' : impact;
  source.services = [...source.services, ...componentNames(incident, updates)];
  source.updates = [
    ...source.updates,
    ...updates.map(({ status, stamp, body, record }) => ({
      status: statusFor(status),
      stamp: stamp || null,
      body:
        status === 'postmortem' && sameWords(body, report)
          ? []
          : [...fieldBlocks(body), ...tweet(record, body)],
    })),
  ];
  const published = textAt(incident, 'postmortem_published_at');
  if (report !== '' && published !== '' && !updates.some(({ status }) => status === 'postmortem'))
    source.updates.push({ status: 'postmortem', stamp: published, body: [] });
  source.unsorted = [...source.unsorted, ...leftOver(incident, updates)];
  return source;
}

function reportSource(report: string): Source {
  return /^\s*<(?:p|div|h[1-6]|ul|ol|table|section|article)\b/i.test(report)
    ? readHtmlSource(report)
    : readMarkdown(report);
}

/** What was posted elsewhere in other words. */
function tweet(record: JsonRecord, body: string): RootContent[] {
  const words = textAt(record, 'custom_tweet');
  return words === '' || sameWords(words, body) ? [] : [paragraph(words)];
}

/** A page's words for its states; a state of maintenance has no name of its own in a document. */
function statusFor(written: string): UpdateStatus {
  return written === '' ? 'update' : (statusOf(written.replace(/_/g, ' ')) ?? 'other');
}

/** Where a page lists no component, some services put a sentence in the component's place. */
const NO_COMPONENT = /^no components? (?:were|was|are) affected/i;

function componentNames(incident: JsonRecord, updates: readonly Update[]): string[] {
  const lists = [
    recordsAt(incident, 'components'),
    recordsAt(incident, 'affected_components'),
    ...updates.map(({ record }) => [
      ...recordsAt(record, 'affected_components'),
      ...recordsAt(record, 'component_statuses'),
    ]),
  ];
  const impacts = recordsAt(incident, 'component_impacts').map(
    (impact) => textAt(impact, 'component', 'name') || textAt(impact, 'name'),
  );
  return [...lists.flat().map((component) => textAt(component, 'name')), ...impacts].filter(
    (name) => name !== '' && !NO_COMPONENT.test(name),
  );
}

function leftOver(incident: JsonRecord, updates: readonly Update[]): RootContent[] {
  const links = ['shortlink', 'url']
    .map((key) => textAt(incident, key))
    .filter(Boolean)
    .map((url) => linkTo(url));
  const planned = ['scheduled_for', 'scheduled_until'].flatMap((key) =>
    textAt(incident, key) === '' ? [] : [`${inWords(key)}: ${textAt(incident, key)}`],
  );
  const texts = [
    ...planned,
    ...otherTexts(incident, KNOWN_OF_INCIDENT),
    ...updates.flatMap(({ record }) =>
      otherTexts(record, new Set([...KNOWN_OF_UPDATE, 'custom_tweet'])),
    ),
  ];
  return [...links, ...texts.map((text) => paragraph(text))];
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    plainText({ type: 'root', children: fieldBlocks(text) })
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? '';
  return words(a) === words(b);
}
