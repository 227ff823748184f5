/**
 * The leak check: what a document keeps internal, and yet stands in a file that goes to everyone.
 *
 * Two things lead there. An author wrote the same sentence, or the name of a machine, in a public
 * part too; or a writer put something into the file that it should not hold. The first has a place
 * in the document; the second has none, and everything that it brings along counts, however common.
 *
 * What the document says openly about itself is no secret: its title, reference, services,
 * organisation, severity and people, and the tickets of public actions. A public address that a
 * public part links to is none either. So a report whose internal parts speak of the same service,
 * on the same status page, gives nothing to look at.
 *
 * Credentials are looked for in every file, whoever it is for: no reader may have them.
 */
import type { Place } from '../document/place.ts';
import type { Audience, Postmortem } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';
import { shownTo } from '../report/audience.ts';
import { findCredentials, withoutCredentials } from './credentials.ts';
import { identifiersIn, isInsideAddress } from './identifiers.ts';
import {
  secretsOf,
  shortened,
  SHORTEST_SENTENCE,
  squeezed,
  type Secret,
  type SecretKind,
} from './secrets.ts';
import type { ExportPart } from './part.ts';
import { joinedLines } from '../prose/joined-lines.ts';

export type LeakKind = SecretKind | 'credential';

export interface Leak {
  kind: LeakKind;
  /** What was found, as written, credentials by a few of their letters. */
  text: string;
  /** "is written in the internal section “Root cause”", "looks like a token of GitHub" */
  why: string;
  /** Where in the file: "the text", "page 2", "the properties". */
  where: string;
  /** Where the outgoing document says it; null where only the file does. */
  place: Place | null;
}

export interface LeakOptions {
  /** Whom the file is for. In one for the team only credentials are looked for. */
  audience?: Audience;
  /**
   * Look for every person of the document, too. They stand on the cover: for reports that must name
   * nobody.
   */
  people?: boolean;
}

/** What each kind is called. */
export const LEAK_NAMES: Record<LeakKind, string> = {
  credential: 'credential',
  sentence: 'sentence',
  host: 'host name',
  ticket: 'ticket',
  email: 'e-mail address',
  address: 'address',
  handle: 'person',
  person: 'person',
  picture: 'file name of a picture',
};
/** More than this nobody reads; whoever has leaked so much has made one mistake many times. */
const MOST = 200;

function soughtIn(document: Postmortem, people: boolean): Secret[] {
  const open = openlySaid(shownTo('everyone', document));
  return secretsOf(document, { people }).filter(
    ({ kind, text }) => kind === 'person' || !open.has(text.toLowerCase()),
  );
}

/**
 * Looks through the parts of a file made from the document: for credentials, and in a file for
 * everyone for the document's secrets. Each find is told once.
 */
export function findLeaks(
  document: Postmortem,
  parts: readonly ExportPart[],
  { audience = 'everyone', people = false }: LeakOptions = {},
): Leak[] {
  const passages = passagesOf(shownTo(audience, document));
  // A find is told where a reader would meet it first.
  const asRead = [...parts.filter(isRead), ...parts.filter((part) => !isRead(part))];
  const credentials = credentialLeaks(passages, asRead);
  const secrets = audience === 'everyone' ? soughtIn(document, people) : [];
  if (secrets.length === 0) return credentials;
  const search = new SecretSearch(secrets);
  const leaks = new Map<Secret, Leak>();
  for (const { where, text } of asRead) {
    for (const secret of search.in(text)) {
      if (leaks.has(secret) || leaks.size >= MOST) continue;
      const place = placeOf(secret, passages);
      // A public address that a public part names: two parts speak of the same page.
      if (place && secret.kind === 'address' && !isInsideAddress(secret.text)) continue;
      leaks.set(secret, {
        kind: secret.kind,
        text: shortened(withoutCredentials(secret.text), 200),
        why: `is written in ${withoutCredentials(secret.from)}`,
        where,
        place,
      });
    }
  }
  return [...credentials, ...leaks.values()];
}

/** The place quotes the credential itself, because what is printed does not stand there. */
function credentialLeaks(passages: readonly Passage[], parts: readonly ExportPart[]): Leak[] {
  return findCredentials(passages, parts).map(
    ({ credential: { name, secret, shown }, where, passage }) => {
      const place = passage?.place ?? null;
      return {
        kind: 'credential',
        text: shown,
        why: `looks like ${name}`,
        where,
        place: place && 'id' in place ? { ...place, quote: secret } : place,
      };
    },
  );
}

function isRead({ where }: ExportPart): boolean {
  return where === 'the text' || where.startsWith('page ');
}

