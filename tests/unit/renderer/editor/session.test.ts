import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { $getRoot, $isElementNode, type LexicalEditor, type TextNode } from 'lexical';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import type { Root } from 'mdast';
import { plainList, plainProse } from '../../../../core/prose/build.ts';
import { $allRows } from '../../../../renderer/editor/convert/apply.ts';
import { redo, undo } from '../../../../renderer/editor/model/history.ts';
import { $isSectionNode } from '../../../../renderer/editor/nodes/section-node.ts';
import { blank } from './blank.ts';
import { documents } from './documents.ts';
import { openHeadless } from './headless.ts';
import { runs } from '../../../tools/runs.ts';

const append = (editor: LexicalEditor, text: string, nth = 0): void =>
  editor.update(
    () => {
      const section = $getRoot().getChildren().filter($isSectionNode)[nth]!;
      const leaf = section.getAllTextNodes().at(-1) as TextNode;
      leaf.setTextContent(leaf.getTextContent() + text);
    },
    { discrete: true },
  );

describe('getDocument', () => {
  test('stamps an edited document with today, and takes the stamp back when all is undone', () => {
    const document = blank({ sections: ['Alpha'] });
    const { editor, session } = openHeadless(document);
    expect(session.getDocument().edited).toBe('2026-01-01');
    append(editor, '!');
    expect(session.getDocument().edited).toBe('2026-03-04');
    undo(editor);
    expect(session.getDocument()).toEqual(document);
  });

  test('keeps the identity of what was not touched', () => {
    const document = blank({ sections: ['One\n\nTwo', 'Three'], timeline: ['first', 'second'] });
    const { editor, session } = openHeadless(document);
    append(editor, '!');
    const edited = session.getDocument();
    expect(edited.sections[0]!.body.children[0]).toBe(document.sections[0]!.body.children[0]);
    expect(edited.sections[0]!.body.children[1]).toEqual({
      type: 'paragraph',
      children: [{ type: 'text', value: 'Two!' }],
    });
    expect(edited.sections[1]).toBe(document.sections[1]);
    expect(edited.timeline[0]).toBe(document.timeline[0]);
    expect(session.getDocument()).toBe(edited);
    append(editor, '?', 1);
    expect(session.getDocument().sections[0]).toBe(edited.sections[0]);
  });
});

describe('apply', () => {
  test('a comment draws no row anew; a zone draws all of them', () => {
    const document = blank({ sections: ['Alpha'], timeline: ['first', 'second'] });
    const { editor, session } = openHeadless(document);
    const keys = editor.read(() => $allRows().flatMap((rows) => rows.getChildrenKeys()));
    let drawn: string[] = [];
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      drawn = keys.filter((key) => dirtyElements.has(key) || dirtyLeaves.has(key));
    });
    const said = { author: 'Rhea', date: '', text: 'Why?' };
    const about = { in: 'document' as const, part: '' };
    const comments = [{ id: 'c', about, state: 'open' as const, comments: [said] }];
    session.apply({ ...document, comments });
    expect([session.getDocument().comments, drawn]).toEqual([comments, []]);
    session.apply({ ...document, incident: { ...document.incident, zone: 'Asia/Tokyo' } });
    expect(drawn).toEqual(keys);
  });

  test('keeps two lists apart when the words of one are replaced', () => {
    const list = (text: string): Root['children'][number] => plainList([text]);
    const lists = (...texts: string[]) =>
      blank({ sections: [{ type: 'root', children: texts.map(list) }] });
    const { session } = openHeadless(lists('one', 'two'));
    session.apply(lists('another', 'two'));
    expect(session.getDocument().sections).toEqual(lists('another', 'two').sections);
  });

  test('turns any document into any other, as one undo step', () => {
    fc.assert(
      fc.property(documents, documents, (first, second) => {
        const { editor, session } = openHeadless(first);
        session.apply(second);
        expect({ ...session.getDocument(), edited: '' }).toEqual({ ...second, edited: '' });
        undo(editor);
        expect(session.getDocument()).toEqual(first);
        redo(editor);
        expect({ ...session.getDocument(), edited: '' }).toEqual({ ...second, edited: '' });
      }),
      { numRuns: runs(150) },
    );
  });

  test(
    'what another program wrote is the document as it is, stamp and all; ' +
      'one undo brings back what stood here',
    () => {
      fc.assert(
        fc.property(documents, documents, (mine, theirs) => {
          const { editor, session } = openHeadless(mine);
          session.reload(theirs);
          expect(session.getDocument()).toEqual(theirs);
          undo(editor);
          expect({ ...session.getDocument(), edited: '' }).toEqual({ ...mine, edited: '' });
          redo(editor);
          expect(session.getDocument()).toEqual(theirs);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('keeps the nodes of what stays: rows that move, blocks around a changed one', () => {
    const document = blank({
      sections: ['One\n\nTwo\n\nThree'],
      timeline: ['first', 'second', 'third'],
    });
    const { editor, session } = openHeadless(document);
    const keys = () =>
      editor.read(() => ({
        rows: $allRows()[0]!.getChildrenKeys(),
        blocks: $getRoot().getChildren().find($isSectionNode)!.getChildrenKeys(),
      }));
    const before = keys();
    const [a, b, c] = document.timeline;
    const next: Postmortem = {
      ...document,
      timeline: [c!, a!, b!],
      sections: [
        { ...document.sections[0]!, body: plainProse('One\n\nchanged\n\nThree') },
        document.sections[1]!,
      ],
    };
    session.apply(next);
    const after = keys();
    expect(after.rows).toEqual([before.rows[2], before.rows[0], before.rows[1]]);
    expect([after.blocks[0], after.blocks[2]]).toEqual([before.blocks[0], before.blocks[2]]);
    expect(after.blocks[1]).not.toBe(before.blocks[1]);
  });

  test('does nothing when nothing differs', () => {
    const document = blank({ sections: ['One'], timeline: ['first'] });
    const { editor, session } = openHeadless(document);
    const state = editor.getEditorState();
    session.apply(structuredClone(document));
    expect(editor.getEditorState()).toBe(state);
  });

  test('undoes the facts of the incident in the one history', () => {
    const document = blank({ sections: ['One'] });
    const { editor, session } = openHeadless(document);
    append(editor, ' and more');
    session.apply({
      ...session.getDocument(),
      incident: { ...document.incident, severity: 'SEV-1' },
    });
    append(editor, ' still');
    undo(editor);
    expect(session.getDocument().incident.severity).toBe('SEV-1');
    undo(editor);
    expect(session.getDocument().incident.severity).toBe('');
    undo(editor);
    expect(session.getDocument()).toEqual(document);
  });
});

test('a reader of the tree sees every block inside a section or a row', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const { editor } = openHeadless(document);
      editor.read(() => {
        for (const child of $getRoot().getChildren().slice(1))
          expect(['section', 'rows']).toContain(child.getType());
        for (const section of $getRoot().getChildren().filter($isSectionNode))
          expect($isElementNode(section) && section.getChildrenSize()).toBeGreaterThan(0);
      });
    }),
    { numRuns: 50 },
  );
});
