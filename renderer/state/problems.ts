import { SEVERITIES, type Diagnostic, type Fix } from '../../core/checks/diagnostic.ts';
import { applyEdits, type Edit } from '../../core/document/edits.ts';
import { placeKey } from '../../core/document/place.ts';
import type { Ignored, Postmortem } from '../../core/document/postmortem.ts';
import { rereadDocument } from '../../core/time/reread.ts';
import type { Analysis } from '../worker/messages.ts';
import type { App } from './app.ts';
import type { AppState } from './app-state.ts';

/** What the window does with the diagnostics: mark them, walk them, fix them, set them aside. */
export interface Problems {
  receive(analysis: Analysis): void;
  /** Another document is shown: nothing is marked in it yet. */
  forget(): void;
  /** Shows a problem's place in the document. */
  goTo(problem: Diagnostic): void;
  select(problem: Diagnostic | null): void;
  step(direction: 1 | -1): void;
  fix(problem: Diagnostic, fix: Fix): void;
  /**
   * Fixes the problem that is looked at, or the one at the caret, or the first that can be fixed.
   */
  fixCurrent(): void;
  /** "It is right": kept in the document with its reason. */
  ignore(problem: Diagnostic, reason: string): void;
  restore(ignored: Ignored): void;
}

/** Tells diagnostics apart between two runs of the checks. */
export function problemKey({ rule, where, other, message }: Diagnostic): string {
  return [rule, placeKey(where), other ? placeKey(other) : '', message].join('\n');
}

type Looking = Pick<AppState, 'analysis' | 'problem' | 'status'>;

/**
 * The problem that is looked at: the one that was chosen, else the one of the row with the caret.
 */
export function problemInView({ analysis, problem, status }: Looking): Diagnostic | null {
  const diagnostics = analysis?.diagnostics ?? [];
  const atCaret = diagnostics.filter(
    ({ where }) => status.row !== null && 'id' in where && where.id === status.row.id,
  );
  return (
    diagnostics.find((one) => problemKey(one) === problem) ??
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
 * An empty section is marked in the outline and the list; a line under its heading would nag an
 * author who has only begun.
 */
const UNMARKED = 'sections/empty';

/** A fix that sets the zone or the day means the times that rest on it too. */
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
    const now = analysis.diagnostics.map((one) => `${one.severity}\n${problemKey(one)}`).join('\0');
    if (now === marked) return;
    marked = now;
    app
      .editor()
      ?.mark(
        analysis.diagnostics
          .filter(({ rule }) => rule !== UNMARKED)
          .map(({ where, severity, message }) => ({ place: where, severity, message })),
      );
  }

  /**
   * Shows the list without it, until the checks have looked again. The next one takes its place.
   */
  function withdraw(problem: Diagnostic): void {
    const { analysis } = app.store.get();
    if (!analysis) return;
    const index = analysis.diagnostics.indexOf(problem);
    const diagnostics = analysis.diagnostics.filter((one) => one !== problem);
    const next = diagnostics[Math.min(index, diagnostics.length - 1)];
    app.store.set({ problem: next ? problemKey(next) : null });
    show({ ...analysis, diagnostics });
  }

  const problems: Problems = {
    forget() {
      marked = '';
    },

    receive: (analysis) => show({ ...analysis, diagnostics: gravestFirst(analysis.diagnostics) }),

    goTo(problem) {
      problems.select(problem);
      const { rule, where, other } = problem;
      // It asks for something of the row that lacks it, not of the section.
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
      const next =
        at === -1
          ? direction === 1
            ? 0
            : diagnostics.length - 1
          : (at + direction + diagnostics.length) % diagnostics.length;
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

    ignore(problem, reason) {
      const document = app.document();
      if (!document) return;
      withdraw(problem);
      app.change({
        ...document,
        ignored: [
          ...document.ignored,
          { rule: problem.rule, place: placeKey(problem.where), reason },
        ],
      });
    },

    restore(ignored) {
      const document = app.document();
      if (!document) return;
      const same = (one: Ignored): boolean =>
        one.rule === ignored.rule && one.place === ignored.place;
      app.change({ ...document, ignored: document.ignored.filter((one) => !same(one)) });
    },
  };
  return problems;
}
