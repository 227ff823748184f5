import type { Fact } from '../../core/commands/commands.ts';
import type { AppState } from './app-state.ts';
import { threadInView } from './comments.ts';
import { currentProblem } from './problems.ts';

/** What commands can go by, from the window's state. */
export function factsOf(state: AppState): ReadonlySet<Fact> {
  const { open, status, analysis } = state;
  const facts = new Set<Fact>();
  const add = (fact: Fact, holds: boolean): void => {
    if (holds) facts.add(fact);
  };
  add('document', open !== null);
  add('editing', open !== null && status.block !== null);
  add('inSection', status.section !== null);
  add('inRow', status.row !== null);
  add('inTimeline', status.row?.kind === 'timeline');
  add('inAction', status.row?.kind === 'action');
  add('inUpdate', status.row?.kind === 'update');
  add('inTable', status.table);
  add('selection', status.selected);
  add('onLink', status.formats.has('link'));
  add('onPicture', status.picture);
  add('onFact', status.fact);
  add('misspelled', status.misspelled);
  add('canUndo', status.canUndo);
  add('canRedo', status.canRedo);
  add('onProblem', status.problem !== null);
  add('hasProblem', (analysis?.diagnostics.length ?? 0) > 0);
  add('hasComments', state.threads.length > 0);
  const thread = threadInView(state)?.thread;
  add('onComment', thread !== undefined);
  add('onSuggestion', thread?.suggestion !== undefined && thread.state === 'open');
  add('hasFix', (currentProblem(state)?.fixes.length ?? 0) > 0);
  return facts;
}
