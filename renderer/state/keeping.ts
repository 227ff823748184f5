/**
 * What keeps the text of the open document: its saving, the journal beside it, and the worker that
 * writes it out, joined.
 */
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { Failure, OpenDocument } from '../../electron/bridge/bridge.ts';
import type { TextMaker } from '../worker/text-maker.ts';
import { createJournal } from './journal.ts';
import type { Platform } from './platform.ts';
import { createSaving, type Saving, type SavingState } from './saving.ts';

export interface KeepingPorts {
  platform: Platform;
  textMaker: TextMaker;
  /** As it is now. */
  document(): Postmortem;
  onState(state: SavingState): void;
  /** What is typed is not kept by a copy; told once until it is. */
  onUnkept(failure: Failure): void;
}

export interface Keeping {
  saving: Saving;
  /** The document changed. Cheap: called while typing. */
  changed(): void;
  /** The editor shows the document. */
  attached(): void;
  dispose(): void;
}

export function createKeeping(opened: OpenDocument, ports: KeepingPorts): Keeping {
  const { platform, textMaker, document, onState, onUnkept } = ports;
  const { handle, text, line, unsaved, name } = opened;
  const journal = createJournal(line, {
    document,
    write: (number, patch) => platform.request('file:journal', { handle, line: number, patch }),
    onFailure: onUnkept,
  });
  const saving = createSaving(
    { text, unsaved, name },
    {
      document,
      text: () => toCanonicalJson(document()),
      textSoon: () => textMaker.text(document()),
      mark: () => journal.mark(),
      journaled: () => journal.runs(),
      write: (kind, copy, byItself) =>
        kind === 'save'
          ? platform.request('file:save', { handle, ...copy, byItself })
          : platform.request('file:saveAs', { handle, ...copy }),
      recover: (copy) =>
        platform.request('file:recover', { handle, title: document().title, ...copy }),
      onState,
      onRecoveryFailure: onUnkept,
    },
  );
  return {
    saving,
    changed() {
      saving.changed();
      journal.changed();
    },
    attached() {
      const shown = document();
      // Written out as main has it, which is the rule: the journal can begin with the first key.
      textMaker.prepare(shown).then(
        (made) => {
          if (made === text) journal.begin(shown);
        },
        () => undefined, // else with the first copy
      );
    },
    dispose() {
      saving.dispose();
      journal.dispose();
    },
  };
}
