/**
 * The window's one controller: what the panels, dialogs and commands can do. It owns the state (a
 * store) and the editor's handle; components read the one and call the other, and never talk to
 * main or to the worker themselves.
 */
import type { WindowStart } from '../../electron/bridge/bridge.ts';
import { isEnabled, command } from '../../core/commands/commands.ts';
import type { Checker } from '../worker/checker.ts';
import type { Analysis } from '../worker/messages.ts';
import type { Reviewer } from '../worker/reviewer.ts';
import type { SpellerClient } from '../worker/speller.ts';
import type { TextMaker } from '../worker/text-maker.ts';
import type { App } from './app-interface.ts';
import { initialState, type AppState } from './app-state.ts';
import { createAutosave } from './autosave.ts';
import { createChecking } from './checking.ts';
import { createComments } from './comments.ts';
import { createDialogs } from './dialogs.ts';
import { factsOf } from './facts.ts';
import { createFiles } from './files.ts';
import { createImporting } from './importing.ts';
import type { Platform } from './platform.ts';
import { createProblems } from './problems.ts';
import { createReviews } from './reviews.ts';
import { createSession } from './session.ts';
import { createSettings } from './settings.ts';
import { createSpelling } from './spelling.ts';
import { createStore } from './store.ts';

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

  const checking = createChecking(() => {
    const document = app.document();
    const { disabledRules, languageRules } = store.get().settings;
    if (document) checker.check(document, disabledRules, languageRules);
    comments.follow();
    spelling.follow();
  });

  const app: App = {
    store,
    platform,
    checker,
    importing: createImporting(),
    ...createSession(() => app, store, checking, textMaker),
    ...createDialogs(() => app, store),
    checkNow: checking.now,
    checkWaiting: checking.waiting,

    async set(change) {
      const kept = settings.set(change);
      if (change.disabledRules || change.languageRules) checking.now();
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

  return app;
}
