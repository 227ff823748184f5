import type { Nodes } from 'mdast';
import { TIME_REASONS, type Audience, type Postmortem, type Time } from '../document/postmortem.ts';
import { rowHomes } from './placement.ts';
import { onlyShown } from './unshown.ts';

/**
 * The document as one audience may have it. `internal` is the whole document.
 * For `everyone` nothing is left that such a reader is not shown: no internal section or entry, no rows that stand in an internal section, no guidance, no remarks on diagnostics,
 * no sources, nothing that a text holds and does not show (comments, titles of links, raw HTML), no keys that this version does not know, and only the media that a shown part uses.
 */
export function shownTo(audience: Audience, document: Postmortem): Postmortem {
  if (audience === 'internal') return document;
  const homes = rowHomes(document.sections);
  const hides = (home: string | null): boolean => document.sections.some(({ id, audience: whose }) => id === home && whose === 'internal');
  const sections = document.sections.filter((section) => section.audience === 'everyone').map(({ id, kind, title, required, body }) => (
    { id, kind, title, audience: 'everyone' as const, required, guidance: '', body: onlyShown(body) }
  ));
  const timeline = hides(homes.timeline) ? [] : document.timeline.filter((entry) => entry.audience === 'everyone').map(({ id, at, milestone, body }) => (
    { id, at: knownTime(at), milestone, body: onlyShown(body), audience: 'everyone' as const, source: null }
  ));
  const updates = hides(homes.updates) ? [] : document.updates.map(({ id, at, status, body, nextUpdate }) => (
    { id, at: knownTime(at), status, body: onlyShown(body), nextUpdate: knownTime(nextUpdate) }
  ));
  const actions = hides(homes.actions) ? [] : document.actions.map(({ id, body, owner, due, dueWritten, priority, status, ticket }) => (
    { id, body: onlyShown(body), owner, due, ...(dueWritten !== undefined && { dueWritten }), priority, status, ticket }
  ));
  const { format, version, id, title, state, revision, edited, language, incident: { reference, organization, severity, services, zone, date } } = document;
  const shown: Postmortem = {
    format, version, id, title, state, revision, edited, language,
    incident: { reference, organization, severity, services, zone, date },
    people: document.people.map(({ name, role }) => ({ name, role })),
    sections, timeline, updates, actions, media: {}, ignored: [],
  };
  return { ...shown, media: usedMedia(shown, document.media) };
}

/** The media that the document's bodies show. */
function usedMedia({ sections, timeline, updates, actions }: Postmortem, media: Postmortem['media']): Postmortem['media'] {
  const used = new Set<string>();
  const visit = (node: Nodes): void => {
    if ('url' in node && node.url.startsWith('media:')) used.add(node.url.slice('media:'.length));
    if ('children' in node) node.children.forEach(visit);
  };
  for (const { body } of [...sections, ...timeline, ...updates, ...actions]) visit(body);
  return Object.fromEntries(Object.entries(media).filter(([key]) => used.has(key)).map(([key, { type, data, name }]) => [key, { type, data, name }]));
}

function knownTime(time: Time | null): Time | null {
  if (!time) return null;
  const { written, local, zone, instant, approximate, zoneFrom, dateFrom, reasons } = time;
  const known = reasons?.filter((reason) => TIME_REASONS.includes(reason));
  return { written, local, zone, instant, approximate, ...(zoneFrom && { zoneFrom }), ...(dateFrom && { dateFrom }), ...(known && { reasons: known }) };
}
