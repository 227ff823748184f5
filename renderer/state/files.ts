import type { Files, App } from './app-interface.ts';
import type {
  Failure,
  OpenDocument,
  RequestChannel,
  Requests,
  Result,
} from '../../electron/bridge/bridge.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { followOutsideChange } from './outside-change.ts';
import { brokenRequest } from './platform.ts';
import type { Banner } from './app-state.ts';
import type { Saving } from './saving.ts';

type Opening = Result<{ document: OpenDocument | null }>;

export function createFiles(app: App): Files {
  async function ask<C extends RequestChannel>(
    what: string,
    channel: C,
    input: Parameters<Requests[C]>[0],
  ): Promise<ReturnType<Requests[C]> | Failure> {
    try {
      return await app.platform.request(channel, input);
    } catch {
      return brokenRequest(what);
    }
  }

  function fail({ code, sentence }: Failure): void {
    if (code !== 'cancelled')
      app.banner({ id: 'failure', tone: 'error', text: sentence, actions: [] });
  }

  async function opening(answer: Promise<Opening>): Promise<boolean> {
    const result = await answer;
    if (!result.ok) {
      fail(result);
      return false;
    }
    app.dismiss('failure');
    // null: it was opened in a window of its own.
    if (result.document) app.show(result.document);
    return true;
  }

  const files: Files = {
    ask,
    fail,
    failedToo(sentence) {
      const shown = app.store.get().banners.find(({ id }) => id === 'failure')?.text;
      const text = shown && !shown.includes(sentence) ? `${shown} ${sentence}` : sentence;
      app.banner({ id: 'failure', tone: 'error', text, actions: [] });
    },
    create: async (template) =>
      void (await opening(ask('Making a new document', 'file:new', { template }))),
    openFile: async (options = { traces: true }) =>
      void (await opening(ask('Opening', 'file:open', options))),
    openRecent: async (id) => void (await opening(ask('Opening', 'file:openRecent', { id }))),
    openSample: async () =>
      void (await opening(ask('Opening the sample', 'file:openSample', null))),
    adopt: (document) =>
      opening(ask('Opening the import', 'file:adopt', { text: toCanonicalJson(document) })),

    async openRecovered(id) {
      if (await opening(ask('Opening the recovery copy', 'recovery:open', { id }))) forget(id);
    },

    async discardRecovered(id) {
      const result = await ask('Removing the recovery copy', 'recovery:discard', { id });
      if (result.ok) forget(id);
      else fail(result);
    },

    async emptyRecovery() {
      const result = await ask('Removing unsaved text', 'recovery:empty', null);
      if (!result.ok) return result.code === 'cancelled' ? null : result.sentence;
      app.store.set({ recoverable: [] });
      return result.removed === 0
        ? 'There was nothing to remove.'
        : `Removed: ${result.removed === 1 ? 'one text' : `${result.removed} texts`}.`;
    },

    async showRecovered() {
      const result = await ask('Looking for unsaved text', 'recovery:show', null);
      if (!result.ok) fail(result);
    },

    async save(kind) {
      const saving = app.saving();
      const { open } = app.store.get();
      if (!saving || !open) return false;
      const saved = await saving.save(
        open.readOnly && saving.state().name !== null && kind === 'save' ? 'saveAs' : kind,
      );
      return told(saving, saved);
    },

    async autosave() {
      const saving = app.saving();
      if (!saving) return false;
      const before = saving.state().failure;
      const saved = await saving.saveSoon();
      if (app.saving() !== saving) return false;
      if (saved) app.dismiss('save');
      else if (before === null) told(saving, false);
      return saved;
    },

    async saveAndClose() {
      // Typing may go on while a save runs: only what is wholly on disk is closed.
      while (await files.save('save')) if (!app.saving()?.state().unsaved) return files.close();
    },

    close: () => void app.autosave.flush().then(() => ask('Closing', 'window:close', null)),

    changedOnDisk(text) {
      const saving = app.saving();
      if (saving) followOutsideChange(app, saving, text, decided);
    },

    async compareWithFile() {
      const result = await ask('Comparing', 'compare:choose', null);
      if (result.ok) app.openDialog({ kind: 'compare', name: result.name, text: result.text });
      else fail(result);
    },

    async openLink(url) {
      const result = await ask('Opening the link', 'link:open', { url });
      if (!result.ok) fail(result);
    },

    async showLog() {
      const result = await ask('Showing the log', 'app:showLog', null);
      if (!result.ok) fail(result);
    },

    async copyText(text) {
      const result = await ask('Copying', 'clipboard:write', { text });
      if (!result.ok) fail(result);
    },
  };

  /** Tells how a save went. */
  function told(saving: Saving, saved: boolean): boolean {
    const { open } = app.store.get();
    if (!open) return saved;
    const { failure } = saving.state();
    const theirs = failure?.code === 'changed-on-disk';
    if (saved) {
      app.dismiss('save');
      app.dismiss('disk');
      if (open.readOnly) app.store.set({ open: { ...open, readOnly: false } });
    } else if (theirs && hasBanner('disk')) {
      // What is asked there comes first: none of its answers was chosen yet.
      const asked = app.store.get().banners.find(({ id }) => id === 'disk')!;
      const text = 'Not saved: another program changed this file. Choose what is to become of it.';
      app.banner({ ...asked, tone: 'error', text });
    } else if (failure) {
      app.banner({
        id: 'save',
        tone: 'error',
        text: failure.sentence,
        actions: [
          {
            label: theirs ? 'Save mine in its place' : 'Try again',
            run: () => void (theirs ? decided() : Promise.resolve()).then(() => files.save('save')),
          },
          { label: 'Save As…', run: () => void files.save('saveAs') },
        ],
      });
    }
    return saved;
  }

  function hasBanner(id: Banner['id']): boolean {
    return app.store.get().banners.some((banner) => banner.id === id);
  }

  /** The author has answered what another program's change meant: main may save over it. */
  async function decided(): Promise<void> {
    const { open } = app.store.get();
    if (!open) return;
    const result = await ask('Keeping your text', 'file:mayReplace', { handle: open.handle });
    if (!result.ok) fail(result);
  }

  function forget(id: string): void {
    app.store.set({ recoverable: app.store.get().recoverable.filter((copy) => copy.id !== id) });
  }

  return files;
}
