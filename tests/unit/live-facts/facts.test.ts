import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../core/editing/edits.ts';
import type { FactSource, LiveFact } from '../../../core/document/live-fact.ts';
import type { Postmortem, Prose } from '../../../core/document/postmortem.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { readOwnMarkdown } from '../../../core/markdown/read.ts';
import { factsIn } from '../../../core/live-facts/in-prose.ts';
import { withFreshFacts } from '../../../core/live-facts/settle.ts';
import { replaceWords } from '../../../core/prose/replace.ts';
import { countWords, plainText } from '../../../core/prose/text.ts';
import { shownTo } from '../../../core/report/audience.ts';
import { buildReport } from '../../../core/report/report.ts';
import { anyDocument, emptyDocument } from '../document/documents.ts';
import { rows } from '../timeline/rows.ts';

const fact = (value: string, source: FactSource, form: LiveFact['form'] = 'plain'): LiveFact => ({
  type: 'fact',
  form,
  source,
  value,
});
const began = fact('09:15', { kind: 'entry', id: 'e0' });
const lasted = fact('1 h 16 min', { kind: 'length', from: 'started', to: 'resolved' });

function line(...parts: (string | LiveFact)[]): Prose {
  const children = parts.map((part) =>
    typeof part === 'string' ? ({ type: 'text', value: part } as const) : part,
  );
  return { type: 'root', children: [{ type: 'paragraph', children }] };
}

function documentOf(body: Prose, more: Partial<Postmortem> = {}): Postmortem {
  const timeline = rows('Europe/Copenhagen', '2026-03-03', [
    ['09:15', 'started'],
    ['10:31', 'resolved'],
  ]);
  return emptyDocument({
    ...timeline,
    title: 'The queue',
    sections: [
      {
        id: 's1',
        kind: 'summary',
        title: 'Summary',
        audience: 'everyone',
        required: true,
        guidance: '',
        body,
      },
    ],
    ...more,
  });
}

const textOf = ({ sections }: Postmortem): string => plainText(sections[0]!.body);

describe('live facts in a document', () => {
  const document = documentOf(line('It began at ', began, ' and lasted ', lasted, '.'));

  it('are words of the text', () => {
    expect(textOf(document)).toBe('It began at 09:15 and lasted 1 h 16 min.');
    expect(countWords(textOf(document))).toBe(10);
  });

  it('follow a row, in the same value of the document', () => {
    const { timeline } = rows('Europe/Copenhagen', '2026-03-03', [['09:05', 'started']]);
    const changed = withFreshFacts(
      applyEdits(document, [{ op: 'set-entry', id: 'e0', set: { at: timeline[0]!.at } }]),
    );
    expect(textOf(changed)).toBe('It began at 09:05 and lasted 1 h 26 min.');
  });

  it('keep their words when the row is gone', () => {
    const changed = withFreshFacts(applyEdits(document, [{ op: 'remove-entry', id: 'e0' }]));
    expect(textOf(changed)).toBe(textOf(document));
  });

  it('change nothing, and no object, where every one is right', () => {
    fc.assert(fc.property(anyDocument, (each) => void expect(withFreshFacts(each)).toBe(each)));
  });
});

describe('words in the place of a fact, and the reverse', () => {
  const body = line('It began at ', began, ', not at 09:15.');

  it('turn a fact to text', () => {
    expect(replaceWords(body, '09:15', 0, '09:15')).toEqual(
      line('It began at ', '09:15', ', not at 09:15.'),
    );
  });
  it('make a fact of words', () => {
    expect(replaceWords(body, '09:15', 1, began)).toEqual(
      line('It began at ', began, ', not at ', began, '.'),
    );
  });
  it('never change a part of a fact', () => {
    expect(replaceWords(body, '09', 0, '10')).toBeNull();
    expect(replaceWords(body, 'at 09:15', 0, 'later')).toBeNull();
  });
});

