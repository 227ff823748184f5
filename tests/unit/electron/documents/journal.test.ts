/** What is typed between two copies: any edits come back, and of a damaged journal a beginning. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem, Prose } from '../../../../core/document/postmortem.ts';
import { diff } from '../../../../core/editing/patch.ts';
import { newPostmortem } from '../../../../core/editing/template.ts';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import {
  readJournal,
  replay,
  writeLine,
  type JournalLine,
} from '../../../../electron/documents/journal.ts';
import {
  createRecoveryStore,
  type RecoveryStore,
} from '../../../../electron/documents/recovery-store.ts';
import { failingPort, systemError } from './failing-port.ts';

const SECTION = {
  kind: 'summary',
  title: 'Summary',
  audience: 'everyone',
  required: true,
  guidance: '',
} as const;

const prose = (...texts: string[]): Prose => ({
  type: 'root',
  children: texts.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
});

const FIRST: Postmortem = {
  ...newPostmortem(
    { id: 'blank', name: 'Blank', description: '', sections: [] },
    { zone: 'UTC', today: '2026-03-09', newId: sequentialIds('n') },
  ),
  sections: ['a', 'b', 'c'].map((id) => ({ ...SECTION, id, body: prose('one', 'two', 'three') })),
};

/** One change to a document: the parts that it leaves alone keep their identity. */
type Edit = (document: Postmortem) => Postmortem;

const at = (index: number, list: readonly unknown[]): number => index % (list.length + 1);

/** Parts of texts, halves of characters too: what is typed is not always whole. */
const someText = fc.string({ unit: 'binary', maxLength: 8 });

const edits: fc.Arbitrary<Edit> = fc.oneof(
  someText.map((title) => (document: Postmortem) => ({ ...document, title })),
  fc
    .tuple(fc.nat(9), fc.nat(9), fc.nat(2), fc.array(someText, { maxLength: 3 }))
    .map(([section, start, remove, texts]) => (document: Postmortem) => ({
      ...document,
      sections: document.sections.map((each, index) =>
        index === section % 3
          ? {
              ...each,
              body: {
                ...each.body,
                children: each.body.children.toSpliced(
                  at(start, each.body.children),
                  remove,
                  ...prose(...texts).children,
                ),
              },
            }
          : each,
      ),
    })),
  fc
    .tuple(fc.nat(9), fc.nat(1), someText)
    .map(([start, remove, text]) => (document: Postmortem) => ({
      ...document,
      timeline: document.timeline.toSpliced(at(start, document.timeline), remove, {
        id: `t${document.timeline.length}`,
        at: null,
        milestone: null,
        body: prose(text),
        audience: 'internal',
        source: null,
      }),
    })),
  fc.tuple(fc.string(), someText).map(([key, name]) => (document: Postmortem) => ({
    ...document,
    media: { ...document.media, [key]: { type: 'image/png', data: '', name } },
  })),
  fc.constant((document: Postmortem) => ({ ...document, media: {}, dictionary: ['__proto__'] })),
);

/** The states of a document from `FIRST` on, and the lines that lead from each to the next. */
const histories = fc.array(edits, { minLength: 1, maxLength: 12 }).map((all) => {
  const states = [FIRST];
  for (const edit of all) states.push(edit(states.at(-1)!));
  const lines = states.slice(1).map((state, index): JournalLine => ({
    number: index + 1,
    patch: JSON.stringify(diff(states[index], state)),
  }));
  return { texts: states.map(toCanonicalJson), lines };
});

const bytesOf = (lines: JournalLine[]): Buffer => Buffer.concat(lines.map(writeLine));

describe('a journal', () => {
  it('on any copy gives the last state, whatever was changed', () => {
    fc.assert(
      fc.property(histories, fc.nat(), ({ texts, lines }, random) => {
        const held = random % texts.length;
        const found = readJournal(bytesOf(lines), held);
        expect(found.torn).toBe(false);
        expect(replay(texts[held]!, found.lines).text).toBe(texts.at(-1));
      }),
    );
  });

  it('that is cut off anywhere gives a state that was, and says so', () => {
    fc.assert(
      fc.property(histories, fc.nat(), ({ texts, lines }, random) => {
        const bytes = bytesOf(lines);
        const cut = bytes.subarray(0, random % (bytes.length + 1));
        const found = readJournal(cut, 0);
        expect(replay(texts[0]!, found.lines).text).toBe(texts[found.lines.length]);
        expect(found.torn).toBe(bytesOf(found.lines).length < cut.length);
      }),
    );
  });

  it('with a byte changed anywhere gives a state that was, and says so', () => {
    fc.assert(
      fc.property(histories, fc.nat(), fc.integer({ min: 1, max: 255 }), (history, random, by) => {
        const bytes = bytesOf(history.lines);
        bytes[random % bytes.length]! ^= by;
        const found = readJournal(bytes, 0);
        expect(found.torn).toBe(true);
        expect(replay(history.texts[0]!, found.lines).text).toBe(history.texts[found.lines.length]);
      }),
    );
  });

  it('whose lines are about another copy is not applied', () => {
    const lines = [3, 4].map((number) => ({ number, patch: '{"kind":"keep"}' }));
    expect(readJournal(bytesOf(lines), 1)).toEqual({ lines: [], torn: true });
    expect(readJournal(bytesOf(lines), 2)).toEqual({ lines, torn: false });
    expect(readJournal(bytesOf(lines), 4)).toEqual({ lines: [], torn: false });
  });

  it('is replayed as far as its lines are changes to the text', () => {
    const lines = [
      { number: 1, patch: JSON.stringify(diff(FIRST, { ...FIRST, title: 'typed' })) },
      {
        number: 2,
        patch: JSON.stringify({
          kind: 'keys',
          changed: [['sections', { kind: 'splice', start: 1e9, remove: 0, insert: [] }]],
          removed: [],
        }),
      },
    ];
    const { text, count } = replay(toCanonicalJson(FIRST), lines);
    expect(count).toBe(1);
    expect(text).toBe(toCanonicalJson({ ...FIRST, title: 'typed' }));
  });
});

