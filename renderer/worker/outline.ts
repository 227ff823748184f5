import type { Diagnostic } from '../../core/checks/model/diagnostic.ts';
import type {
  ActionItem,
  Audience,
  Postmortem,
  Prose,
  Section,
  SectionKind,
  StatusUpdate,
  TimelineEntry,
} from '../../core/document/postmortem.ts';
import { rowsHome, type RowsKind } from '../../core/document/rows-home.ts';
import { isEmptyProse, plainText } from '../../core/prose/text.ts';

/** How far a section is: nothing in it, something that is plainly not finished, or neither. */
export type Mark = 'empty' | 'begun' | 'written';

export interface OutlineItem {
  id: string;
  title: string;
  kind: SectionKind;
  mark: Mark;
  /** Rows that stand in it; null for a section of prose. */
  count: number | null;
  required: boolean;
  audience: Audience;
}

/**
 * What authors leave where a fact is still to come. Whole words, in capitals where the word is also
 * English.
 */
const PLACEHOLDER = /\b(?:TBD|TBC|TODO|FIXME|XXX)\b|\?{3,}|\[\s*(?:\.{3}|…)\s*\]/;

/**
 * The sections with their marks. An error that stands in a section keeps it from being finished; a
 * warning does not, because the author may be right.
 */
export function outline(document: Postmortem, diagnostics: readonly Diagnostic[]): OutlineItem[] {
  const wrong = sectionsWithErrors(document, diagnostics);
  return document.sections.map((section) => {
    const rows = rowsOf(document, section);
    const begun =
      wrong.has(section.id) ||
      hasPlaceholder(section.body) ||
      rows?.some(({ complete }) => !complete) === true;
    const mark = begun ? 'begun' : 'written';
    const empty = isEmptyProse(section.body) && (rows === null || rows.length === 0);
    return {
      id: section.id,
      title: section.title,
      kind: section.kind,
      count: rows?.length ?? null,
      required: section.required,
      audience: section.audience,
      mark: empty ? 'empty' : mark,
    };
  });
}

/** The rows that a place is one of. */
const ROWS = { timeline: 'timeline', action: 'actions', update: 'updates' } as const;

function rowsOf(document: Postmortem, section: Section): { complete: boolean }[] | null {
  const is = (of: RowsKind): boolean => rowsHome(document.sections, of)?.id === section.id;
  if (is('timeline')) return document.timeline.map((entry) => ({ complete: entryComplete(entry) }));
  if (is('actions') && (section.kind === 'actions' || document.actions.length > 0))
    return document.actions.map((action) => ({ complete: actionComplete(action) }));
  if (is('updates'))
    return document.updates.map((update) => ({ complete: updateComplete(update) }));
  return null;
}

function entryComplete({ at, body }: TimelineEntry): boolean {
  return Boolean(at?.instant) && written(body);
}

function actionComplete({ body, owner, due, status }: ActionItem): boolean {
  return (
    written(body) &&
    owner.trim() !== '' &&
    (due !== null || status === 'done' || status === 'dropped')
  );
}

function updateComplete({ at, body, status }: StatusUpdate): boolean {
  return Boolean(at?.instant) && (written(body) || status === 'postmortem');
}

function written(body: Prose): boolean {
  return !isEmptyProse(body) && !hasPlaceholder(body);
}

function hasPlaceholder(body: Prose): boolean {
  return PLACEHOLDER.test(plainText(body));
}

function sectionsWithErrors(document: Postmortem, diagnostics: readonly Diagnostic[]): Set<string> {
  const ids = new Set<string>();
  for (const { severity, where } of diagnostics) {
    if (severity !== 'error') continue;
    if (where.kind === 'section') ids.add(where.id);
    else if (where.kind === 'timeline' || where.kind === 'action' || where.kind === 'update') {
      const home = rowsHome(document.sections, ROWS[where.kind]);
      if (home) ids.add(home.id);
    }
  }
  return ids;
}
