/**
 * What a section is, by its title. Names vary freely between reports (research/LAYOUTS.md), so
 * titles are mapped by meaning. The title itself is always kept as the source wrote it.
 */
import type { SectionKind } from '../document/postmortem.ts';
import { REPORT_WORDS } from './words/words.ts';
import { joinedLines } from '../prose/joined-lines.ts';
import { kindInOtherLanguage } from './section-words.ts';

const OF_INCIDENT =
  '( (of|to) (the |this )?(incident|issue|event|events|outage|problem|failure)s?)?';
const WHAT = joinedLines`
  ((incident|issue|event|outage|problem|executive|management|brief|short|high[- ]level|overall
  |detailed|full|key|technical|postmortem|the|our) )*
`;

/** Whole titles, in order of precedence. */
const WHOLE: readonly [SectionKind, RegExp][] = [
  [
    'impact',
    rule(
      joinedLines`
        ${WHAT}((customer|user|client|business|service|external|internal|data|security|scope of
        |summary of|extent of|description of) )*impacts?(( and)? (summary|assessment|analysis
        |scope|severity|details))?( (on|to|for) .{1,40})?${OF_INCIDENT}
      `,
    ),
  ],
  [
    'impact',
    rule(
      joinedLines`
        (affected (services|customers|users|systems|components|products)|(services|customers
        |users|systems|components) (affected|impacted)|(who|what) was (affected|impacted)|how (were
        |was) .{1,30} (affected|impacted)|scope|blast radius|user experience|symptoms?)
      `,
    ),
  ],
  [
    'actions',
    rule(
      joinedLines`
        ${WHAT}((corrective|preventi(ve|tive|on)|remedial|remediation|follow[- ]?up|review|recommended
        |improvement|planned|open|future) ?((and|&|/) )?)*(action items?|actions|actionables?
        |action plan|measures|tasks|items|to[- ]?dos?|follow[- ]?ups?|recommendations|improvements)
        ( (and|&) (follow[- ]?ups?|next steps|improvements))?${OF_INCIDENT}
      `,
    ),
  ],
  [
    'response',
    rule(
      '(incident )?response',
      'actions taken',
      '(steps|measures) taken',
      'how we responded',
      'investigation',
      'troubleshooting',
      'what we did',
    ),
  ],
  [
    'next-steps',
    rule(
      '(our )?next steps',
      'next actions',
      "what'?s next",
      'what happens next',
      '(going|moving|looking|path|way) forward',
      'future (work|plans|steps|prevention|mitigation|improvements)',
      'further (steps|actions|work)',
      '(future )?prevention( of (recurrence|future .{1,20}))?',
      'preventing (recurrence|this .{1,30}|future .{1,20})',
      joinedLines`
        what (are we|we are|we're|will we|we will|we'll|we plan to) (do(ing)?|chang(e|ing)|improv
        (e|ing))( .{1,40})?
      `,
      joinedLines`
        how (will|do|are|can) we (going to )?(prevent(ing)?|do better|improve|avoid|fix (it|this)).{0,40}
      `,
      "(steps|what) (we are|we're) (taking|doing).{0,40}",
      'what changes .{1,40}',
      'how are we making .{1,60}',
    ),
  ],
  ['lucky', rule('(where|what|how) (did )?we (get|got) (un)?lucky', 'luck')],
  [
    'went-well',
    rule('(what|things) (that )?(went|worked) (right|well)', 'what did we do well', 'positives'),
  ],
  [
    'went-poorly',
    rule(
      '(what|things) (that )?(went|worked) (wrong|poorly|badly|less well|not so well)',
      "(what|things) (that )?(did not|didn'?t) go (so )?well",
      'what (could|can) (have (gone|been)|be|we do|go) (done )?(better|improved?)',
      'what we (could|can) (do|improve|have done).{0,20}',
      'negatives',
      'where we (can|could) improve',
    ),
  ],
  [
    'lessons',
    rule(
      'lessons?( (learn(ed|t|ings?)|we learn(ed|t)))?',
      "what (did )?we('ve)? learn(ed|t)?",
      'learnings?',
      'key learnings',
      'insights?',
      'takeaways?',
      'key takeaways',
      'reflections?',
      'retrospective',
    ),
  ],
  [
    'timeline',
    rule(
      joinedLines`
        ${WHAT}(time ?-?lines?|chronology|(chain|sequence|course|order|log) of events|event log|events timeline
        |incident log)( (of (the )?)?(events?|incident|outage|issue|day|night|morning|evening))?( and .{1,25})?
      `,
      '.{1,20}/ ?timeline',
      'events',
      'what happened,? (and )?when',
    ),
  ],
  [
    'root-cause',
    rule(
      joinedLines`
        ${WHAT}((probable|underlying|primary|direct|preliminary|suspected|proximate|identified) )*
        (root[- ]?causes?|causes?|rca|faults?)( (analysis|description|identification|summary))?
        ( \(?rca\)?)?( (and|&) (contributing .{1,15}|trigger|analysis|impact|resolution))?${OF_INCIDENT}
      `,
      'contributing (factors|conditions|causes)',
      '(why (did )?(it|this|the .{1,20}) (happen(ed)?|fail(ed)?|go(ne)? down))',
      'what (was the )?caused? .{0,30}',
      'what went wrong,? and why',
      'five whys',
      '5 whys',
      'analysis',
    ),
  ],
  ['trigger', rule('(the |incident )?triggers?')],
  [
    'detection',
    rule(
      '(incident )?(detection|discovery|identification)',
      'how (was it|it was|we|did we) (detected|discovered|noticed?|detect|discover)( it)?',
      'monitoring and detection',
    ),
  ],
  [
    'resolution',
    rule(
      joinedLines`
        ${WHAT}(resolutions?|mitigations?|recovery|remediation|restoration|workarounds?|solution
        |fix(es)?|repair)(( and|,|/|&) ?(resolution|recovery|mitigation|remediation|prevention))?
        ( (steps|details|summary|actions|efforts))?${OF_INCIDENT}
      `,
      'how (we|was it|did we|it was) (fix(ed)?|resolved?|mitigated?|solved?)( it)?',
    ),
  ],
  [
    'communication',
    rule(
      joinedLines`
        ${WHAT}((customer|external|public|internal) )?(communications?|communication with .{1,30}
        |status (page )?updates?|status page
        |(customer|passenger|user|public) (notices|messages)
        |(notices|messages) to (the )?(customers|passengers|users|public|tenants|members))
      `,
    ),
  ],
  [
    'supporting',
    rule(
      '(supporting|additional|background) (information|materials?|documents?|data|links)',
      'references?',
      'related (links|incidents|issues)( ?(/|and|&) ?.{1,20})?',
      'links',
      'appendix.{0,30}',
      'appendices',
      'app?endin?x',
      'further reading',
      'glossary',
      '(chat|slack|irc|conversation) (logs?|transcripts?)',
      'transcripts?',
      'logs?',
      'evidence',
    ),
  ],
  [
    'summary',
    rule(
      String.raw`${WHAT}(summary|overview|synopsis|abstract|description|recap|tl;? ?dr)${OF_INCIDENT}`,
      "(so,? )?(here'?s )?what happ?e(ne?|n)?d( here)?",
      'in (short|brief)|(the )?short version',
      'at a glance',
    ),
  ],
];