describe('a report', () => {
  const words = (document: Postmortem, audience: 'internal' | 'everyone', zone = ''): string =>
    buildReport(document, { audience, zone })
      .blocks.flatMap((block) =>
        block.type === 'prose' ? [plainText({ type: 'root', children: [block.node] })] : [],
      )
      .join('\n');
  const document = documentOf(line('It began at ', began, ' and lasted ', lasted, '.'));

  it('has plain words, in its own zone', () => {
    expect(words(document, 'internal')).toBe('It began at 09:15 and lasted 1 h 16 min.');
    expect(words(document, 'everyone')).toBe('It began at 09:15 and lasted 1 h 16 min.');
    expect(words(document, 'internal', 'UTC')).toBe('It began at 08:15 UTC and lasted 1 h 16 min.');
  });

  it('for everyone has the words of a fact that follows an internal row, and not which row', () => {
    const timeline = document.timeline.map((row) => ({ ...row, audience: 'internal' as const }));
    const hidden = { ...document, timeline };
    expect(words(hidden, 'everyone')).toBe(words(hidden, 'internal'));
    expect(words(hidden, 'everyone', 'UTC')).toBe('It began at 08:15 UTC and lasted 1 h 16 min.');
    const shown = shownTo('everyone', hidden);
    expect(factsIn(shown.sections[0]!.body)).toEqual([]);
    expect(JSON.stringify(shown)).not.toContain('e0');
  });

  it('for everyone keeps what public rows tell alike, without keys that nobody knows', () => {
    const secret = { ...began, xNote: 'secret', source: { kind: 'entry', id: 'e0', x: 'secret' } };
    const shown = shownTo('everyone', documentOf(line('At ', secret as LiveFact)));
    expect(factsIn(shown.sections[0]!.body)).toEqual([began]);
  });
});

describe('our own Markdown', () => {
  const document = documentOf(
    line('At 09:15 sharp? It began at ', began, ' and lasted ', lasted, '.'),
    {
      timeline: documentOf(line()).timeline.map((row, at) =>
        at === 1 ? { ...row, body: line('Back, after ', lasted) } : row,
      ),
    },
  );
  const write = (zone = ''): string =>
    toMarkdownText(buildReport(document, { audience: 'internal', zone }));
  const factsOf = (text: string): string[] =>
    [...readOwnMarkdown(text).sections, ...readOwnMarkdown(text).timeline].flatMap(({ body }) =>
      factsIn(body).map(({ value, source }) => `${value} ${source.kind}`),
    );
  const ALL = ['09:15 entry', '1 h 16 min length', '1 h 16 min length'];

  it('shows plain words, and brings the facts back', () => {
    expect(write()).toContain('\nAt 09:15 sharp? It began at 09:15 and lasted 1 h 16 min.\n');
    expect(readOwnMarkdown(write())).toEqual(document);
    expect(readOwnMarkdown(write('UTC'))).toEqual(document);
    expect(write()).not.toContain('"body"');
  });

  it('keeps them when somebody writes on in the text', () => {
    const edited = write().replace('It began at', 'As nobody saw, it all began at');
    expect(factsOf(edited)).toEqual(ALL);
    expect(textOf(readOwnMarkdown(edited))).toContain('it all began at 09:15 and lasted');
  });

  it('takes words that somebody changed for what they are', () => {
    const edited = write().replace('lasted 1 h 16 min.', 'lasted 75 min.');
    expect(factsOf(edited)).toEqual([ALL[0], ALL[2]]);
    expect(textOf(readOwnMarkdown(edited))).toContain('lasted 75 min.');
  });

  it('is text where all that is hidden was dropped', () => {
    const bare = write().replace(/<!-- pm:data[\s\S]*?\n-->/, '');
    expect(textOf(readOwnMarkdown(bare))).toBe(textOf(document));
    expect(factsOf(bare)).toEqual([]);
  });
});
