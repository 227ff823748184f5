import { useEffect, useRef } from 'react';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { createDocumentEditor } from './create-editor.ts';
import type { EditorHandle } from './handle.ts';
import type { EditorRequest } from './model/requests.ts';
import './editor.css';
import './cards.css';
import './forced-colors.css';

export interface DocumentEditorProps {
  /** Opened when the editor is made; later documents come through the handle's `load`. */
  initial: Postmortem;
  /** The present, an ISO instant: stamps edits and reads `now` in a time field. */
  now: () => string;
  onReady: (handle: EditorHandle) => void;
  onRequest: (request: EditorRequest) => void;
  /** Show each section's guidance even where it has text. */
  showGuidance: boolean;
  /** The zone of the second time column, as `resolveZone` knows it; null for no such column. */
  secondZone: string | null;
}

/**
 * The document, to be written in. React draws the frame once; all else inside is Lexical's, so that
 * no keystroke renders a component.
 */
export function DocumentEditor({
  initial,
  now,
  onReady,
  onRequest,
  showGuidance,
  secondZone,
}: DocumentEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(null);
  const latest = useRef({ initial, now, onReady, onRequest });
  useEffect(() => {
    latest.current = { ...latest.current, now, onReady, onRequest };
  });
  useEffect(() => {
    const { initial: document, onReady: ready } = latest.current;
    const { handle, dispose } = createDocumentEditor(host.current!, {
      initial: document,
      now: () => latest.current.now(),
      request: (request) => latest.current.onRequest(request),
    });
    editor.current = handle;
    ready(handle);
    return dispose;
  }, []);
  useEffect(() => editor.current?.showZone(secondZone), [secondZone]);
  return <div ref={host} className="pm-editor" data-guidance={showGuidance ? '' : undefined} />;
}
