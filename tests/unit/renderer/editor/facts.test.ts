import {
  $getRoot,
  $isElementNode,
  $getSelection,
  $isRangeSelection,
  type LexicalEditor,
} from 'lexical';
import { describe, expect, test } from 'vitest';
import type { LiveFact } from '../../../../core/document/live-fact.ts';
import type { Postmortem, Time } from '../../../../core/document/postmortem.ts';
import { factsIn } from '../../../../core/live-facts/in-prose.ts';
import { plainText } from '../../../../core/prose/text.ts';
import type { EditorContext } from '../../../../renderer/editor/behaviour/context.ts';
import { switchZone, turnToText } from '../../../../renderer/editor/behaviour/facts.ts';
import { removeRows, setRowData } from '../../../../renderer/editor/behaviour/rows.ts';
import { $textIndex } from '../../../../renderer/editor/behaviour/text-index.ts';
import { $allRows } from '../../../../renderer/editor/convert/apply.ts';
import { redo, undo } from '../../../../renderer/editor/model/history.ts';
import { $isFactNode } from '../../../../renderer/editor/nodes/fact-node.ts';
import { $isSectionNode } from '../../../../renderer/editor/nodes/section-node.ts';
import { blank } from './blank.ts';
import { openHeadless } from './headless.ts';

const at = (clock: string): Time => ({
  written: clock,
  local: `2026-03-03T${clock}`,
  zone: 'UTC',
  instant: `2026-03-03T${clock}:00Z`,
  approximate: false,
});
const fact: LiveFact = {
  type: 'fact',
  form: 'plain',
  source: { kind: 'entry', id: 't0' },
  value: '09:15',
};

function open() {
  const base = blank({ timeline: ['It began'] });
  const document: Postmortem = {
    ...base,
    incident: { ...base.incident, zone: 'UTC' },
    timeline: base.timeline.map((entry) => ({ ...entry, id: 't0', at: at('09:15') })),
    sections: [
      {
        id: 's0',
        kind: 'summary',
        title: 'Summary',
        audience: 'everyone',
        required: false,
        guidance: '',
        body: {
          type: 'root',
          children: [
            {
              type: 'paragraph',
              children: [
                { type: 'text', value: 'It began at ' },
                { type: 'strong', children: [fact] },
                { type: 'text', value: ' sharp.' },
              ],
            },
          ],
        },
      },
      ...base.sections,
    ],
  };
  const { editor, session } = openHeadless(document);
  const body = () => session.getDocument().sections[0]!.body;
  const row = editor.read(() => $allRows()[0]!.getChildrenKeys()[0]!);
  const context = { editor, session } as unknown as EditorContext;
  return { editor, session, context, body, text: () => plainText(body()), row };
}

function $paragraph() {
  const section = $getRoot().getChildren().find($isSectionNode)!;
  const paragraph = section.getFirstChild();
  if (!$isElementNode(paragraph)) throw new Error('no paragraph');
  return paragraph;
}

const caretBehindFact = (editor: LexicalEditor): void =>
  editor.update(() => void $paragraph().select(2, 2), { discrete: true });

describe('a live fact in the editor', () => {
  test('follows its row in the row’s own undo step, and both go back and forth together', () => {
    const { editor, context, text, row, session } = open();
    const before = session.getDocument();
    setRowData(context, row, (data) =>
      data.kind === 'timeline' ? { ...data, data: { ...data.data, at: at('09:20') } } : data,
    );
    expect(text()).toBe('It began at 09:20 sharp.');
    undo(editor);
    expect(session.getDocument()).toEqual(before);
    redo(editor);
    expect(text()).toBe('It began at 09:20 sharp.');
    expect(session.getDocument().timeline[0]!.at!.local).toBe('2026-03-03T09:20');
  });

  test('keeps its words when the row is removed, and follows it again when that is undone', () => {
    const { editor, context, text, row } = open();
    removeRows(context, [row]);
    expect(text()).toBe('It began at 09:15 sharp.');
    undo(editor);
    const again = editor.read(() => $allRows()[0]!.getChildrenKeys()[0]!);
    setRowData(context, again, (data) =>
      data.kind === 'timeline' ? { ...data, data: { ...data.data, at: at('08:00') } } : data,
    );
    expect(text()).toBe('It began at 08:00 sharp.');
  });

  test('is turned to text by the command, with its formats and the caret behind it', () => {
    const { editor, context, text, body } = open();
    caretBehindFact(editor);
    turnToText(context);
    expect(text()).toBe('It began at 09:15 sharp.');
    expect(factsIn(body())).toEqual([]);
    expect(JSON.stringify(body())).toContain('"strong"');
    editor.update(
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.insertText('!');
      },
      { discrete: true },
    );
    expect(text()).toBe('It began at 09:15! sharp.');
  });

  test('names its zone, and no more', () => {
    const { editor, context, text } = open();
    caretBehindFact(editor);
    switchZone(context);
    expect(text()).toBe('It began at 09:15 UTC sharp.');
    switchZone(context);
    expect(text()).toBe('It began at 09:15 sharp.');
  });

  test('is deleted as one, and passed as one', () => {
    const { editor, text, body } = open();
    caretBehindFact(editor);
    editor.update(
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.deleteCharacter(true);
      },
      { discrete: true },
    );
    expect(text()).toBe('It began at  sharp.');
    expect(factsIn(body())).toEqual([]);
  });

  test('is text for everything that looks for text', () => {
    const { editor } = open();
    expect(editor.read(() => $textIndex($paragraph()).text)).toBe('It began at 09:15 sharp.');
    expect(editor.read(() => $paragraph().getTextContent())).toBe('It began at 09:15 sharp.');
  });

  test('takes a format with the text around it', () => {
    const { editor, body } = open();
    editor.update(
      () => {
        const selection = $paragraph().select(0, 3);
        selection.formatText('italic');
      },
      { discrete: true },
    );
    expect(
      editor.read(() => $paragraph().getChildren().find($isFactNode)!.hasFormat('italic')),
    ).toBe(true);
    expect(factsIn(body())).toEqual([fact]);
  });
});
