/** The document that is open in the window: shown, edited, saved, and given up for the next. */
import type { OpenDocument } from '../../electron/bridge/bridge.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import type { EditorHandle } from '../editor/handle.ts';
import type { TextMaker } from '../worker/text-maker.ts';
import type { App } from './app-interface.ts';
import { NO_STATUS, type AppState, type Banner } from './app-state.ts';
import type { Checking } from './checking.ts';
import { createKeeping, type Keeping } from './keeping.ts';
import { conflictBanner } from './open-conflicts.ts';
import { isPristine } from './pristine.ts';
import type { Store } from './store.ts';

type Session = Pick<
  App,
  'editor' | 'document' | 'saving' | 'attach' | 'show' | 'reload' | 'change'
>;

/** @param app the window's controller, which this is a part of: asked when something happens */
export function createSession(
  app: () => App,
  store: Store<AppState>,
  checking: Checking,
  textMaker: TextMaker,
): Session {
  let editor: EditorHandle | null = null;
  let keeping: Keeping | null = null;
  let detach: (() => void)[] = [];
  let serial = 0;
  let current: Postmortem | null = null;
  /** The document as the saving knows it: one that is the same is no change. */
  let told: Postmortem | null = null;

  const documentNow = (): Postmortem | null => editor?.getDocument() ?? current;

  return {
    editor: () => editor,
    document: documentNow,
    saving: () => keeping?.saving ?? null,

    attach(handle) {
      for (const undo of detach) undo();
      editor = handle;
      told = handle.getDocument();
      detach = [
        handle.onChange(() => {
          // The editor also tells of changes that are none, such as being drawn for the first time.
          // Asked only while it matters: typing does not wait for it.
          if (!keeping?.saving.state().unsaved) {
            const now = handle.getDocument();
            if (now === told) return;
            told = now;
          }
          keeping?.changed();
          app().autosave.changed();
          checking.soon();
        }),
        handle.onStatus((status) => store.set({ status })),
      ];
      store.set({ status: handle.getStatus() });
      app().spelling.restart();
      checking.now();
      keeping?.attached();
      if (store.get().dialog !== null) return;
      if (isPristine(handle.getDocument())) handle.goTo({ kind: 'title' });
      else handle.focus();
    },

    show(opened) {
      const result = openPostmortem(opened.text);
      if (!result.ok) {
        app().banner({ id: 'failure', tone: 'error', text: result.problem, actions: [] });
        return;
      }
      keeping?.dispose();
      for (const undo of detach) undo();
      detach = [];
      editor = null;
      current = result.document;
      keeping = createKeeping(opened, {
        platform: app().platform,
        textMaker,
        document: () => (told = documentNow()!),
        onState: (state) => store.set({ saving: state }),
        onUnkept: ({ sentence }) =>
          app().banner({
            id: 'recovery',
            tone: 'warning',
            text: sentence,
            actions: [{ label: 'Save', run: () => void app().files.save('save') }],
          }),
      });
      app().problems.forget();
      app().comments.forget();
      serial++;
      store.set({
        open: {
          handle: opened.handle,
          serial,
          initial: current,
          readOnly: opened.readOnly,
          traces: opened.traces,
        },
        saving: keeping.saving.state(),
        analysis: null,
        gaps: [],
        status: NO_STATUS,
        threads: [],
        thread: null,
        remark: null,
        problem: null,
        pointed: null,
        finding: null,
        banners: [...noticesOf(opened, app()), ...conflictBanner(app(), current)],
        dialog: null,
      });
    },

    reload(document, text) {
      current = document;
      editor?.reload(document);
      told = documentNow();
      keeping?.saving.reset(text);
      app().problems.forget();
      checking.now();
    },

    change(next) {
      editor?.apply(next);
      // At once: an answer about the document before would show what was just mended.
      checking.now();
    },
  };
}

function noticesOf({ notice, readOnly }: OpenDocument, app: App): Banner[] {
  const banners: Banner[] = [];
  if (notice) banners.push({ id: 'notice', tone: 'info', text: notice, actions: [] });
  if (readOnly) {
    banners.push({
      id: 'save',
      tone: 'info',
      text: 'This file cannot be written to. What you change here can be saved under another name.',
      actions: [{ label: 'Save As…', run: () => void app.files.save('saveAs') }],
    });
  }
  return banners;
}
