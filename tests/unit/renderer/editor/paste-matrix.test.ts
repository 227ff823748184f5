/**
 * The paste matrix (`npx vitest` prints it as a table):
 * what is pasted, from each program into each place: what stays of its structure, and that every
 * word is there afterwards, none glued to another, and one undo takes it back.
 */
import { afterAll, describe, expect, test } from 'vitest';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { parseMarkdown } from '../../../../core/prose/markdown.ts';
import { withoutPositions } from '../../../../core/prose/build.ts';
import { plainText } from '../../../../core/prose/text.ts';
import { $allRows } from '../../../../renderer/editor/convert/apply.ts';
import { $toWordEdge } from '../../../../renderer/editor/behaviour/insert.ts';
import { $pasteInTimeField, $pasteWords } from '../../../../renderer/editor/behaviour/paste.ts';
import { undo } from '../../../../renderer/editor/model/history.ts';
import { $getTitleNode } from '../../../../renderer/editor/nodes/header-node.ts';
import { $getBody, $isRowNode, type RowNode } from '../../../../renderer/editor/nodes/row-node.ts';
import { blank } from './blank.ts';
import { SHAPES, type Shape } from './clipboard-shapes.ts';
import { openHeadless } from './headless.ts';

const PLACES = ['prose', 'row text', 'time field', 'action', 'table cell', 'title'] as const;
type Place = (typeof PLACES)[number];

