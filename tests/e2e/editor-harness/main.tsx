/**
 * The editor alone on a page, with its handle on `window`, for the editor's own specs and for the
 * typing bench.
 */
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import '../../../renderer/theme.css';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { DocumentEditor } from '../../../renderer/editor/document-editor.tsx';
import type { EditorHandle } from '../../../renderer/editor/handle.ts';
import type { EditorRequest } from '../../../renderer/editor/model/requests.ts';

declare global {
  interface Window {
    handle: EditorHandle;
    requests: EditorRequest[];
    openDocument: (document: Postmortem, showGuidance?: boolean) => Promise<void>;
  }
}

window.requests = [];
window.openDocument = (document, showGuidance = false) =>
  new Promise((resolve) => {
    createRoot(window.document.getElementById('app')!).render(
      <DocumentEditor
        initial={document}
        now={() => '2026-03-04T10:00:00Z'}
        onReady={(handle) => {
          window.handle = handle;
          resolve();
        }}
        onRequest={(request) => void window.requests.push(request)}
        showGuidance={showGuidance}
        secondZone={null}
      />,
    );
  });