/** Reads a text once for all secrets. */
class SecretSearch {
  /** Sentences by the hash of how they begin. */
  private readonly sentences = new Map<number, { squeezed: string; secret: Secret }[]>();
  private readonly identifiers = new Map<string, Secret>();
  private readonly names: { pattern: RegExp; secret: Secret }[] = [];

  constructor(secrets: readonly Secret[]) {
    for (const secret of secrets) {
      if (secret.kind === 'sentence') {
        const text = squeezed(secret.text);
        const hash = hashOf(text);
        this.sentences.set(hash, [...(this.sentences.get(hash) ?? []), { squeezed: text, secret }]);
      } else if (secret.kind === 'person' || secret.kind === 'picture') {
        this.names.push({
          pattern: new RegExp(
            joinedLines`
              (?<![\p{L}\p{N}])${secret.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')}
              (?![\p{L}\p{N}])
            `,
            'iu',
          ),
          secret,
        });
      } else this.identifiers.set(keyOf(secret), secret);
    }
  }

  in(text: string): Set<Secret> {
    const found = new Set<Secret>();
    for (const { pattern, secret } of this.names) if (pattern.test(text)) found.add(secret);
    if (this.identifiers.size > 0) {
      for (const { key } of identifiersIn(text)) {
        const secret = this.identifiers.get(key);
        if (secret) found.add(secret);
      }
    }
    if (this.sentences.size > 0) this.findSentences(squeezed(text), found);
    return found;
  }

  /** A window as long as the shortest sentence goes over the text (Rabin and Karp). */
  private findSentences(text: string, found: Set<Secret>): void {
    if (text.length < SHORTEST_SENTENCE) return;
    let hash = hashOf(text);
    for (let at = 0; ; at++) {
      for (const { squeezed: sentence, secret } of this.sentences.get(hash) ?? [])
        if (text.startsWith(sentence, at)) found.add(secret);
      const next = at + SHORTEST_SENTENCE;
      if (next >= text.length) return;
      hash =
        (Math.imul(hash - Math.imul(text.charCodeAt(at), HIGHEST), BASE) + text.charCodeAt(next)) |
        0;
    }
  }
}

const BASE = 257;
let HIGHEST = 1;
for (let power = 1; power < SHORTEST_SENTENCE; power++) HIGHEST = Math.imul(HIGHEST, BASE);

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < SHORTEST_SENTENCE; at++)
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
  return hash;
}

/** A part of the outgoing document with its text and the addresses of its links. */
interface Passage {
  place: Place;
  text: string;
}

function passagesOf(shown: Postmortem): Passage[] {
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

function placeOf(secret: Secret, passages: readonly Passage[]): Place | null {
  return passages.find(saying(secret))?.place ?? null;
}

/** Tells the passages that say a secret. Each is read once for all secrets. */
function saying(secret: Secret): (passage: Passage) => boolean {
  if (secret.kind === 'person' || secret.kind === 'picture') {
    const search = new SecretSearch([secret]);
    return ({ text }) => search.in(text).size > 0;
  }
  if (secret.kind === 'sentence') {
    const sentence = squeezed(secret.text);
    return (passage) => readOf(passage).squeezed.includes(sentence);
  }
  const key = keyOf(secret);
  return (passage) => readOf(passage).keys.has(key);
}

function keyOf({ kind, text }: Secret): string {
  return `${kind} ${text.toLowerCase()}`;
}

interface ReadPassage {
  squeezed: string;
  /** Of its identifiers. */
  keys: ReadonlySet<string>;
}

const passagesRead = new WeakMap<Passage, ReadPassage>();

function readOf(passage: Passage): ReadPassage {
  let read = passagesRead.get(passage);
  if (!read) {
    const keys = new Set([...identifiersIn(passage.text)].map(({ key }) => key));
    passagesRead.set(passage, (read = { squeezed: squeezed(passage.text), keys }));
  }
  return read;
}

/** What the document says openly about itself, in lower case. */
function openlySaid({ title, incident, people, actions }: Postmortem): Set<string> {
  const texts = [
    incident.reference,
    incident.organization,
    incident.severity,
    ...incident.services,
    ...people.map(({ name }) => name),
    ...actions.flatMap(({ ticket }) => [ticket, ...ticket.split(/[/=?#&]/)]),
  ].filter((text) => text !== '');
  return new Set(
    [title, ...texts].flatMap((text) => [
      text.trim().toLowerCase(),
      ...[...identifiersIn(text)].map(({ text: identifier }) => identifier.toLowerCase()),
    ]),
  );
}