/** As reports in other languages call their sections. */
const OWN_TITLES: ReadonlyMap<string, SectionKind> = new Map(
  REPORT_WORDS.flatMap(({ sections, added }) => [
    ...Object.entries(sections)
      .filter(([kind]) => kind !== 'custom' && kind !== 'unsorted')
      .map(([kind, title]): [string, SectionKind] => [title.toLowerCase(), kind as SectionKind]),
    [added.timeline.toLowerCase(), 'timeline'],
    [added.actions.toLowerCase(), 'actions'],
    [added.updates.toLowerCase(), 'communication'],
  ]),
);

/**
 * Words that tell the meaning of a longer title. Only for real headings: in running text they are
 * too common.
 */
const WITHIN: readonly [SectionKind, RegExp][] = [
  ['timeline', /\b(timeline|chronology)\b/],
  ['root-cause', /\broot[- ]?cause/],
  ['actions', /\b(action items|corrective actions|follow[- ]?ups?)\b/],
  ['lessons', /\blessons\b/],
  ['next-steps', /\b(next steps|prevent (this|it|future|a recurrence)|prevention)\b/],
  ['supporting', /\b(appendix|chat log|transcript)\b/],
  ['impact', /\b(impact|affected)\b/],
  ['detection', /\bdetect(ed|ion)\b/],
  ['resolution', /\b(resolution|mitigation|recovery)\b/],
  ['summary', /\bsummary\b/],
];

/** The sign between a title's name and what it adds. */
export const ADDITION = /\s[\u2013\u2014-]\s|[:：]\s|,\s(?=\D{0,24}\d)/;

/**
 * The kind of a section whose whole title says what it is ("Root cause:", "3. Scope of Impact",
 * "Timeline (UTC)"), else null.
 */
export function kindOfTitle(title: string): SectionKind | null {
  const plain = plainTitle(title);
  return plain === ''
    ? null
    : (WHOLE.find(([, pattern]) => pattern.test(plain))?.[0] ??
        OWN_TITLES.get(plain) ??
        kindInOtherLanguage(plain));
}

/**
 * The same for a heading that is marked as one in the source: longer titles are understood by their
 * words; others are `custom`.
 */
export function kindOfHeading(title: string): SectionKind {
  const exact = kindOfTitle(title);
  if (exact) return exact;
  const plain = plainTitle(title);
  // "Cronología – martes, 4 de junio": what a sign adds to a name.
  const named = kindOfTitle(title.split(ADDITION, 1)[0]!);
  if (named) return named;
  if (plain.split(' ').length > 8) return 'custom';
  return WITHIN.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'custom';
}

/** A title without numbering, brackets, marks and case: what is compared. */
function plainTitle(title: string): string {
  return title
    .replace(/\[edit[^[\]]*\]/gi, ' ')
    .replace(/[([{（【［][^()[\]{}（）【】［］]*[)\]}）】］]/g, ' ')
    .replace(/[’‘`]/g, "'")
    .toLowerCase()
    .replace(/^[\s#*_]*((section|part) )?(\d+(\.\d+)*|[a-h]|[ivx]+)[.)]\s+/, '')
    .replace(/^\s*第?[一二三四五六七八九十\d]{1,3}[、，.．章节]\s*/u, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '')
    .replace(/\s+/g, ' ');
}

/** Titles that are one of these phrases as a whole. */
function rule(...phrases: readonly string[]): RegExp {
  return new RegExp(`^(?:${phrases.join('|')})$`);
}
