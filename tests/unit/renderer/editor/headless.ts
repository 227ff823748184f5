import { buildEditorFromExtensions } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { configExtension, defineExtension, type LexicalEditor } from 'lexical';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { documentExtension } from '../../../../renderer/editor/editor.ts';
import { DocumentSession } from '../../../../renderer/editor/session.ts';

/** The document editor without a page, holding a document. Errors inside updates are thrown. */
export function openHeadless(document: Postmortem): {
  editor: LexicalEditor;
  session: DocumentSession;
} {
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: 'test/headless',
      namespace: 'test',
      $initialEditorState: null,
      dependencies: [
        documentExtension(sequentialIds('new')),
        configExtension(HistoryExtension, { delay: 0, disabled: false }),
      ],
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
