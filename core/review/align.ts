/** Which of two sequences of texts are one another, edited. */
import { hunksBetween, risingPart } from '../revision/sequence.ts';
import { likeness, wordSet } from '../revision/words.ts';

export interface Item {
  text: string;
  /** What only the same thing on the other side has; after edits it may have several. */
  pins?: readonly string[];
  /** Items of different kinds are never one another. */
  kind?: string;
}

/** Of two texts in one another's place: so much in common makes them one that was edited. */
const ALIKE = 0.4;
/** How many items further on the fitting one is looked for, so that it stays linear. */
const REACH = 12;

/** Without white space: programs keep it each in their own way. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/**
 * Pairs of indices, both rising: pinned ones first, between them those that say the same, and then
 * those that say much the same.
 */
export function aligned(one: readonly Item[], other: readonly Item[]): [number, number][] {
  const pins = pinned(one, other);
  const pairs: [number, number][] = [];
  let [at, atOther] = [0, 0];
  const between = (to: number, toOther: number): void => {
    pairs.push(...unpinned(one, other, [at, to], [atOther, toOther]));
  };
  for (const [index, indexOther] of pins) {
    between(index, indexOther);
    pairs.push([index, indexOther]);
    [at, atOther] = [index + 1, indexOther + 1];
  }
  between(one.length, other.length);
  return pairs;
}

/** All pairs of the same pin, whatever their order; of several the one that says most of the same. */
export function samePins(one: readonly Item[], other: readonly Item[]): [number, number][] {
  const places = new Map<string, number[]>();
  other.forEach(({ pins = [] }, index) => {
    for (const pin of pins) places.set(pin, [...(places.get(pin) ?? []), index]);
  });
  const taken = new Set<number>();
  const take = (index: number, at: number): [number, number][] => {
    if (taken.has(at)) return [];
    taken.add(at);
    return [[index, at]];
  };
  return one.flatMap(({ pins = [], text, kind }, index): [number, number][] => {
    const found = pins
      .flatMap((pin) => places.get(pin) ?? [])
      .filter((at) => other[at]!.kind === kind && !isOthers(other[at]!, text, one, pins));
    if (found.length <= 1) return found.flatMap((at) => take(index, at));
    const own = wordSet(text);
    const best = found
      .map((at) => ({
        at,
        like:
          squeezed(other[at]!.text) === squeezed(text)
            ? 2
            : likeness(own, wordSet(other[at]!.text)),
      }))
      .sort((a, b) => b.like - a.like || a.at - b.at)[0]!;
    return take(index, best.at);
  });
}

/**
 * What stood before a paragraph that was taken out leaves its pin to the next one, which then has
 * two: the item is the one that it says more of.
 */
function isOthers(
  { text, pins = [] }: Item,
  own: string,
  all: readonly Item[],
  ourPins: readonly string[],
): boolean {
  if (pins.length < 2) return false;
  const words = wordSet(text);
  const like = likeness(wordSet(own), words);
  const others = pins.filter((pin) => !ourPins.includes(pin));
  return all.some(
    (item) =>
      (item.pins ?? []).some((pin) => others.includes(pin)) &&
      (squeezed(item.text) === squeezed(text) || likeness(wordSet(item.text), words) > like),
  );
}

function pinned(one: readonly Item[], other: readonly Item[]): [number, number][] {
  const pairs = samePins(one, other);
  const steady = risingPart(pairs.map(([, at]) => at));
  return pairs.filter(([, at]) => steady.has(at));
}

function unpinned(
  one: readonly Item[],
  other: readonly Item[],
  [from, to]: [number, number],
  [fromOther, toOther]: [number, number],
): [number, number][] {
  if (from === to || fromOther === toOther) return [];
  const key = ({ text, kind = '' }: Item): string => `${kind} ${squeezed(text)}`;
  const [old, now] = [one.slice(from, to).map(key), other.slice(fromOther, toOther).map(key)];
  const pairs: [number, number][] = [];
  const same = (start: number, startOther: number, count: number): void => {
    for (let step = 0; step < count; step++)
      pairs.push([from + start + step, fromOther + startOther + step]);
  };
  let [at, atOther] = [0, 0];
  for (const hunk of hunksBetween(old, now)) {
    same(at, atOther, hunk.from - at);
    pairs.push(
      ...alike(
        one,
        other,
        [from + hunk.from, from + hunk.to],
        [fromOther + hunk.fromNew, fromOther + hunk.toNew],
      ),
    );
    [at, atOther] = [hunk.to, hunk.toNew];
  }
  same(at, atOther, old.length - at);
  return pairs;
}

function alike(
  one: readonly Item[],
  other: readonly Item[],
  [from, to]: [number, number],
  [fromOther, toOther]: [number, number],
): [number, number][] {
  const pairs: [number, number][] = [];
  const words = new Map<number, Set<string>>();
  const wordsAt = (index: number): Set<string> => {
    const found = words.get(index) ?? wordSet(one[index]!.text);
    words.set(index, found);
    return found;
  };
  const only = to - from === 1 && toOther - fromOther === 1;
  let next = from;
  for (let at = fromOther; at < toOther; at++) {
    const own = wordSet(other[at]!.text);
    let best = { index: -1, like: 0 };
    for (let index = next; index < Math.min(next + REACH, to); index++) {
      if (one[index]!.kind !== other[at]!.kind) continue;
      const like = likeness(wordsAt(index), own);
      if (like > best.like) best = { index, like };
      else if (only && best.index === -1) best = { index, like: ALIKE };
    }
    if (best.like < ALIKE) continue;
    pairs.push([best.index, at]);
    next = best.index + 1;
  }
  return pairs;
}
