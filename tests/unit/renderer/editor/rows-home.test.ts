/** The editor shows rows in the section in which the report shows them. */
import { $getRoot, $getState, type LexicalEditor } from 'lexical';
import { describe, expect, test } from 'vitest';
import type { Postmortem, SectionKind } from '../../../../core/document/postmortem.ts';
import { rowsKindState, sectionState } from '../../../../renderer/editor/model/states.ts';
import { $isRowsNode } from '../../../../renderer/editor/nodes/rows-node.ts';
import { $isSectionNode } from '../../../../renderer/editor/nodes/section-node.ts';
import { blank } from './blank.ts';
import { openHeadless } from './headless.ts';

/** A document whose sections are of these kinds. */
function documentOf(kinds: readonly SectionKind[], actions: number): Postmortem {
  const made = blank({ sections: kinds.map((kind) => `About ${kind}`) });
  return {
    ...made,
    sections: made.sections.map((section, at) => ({ ...section, kind: kinds[at]! })),
    actions: blank({ actions: Array.from({ length: actions }, (_, at) => `Action ${at}`) }).actions,
  };
}

/** The kind of the section that the actions are in; `none` outside of all, null where they are not. */
function homeOfActions(editor: LexicalEditor): SectionKind | 'none' | null {
  return editor.read(() => {
    const isActions = (node: Parameters<typeof $isRowsNode>[0]): boolean =>
      $isRowsNode(node) && $getState(node, rowsKindState) === 'action';
    for (const child of $getRoot().getChildren()) {
      if (isActions(child)) return 'none';
      if ($isSectionNode(child) && child.getChildren().some(isActions))
        return $getState(child, sectionState).kind;
    }
    return null;
  });
}

describe('actions', () => {
  test.each<[readonly SectionKind[], number, ReturnType<typeof homeOfActions>]>([
    [['summary', 'next-steps'], 2, 'next-steps'],
    [['next-steps', 'actions'], 2, 'actions'],
    [['summary'], 2, 'none'],
    [['summary', 'actions'], 0, 'actions'],
    [['summary', 'next-steps'], 0, null],
  ])('among %j, %i of them: %s', (kinds, count, home) => {
    const document = documentOf(kinds, count);
    const { editor, session } = openHeadless(document);
    expect(homeOfActions(editor)).toBe(home);
    expect(session.getDocument()).toEqual(document);
  });

  test('move when the section that is made for them comes and goes', () => {
    const [alone, both] = [documentOf(['next-steps'], 2), documentOf(['next-steps', 'actions'], 2)];
    const { editor, session } = openHeadless(alone);
    session.apply(both);
    expect(homeOfActions(editor)).toBe('actions');
    session.apply(alone);
    expect(homeOfActions(editor)).toBe('next-steps');
    expect(session.getDocument()).toEqual(alone);
  });
});
