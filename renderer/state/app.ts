/**
 * The window's one controller: what the panels, dialogs and commands can do. It owns the state (a
 * store) and the editor's handle; components read the one and call the other, and never talk to
 * main or to the worker themselves.
 */
import type { App } from './app-interface.ts';
import { flushSync } from 'react-dom';
import type { OpenDocument, WindowStart } from '../../electron/bridge/bridge.ts';
import { isEnabled, command } from '../../core/commands/commands.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { EditorHandle } from '../editor/handle.ts';
import type { Platform } from './platform.ts';
import type { Checker } from '../worker/checker.ts';
import type { Analysis } from '../worker/messages.ts';
import type { Reviewer } from '../worker/reviewer.ts';
import type { TextMaker } from '../worker/text-maker.ts';
import type { SpellerClient } from '../worker/speller.ts';
import { createAutosave } from './autosave.ts';
import { createComments } from './comments.ts';
import { NO_STATUS, initialState, type AppState, type Banner } from './app-state.ts';
import { createFiles } from './files.ts';
import { createImporting } from './importing.ts';
import { createKeeping, type Keeping } from './keeping.ts';
import { factsOf } from './facts.ts';
import { noteFocus } from './focus-before.ts';
import { conflictBanner } from './open-conflicts.ts';
import { isShown, withPanel } from './panels.ts';
import { isPristine } from './pristine.ts';
import { createProblems } from './problems.ts';
import { createReviews } from './reviews.ts';
import { createSettings } from './settings.ts';
import { createSpelling } from './spelling.ts';
import { createStore } from './store.ts';

/** A pause in typing after which the document is checked … */
const CHECK_PAUSE_MS = 150;
/** … and the longest that typing puts it off. */
const CHECK_LIMIT_MS = 1_000;

export interface AppParts {
  platform: Platform;
  /** Makes the worker's window side; the answers come to these. */
  checker(hooks: {
    onAnalysis(analysis: Analysis): void;
    onBroken(message: string): void;
  }): Checker;
  textMaker: TextMaker;
  /** Reads reviewed files. */
  reviewer: Reviewer;
  /** The spelling's thread. */
  speller: SpellerClient;
}

