import { useState } from 'react';
import type { ChangedImport } from '../../../core/import/merge/change-model.ts';
import type { PairDecision } from '../../../core/import/merge/duplicates.ts';
import type { ImportedSources } from '../../../core/import/import-files.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { useApp } from '../../app/context.ts';
import type { App } from '../../state/app-interface.ts';
import { addedWords, prepare, settle, type Taking } from './take-over.ts';

type Decisions = ReadonlyMap<string, PairDecision>;

export interface TakingOver {
  /** What waits for the author to say which rows tell one event; null before it is asked. */
  taking: Taking | null;
  /** By the second row of each pair. */
  decided: Decisions;
  decide(second: string, decision: PairDecision): void;
  /** Takes what is shown, `here` or as a new document, once no row of it is told twice. */
  take(preview: ChangedImport, result: ImportedSources, here: boolean, keepLeftOut: boolean): void;
  /** Takes it as it was decided. */
  finish(): void;
  /** Back to what was understood. */
  back(): void;
}

/** How an import becomes a document, or part of the one that is open. */
export function useTaking(): TakingOver {
  const app = useApp();
  const [taking, setTaking] = useState<Taking | null>(null);
  const [decided, setDecided] = useState<Decisions>(new Map());

  const finish = async (taken: Taking, decisions: Decisions): Promise<void> => {
    const document = settle(taken, decisions);
    if (taken.into) addTo(app, taken.into, document);
    else if (!(await app.files.adopt(document))) return;
    else app.closeDialog();
    app.importing.discard();
  };
  return {
    taking,
    decided,
    decide: (second, decision) => setDecided((now) => new Map(now).set(second, decision)),
    take(preview, result, here, keepLeftOut) {
      const { settings, machineZone } = app.store.get();
      const into = here ? app.document() : null;
      const prepared = prepare(preview, result, keepLeftOut, into, settings.zone || machineZone);
      const undecided: Decisions = new Map();
      if (prepared.pairs.length === 0) return void finish(prepared, undecided);
      setDecided(undecided);
      setTaking(prepared);
    },
    finish: () => void (taking && finish(taking, decided)),
    back: () => setTaking(null),
  };
}

/** One undo step, which the banner offers to take back; the caret goes to the first new row. */
function addTo(app: App, into: Postmortem, document: Postmortem): void {
  const before = new Set(into.timeline.map(({ id }) => id));
  const first = document.timeline.find(({ id }) => !before.has(id));
  app.closeDialog(() => {
    if (first) app.editor()?.goTo({ kind: 'timeline', id: first.id });
  });
  app.change(document);
  const undo = (): void => {
    app.editor()?.run('edit.undo');
    app.dismiss('done');
  };
  app.banner({
    id: 'done',
    tone: 'info',
    text: addedWords(into, document),
    actions: [{ label: 'Undo', run: undo }],
  });
}
