import type { Problems, App } from './app-interface.ts';
import {
  canBeKept,
  OPEN_CONFLICT,
  SEVERITIES,
  type Diagnostic,
} from '../../core/checks/model/diagnostic.ts';
import { applyEdits, type Edit } from '../../core/editing/edits.ts';
import { placeKey } from '../../core/document/place.ts';
import type { Ignored, Postmortem } from '../../core/document/postmortem.ts';
import { rereadDocument } from '../../core/time/reread.ts';
import type { Analysis } from '../worker/messages.ts';
import type { AppState } from './app-state.ts';
import { problemGroups } from './problem-groups.ts';

/** Tells diagnostics apart between two runs of the checks. */
export function problemKey({ rule, where, other, message }: Diagnostic): string {
  return [rule, placeKey(where), other ? placeKey(other) : '', message].join('\n');
}

type Looking = Pick<AppState, 'analysis' | 'problem' | 'pointed' | 'status'>;

/**
 * The current problem: the one whose card is open at its words, else the one that was chosen, else
 * the one at the caret, in its words or its row.
 */
export function problemInView({ analysis, problem, pointed, status }: Looking): Diagnostic | null {
  const diagnostics = analysis?.diagnostics ?? [];
  const atCaret = diagnostics.filter(
    ({ where }) => status.row !== null && 'id' in where && where.id === status.row.id,
  );
  const known = (key: string | null): Diagnostic | undefined =>
    key === null ? undefined : diagnostics.find((one) => problemKey(one) === key);
  return (
    known(pointed) ??
    known(problem) ??
    known(status.problem) ??
    atCaret.find(({ fixes }) => fixes.length > 0) ??
    atCaret[0] ??
    null
  );
}

/** The problem that a key press would fix. */
export function currentProblem(looking: Looking): Diagnostic | null {
  const inView = problemInView(looking);
  return inView?.fixes.length
    ? inView
    : (looking.analysis?.diagnostics.find(({ fixes }) => fixes.length > 0) ?? null);
}

/** Errors first, and within each severity as a reader meets them. */
function gravestFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return SEVERITIES.flatMap((severity) => diagnostics.filter((one) => one.severity === severity));
}

/**
 * The rule about empty sections. It is a problem in review only; in a draft the outline marks them,
 * and the export lists them (docs/decisions/quiet-drafts.md).
 */
const UNMARKED = 'sections/empty';

/** Applies a fix. If it sets the zone or the day, the times that depend on them are read again. */
export function applyFix(document: Postmortem, edits: readonly Edit[]): Postmortem {
  const next = applyEdits(document, edits);
  const { zone, date } = next.incident;
  const { incident } = document;
  return zone === incident.zone && date === incident.date
    ? next
    : rereadDocument(
        { ...next, incident: { ...next.incident, zone: incident.zone, date: incident.date } },
        { zone, date },
      );
}

