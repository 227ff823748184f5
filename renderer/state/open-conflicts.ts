/** What a merge left open, told to whoever opens the file and not only in the list of problems. */
import { OPEN_CONFLICT } from '../../core/checks/model/diagnostic.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { App } from './app-interface.ts';
import type { Banner } from './app-state.ts';

/** The banner above a document with open conflicts; none above others. */
export function conflictBanner(app: App, { conflicts = [] }: Postmortem): Banner[] {
  if (conflicts.length === 0) return [];
  const [is, they, show] =
    conflicts.length === 1
      ? ['one place is', 'It stands', 'Show It']
      : [`${conflicts.length} places are`, 'They stand', 'Show the First'];
  return [
    {
      id: 'conflicts',
      tone: 'warning',
      text: `Two versions were merged, and ${is} not decided. ${they} among the problems, with both sides.`,
      actions: [{ label: show, run: () => showFirst(app) }],
    },
  ];
}

function showFirst(app: App): void {
  const { analysis } = app.store.get();
  const first = analysis?.diagnostics.find(({ rule }) => rule === OPEN_CONFLICT);
  if (first) app.problems.goTo(first);
}
