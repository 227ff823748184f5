import { describe, expect, test } from 'vitest';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getState,
  $setState,
  type LexicalEditor,
} from 'lexical';
import { rowHomes } from '../../../../core/document/rows-home.ts';
import { removeSection as removeFrom, setSection } from '../../../../core/document/sections.ts';
import type { Postmortem, SectionKind } from '../../../../core/document/postmortem.ts';
import { plainText } from '../../../../core/prose/text.ts';
import {
  $addSection,
  moveSection,
  removeSection,
  renameSection,
} from '../../../../renderer/editor/behaviour/sections.ts';
import { $allRows } from '../../../../renderer/editor/convert/apply.ts';
import { undo } from '../../../../renderer/editor/model/history.ts';
import { $isRowNode } from '../../../../renderer/editor/nodes/row-node.ts';
import { $isSectionNode } from '../../../../renderer/editor/nodes/section-node.ts';
import {
  rowsKindState,
  rowState,
  sectionState,
  type RowKind,
} from '../../../../renderer/editor/model/states.ts';
import { blank } from './blank.ts';
import { openHeadless } from './headless.ts';

const paragraph = (text: string) => $createParagraphNode().append($createTextNode(text));

describe('the guard', () => {
  test('brings back every section that was removed by hand, empty and in order, and undo brings back the text', () => {
    const document = blank({ title: 'T', sections: ['One', 'Two'], timeline: ['first'] });
    const { editor, session } = openHeadless(document);
    editor.update(() => void $getRoot().clear(), { discrete: true });
    const after = session.getDocument();
    expect(after.sections.map(({ id, body }) => [id, plainText(body)])).toEqual([
      ['s0', ''],
      ['s1', ''],
      ['st', ''],
    ]);
    expect([after.title, after.timeline]).toEqual(['', []]);
    undo(editor);
    expect(session.getDocument()).toEqual(document);
  });

  test('takes stray text into the section before it', () => {
    const { editor, session } = openHeadless(blank({ sections: ['One', 'Two'] }));
    editor.update(() => void $getRoot().getLastChild()!.insertBefore(paragraph('stray')), {
      discrete: true,
    });
    expect(session.getDocument().sections.map(({ body }) => plainText(body))).toEqual([
      'One\nstray',
      'Two',
    ]);
  });

  test('makes a row of text that lands among rows', () => {
    const { editor, session } = openHeadless(blank({ timeline: ['first'] }));
    editor.update(() => void $allRows()[0]!.append(paragraph('stray'), $createParagraphNode()), {
      discrete: true,
    });
    expect(session.getDocument().timeline.map(({ body }) => plainText(body))).toEqual([
      'first',
      'stray',
    ]);
  });

  test('gives a copied row an id of its own', () => {
    const { editor, session } = openHeadless(blank({ timeline: ['first', 'second'] }));
    editor.update(
      () => {
        const [first, second] = $allRows()[0]!.getChildren();
        if ($isRowNode(first) && $isRowNode(second))
          $setState(second, rowState, $getState(first, rowState));
        $allRows()[0]!.markDirty();
      },
      { discrete: true },
    );
    const ids = session.getDocument().timeline.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe('t0');
  });

  test('keeps prose above the rows', () => {
    const { editor, session } = openHeadless(blank({ timeline: ['first'] }));
    editor.update(
      () => void $getRoot().getChildren().find($isSectionNode)!.append(paragraph('below')),
      { discrete: true },
    );
    const { sections, timeline } = session.getDocument();
    expect([plainText(sections[0]!.body), timeline.length]).toEqual(['below', 1]);
  });
});

