/** Draft, in review, approved: who said so, and when, is part of the document. */
import type { DocumentState } from '../../core/document/postmortem.ts';
import type { App } from './app-interface.ts';
import { isOpen } from './comments.ts';

/** Asks first where comments are open and the report is to be approved. */
export function chooseState(app: App, state: DocumentState): void {
  const isAsked = state === 'approved' && app.store.get().threads.some(isOpen);
  if (isAsked) app.openDialog({ kind: 'approve' });
  else setState(app, state);
}

/** One undo step; nothing where it is in that state already. */
export function setState(app: App, state: DocumentState): void {
  const document = app.document();
  if (!document || document.state === state) return;
  const date = `${new Date().toISOString().slice(0, 19)}Z`;
  const change = { state, by: app.store.get().settings.author, date };
  app.change({ ...document, state, states: [...(document.states ?? []), change] });
}
