/** The fields of a source's front matter that no field of a document takes: "ended: 2025-03-03T10:30Z". */
import type { Code } from 'mdast';
import { remembered } from '../../document/remembered.ts';
import type { Postmortem, Section, Time } from '../../document/postmortem.ts';
import { textBlocks } from '../../prose/text.ts';
import { findDurations } from '../../time/find-durations.ts';
import { readTime } from '../../time/read-time.ts';
import { HOUR, MINUTE } from './moments.ts';

export interface FrontTime {
  name: 'start' | 'detected' | 'end';
  time: Time;
  written: string;
  /** In the plain text of its section. */
  offset: number;
}

export interface FrontLength {
  minMs: number;
  maxMs: number;
  written: string;
  offset: number;
}

export interface FrontMatter {
  section: Section;
  times: readonly FrontTime[];
  lengths: readonly FrontLength[];
}

const OF_IT = '(?:(?:incident|impact|outage|total)[_ -]?)?';
const WHEN = '(?:[_ -]?(?:at|time|date|utc|on))*$';
const NAMES: readonly (readonly [FrontTime['name'], RegExp])[] = [
  ['start', key(`(?:start(?:ed|s)?|began|begin|beginning|onset)${WHEN}`)],
  ['detected', key(`(?:detected|detection|discovered)${WHEN}`)],
  ['end', key(`(?:end(?:ed|s)?|resolved|restored|finished)${WHEN}`)],
];
const LENGTH = key(
  '(?:duration|downtime|length)(?:[_ -]?(?:in[_ -]?)?(minutes|mins?|m|hours?|hrs?|h))?$',
);

function key(words: string): RegExp {
  return new RegExp(`^${OF_IT}${words}`, 'i');
}

/** Null where the document has none. */
export const frontMatterOf = remembered(
  ({ sections, incident }: Postmortem): FrontMatter | null => {
    const section = sections.find(({ kind }) => kind === 'unsorted');
    const code = section?.body.children.find(
      (child): child is Code => child.type === 'code' && /^(?:ya?ml|toml)$/.test(child.lang ?? ''),
    );
    if (!section || !code) return null;
    const text = textBlocks(section.body)
      .map((block) => block.text)
      .join('\n');
    const begin = Math.max(0, text.indexOf(code.value));
    const times: FrontTime[] = [];
    const lengths: FrontLength[] = [];
    let at = begin;
    for (const line of code.value.split('\n')) {
      const sign = line.search(/[:=]/);
      const key = line.slice(0, Math.max(0, sign)).trim();
      const written = withoutQuotes(line.slice(sign + 1).trim());
      const offset = at + line.lastIndexOf(written);
      at += line.length + 1;
      if (sign < 1 || written === '') continue;
      const name = NAMES.find(([, words]) => words.test(key))?.[0];
      if (name) {
        const { time } = readTime(written, {
          zone: incident.zone || null,
          date: incident.date || null,
        });
        if (time.local?.includes('T')) times.push({ name, time, written, offset });
      }
      const length = LENGTH.exec(key);
      const bounds = length && lengthOf(written, length[1]);
      if (bounds) lengths.push({ ...bounds, written, offset });
    }
    return { section, times, lengths };
  },
);

function withoutQuotes(value: string): string {
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
}

/** A number is of the unit that its key names. */
function lengthOf(
  written: string,
  unit: string | undefined,
): { minMs: number; maxMs: number } | null {
  if (unit !== undefined && /^\d{1,5}$/.test(written)) {
    const ms = Number(written) * (/^h/i.test(unit) ? HOUR : MINUTE);
    return { minMs: ms - MINUTE, maxMs: ms + MINUTE };
  }
  const clock = /^(\d{1,2}):(\d\d)(?::\d\d)?$/.exec(written);
  if (clock) {
    const ms = Number(clock[1]) * HOUR + Number(clock[2]) * MINUTE;
    return { minMs: ms - MINUTE, maxMs: ms + MINUTE };
  }
  const [found, ...more] = findDurations(`duration: ${written}`);
  return found && more.length === 0 && found.written === written
    ? { minMs: found.minMs, maxMs: found.maxMs }
    : null;
}
