import { buildEditorFromExtensions } from '@lexical/extension';
import { defineExtension, type LexicalEditor } from 'lexical';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { documentExtension } from '../../../../renderer/editor/editor.ts';
import { historyExtension } from '../../../../renderer/editor/model/history.ts';
import { DocumentSession } from '../../../../renderer/editor/behaviour/session.ts';

/** A clock on which every edit comes after a pause. */
function pausing(): () => number {
  let now = 0;
  return () => (now += 60_000);
}

/**
 * The document editor without a page, holding a document. Errors inside updates are thrown.
 *
 * @param now the clock of the undo history, in milliseconds.
 */
export function openHeadless(
  document: Postmortem,
  now: () => number = pausing(),
): {
  editor: LexicalEditor;
  session: DocumentSession;
} {
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: 'test/headless',
      namespace: 'test',
      $initialEditorState: null,
      dependencies: [documentExtension(sequentialIds('new')), historyExtension(now)],
      onError: (error) => {
        throw error;
      },
    }),
  );
  editor._headless = true;
  const session = new DocumentSession(editor, () => '2026-03-04T10:00:00Z');
  session.load(document);
  return { editor, session };
}
