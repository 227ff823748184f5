/** Which entries a sentence speaks of: those that share its words. */
import type { Postmortem } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { entriesOf, type Moment } from '../model/entries.ts';

/** Inflected words are told by how they begin. */
const STEM = 6;
/** Any two of many rows have words in common. */
const MOST_ROWS = 60;

/** Words of any sentence about an incident, which say nothing of which part of it is meant. */
const COMMON = new Set(
  (
    'that this then than them they their there these those with from were been have having ' +
    'when what which while where into onto under after before within about again still more ' +
    'most both other first second third time times hour hours minute minutes total users ' +
    'customers service services system systems went came took last next all some itself only ' +
    'later eine einer einem einen dieser alle allen wurde wurden waren haben hatte stunden ' +
    'stunde minuten nach für durch erste ersten damit pour dans avec pendant heures minutes ' +
    'tous toutes après avant cette première premier para desde hasta después antes durante ' +
    'horas minutos todas todos primera primero depois della delle dalla dopo prima sono stato ' +
    'stata'
  ).split(' '),
);

/** The stems of the words that say what a text is about. */
export function subjectsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.slice(0, STEM)));
}

export interface ToldRow {
  moment: Moment;
  text: string;
  /** The stems that it shares with the words. */
  shared: string[];
}

/** The entries that share a word with these, in time. */
export function rowsSharing(document: Postmortem, words: ReadonlySet<string>): ToldRow[] {
  const { moments } = entriesOf(document);
  if (words.size === 0 || moments.length > MOST_ROWS) return [];
  return moments.flatMap((moment) => {
    const text = textOfRow(document, moment);
    const shared = [...subjectsOf(text)].filter((word) => words.has(word));
    return shared.length === 0 ? [] : [{ moment, text, shared }];
  });
}

export function textOfRow({ timeline }: Postmortem, { index }: Moment): string {
  return plainText(timeline[index]!.body);
}