/** Words as a reader sees them; marks of lists and of Markdown are none. */
function words(text: string): string[] {
  const plain = text
    .replace(/^\s*(?:\d+\.|[•·o*-])(?:\s+\[[ x]\])?\s/gm, '')
    .replace(/^```\w*|^#+ |\*\*/gm, '');
  return plain.match(/[\p{L}\p{N}#](?:[\p{L}\p{N}:.'#-]*[\p{L}\p{N}])?/gu) ?? [];
}

/** The words that are fewer times there than they should be. */
function missing(wanted: readonly string[], kept: readonly string[]): string[] {
  const left = [...kept];
  return wanted.filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function wordsOf(document: Postmortem): string[] {
  const bodies = [...document.sections, ...document.timeline, ...document.actions];
  return words(
    [
      document.title,
      ...bodies.map(({ body }) => plainText(body)),
      ...document.timeline.map(({ at }) => at?.written ?? ''),
      ...document.actions.flatMap(({ owner, due, ticket }) => [owner, due ?? '', ticket]),
    ].join('\n'),
  );
}

function $rows(kind: number): RowNode {
  return $allRows()[kind]!.getChildren().find($isRowNode)!;
}

function $first(type: string, node: LexicalNode = $getRoot()): ElementNode {
  const found = $isElementNode(node)
    ? node.getChildren().map((child) => (child.getType() === type ? child : $first(type, child)))
    : [];
  return found.find(Boolean) as ElementNode;
}

const CARET: Record<Exclude<Place, 'time field'>, () => ElementNode> = {
  prose: () => $first('paragraph'),
  'row text': () => $getBody($rows(0))!,
  action: () => $getBody($rows(1))!,
  'table cell': () => $first('tablecell', $first('table').getLastChild()!),
  title: () => $getTitleNode()!,
};

function start(): Postmortem {
  const document = blank({
    title: 'Our title',
    sections: ['', '', ''],
    timeline: ['an entry', 'the last'],
    actions: [''],
  });
  document.sections[1]!.body = withoutPositions(
    parseMarkdown('| a | b |\n| - | - |\n| cell | d |'),
  );
  return document;
}

function paste(shape: Shape, place: Place) {
  const document = start();
  const { editor, session } = openHeadless(document);
  const before = session.getDocument();
  const context = { editor, newId: () => `p${(id += 1)}`, now: () => '2026-03-04T10:00:00Z' };
  let id = 0;
  let field: string | null = null;
  editor.update(
    () => {
      if (place === 'time field') field = $pasteInTimeField(context, $rows(0), shape);
      else {
        CARET[place]().selectEnd();
        if (!$pasteWords(context, shape)) field = null;
      }
    },
    { discrete: true },
  );
  const after = session.getDocument();
  undo(editor);
  return { before, after, undone: session.getDocument(), field: field as string | null };
}

const table: string[][] = [];
afterAll(() => {
  const width = (column: number) => Math.max(...table.map((row) => row[column]!.length));
  for (const row of table)
    console.info(row.map((cell, column) => cell.padEnd(width(column))).join(' | '));
});
table.push(['shape', 'place', 'structure', 'words']);

/** What the place shows of the structure. */
function structure(before: Postmortem, after: Postmortem, field: string | null): string {
  if (field !== null) return 'one line';
  const rows = after.timeline.length - before.timeline.length;
  const actions = after.actions.length - before.actions.length;
  const own = after.actions[0]!.body !== before.actions[0]!.body;
  if (rows > 0) return `${rows} rows`;
  if (actions > 0 || (own && after.actions[0]!.id !== before.actions[0]!.id))
    return `${actions + 1} actions`;
  const changed = [...after.sections, ...after.timeline, ...after.actions].filter(
    ({ body }, index) =>
      body !== [...before.sections, ...before.timeline, ...before.actions][index]!.body,
  );
  if (changed.length === 0) return 'one line';
  return changed.flatMap(({ body }) => body.children.map(({ type }) => type)).join(' ');
}

describe.each(SHAPES)('$name', (shape) => {
  test.each(PLACES)('into %s', (place) => {
    const { before, after, undone, field } = paste(shape, place);
    const seen = structure(before, after, field);
    const kept = [...wordsOf(after), ...words(field ?? '')];
    const wanted = [...wordsOf(before), ...words(shape.text)];
    const lost = missing(wanted, kept);
    table.push([shape.name, place, seen, `${wanted.length - lost.length}/${wanted.length}`]);
    expect(lost).toEqual([]);
    if (place === 'prose') expect(seen).toBe(shape.prose);
    if (place === 'row text')
      expect(seen).toBe(shape.entries > 0 ? `${shape.entries} rows` : `paragraph ${shape.prose}`);
    if (place === 'time field' && shape.entries > 0) expect(field).toBeNull();
    if (place === 'action')
      expect(seen).toBe(shape.actions > 0 ? `${shape.actions} actions` : shape.prose);
    if (place === 'table cell') expect(seen).toBe('table');
    expect(undone).toEqual(before);
  });
});

describe('what is there already', () => {
  const pasted = (html: string, text: string, $caret: () => void): Postmortem => {
    const { editor, session } = openHeadless(start());
    editor.update(
      () => {
        $caret();
        $pasteWords(
          { editor, newId: () => 'p1', now: () => '2026-03-04T10:00:00Z' },
          { html, text },
        );
      },
      { discrete: true },
    );
    return session.getDocument();
  };
  const $inEntry = (offset: number) => (): void => {
    $getBody($rows(0))!.getAllTextNodes()[0]!.select(offset, offset);
  };
  const entry = ({ timeline }: Postmortem) =>
    timeline[0]!.body.children.map((block) => plainText({ type: 'root', children: [block] }));

  test.each([
    ['<h2>H</h2><p>x</p>', 3, ['an ', 'H', 'x', 'entry']],
    ['<p>x</p><p>y</p>', 2, ['an', 'x', 'y entry']],
    ['<p>x</p><p>y</p>', 5, ['an en', 'x', 'y', 'try']],
    ['<p>x</p><p>y</p>', 0, ['x', 'y', 'an entry']],
    ['<pre>a\nb</pre>', 8, ['an entry', 'a\nb']],
    ['<p>one <b>bold</b></p>', 3, ['an one boldentry']],
    ['<pre>grep</pre>', 8, ['an entrygrep']],
  ])('%j at %i stands apart from the words around it', (html, offset, wanted) =>
    expect(entry(pasted(html, '', $inEntry(offset)))).toEqual(wanted),
  );

  test('an empty row takes the first of what becomes rows', () => {
    const { editor, session } = openHeadless(blank({ timeline: [''] }));
    editor.update(
      () => {
        $getBody($rows(0))!.selectEnd();
        const text = '10:05 alarm rang\n10:20 CET quiet again';
        $pasteWords(
          { editor, newId: () => `p${Math.random()}`, now: () => '' },
          { html: '', text },
        );
      },
      { discrete: true },
    );
    expect(
      session.getDocument().timeline.map(({ at, body }) => [at?.written, plainText(body)]),
    ).toEqual([
      ['10:05', 'alarm rang'],
      ['10:20 CET', 'quiet again'],
    ]);
  });

  test('the zone in a table’s head is that of its rows', () => {
    const html =
      '<table><tr><th>Time (CET)</th><th>Event</th></tr><tr><td>10:05</td><td>rang</td></tr></table>';
    const { timeline } = pasted(html, '', $inEntry(8));
    expect(timeline[1]!.at).toMatchObject({ written: '10:05', zone: 'CET' });
  });

  test('paragraphs of a cell are lines of it', () => {
    const { editor, session } = openHeadless(start());
    editor.update(
      () => {
        CARET['table cell']().selectEnd();
        $getSelection()!.insertNodes([
          $createParagraphNode().append($createTextNode('x')),
          $createParagraphNode().append($createTextNode('y')),
        ]);
      },
      { discrete: true },
    );
    expect(plainText(session.getDocument().sections[1]!.body)).toContain('x\ny');
  });
});

test.each([
  [0, 0],
  [1, 0],
  [4, 3],
  [6, 8],
  [8, 8],
])('a picture dropped at %i of “an entry” goes to %i: no word is split', (at, wanted) => {
  const { editor } = openHeadless(start());
  let offset = -1;
  editor.update(
    () => {
      $getBody($rows(0))!.getAllTextNodes()[0]!.select(at, at);
      $toWordEdge();
      const selection = $getSelection();
      if ($isRangeSelection(selection)) offset = selection.anchor.offset;
    },
    { discrete: true },
  );
  expect(offset).toBe(wanted);
});