export function createProblems(app: App): Problems {
  let marked = '';

  function show(analysis: Analysis): void {
    const { problem } = app.store.get();
    const stays = analysis.diagnostics.some((one) => problemKey(one) === problem);
    app.store.set({ analysis, problem: stays ? problem : null });
    const now = analysis.diagnostics
      .map((one) =>
        [one.severity, problemKey(one), ...one.fixes.map(({ title }) => title)].join('\n'),
      )
      .join('\0');
    if (now === marked) return;
    marked = now;
    app.editor()?.mark(
      analysis.diagnostics
        .filter(({ rule }) => rule !== UNMARKED)
        .map((one) => ({
          key: problemKey(one),
          place: one.where,
          severity: one.severity,
          title: one.title,
          message: one.message,
          fixes: one.fixes.map(({ title }) => title),
          canKeep: canBeKept(one),
        })),
    );
  }

  /**
   * Shows the list without them, until the checks have looked again. The next one takes their place.
   */
  function withdraw(...problems: readonly Diagnostic[]): void {
    const { analysis } = app.store.get();
    if (!analysis) return;
    const index = analysis.diagnostics.findIndex((one) => problems.includes(one));
    const diagnostics = analysis.diagnostics.filter((one) => !problems.includes(one));
    const next = diagnostics[Math.min(index, diagnostics.length - 1)];
    app.store.set({ problem: next ? problemKey(next) : null });
    show({ ...analysis, diagnostics });
  }

  function byKey(key: string | null): Diagnostic | null {
    const { analysis } = app.store.get();
    return analysis?.diagnostics.find((one) => problemKey(one) === key) ?? null;
  }

  function keep(problem: Diagnostic): void {
    if (!canBeKept(problem)) return;
    const groups = problemGroups(app.store.get().analysis?.diagnostics ?? []);
    const like = groups.find((group) => group.problems.includes(problem))?.problems ?? [problem];
    app.openDialog({ kind: 'ignore', problem, like, back: 'text' });
  }

  const problems: Problems = {
    forget() {
      marked = '';
    },

    receive(analysis) {
      const isGap = ({ rule }: Diagnostic): boolean =>
        analysis.state === 'draft' && rule === UNMARKED;
      app.store.set({ gaps: analysis.diagnostics.filter(isGap) });
      const found = analysis.diagnostics.filter((one) => !isGap(one));
      show({ ...analysis, diagnostics: gravestFirst(found) });
      if (!found.some(({ rule }) => rule === OPEN_CONFLICT)) app.dismiss('conflicts');
    },

    goTo(problem) {
      problems.select(problem);
      const { rule, where, other } = problem;
      // The problem is of the row that lacks something, not of its section.
      if (rule === 'timeline/source' && other?.kind === 'timeline')
        app.editor()?.askSource(other.id);
      else app.editor()?.goTo(where);
    },

    select: (problem) => app.store.set({ problem: problem && problemKey(problem) }),

    step(direction) {
      const { analysis, problem } = app.store.get();
      const diagnostics = analysis?.diagnostics ?? [];
      if (diagnostics.length === 0) return;
      const at = diagnostics.findIndex((one) => problemKey(one) === problem);
      const first = direction === 1 ? 0 : diagnostics.length - 1;
      const next = at === -1 ? first : (at + direction + diagnostics.length) % diagnostics.length;
      problems.goTo(diagnostics[next]!);
    },

    fix(problem, { edits }) {
      const document = app.document();
      if (!document) return;
      withdraw(problem);
      app.change(applyFix(document, edits));
    },

    fixCurrent() {
      const problem = currentProblem(app.store.get());
      const fix = problem?.fixes[0];
      if (!problem || !fix) return;
      problems.fix(problem, fix);
      app.editor()?.goTo(problem.where);
    },

    ignore(right, reason) {
      const document = app.document();
      if (!document) return;
      withdraw(...right);
      const kept = right.map(({ rule, where }) => ({ rule, place: placeKey(where), reason }));
      app.change({ ...document, ignored: [...document.ignored, ...kept] });
    },

    restore(ignored) {
      const document = app.document();
      if (!document) return;
      const same = (one: Ignored): boolean =>
        one.rule === ignored.rule && one.place === ignored.place;
      app.change({ ...document, ignored: document.ignored.filter((one) => !same(one)) });
    },

    atCaret: () => byKey(app.editor()?.getStatus().problem ?? null),

    answer(request) {
      const problem = byKey(request.key);
      if (request.kind === 'point-at-problem') app.store.set({ pointed: request.key });
      else if (!problem) return;
      else if (request.kind === 'keep-problem') keep(problem);
      else if (problem.fixes[request.fix]) problems.fix(problem, problem.fixes[request.fix]!);
    },

    keepCurrent() {
      const problem = problems.atCaret() ?? problemInView(app.store.get());
      if (problem) keep(problem);
    },
  };
  return problems;
}
