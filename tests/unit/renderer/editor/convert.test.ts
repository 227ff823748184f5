import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { $getRoot, type LexicalEditor } from 'lexical';
import { withFreshFacts } from '../../../../core/live-facts/settle.ts';
import { DocumentReader } from '../../../../renderer/editor/convert/reader.ts';
import { body, documents } from './documents.ts';
import { openHeadless } from './headless.ts';
import { blank } from './blank.ts';
import { runs } from '../../../tools/runs.ts';

/** Reads without the memory of what was loaded: every block goes through the converter. */
function readAfresh(editor: LexicalEditor) {
  return editor.read(() => new DocumentReader().$read());
}

describe('a document in the editor', () => {
  test('comes back as the very same object while nothing is touched', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { session } = openHeadless(document);
        expect(session.getDocument()).toBe(document);
      }),
      { numRuns: runs(150) },
    );
  });

  test('comes back equal when every block is converted anew', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { editor } = openHeadless(document);
        expect(readAfresh(editor)).toEqual(document);
      }),
      { numRuns: runs(300) },
    );
  });

  test('is given back through the clipboard form of the editor state', () => {
    fc.assert(
      fc.property(body, (root) => {
        const document = withFreshFacts(blank({ sections: [root] }));
        const { editor } = openHeadless(document);
        const copy = editor.parseEditorState(JSON.stringify(editor.getEditorState().toJSON()));
        expect(copy.read(() => new DocumentReader().$read(), { editor })).toEqual(document);
      }),
      { numRuns: runs(100) },
    );
  });
});

test('every section, and nothing else, stands in the root', () => {
  const { editor } = openHeadless(blank({ sections: [{ type: 'root', children: [] }] }));
  expect(
    editor.read(() =>
      $getRoot()
        .getChildren()
        .map((node) => node.getType()),
    ),
  ).toEqual(['header', 'section']);
});
