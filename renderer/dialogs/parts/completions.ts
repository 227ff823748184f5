/** What a field of the details may be completed to. */
import type { Postmortem } from '../../../core/document/postmortem.ts';

/** More are found by another letter. */
const SHOWN = 8;

export const USUAL_SEVERITIES: readonly string[] = ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4', 'SEV-5'];

const USUAL_ROLES: readonly string[] = [
  'author',
  'incident lead',
  'communications lead',
  'operations lead',
  'on-call engineer',
  'scribe',
  'reviewer',
];

/**
 * The known ones of which a word begins as typed, those that begin so themselves first. For one that
 * is whole, that one and then all others.
 */
export function completions(typed: string, known: readonly string[]): string[] {
  const all = [...new Set(known.map((name) => name.trim()).filter(Boolean))];
  const query = typed.trim().toLowerCase();
  const whole = all.filter((name) => name.toLowerCase() === query);
  if (query === '' || whole.length > 0) return [...new Set([...whole, ...all])].slice(0, SHOWN);
  const first = all.filter((name) => name.toLowerCase().startsWith(query));
  const within = all.filter(
    (name) =>
      !first.includes(name) &&
      name
        .toLowerCase()
        .split(/[\s-]+/u)
        .some((word) => word.startsWith(query)),
  );
  return [...first, ...within].slice(0, SHOWN);
}

/** Everyone whom the document names, and its author. */
export function knownNames({ people, actions }: Postmortem, author: string): string[] {
  return [author, ...people.map(({ name }) => name), ...actions.map(({ owner }) => owner)];
}

export function knownRoles({ people }: Postmortem): string[] {
  return [...people.map(({ role }) => role), ...USUAL_ROLES];
}

/** The author's own words for it, else the usual. */
export function knownSeverities(own: readonly string[]): readonly string[] {
  return own.length > 0 ? own : USUAL_SEVERITIES;
}