export function createApp(
  start: WindowStart,
  { platform, checker: makeChecker, textMaker, reviewer, speller }: AppParts,
): App {
  const store = createStore<AppState>(initialState(start));
  let editor: EditorHandle | null = null;
  let keeping: Keeping | null = null;
  let detach: (() => void)[] = [];
  let serial = 0;
  let checkTimer: ReturnType<typeof setTimeout> | null = null;
  let unchecked: number | null = null;
  let current: Postmortem | null = null;
  /** The document as the saving knows it: one that is the same is no change. */
  let told: Postmortem | null = null;
  /** Gives the focus back to what had it when the first dialog opened. */
  let giveBack: () => boolean = () => false;

  const checker = makeChecker({
    onAnalysis(analysis) {
      app.dismiss('checks');
      problems.receive(analysis);
    },
    onBroken(message) {
      app.banner({
        id: 'checks',
        tone: 'warning',
        text: `The checks stopped (${message}). Writing, saving and exporting work as before.`,
        actions: [],
      });
    },
  });

  function checkNow(): void {
    if (checkTimer !== null) clearTimeout(checkTimer);
    checkTimer = null;
    unchecked = null;
    const document = app.document();
    if (document)
      checker.check(
        document,
        store.get().settings.disabledRules,
        store.get().settings.languageRules,
      );
    comments.follow();
    spelling.follow();
  }

  function checkSoon(): void {
    const now = performance.now();
    unchecked ??= now;
    if (checkTimer !== null) clearTimeout(checkTimer);
    checkTimer = setTimeout(
      checkNow,
      Math.max(0, Math.min(CHECK_PAUSE_MS, unchecked + CHECK_LIMIT_MS - now)),
    );
  }

  const app: App = {
    store,
    platform,
    checker,
    importing: createImporting(),
    editor: () => editor,
    document: () => editor?.getDocument() ?? current,
    saving: () => keeping?.saving ?? null,
    checkNow,

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
          autosave.changed();
          checkSoon();
        }),
        handle.onStatus((status) => store.set({ status })),
      ];
      store.set({ status: handle.getStatus() });
      spelling.restart();
      checkNow();
      keeping?.attached();
      if (store.get().dialog !== null) return;
      if (isPristine(handle.getDocument())) handle.goTo({ kind: 'title' });
      else handle.focus();
    },

    show(opened) {
      const result = openPostmortem(opened.text);
      if (!result.ok) {
        app.banner({ id: 'failure', tone: 'error', text: result.problem, actions: [] });
        return;
      }
      keeping?.dispose();
      for (const undo of detach) undo();
      detach = [];
      editor = null;
      current = result.document;
      keeping = createKeeping(opened, {
        platform,
        textMaker,
        document: () => (told = app.document()!),
        onState: (state) => store.set({ saving: state }),
        onUnkept: ({ sentence }) =>
          app.banner({
            id: 'recovery',
            tone: 'warning',
            text: sentence,
            actions: [{ label: 'Save', run: () => void files.save('save') }],
          }),
      });
      problems.forget();
      comments.forget();
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
        banners: [...noticesOf(opened), ...conflictBanner(app, current)],
        dialog: null,
      });
    },

    reload(document, text) {
      current = document;
      editor?.reload(document);
      told = app.document();
      keeping?.saving.reset(text);
      problems.forget();
      checkNow();
    },

    change(next) {
      editor?.apply(next);
      // At once: an answer about the document before would show what was just mended.
      checkNow();
    },

    openDialog(dialog) {
      if (store.get().dialog === null) giveBack = noteFocus();
      store.set({ dialog });
    },

    closeDialog(then) {
      // At once, and the focus with it: the next key may already wait. Left to itself a dialog
      // gives the focus back frames later, and what is typed until then is lost.
      flushSync(() => store.set({ dialog: null }));
      if (!giveBack()) editor?.focus();
      // After the editor has put its caret back, which it does as soon as it has the focus.
      if (then) queueMicrotask(then);
    },

    async showPanel(name, shown = !isShown(store.get(), name)) {
      const change = withPanel(store.get(), name, shown);
      if ('settings' in change) await app.set(change.settings);
      else store.set(change);
    },

    find(field) {
      const inText = document.activeElement?.closest('[data-panel="document"]');
      store.set({ finding: { field, query: (inText && editor?.startFind()) || null } });
    },

    async chooseImage() {
      const result = await files.ask('Choosing a picture', 'image:choose', null);
      if (result.ok) app.openDialog({ kind: 'image', image: result.image });
      else files.fail(result);
    },

    banner(banner) {
      store.set({ banners: [...store.get().banners.filter(({ id }) => id !== banner.id), banner] });
    },

    dismiss(id) {
      const { banners } = store.get();
      if (banners.some((banner) => banner.id === id))
        store.set({ banners: banners.filter((banner) => banner.id !== id) });
    },

    async set(change) {
      const kept = settings.set(change);
      if (change.disabledRules || change.languageRules) checkNow();
      spelling.follow();
      await kept;
    },
    settingsChanged(now) {
      settings.receive(now);
      spelling.follow();
    },

    facts: () => factsOf(store.get()),
    can: (id) => isEnabled(command(id), factsOf(store.get())),
    get files() {
      return files;
    },
    get autosave() {
      return autosave;
    },
    get problems() {
      return problems;
    },
    get reviews() {
      return reviews;
    },
    get comments() {
      return comments;
    },
    get spelling() {
      return spelling;
    },
  };

  const autosave = createAutosave(app);
  const files = createFiles(app);
  const problems = createProblems(app);
  const comments = createComments(app);
  const reviews = createReviews(app, reviewer);
  const spelling = createSpelling(app, speller);
  const settings = createSettings(store, platform);

  function noticesOf({ notice, readOnly }: OpenDocument): Banner[] {
    const banners: Banner[] = [];
    if (notice) banners.push({ id: 'notice', tone: 'info', text: notice, actions: [] });
    if (readOnly) {
      banners.push({
        id: 'save',
        tone: 'info',
        text: 'This file cannot be written to. What you change here can be saved under another name.',
        actions: [{ label: 'Save As…', run: () => void files.save('saveAs') }],
      });
    }
    return banners;
  }

  return app;
}
