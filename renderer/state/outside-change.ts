/** What another program did to the open document's file, and what the author can answer. */
import type { Postmortem } from '../../core/document/postmortem.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import { merge } from '../../core/revision/merge/merge.ts';
import type { App } from './app-interface.ts';
import type { Banner } from './app-state.ts';
import type { Saving } from './saving.ts';

type Answer = Banner['actions'][number];

/**
 * Follows the file where nothing is unsaved; else asks, and changes nothing until an answer was
 * chosen.
 *
 * @param text what the file holds now; null: it is no longer there
 * @param decided tells main that the next save may replace what the other program wrote
 */
export function followOutsideChange(
  app: App,
  saving: Saving,
  text: string | null,
  decided: () => Promise<void>,
): void {
  if (text === null) return gone(app, saving);
  if (text === saving.current()) return void decided();
  const theirs = openPostmortem(text);
  const answer = (label: string, run: () => void): Answer => ({
    label,
    run() {
      void decided();
      run();
      app.dismiss('disk');
      // While it was asked, nothing was saved by itself.
      app.autosave.changed();
    },
  });
  const keep = answer('Keep mine', () => saving.diverged());
  const copy = { label: 'Save mine as a copy…', run: () => void app.files.save('saveAs') };
  if (!theirs.ok) {
    const problem = `Another program changed this file, and it cannot be read now. ${theirs.problem}`;
    return ask(app, problem, [keep, copy]);
  }
  const load = (): void => app.reload(theirs.document, text);
  if (!saving.state().unsaved) {
    void decided();
    load();
    return tell(
      app,
      'This file was changed by another program, and is shown as it is now. Undo brings back what stood here.',
    );
  }
  const base = savedDocument(saving, theirs.document);
  const together = base && [
    answer('Merge', () => bringTogether(app, saving, base, theirs.document)),
  ];
  const compare = {
    label: 'Compare',
    run: () => app.openDialog({ kind: 'compare', name: saving.state().name ?? '', text }),
  };
  ask(app, 'Another program changed this file since you opened it.', [
    compare,
    ...(together ?? []),
    keep,
    answer('Load theirs', load),
    copy,
  ]);
}

function gone(app: App, saving: Saving): void {
  saving.gone();
  ask(
    app,
    'The file is no longer where it was. Your text is here: save it again, or under another name.',
    [{ label: 'Save As…', run: () => void app.files.save('saveAs') }],
  );
}

/** What both began from: the text that was read or saved last; null where it is another document. */
function savedDocument(saving: Saving, theirs: Postmortem): Postmortem | null {
  const text = saving.saved();
  const opened = text === null ? null : openPostmortem(text);
  return opened?.ok && opened.document.id === theirs.id ? opened.document : null;
}

/** Three-way, as one step to undo. */
function bringTogether(app: App, saving: Saving, base: Postmortem, theirs: Postmortem): void {
  const { document, conflicts } = merge(base, app.document()!, theirs);
  saving.diverged();
  app.change(document);
  const open =
    conflicts.length === 1
      ? 'One place could not be decided: it stands'
      : `${conflicts.length} places could not be decided: they stand`;
  tell(
    app,
    conflicts.length === 0
      ? 'Both are brought together here. Save to keep it; undo takes it apart again.'
      : `Both are brought together here. ${open} among the problems, with both sides.`,
  );
}

function ask(app: App, text: string, actions: Answer[]): void {
  app.banner({ id: 'disk', tone: 'warning', text, actions });
}

function tell(app: App, text: string): void {
  app.banner({ id: 'done', tone: 'info', text, actions: [] });
}
