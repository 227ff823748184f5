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
import { remembered } from '../document/remembered.ts';
import type { Place } from '../document/place.ts';
import type { Audience, Postmortem } from '../document/postmortem.ts';
import { shownTo } from '../report/audience.ts';
import { findCredentials, withoutCredentials } from './credentials.ts';
import { identifiersIn, isInsideAddress } from './identifiers.ts';
import { secretsOf, shortened, squeezed, type Secret, type SecretKind } from './secrets.ts';
import type { ExportPart } from './part.ts';
import { passagesOf, type Passage } from './passages.ts';
import { SecretSearch, keyOf } from './secret-search.ts';

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

interface ReadPassage {
  squeezed: string;
  /** Of its identifiers. */
  keys: ReadonlySet<string>;
}

const readOf = remembered(({ text }: Passage): ReadPassage => ({
  squeezed: squeezed(text),
  keys: new Set([...identifiersIn(text)].map(({ key }) => key)),
}));

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
