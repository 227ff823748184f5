import type { Edit } from '../../editing/edits.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import type { LanguageRules } from './language-rules.ts';

/** `error`: the text contradicts itself. `warning`: probably wrong. `info`: worth a look. */
export type Severity = 'error' | 'warning' | 'info';
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * What a fix would do, in the words of a button ("Move it before 10:02"), and the edits that do it,
 * in order. Plain data, so that it can cross a worker or process line.
 */
export interface Fix {
  title: string;
  edits: Edit[];
}

/**
 * One finding. `title` is the short name shown in the panel ("Out of order"); `message` quotes both
 * sides and names the arithmetic.
 */
export interface Diagnostic {
  rule: string;
  severity: Severity;
  title: string;
  message: string;
  where: Place;
  /** The other side of a contradiction, when it has a place. */
  other?: Place;
  /** The first is the one that Enter takes. Empty when there is none. */
  fixes: Fix[];
  /** Findings that have this in common are one card: none is worth one of its own. */
  together?: string;
}

/**
 * What a check may look at besides the document. Checks are pure: the same input gives the same
 * diagnostics.
 */
export interface CheckContext {
  /** ISO instant, for `timeline/future` and `actions/due`. */
  now: string;
  /**
   * The author's own lists of wording, besides the built-in ones. Keep the value's identity while
   * it is the same: what was found is remembered by it.
   */
  language?: LanguageRules;
}

/** A check: one file `core/checks/<group>/<name>.ts`, listed in `registry.ts`. */
export interface Check {
  rule: string;
  /** One sentence for the help page: what it finds and where the rule comes from. */
  describes: string;
  run(document: Postmortem, context: CheckContext): Diagnostic[];
}

/** The rule of what a merge left open. */
export const OPEN_CONFLICT = 'merge/open';

/**
 * Whether an author may declare it right as it stands. An open conflict is none of those: hidden, it
 * would still be open, and every export would say so.
 */
export function canBeKept({ rule }: Pick<Diagnostic, 'rule'>): boolean {
  return rule !== OPEN_CONFLICT;
}
