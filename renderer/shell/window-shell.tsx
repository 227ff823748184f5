import { useEffect, useMemo } from 'react';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { DocumentEditor } from '../editor/document-editor.tsx';
import type { EditorRequest } from '../editor/model/requests.ts';
import { Outline } from '../panels/outline.tsx';
import { SidePanel } from '../panels/side-panel.tsx';
import type { Run } from '../commands/bindings.ts';
import type { App } from '../state/app-interface.ts';
import { isShown } from '../state/panels.ts';
import type { OpenedDocument } from '../state/app-state.ts';
import { Banners } from './banners.tsx';
import { AppContext, useApp, useAppState } from '../app/context.ts';
import { ErrorBoundary } from '../app/error-boundary.tsx';
import { DialogPlace, loadDialogs } from './dialog-place.tsx';
import { FindBar } from './find-bar.tsx';
import { Header } from './header.tsx';
import { PanelPlace } from './panel-place.tsx';
import { StatusBar } from './status-bar.tsx';
import { FormatBar } from './toolbar.tsx';
import { Welcome } from './welcome.tsx';

const now = (): string => new Date().toISOString();

/** The whole window. */
export function WindowShell({ app, run }: { app: App; run: Run }) {
  const value = useMemo(() => ({ app, run }), [app, run]);
  // When the window has nothing else to do: the first dialog would open a third of a second later.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadDialogs().catch(() => undefined));
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <AppContext value={value}>
      <Layout />
    </AppContext>
  );
}

function Layout() {
  const open = useAppState((state) => state.open);
  const outlineShown = useAppState((state) => isShown(state, 'outline'));
  const problemsShown = useAppState((state) => isShown(state, 'problems'));
  const focusMode = useAppState((state) => state.focusMode);
  const dialog = useAppState((state) => state.dialog);
  return (
    <div className="window">
      <Header />
      <Banners />
      {open ? (
        <>
          {outlineShown && !focusMode && (
            <PanelPlace name="outline">
              <ErrorBoundary what="The list of sections">
                <Outline />
              </ErrorBoundary>
            </PanelPlace>
          )}
          <DocumentPanel key={open.serial} open={open} />
          {problemsShown && !focusMode && (
            <PanelPlace name="problems">
              <ErrorBoundary what="The list of problems">
                <SidePanel />
              </ErrorBoundary>
            </PanelPlace>
          )}
          <StatusBar />
        </>
      ) : (
        <Welcome />
      )}
      {dialog && (
        <ErrorBoundary what="The dialog">
          <DialogPlace request={dialog} />
        </ErrorBoundary>
      )}
    </div>
  );
}

function DocumentPanel({ open }: { open: OpenedDocument }) {
  const app = useApp();
  const focusMode = useAppState((state) => state.focusMode);
  const finding = useAppState((state) => state.finding);
  const showGuidance = useAppState((state) => state.settings.showGuidance);
  const secondZone = useAppState(({ settings, machineZone }) =>
    settings.secondZoneShown ? settings.secondZone || machineZone : null,
  );
  const answer = (request: EditorRequest): void => {
    if (request.kind === 'details') app.openDialog({ kind: 'details' });
    else if (request.kind === 'link') app.openDialog({ kind: 'link', url: request.url });
    else if (request.kind === 'image') void app.chooseImage();
    else if (request.kind === 'add-word') app.spelling.add(request.word, request.where);
    else if (request.kind === 'open-link') void app.files.openLink(request.url);
    else if (request.kind === 'copy') void app.files.copyText(request.text);
    else if (request.kind === 'notice')
      app.banner({ id: 'done', tone: 'info', text: request.message, actions: [] });
    else if (request.kind === 'point-at-comment') app.comments.pointAt(request.key);
    else app.problems.answer(request);
  };
  return (
    <main className="document-panel" aria-label="Document">
      {!focusMode && <FormatBar />}
      {finding && <FindBar />}
      <div className="document-scroll" data-panel="document">
        <ErrorBoundary
          what="The document"
          recovery={() => toCanonicalJson(app.document() ?? open.initial)}
        >
          <DocumentEditor
            initial={open.initial}
            now={now}
            onReady={app.attach}
            onRequest={answer}
            showGuidance={showGuidance}
            secondZone={secondZone}
          />
        </ErrorBoundary>
      </div>
    </main>
  );
}