describe('sections changed on purpose', () => {
  test('are added, moved, renamed and removed, and each is one undo step', () => {
    const document = blank({ sections: ['One', 'Two'] });
    const { editor, session } = openHeadless(document);
    const titles = () => session.getDocument().sections.map(({ title }) => title);
    editor.update(
      () =>
        void $addSection(
          {
            id: 'new',
            kind: 'custom',
            title: 'New',
            audience: 'everyone',
            required: false,
            guidance: '',
          },
          's0',
        ),
      { discrete: true, tag: 'history-push' },
    );
    expect(titles()).toEqual(['Section 0', 'New', 'Section 1']);
    moveSection(editor, 'new', 1);
    expect(titles()).toEqual(['Section 0', 'Section 1', 'New']);
    renameSection(editor, 'new', 'Newer');
    expect(titles()).toEqual(['Section 0', 'Section 1', 'Newer']);
    removeSection(editor, 's0');
    expect(titles()).toEqual(['Section 1', 'Newer']);
    for (const expected of [
      ['Section 0', 'Section 1', 'Newer'],
      ['Section 0', 'Section 1', 'New'],
      ['Section 0', 'New', 'Section 1'],
      ['Section 0', 'Section 1'],
    ]) {
      undo(editor);
      expect(titles()).toEqual(expected);
    }
    expect(session.getDocument()).toEqual(document);
  });

  test('a renamed section that is then deleted by hand comes back under its new name', () => {
    const { editor, session } = openHeadless(blank({ sections: ['One'] }));
    renameSection(editor, 's0', 'Other');
    editor.update(() => void $getRoot().clear(), { discrete: true });
    expect(session.getDocument().sections.map(({ title }) => title)).toEqual(['Other']);
  });

  test('rows move to a section of their kind when one is added', () => {
    const document = {
      ...blank({ sections: ['One'] }),
      timeline: blank({ timeline: ['first'] }).timeline,
    };
    const { editor, session } = openHeadless(document);
    expect(session.getDocument()).toBe(document);
    editor.update(
      () =>
        void $addSection(
          {
            id: 'st',
            kind: 'timeline',
            title: 'Timeline',
            audience: 'everyone',
            required: false,
            guidance: '',
          },
          null,
        ),
      { discrete: true },
    );
    expect(session.getDocument().timeline).toHaveLength(1);
    expect(editor.read(() => $allRows().map((rows) => rows.getParent()?.getType()))).toEqual([
      'section',
    ]);
  });
});

describe('rows stand where every export shows them', () => {
  const ROWS = blank({ timeline: ['An entry'], actions: ['A task'] });
  const update = { id: 'u0', at: null, status: 'update', nextUpdate: null } as const;

  /** A document with sections of these kinds and rows of every kind. */
  const documentOf = (...kinds: SectionKind[]): Postmortem => {
    const { sections } = blank({ sections: kinds.map((kind) => `About ${kind}`) });
    return {
      ...ROWS,
      sections: sections.map((section, at) => ({ ...section, kind: kinds[at]! })),
      updates: [{ ...update, body: ROWS.timeline[0]!.body }],
    };
  };
  /** Where the editor shows the rows; null = below all sections. */
  const shown = (editor: LexicalEditor) => {
    const home = (kind: RowKind): string | null =>
      editor.read(() => {
        const parent = $allRows()
          .find((rows) => $getState(rows, rowsKindState) === kind)
          ?.getParent();
        return $isSectionNode(parent) ? $getState(parent, sectionState).id : null;
      });
    return { timeline: home('timeline'), actions: home('action'), updates: home('update') };
  };

  const contentOf = ({ sections, timeline, actions, updates }: Postmortem) => ({
    sections,
    timeline,
    actions,
    updates,
  });

  test.each<[SectionKind[]]>([
    [['summary', 'next-steps']],
    [['next-steps', 'actions']],
    [['next-steps', 'timeline', 'next-steps', 'communication']],
    [['actions', 'actions', 'timeline', 'timeline']],
    [['summary', 'impact']],
  ])('%j', (kinds) => {
    const document = documentOf(...kinds);
    const { editor, session } = openHeadless(document);
    const sections = () => session.getDocument().sections;
    expect(shown(editor)).toEqual(rowHomes(document.sections));

    // A kind that is changed, a section that is removed: window and exports go the same way.
    const [first] = document.sections;
    for (const next of [
      setSection(document, first!.id, { kind: 'next-steps' }),
      setSection(document, document.sections.at(-1)!.id, { kind: 'actions' }),
      removeFrom(document, first!.id),
      document,
    ]) {
      session.apply(next);
      expect(shown(editor)).toEqual(rowHomes(sections()));
      expect(contentOf(session.getDocument())).toEqual(contentOf(next));
    }
    // Whatever is done to the tree, the rows are not moved by the guard.
    editor.update(
      () =>
        $getRoot()
          .getChildren()
          .forEach((child) => child.markDirty()),
      {
        discrete: true,
      },
    );
    expect(shown(editor)).toEqual(rowHomes(sections()));
    expect(session.getDocument().actions).toEqual(document.actions);
  });
});
