/** Versions that the report goes back to, and the newest of them. */
import type { Place } from '../../document/place.ts';
import type { Postmortem, Prose } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { statementBlocks } from '../../prose/text.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { placeOf } from '../model/facts.ts';

const VERSION = /(?<![\p{L}\p{N}./:-])v?(\d{1,4}\.\d{1,4}\.\d{1,5})(?![\p{L}\p{N}/:-]|\.\d)/gu;
const BACK_TO = new RegExp(
  joinedLines`
    (?<!\p{L})(?:roll(?:ed|ing|s)?[- ]?back|rollback|revert(?:ed|ing|s)?|going back|went back
    |goes back|return(?:ed|ing)?|back|zurück|retour|revenu|vuelta|terug)
    (?: to| auf| à| a la| a| naar)(?: the)?(?: version| release)? $
  `,
  'iu',
);
const NEWEST = new RegExp(
  joinedLines`
    ^,? (?:which is |is )?(?:currently )?(?:the |our )?(?:newest|latest|most recent)(?!\p{L})
  `,
  'iu',
);
const TAKE = /(?<!\p{L})(?:upgrade|update|upgrading|move|switch) to (?:version |release )?$/iu;

interface Named {
  version: string;
  before: string;
  after: string;
  where: () => Place;
}

/** Versions of which the report says what cannot be so of both. */
export function versions(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const named = [
    ...document.sections.flatMap(({ id, kind, body }) =>
      kind === 'supporting' ? [] : namedIn('section', id, body),
    ),
    ...document.timeline.flatMap(({ id, body }) => namedIn('timeline', id, body)),
  ];
  return [...twoWaysBack(named), ...newerThanNewest(named)];
}

function namedIn(kind: 'section' | 'timeline', id: string, body: Prose): Named[] {
  const text = statementBlocks(body)
    .map((block) => block.text)
    .join('\n');
  return [...text.matchAll(VERSION)].map((match) => {
    const end = match.index + match[0].length;
    return {
      version: match[1]!,
      before: text.slice(Math.max(0, match.index - 40), match.index).replaceAll('\n', ' '),
      after: text.slice(end, end + 40).replaceAll('\n', ' '),
      where: () => placeOf({ kind, id, body }, match[1]!, match.index),
    };
  });
}

/** Where only two versions are spoken of, nobody goes back to both. */
function twoWaysBack(named: readonly Named[]): Omit<Diagnostic, 'rule'>[] {
  if (new Set(named.map(({ version }) => version)).size !== 2) return [];
  const back = named.filter(({ before }) => BACK_TO.test(before));
  const [first] = back;
  const other = back.find(({ version }) => version !== first!.version);
  return first && other
    ? [
        {
          severity: 'warning',
          title: 'Two versions',
          message: `The text goes back to ${other.version} here and to ${first.version} elsewhere.`,
          where: other.where(),
          other: first.where(),
          fixes: [],
        },
      ]
    : [];
}

/** "2.4.1, the newest release", and readers are to take 2.4.2. */
function newerThanNewest(named: readonly Named[]): Omit<Diagnostic, 'rule'>[] {
  const [newest, ...more] = named.filter(({ after }) => NEWEST.test(after));
  if (!newest || more.length > 0) return [];
  const [major, minor, patch] = newest.version.split('.').map(Number);
  return named
    .filter(({ version, before }) => {
      const [a, b, c] = version.split('.').map(Number);
      return TAKE.test(before) && a === major && b === minor && c! > patch!;
    })
    .map(({ version, where }) => ({
      severity: 'warning',
      title: 'Two versions',
      message: `The text says that ${newest.version} is the newest, and to take ${version}.`,
      where: where(),
      other: newest.where(),
      fixes: [],
    }));
}
