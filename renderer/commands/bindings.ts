/**
 * What each command does. The type makes a command without a binding, or a binding without a
 * command, fail to compile.
 */
import { isEnabled, command, type CommandId } from '../../core/commands/commands.ts';
import type { CommentThread } from '../../core/document/comments.ts';
import { flushSync } from 'react-dom';
import { TEXT_SIZES, type Requests } from '../../electron/bridge/bridge.ts';
import type { App } from '../state/app-interface.ts';
import { copyReport } from '../state/copy-report.ts';
import { isShown } from '../state/panels.ts';
import type { SidePanelName } from '../state/app-state.ts';
import { printReport } from '../state/print-report.ts';
import { cyclePanels, focusPanel } from '../state/panel-focus.ts';

/** Commands that the editor carries out. */
type EditorCommand = Extract<
  CommandId,
  | `format.${Tail<'format'>}`
  | `link.${Tail<'link'>}`
  | `picture.${Tail<'picture'>}`
  | `fact.${Tail<'fact'>}`
  | `section.${Tail<'section'>}`
  | `milestone.${Tail<'milestone'>}`
  | `insert.${Exclude<Tail<'insert'>, 'image'>}`
  | `table.${Tail<'table'>}`
  | `timeline.${Exclude<Tail<'timeline'>, 'fromText'>}`
  | `spelling.${Tail<'spelling'>}`
  | 'edit.suggestions'
  | 'problems.card'
  | 'go.nextMisspelling'
  | 'go.previousMisspelling'
  | 'edit.undo'
  | 'edit.redo'
  | 'go.nextSection'
  | 'go.previousSection'
>;
type Tail<C extends string> = CommandId extends infer Id
  ? Id extends `${C}.${infer Rest}`
    ? Rest
    : never
  : never;
type WindowCommand = Exclude<CommandId, EditorCommand>;

/** Runs a command; false when its facts do not hold now. */
export type Run = (id: CommandId) => boolean;