describe('the journal beside a copy', () => {
  const ORIGIN = { title: 'Outage', path: null, name: null, identity: null };
  const NOW = Date.UTC(2026, 2, 9, 12);
  const line = (number: number, title: string): JournalLine => ({
    number,
    patch: JSON.stringify(diff(FIRST, { ...FIRST, title })),
  });
  const withTitle = (title: string): string => toCanonicalJson({ ...FIRST, title });

  let folder: string;
  let store: RecoveryStore;
  const others: RecoveryStore[] = [];
  const journal = (): string => join(folder, 'recovery', 'one.journal');
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'));
    store = createRecoveryStore(folder, () => NOW);
    await store.write('one', toCanonicalJson(FIRST), ORIGIN, 0);
  });
  afterEach(async () => {
    for (const each of [store, ...others.splice(0)]) await each.letGo('one');
    rmSync(folder, { recursive: true, force: true });
  });

  /** As the next start finds it. */
  const next = (): RecoveryStore => createRecoveryStore(folder, () => NOW);

  it('comes back with it, title and all', async () => {
    await store.append('one', line(1, 'first'));
    await store.append('one', line(2, 'second'));
    expect(await next().list()).toMatchObject([
      { title: 'second', text: withTitle('second'), line: 2, torn: false },
    ]);
  });

  it('loses what the next copy holds, and nothing else', async () => {
    await store.append('one', line(1, 'first'));
    const copying = store.write('one', withTitle('first'), ORIGIN, 1);
    await store.append('one', line(2, 'second'));
    await copying;
    expect(await next().read('one')).toMatchObject({ text: withTitle('second'), line: 2 });
    await store.write('one', withTitle('second'), ORIGIN, 2);
    expect(() => readFileSync(journal())).toThrow('ENOENT');
  });

  it('keeps a copy from being dropped while it holds more than what was saved', async () => {
    await store.append('one', line(1, 'first'));
    await store.append('one', line(2, 'second'));
    expect(await store.remove('one', 1)).toBe(false);
    expect(await next().read('one')).toMatchObject({ text: withTitle('second') });
    expect(await store.remove('one', 2)).toBe(true);
    expect(await next().list()).toEqual([]);
  });

  it('is written without waiting for a copy that takes long', async () => {
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const { port } = failingPort({});
    const waits = { ...port, readFile: async (path: string) => (await slow, port.readFile(path)) };
    const busy = createRecoveryStore(folder, () => NOW, waits);
    others.push(busy);
    const copying = busy.write('one', withTitle('copied'), ORIGIN, 0);
    await busy.append('one', line(1, 'typed'));
    expect(await next().read('one')).toMatchObject({ text: withTitle('typed') });
    finish();
    await copying;
  });

  it('that a full disk cut off is whole again with the next line', async () => {
    let full = true;
    const { port } = failingPort({
      onCall: (name) => {
        if (name === 'write' && full) throw systemError('ENOSPC');
      },
      takes: (length) => (full ? 10 : length),
    });
    const tight = createRecoveryStore(folder, () => NOW, port);
    others.push(tight);
    await expect(tight.append('one', line(1, 'first'))).rejects.toThrow('ENOSPC');
    full = false;
    await tight.append('one', line(2, 'second'));
    expect(await next().read('one')).toMatchObject({ text: withTitle('second'), torn: false });
  });

  it('that is damaged is read up to there, and put aside when the copy is taken over', async () => {
    await store.append('one', line(1, 'first'));
    const whole = readFileSync(journal());
    const damaged = Buffer.concat([whole, Buffer.from('2 17 abc')]);
    writeFileSync(journal(), damaged);
    const later = next();
    const copy = (await later.read('one'))!;
    expect(copy).toMatchObject({ text: withTitle('first'), torn: true });
    expect(readFileSync(journal())).toEqual(damaged); // reading changes nothing
    await later.takeOver({ ...copy, text: copy.text! });
    expect(await next().read('one')).toMatchObject({ text: withTitle('first'), torn: false });
    const trash = join(folder, 'recovery-trash', '2026-03-09', `one-${NOW}.journal`);
    expect(readFileSync(trash)).toEqual(damaged);
  });

  it('without a copy is put aside at the next start', async () => {
    await store.append('one', line(1, 'first'));
    rmSync(join(folder, 'recovery', 'one.recovery'));
    await next().tidy();
    expect(() => readFileSync(journal())).toThrow('ENOENT');
    const trash = join(folder, 'recovery-trash', '2026-03-09', `one-${NOW}.journal`);
    expect(readFileSync(trash, 'utf8')).toContain('first');
  });
});
