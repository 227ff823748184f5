import { table } from '../../document/table.ts';
import type { RootContent } from 'mdast';
import type { Place } from '../../document/place.ts';
import type { Conflict, Incident, Postmortem, Time } from '../../document/postmortem.ts';
import { settlings, type Settling } from '../../editing/settle-conflict.ts';
import { plainText } from '../../prose/text.ts';
import { OPEN_CONFLICT, type Check, type Fix } from '../model/diagnostic.ts';

export const openConflict: Check = {
  rule: OPEN_CONFLICT,
  describes: 'Two versions were merged that say different things, and nobody has decided yet.',
  run: (document) =>
    (document.conflicts ?? []).map((conflict) => ({
      rule: openConflict.rule,
      severity: 'error',
      title: 'Open conflict',
      message: messageFor(conflict),
      where: placeOf(document, conflict),
      fixes: settlings(conflict).map((take) => fixFor(conflict, take)),
    })),
};

const FIX_TITLES: Readonly<Record<Settling, string>> = {
  here: 'Take this',
  there: 'Take that',
  both: 'Keep both',
};

function fixFor(conflict: Conflict, take: Settling): Fix {
  const edits: Fix['edits'] = [{ op: 'settle-conflict', id: conflict.id, take }];
  if (take === 'both') return { title: FIX_TITLES.both, edits };
  const other = sayingOf(conflict, take === 'here' ? 'there' : 'here');
  const said = shortened(fromDifference(sayingOf(conflict, take), other));
  return { title: `${FIX_TITLES[take]}: ${said}`, edits };
}

function messageFor(conflict: Conflict): string {
  switch (conflict.what) {
    case 'presence':
      return 'One version removed this, and the other went on writing it.';
    case 'place':
      return 'Two versions moved this to different places.';
    default: {
      const [here, there] = [sayingOf(conflict, 'here'), sayingOf(conflict, 'there')];
      const name = NAMES[conflict.key] ?? conflict.key;
      return `Two versions differ${name ? ` in the ${name}` : ''}: this says ${here}, that says ${there}.`;
    }
  }
}

/** What properties are called where their own name is none for readers. */
const NAMES = table<string>({
  at: 'time',
  due: 'due date',
  dueWritten: 'due date',
  nextUpdate: 'time of the next update',
});

function sayingOf({ what, here, there }: Conflict, side: 'here' | 'there'): string {
  if (what === 'presence') return side === 'here' ? 'keep it' : 'remove it';
  if (what === 'place') return side === 'here' ? 'leave it here' : 'move it there';
  const value = side === 'here' ? here : there;
  if (value === undefined || value === null || value === '') return 'nothing';
  if (what === 'text') {
    const text = plainText({ type: 'root', children: value as RootContent[] }).trim();
    return text === '' ? 'nothing' : `“${text}”`;
  }
  if (typeof value === 'string') return `“${value}”`;
  if (isTime(value)) return `“${value.written}”`;
  return typeof value === 'object' ? 'something else' : String(value);
}

function isTime(value: unknown): value is Time {
  return typeof value === 'object' && value !== null && 'written' in value;
}

/** Two long texts that begin alike are told apart by what follows. */
function fromDifference(text: string, other: string): string {
  if (text.length <= LONGEST || !text.startsWith('“')) return text;
  let same = 0;
  while (same < text.length && text[same] === other[same]) same++;
  const start = text.lastIndexOf(' ', same) + 1;
  return start < LONGEST / 4 ? text : `“…${text.slice(start)}`;
}

/** A button is no place for a paragraph. */
const LONGEST = 40;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST).trimEnd()}…${line.startsWith('“') ? '”' : ''}`;
}

const KINDS = {
  sections: 'section',
  timeline: 'timeline',
  updates: 'update',
  actions: 'action',
} as const;

/** Where it stands; a part that is gone has no place of its own. */
function placeOf(document: Postmortem, conflict: Conflict): Place {
  const { in: where, part, key } = conflict;
  if (where === 'incident' && Object.hasOwn(document.incident, key))
    return { kind: 'incident', field: key as keyof Incident };
  if (where === 'document' && key === 'title') return { kind: 'title' };
  if (where === 'document' || where === 'incident' || where === 'media')
    return { kind: 'document' };
  const isThere = document[where].some(({ id }) => id === part);
  return isThere ? { kind: KINDS[where], id: part } : { kind: 'document' };
}
