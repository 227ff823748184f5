import { $getRoot, $getSelection, $isRangeSelection } from 'lexical';
import { expect, test } from 'vitest';
import { $toWordEdge } from '../../../../renderer/editor/behaviour/insert.ts';
import { blank } from './blank.ts';
import { openHeadless } from './headless.ts';

test.each([
  ['Dro|pped here', '|Dropped here'],
  ['Droppe|d here', 'Dropped| here'],
  ['Dropped| here', 'Dropped| here'],
  ['Dropped |here', 'Dropped |here'],
  ['äußer|st', 'äußerst|'],
  ['v|2 is out', '|v2 is out'],
])('a picture that is dropped at %s goes to the word’s edge', (given, wanted) => {
  const { editor } = openHeadless(blank({ sections: [given.replace('|', '')] }));
  editor.update(
    () => {
      const at = given.indexOf('|');
      $getRoot().getAllTextNodes().at(-1)!.select(at, at);
      $toWordEdge();
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) throw new Error('no caret');
      const text = selection.anchor.getNode().getTextContent();
      const { offset } = selection.anchor;
      expect(`${text.slice(0, offset)}|${text.slice(offset)}`).toBe(wanted);
    },
    { discrete: true },
  );
});
