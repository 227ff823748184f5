/** Versions that the report goes back to, and the newest of them. */
import type { Place } from '../../document/place.ts';
import type { Postmortem, Prose, Section, TimelineEntry } from '../../document/postmortem.ts';
import { remembered } from '../../document/remembered.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText, statementBlocks } from '../../prose/text.ts';
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
/** Behind the version that did the harm. */
const BROKE = new RegExp(
  joinedLines`
    ^(?: of [\p{L} ’'-]{2,30}?)? (?:broke|leaked|introduced|contained|caused|crashed|shipped with
    |has a bug
    |had a bug|enthielt|verursachte|brachte|a introduit|contenait|introdujo|provocó|introduziu
    |continha
    |introdusse|conteneva|bevatte|veroorzaakte)(?!\p{L})
  `,
  'iu',
);
const FROM = new RegExp(
  joinedLines`
    (?<!\p{L})(?:upgrad|updat|aktualisier|mis à jour|actualiz|atualiz|aggiorn)\p{L}*[^.;:\n]{0,24}
    \s(?:from|von|de|da|van)(?: version)? $
  `,
  'iu',
);
const TO = /^ (?:to|auf|à|a|para|naar)(?: version)? $/iu;
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
    ...document.sections.flatMap((section) =>
      section.kind === 'supporting' ? [] : inSection(section),
    ),
    ...document.timeline.flatMap((entry) => inRow(entry)),
  ];
  const back = twoWaysBack(named);
  return [
    ...(back.length > 0 ? back : backToBroken(named)),
    ...upgradesDown(named),
    ...(back.length > 0 ? [] : notDeployed(document)),
    ...newerThanNewest(named),
  ];
}

const inSection = remembered(({ id, body }: Section) => namedIn('section', id, body));
const inRow = remembered(({ id, body }: TimelineEntry) => namedIn('timeline', id, body));

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

/** "2.4.1 leaked memory. Going back to 2.4.1 ended it." */
function backToBroken(named: readonly Named[]): Omit<Diagnostic, 'rule'>[] {
  const broken = named.find(({ after }) => BROKE.test(after));
  const back = named.find(
    ({ version, before }) => version === broken?.version && BACK_TO.test(before),
  );
  return broken && back
    ? [
        {
          severity: 'warning',
          title: 'Two versions',
          message: `The text says that ${broken.version} did the harm, and that it went back to it.`,
          where: broken.where(),
          other: back.where(),
          fixes: [],
        },
      ]
    : [];
}

const DEPLOYED = new RegExp(
  joinedLines`
    (?<!\p{L})(?:goes (?:out|live)|went (?:out|live)|deploy\p{L}*|roll(?:s|ed)? out|rollout
    |releas\p{L}*|is live
    |ausgerollt|eingespielt|deployé|déploy\p{L}*|despleg\p{L}*|implant\p{L}*|rilasci\p{L}*
    |uitgerold)(?!\p{L})
  `,
  'iu',
);

/** "3.2.1 caused it", and the timeline has 3.2.0 go out and never that one. */
function notDeployed({ sections, timeline }: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const told = sections.flatMap((section) =>
    section.kind === 'supporting' || section.kind === 'timeline' ? [] : inSection(section),
  );
  const broken = told.find(({ after }) => BROKE.test(after));
  if (!broken) return [];
  const rows = timeline.map((entry) => ({
    out: DEPLOYED.test(plainText(entry.body)),
    named: inRow(entry),
  }));
  const [out, ...more] = rows.filter((row) => row.out && row.named.length === 1);
  if (!out || more.length > 0) return [];
  if (rows.some(({ named }) => named.some(({ version }) => version === broken.version))) return [];
  return [
    {
      severity: 'warning',
      title: 'Two versions',
      message:
        `The text says that ${broken.version} did the harm; ` +
        `the timeline has ${out.named[0]!.version} go out.`,
      where: broken.where(),
      other: out.named[0]!.where(),
      fixes: [],
    },
  ];
}

/** "The upgrade from 3.8.1 to 3.7.9": what is newer has the higher number. */
function upgradesDown(named: readonly Named[]): Omit<Diagnostic, 'rule'>[] {
  return named.flatMap(({ version, before, after, where }, index) => {
    const next = named[index + 1];
    if (!next || !FROM.test(before) || !after.includes(next.version)) return [];
    if (!TO.test(after.slice(0, after.indexOf(next.version)))) return [];
    const [from, to] = [version, next.version].map((one) => one.split('.').map(Number));
    const first = from!.findIndex((part, at) => part !== to![at]);
    if (first === -1 || to![first]! > from![first]!) return [];
    return [
      {
        severity: 'warning' as const,
        title: 'Two versions',
        message: `The text upgrades from ${version} to ${next.version}, which is older.`,
        where: next.where(),
        other: where(),
        fixes: [],
      },
    ];
  });
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
