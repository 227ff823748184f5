/**
 * The same text in a bare contenteditable and in bare Lexical, for the typing bench: what the
 * editor is compared with. Same faces, same containment.
 */
import '@fontsource-variable/source-serif-4/opsz.css';
import '../../../renderer/theme.css';
import '../../../renderer/editor/editor.css';
import { RichTextExtension } from '@lexical/rich-text';
import { HistoryExtension } from '@lexical/history';
import { buildEditorFromExtensions } from '@lexical/extension';
import { $createParagraphNode, $createTextNode, $getRoot, defineExtension } from 'lexical';

declare global {
  interface Window {
    openBare: (kind: 'contenteditable' | 'lexical', paragraphs: string[]) => void;
  }
}

window.openBare = (kind, paragraphs) => {
  const root = document.createElement('article');
  root.className = 'pm-document';
  root.contentEditable = 'true';
  root.style.whiteSpace = 'pre-wrap';
  document.getElementById('app')!.append(root);
  if (kind === 'contenteditable') {
    for (const text of paragraphs) {
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      root.append(paragraph);
    }
    return;
  }
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: 'bare',
      $initialEditorState: null,
      dependencies: [RichTextExtension, HistoryExtension],
    }),
  );
  editor.update(
    () =>
      void $getRoot()
        .clear()
        .append(...paragraphs.map((text) => $createParagraphNode().append($createTextNode(text)))),
    { discrete: true },
  );
  editor.setRootElement(root);
};