export function createRun(app: App): Run {
  const { files, problems, comments, reviews } = app;
  type View = Parameters<Requests['window:view']>[0]['what'];
  const view = (what: View) => () => void files.ask('This', 'window:view', { what });
  /** The editor is told how to take what main then pastes. */
  const pasteAs = (id: CommandId): void => {
    app.editor()?.run(id);
    void files.ask('Pasting', 'window:paste', null);
  };
  const onThread = (act: (thread: CommentThread) => void): void => {
    const placed = comments.inView();
    if (placed) act(placed.thread);
  };
  const toDocument = (): void => app.editor()?.focus();
  const bindings: Record<WindowCommand, () => void> = {
    'file.new': () => app.openDialog({ kind: 'new' }),
    'file.open': () => void files.openFile(),
    'file.openWithoutTraces': () => void files.openFile({ traces: false }),
    'file.save': () => void files.save('save'),
    'file.saveAs': () => void files.save('saveAs'),
    'file.import': () => app.openDialog({ kind: 'import' }),
    'file.export': () => app.openDialog({ kind: 'export' }),
    'file.print': () => void printReport(app),
    'file.recover': () => void files.showRecovered(),
    'file.versions': () => app.openDialog({ kind: 'versions' }),
    'file.compare': () => void files.compareWithFile(),
    'file.applyTemplate': () => app.openDialog({ kind: 'apply-template' }),
    'file.saveTemplate': () => app.openDialog({ kind: 'save-template' }),
    'file.templates': () => app.openDialog({ kind: 'templates' }),
    'file.close': () => files.close(),
    'edit.pasteText': () => pasteAs('edit.pasteText'),
    'edit.pasteCode': () => pasteAs('edit.pasteCode'),
    'edit.copyReport': () => void copyReport(app),
    'edit.find': () => app.find('find'),
    'edit.replace': () => app.find('replace'),
    'edit.details': () => app.openDialog({ kind: 'details' }),
    'edit.spelling': () => app.openDialog({ kind: 'spelling' }),
    'edit.preferences': () => app.openDialog({ kind: 'preferences' }),
    'edit.checks': () => app.openDialog({ kind: 'checks' }),
    'insert.image': () => void app.chooseImage(),
    'timeline.fromText': () => app.openDialog({ kind: 'proposals' }),
    'problems.next': () => problems.step(1),
    'problems.previous': () => problems.step(-1),
    'problems.fix': () => problems.fixCurrent(),
    'problems.keep': () => problems.keepCurrent(),
    'review.comment': () => comments.begin(),
    'review.reply': () => onThread((thread) => comments.reply(thread)),
    'review.resolve': () => onThread((thread) => comments.resolve(thread)),
    'review.delete': () => onThread((thread) => comments.remove(thread)),
    'review.accept': () => onThread((thread) => reviews.accept(thread)),
    'review.reject': () => onThread((thread) => reviews.reject(thread)),
    'review.spelling': () => onThread((thread) => reviews.acceptSpelling(thread)),
    'review.bringIn': () => void reviews.choose(),
    'review.next': () => comments.step(1),
    'review.previous': () => comments.step(-1),
    'review.list': () => void comments.showList(),
    'go.problems': () => void app.showPanel('problems', true).then(() => focusPanel('problems')),
    'go.panel': () => cyclePanels(1, toDocument),
    'go.previousPanel': () => cyclePanels(-1, toDocument),
    'go.title': () => app.editor()?.goTo({ kind: 'title' }),
    'view.palette': () =>
      app.store.get().dialog?.kind === 'palette'
        ? app.closeDialog()
        : app.openDialog({ kind: 'palette' }),
    'view.outline': () => togglePanel(app, 'outline'),
    'view.problems': () => togglePanel(app, 'problems'),
    'view.secondZone': () =>
      void app.set({ secondZoneShown: !app.store.get().settings.secondZoneShown }),
    'view.chooseZone': () => app.openDialog({ kind: 'second-zone' }),
    'view.focus': () => app.store.set({ focusMode: !app.store.get().focusMode }),
    'view.textLarger': () => stepTextSize(app, 1),
    'view.textSmaller': () => stepTextSize(app, -1),
    'view.guidance': () => void app.set({ showGuidance: !app.store.get().settings.showGuidance }),
    'view.theme': () => void app.set({ theme: isDark(app) ? 'light' : 'dark' }),
    'view.zoomIn': view('zoomIn'),
    'view.zoomOut': view('zoomOut'),
    'view.zoomReset': view('zoomReset'),
    'view.fullScreen': view('fullScreen'),
    'view.devTools': view('devTools'),
    'help.shortcuts': () => app.openDialog({ kind: 'shortcuts' }),
    'help.sample': () => void files.openSample(),
    'help.log': () => void files.showLog(),
    'help.about': () => app.openDialog({ kind: 'about' }),
  };

  return (id) => {
    if (!isEnabled(command(id), app.facts())) return false;
    if (id in bindings) bindings[id as WindowCommand]();
    else app.editor()?.run(id);
    return true;
  };
}

/** Shows or hides a panel. One that covers the text takes the focus, and gives it back. */
function togglePanel(app: App, name: SidePanelName): void {
  const shown = !isShown(app.store.get(), name);
  flushSync(() => void app.showPanel(name, shown));
  if (app.store.get().room !== 'none') return;
  if (shown) focusPanel(name);
  else app.editor()?.focus();
}

function isDark(app: App): boolean {
  const { theme } = app.store.get().settings;
  return (
    theme === 'dark' ||
    (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches)
  );
}

/** The next larger or smaller text, to the largest and the smallest. */
function stepTextSize(app: App, by: 1 | -1): void {
  const at = TEXT_SIZES.indexOf(app.store.get().settings.textSize) + by;
  const textSize = TEXT_SIZES[Math.max(0, Math.min(at, TEXT_SIZES.length - 1))]!;
  void app.set({ textSize });
}
