/**
 * What only internal readers may see, taken from a document's internal parts, each with where it
 * stands.
 */
import type { Nodes } from 'mdast';
import type { Postmortem } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { hiddenNotes } from '../report/audience.ts';
import { rowHomes, type RowsKind } from '../document/rows-home.ts';
import { identifiersIn, type IdentifierKind } from './identifiers.ts';

export type SecretKind = IdentifierKind | 'sentence' | 'person' | 'picture';

export interface Secret {
  kind: SecretKind;
  /** As written. */
  text: string;
  /** Where it is written, for a sentence: "the internal section “Root cause”". */
  from: string;
}

/** An internal part's text, and what it is called. */
export interface InternalPart {
  from: string;
  text: string;
  /** Addresses that its links and pictures have. */
  urls: string[];
}

/**
 * Letters and digits of the shortest sentence that is looked for: shorter ones ("Restarted the
 * gateway.") are said by chance.
 */
export const SHORTEST_SENTENCE = 28;
const FEWEST_WORDS = 5;

/** The parts of a document that only internal readers see, notes for authors among them. */
export function internalParts(document: Postmortem): InternalPart[] {
  const parts: InternalPart[] = [];
  const add = (from: string, texts: readonly string[], body?: Nodes): void => {
    parts.push({
      from,
      text: [...texts, body ? plainText(body as Postmortem['sections'][number]['body']) : '']
        .filter((text) => text.trim() !== '')
        .join('\n'),
      urls: body ? urlsIn(body) : [],
    });
  };
  const named = (title: string): string =>
    title.trim()
      ? `the internal section “${shortened(title)}”`
      : 'an internal section without a title';
  for (const { title, audience, guidance, body } of document.sections) {
    if (audience === 'internal') add(named(title), [title, guidance], body);
    else {
      if (guidance.trim()) add(`the guidance of “${shortened(title)}”`, [guidance]);
      for (const comment of commentsIn(body)) add(`a comment in “${shortened(title)}”`, [comment]);
    }
  }
  const homes = rowHomes(document.sections);
  const home = (of: RowsKind): string | null =>
    document.sections.find(({ id, audience }) => id === homes[of] && audience === 'internal')
      ?.title ?? null;
  const [timeline, updates, actions] = [home('timeline'), home('updates'), home('actions')];
  for (const { audience, at, body, source } of document.timeline) {
    const when = at?.written.trim() ? ` at ${shortened(at.written)}` : '';
    if (audience === 'internal' || timeline !== null)
      add(
        audience === 'internal'
          ? `the internal timeline entry${when}`
          : `the timeline, which stands in ${named(timeline!)}`,
        [source ?? ''],
        body,
      );
    else if (source?.trim()) add(`the source of the timeline entry${when}`, [source]);
  }
  if (updates !== null)
    for (const { body } of document.updates)
      add(`the status updates, which stand in ${named(updates)}`, [], body);
  if (actions !== null)
    for (const { body, owner, dueWritten = '', ticket } of document.actions)
      add(`the actions, which stand in ${named(actions)}`, [owner, dueWritten, ticket], body);
  for (const { children } of hiddenNotes(document))
    add('a footnote of an internal part', [], { type: 'root', children });
  for (const { reason } of document.ignored)
    if (reason.trim()) add('the reason why a problem was set aside', [reason]);
  return parts.filter(({ text, urls }) => text !== '' || urls.length > 0);
}

/**
 * The secrets of a document, each once. `people` adds every person of the document; else only
 * owners of internal actions count, who are named nowhere else.
 */
export function secretsOf(
  document: Postmortem,
  { people = false }: { people?: boolean } = {},
): Secret[] {
  const found = new Map<string, Secret>();
  const add = (secret: Secret): void => {
    const key = `${secret.kind} ${secret.kind === 'sentence' ? squeezed(secret.text) : secret.text.toLowerCase()}`;
    if (!found.has(key)) found.set(key, secret);
  };
  for (const { from, text, urls } of internalParts(document)) {
    for (const { start, end } of sentencesOf(text)) {
      const sentence = text.slice(start, end);
      if (
        squeezed(sentence).length >= SHORTEST_SENTENCE &&
        (sentence.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >=
          (/\p{Script=Han}|\p{Script=Thai}/u.test(sentence) ? 1 : FEWEST_WORDS)
      )
        add({ kind: 'sentence', text: sentence, from });
    }
    for (const { kind, text: identifier } of [text, ...urls].flatMap((each) => [
      ...identifiersIn(each),
    ]))
      add({ kind, text: identifier, from });
    for (const key of urls.filter((url) => url.startsWith('media:'))) {
      const own = key.slice('media:'.length);
      const name = Object.hasOwn(document.media, own) ? document.media[own]!.name.trim() : '';
      // A name such as "image.png" belongs to every picture.
      if (name && squeezed(name).length >= 10) add({ kind: 'picture', text: name, from });
    }
  }
  const homes = rowHomes(document.sections);
  const hidden = document.sections.find(
    ({ id, audience }) => id === homes.actions && audience === 'internal',
  );
  if (hidden)
    for (const { owner } of document.actions)
      if (isPersonName(owner))
        add({
          kind: 'person',
          text: owner.trim(),
          from: `the actions of the internal section “${shortened(hidden.title)}”`,
        });
  if (people)
    for (const { name } of document.people)
      if (name.trim().length >= 3)
        add({ kind: 'person', text: name.trim(), from: 'the list of people' });
  return [...found.values()];
}

/** Two words or more: a single one may be a team ("Platform"), or anything. */
function isPersonName(owner: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]+(?:\s+\p{L}[\p{L}.'’-]*)+$/u.test(owner.trim());
}

/** Letters and digits only, so that line ends, markup and typography make no difference. */
export function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

export function shortened(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
}

function urlsIn(node: Nodes): string[] {
  const own = 'url' in node && typeof node.url === 'string' ? [node.url] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(urlsIn)] : own;
}

function commentsIn(node: Nodes): string[] {
  if (node.type === 'html')
    return [...node.value.matchAll(/<!--([\s\S]*?)(?:-->|$)/g)]
      .map(([, text]) => text!.trim())
      .filter((text) => text !== '' && !text.startsWith('pm:'));
  return 'children' in node ? node.children.flatMap(commentsIn) : [];
}
