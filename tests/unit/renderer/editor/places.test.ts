import { ElementNode } from 'lexical';
import { expect, test, vi } from 'vitest';
import { $nodeOf, $quoteIn, Found } from '../../../../renderer/editor/behaviour/places.ts';
import { $getRow, $isRowNode } from '../../../../renderer/editor/nodes/row-node.ts';
import { blank } from './blank.ts';
import { openHeadless } from './headless.ts';

const texts = Array.from({ length: 300 }, (_, index) => `the gate of lock ${index} is open`);

test('many places are looked up by one walk over the rows', () => {
  const document = blank({ sections: ['Alpha'], timeline: texts });
  const { editor } = openHeadless(document);
  const walks = vi.spyOn(ElementNode.prototype, 'getChildren');
  const ids = editor.read(() => {
    const found = new Found();
    return document.timeline.map(({ id }) => {
      const row = $nodeOf({ kind: 'timeline', id }, found);
      return $isRowNode(row) ? $getRow(row).data.id : null;
    });
  });
  expect(ids).toEqual(document.timeline.map(({ id }) => id));
  expect(walks.mock.calls.length).toBeLessThan(20);
  walks.mockRestore();
});

test('a place that is gone is none', () => {
  const { editor } = openHeadless(blank({ sections: ['Alpha'], timeline: ['first'] }));
  editor.read(() => {
    expect($nodeOf({ kind: 'timeline', id: 'gone' })).toBeNull();
    expect($nodeOf({ kind: 'action', id: 'gone' })).toBeNull();
    expect($quoteIn({ kind: 'timeline', id: 'gone', quote: 'first' })).toBeNull();
  });
});
