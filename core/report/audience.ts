import type { FootnoteDefinition, Nodes, PhrasingContent, Root } from 'mdast';
import { withoutComments } from '../comments/threads.ts';
import { bodiesOf, type Parts } from '../document/bodies.ts';
import type { FactSource } from '../document/live-fact.ts';
import { TIME_REASONS, type Audience, type Postmortem, type Time } from '../document/postmortem.ts';
import { leavingPicture } from '../files/pictures.ts';
import { hasFact, mapDocumentFacts } from '../live-facts/in-prose.ts';
import { factTeller } from '../live-facts/words.ts';
import { Footnotes } from '../prose/footnotes.ts';
import { rowHomes } from '../document/rows-home.ts';
import { onlyShown } from './unshown.ts';

/**
 * The document as one audience may have it. `internal` is the whole document, without what was said
 * about it (comments leave only where they are asked for). For `everyone`
 * nothing is left that such a reader is not shown: no internal section or entry, no rows that stand
 * in an internal section, no guidance, no remarks on diagnostics, no sources, nothing that a text
 * holds and does not show (comments, titles of links, raw HTML), no footnotes of what is left out,
 * no keys that this version does not know, and only the media that a shown part uses. Of a live fact
 * that follows what is left out, the words that stand in the text are left, and nothing else.
 * @param toldIn the zone that times are told in; '' = the document's
 */
export function shownTo(audience: Audience, document: Postmortem, toldIn = ''): Postmortem {
  if (audience === 'internal') return withoutComments(document);
  const parts = openParts(document);
  const hidden = hiddenNotes(document);
  const shownBody = (body: Root): Root =>
    onlyShown(hidden.size > 0 ? (withoutNotes(body, hidden) as Root) : body);
  const sections = parts.sections.map(({ id, kind, title, required, body }) => ({
    id,
    kind,
    title,
    audience: 'everyone' as const,
    required,
    guidance: '',
    body: shownBody(body),
  }));
  const timeline = parts.timeline.map(({ id, at, milestone, body }) => ({
    id,
    at: knownTime(at),
    milestone,
    body: shownBody(body),
    audience: 'everyone' as const,
    source: null,
  }));
  const updates = parts.updates.map(({ id, at, status, body, nextUpdate }) => ({
    id,
    at: knownTime(at),
    status,
    body: shownBody(body),
    nextUpdate: knownTime(nextUpdate),
  }));
  const actions = parts.actions.map(
    ({ id, body, owner, due, dueWritten, priority, status, ticket }) => ({
      id,
      body: shownBody(body),
      owner,
      due,
      ...(dueWritten !== undefined && { dueWritten }),
      priority,
      status,
      ticket,
    }),
  );
  const {
    format,
    version,
    id,
    title,
    state,
    revision,
    edited,
    language,
    incident: { reference, organization, severity, services, zone, date },
  } = document;
  const shown: Postmortem = {
    format,
    version,
    id,
    title,
    state,
    revision,
    edited,
    language,
    incident: { reference, organization, severity, services, zone, date },
    people: document.people.map(({ name, role }) => ({ name, role })),
    sections,
    timeline,
    updates,
    actions,
    media: {},
    ignored: [],
  };
  const open = withOpenFacts(shown, document, toldIn);
  return { ...open, media: usedMedia(open, withoutRemarks(document.media)) };
}

/** Pictures without what they say of their author, place and path. */
function withoutRemarks(media: Postmortem['media']): Postmortem['media'] {
  return Object.fromEntries(
    Object.entries(media).map(([key, picture]) => [key, leavingPicture(picture)]),
  );
}

/** Facts that the shown part alone would tell alike follow it; the others become text. */
function withOpenFacts(shown: Postmortem, document: Postmortem, zone: string): Postmortem {
  if (!bodiesOf(shown).some(hasFact)) return shown;
  const [tell, tellAll] = [factTeller(shown), factTeller(document, zone)];
  return mapDocumentFacts(shown, (fact): PhrasingContent => {
    if (tell(fact) !== fact.value) return { type: 'text', value: tellAll(fact) ?? fact.value };
    return { type: 'fact', value: fact.value, source: knownSource(fact.source), form: fact.form };
  });
}

/** Without keys that this version does not know. */
function knownSource(source: FactSource): FactSource {
  switch (source.kind) {
    case 'entry':
      return { kind: source.kind, id: source.id };
    case 'milestone':
      return { kind: source.kind, milestone: source.milestone };
    case 'length':
      return { kind: source.kind, from: source.from, to: source.to };
    case 'detail':
      return { kind: source.kind, field: source.field };
  }
}

/** The parts that everyone is shown, as they are. */
function openParts({ sections, timeline, updates, actions }: Postmortem): Parts {
  const homes = rowHomes(sections);
  const hides = (home: string | null): boolean =>
    sections.some(({ id, audience }) => id === home && audience === 'internal');
  return {
    sections: sections.filter(({ audience }) => audience === 'everyone'),
    timeline: hides(homes.timeline)
      ? []
      : timeline.filter(({ audience }) => audience === 'everyone'),
    updates: hides(homes.updates) ? [] : updates,
    actions: hides(homes.actions) ? [] : actions,
  };
}

/**
 * The footnotes that only internal parts refer to, wherever they stand: a text may have all of its
 * footnotes at its end.
 */
export function hiddenNotes(document: Postmortem): Set<FootnoteDefinition> {
  const footnotes = new Footnotes(bodiesOf(document));
  const [open, hidden] = [new Set<FootnoteDefinition>(), new Set<FootnoteDefinition>()];
  if (footnotes.definitions.size === 0) return hidden;
  const shown = new Set(bodiesOf(openParts(document)));
  for (const body of bodiesOf(document))
    footnotes.follow(body, body, shown.has(body) ? open : hidden);
  for (const [definition, body] of footnotes.definitions)
    if (!shown.has(body)) footnotes.follow(definition, body, hidden.add(definition));
  // One that nothing refers to is text of the part that it stands in.
  for (const [definition, body] of footnotes.definitions)
    if (!hidden.has(definition)) footnotes.follow(definition, body, open.add(definition));
  return new Set([...hidden].filter((definition) => !open.has(definition)));
}

/** The media that the document's bodies show. */
export function usedMedia(document: Postmortem, media: Postmortem['media']): Postmortem['media'] {
  const used = new Set<string>();
  const visit = (node: Nodes): void => {
    if ('url' in node && node.url.startsWith('media:')) used.add(node.url.slice('media:'.length));
    if ('children' in node) node.children.forEach(visit);
  };
  bodiesOf(document).forEach(visit);
  return Object.fromEntries(
    Object.entries(media)
      .filter(([key]) => used.has(key))
      .map(([key, { type, data, name }]) => [key, { type, data, name }]),
  );
}

function knownTime(time: Time | null): Time | null {
  if (!time) return null;
  const { written, local, zone, instant, approximate, zoneFrom, dateFrom, reasons } = time;
  const known = reasons?.filter((reason) => TIME_REASONS.includes(reason));
  return {
    written,
    local,
    zone,
    instant,
    approximate,
    ...(zoneFrom && { zoneFrom }),
    ...(dateFrom && { dateFrom }),
    ...(known && { reasons: known }),
  };
}

function withoutNotes(node: Nodes, gone: ReadonlySet<FootnoteDefinition>): Nodes {
  if (!('children' in node)) return node;
  const children = (node.children as Nodes[]).filter(
    (child) => child.type !== 'footnoteDefinition' || !gone.has(child),
  );
  return { ...node, children: children.map((child) => withoutNotes(child, gone)) } as Nodes;
}
