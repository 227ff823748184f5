/** Which words are marked: by the settings, the document's language and its own words. */
import { beforeEach, expect, it } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { newPostmortem } from '../../../../core/editing/template.ts';
import type { App } from '../../../../renderer/state/app-interface.ts';
import { createSpelling } from '../../../../renderer/state/spelling.ts';
import type { Spelling } from '../../../../renderer/state/app-interface.ts';
import type { SpellerClient } from '../../../../renderer/worker/speller.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

let document: Postmortem | null;
let settings: { spelling: boolean; dictionary: string[] };
let shown: Record<string, unknown>;
let banners: string[];
let marking: (object | null)[];
let used: [string, readonly string[]][];
let stopped: number;
let damaged: boolean;
let spelling: Spelling;

beforeEach(() => {
  document = {
    ...newPostmortem(
      { id: 't', name: 'T', description: '', sections: [] },
      { zone: 'UTC', today: '2026-03-04', newId: sequentialIds('s') },
    ),
    language: 'en',
    dictionary: ['Zorblatt'],
  };
  settings = { spelling: true, dictionary: ['frobnicator'] };
  shown = {};
  banners = [];
  marking = [];
  used = [];
  stopped = 0;
  damaged = false;
  const app = {
    document: () => document,
    editor: () => ({ spell: (speller: object | null) => void marking.push(speller) }),
    store: {
      get: () => ({ settings }),
      set: (change: object) => void Object.assign(shown, change),
    },
    set: (change: object) => {
      settings = { ...settings, ...change };
      return Promise.resolve();
    },
    change: (next: Postmortem) => {
      document = next;
    },
    banner: ({ text }: { text: string }) => void banners.push(text),
    dismiss: () => undefined,
  } as unknown as App;
  const client: SpellerClient = {
    use: (language, own) => {
      used.push([language, own]);
      return damaged ? Promise.reject(new Error('It is damaged.')) : Promise.resolve();
    },
    check: () => Promise.resolve([]),
    suggest: () => Promise.resolve([]),
    stop: () => {
      stopped++;
    },
  };
  spelling = createSpelling(app, client);
});

it('goes by the language of the document, with the words of its author and its own', async () => {
  spelling.follow();
  await settled();
  expect(used[0]![0]).toBe('en');
  expect(used[0]![1]).toEqual(expect.arrayContaining(['frobnicator', 'Zorblatt']));
  expect(shown['spelling']).toEqual({ kind: 'on', language: 'en' });
  expect(marking.at(-1)).not.toBeNull();
});

it('asks for nothing again while nothing changed', async () => {
  spelling.follow();
  document = { ...document!, title: 'Another title' };
  spelling.follow();
  await settled();
  expect(used).toHaveLength(1);
});

it('is off where it is switched off, and takes the marks away', () => {
  settings = { ...settings, spelling: false };
  spelling.follow();
  expect(marking).toEqual([null]);
  expect(stopped).toBe(1);
  expect(shown['spelling']).toEqual({ kind: 'off' });
});

it('says so where there is no dictionary for the language', () => {
  document = { ...document!, language: 'es' };
  spelling.follow();
  expect(shown['spelling']).toEqual({ kind: 'unsupported', language: 'es' });
});

it('tells of a damaged dictionary in its sentence', async () => {
  damaged = true;
  spelling.follow();
  await settled();
  expect(banners).toEqual(['It is damaged.']);
  expect(shown['spelling']).toEqual({ kind: 'broken' });
  expect(marking.at(-1)).toBeNull();
});

it('an answer that comes after another language was chosen changes nothing', async () => {
  damaged = true;
  spelling.follow();
  damaged = false;
  document = { ...document!, language: 'de' };
  spelling.follow();
  await settled();
  expect(banners).toEqual([]);
  expect(shown['spelling']).toEqual({ kind: 'on', language: 'de' });
});

it('adds a word for the author or for the document, once, as it would be typed', () => {
  spelling.add('Ops’s', 'author');
  spelling.add('Ops’s', 'author');
  expect(settings.dictionary.filter((word) => word === "Ops's")).toHaveLength(1);
  spelling.add('Nimbus', 'document');
  expect(document!.dictionary).toEqual(expect.arrayContaining(['Zorblatt', 'Nimbus']));
});
