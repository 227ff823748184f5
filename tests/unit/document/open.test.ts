import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { factsIn } from '../../../core/live-facts/in-prose.ts';
import { anyDocument, emptyDocument } from './documents.ts';
import { runs } from '../../tools/runs.ts';

const fixture = readFileSync(
  new URL('../../fixtures/documents/v1.postmortem', import.meta.url),
  'utf8',
);

function opened(text: string): Postmortem {
  const result = openPostmortem(text);
  if (!result.ok) throw new Error(result.problem);
  return result.document;
}

/** What an older file is now: the versions since only brought something new. */
function inVersion3(text: string): string {
  return text.replace(/"version": [12],/, '"version": 3,');
}

function problem(text: string): string {
  const result = openPostmortem(text);
  if (result.ok) throw new Error('it opened');
  return result.problem;
}

/** A small document's JSON with one part replaced. */
function withPart(part: Record<string, unknown>): string {
  return JSON.stringify({ ...emptyDocument(), ...part });
}

const ROOT = { type: 'root', children: [] };
const TIME = { written: 'x', local: null, zone: null, instant: null };
const entry = (at: unknown, body: unknown = ROOT) => ({ timeline: [{ id: 'e1', at, body }] });
const block = (node: unknown) => ({
  sections: [{ id: 's1', kind: 'summary', title: '', body: { type: 'root', children: [node] } }],
});

describe('a stored document of version 1', () => {
  it('opens, and is written back byte for byte but for its version', () => {
    expect(toCanonicalJson(opened(fixture))).toBe(inVersion3(fixture));
  });

  it('may name words that are spelled right in it', () => {
    const text = readFileSync(
      new URL('../../fixtures/documents/v1-dictionary.postmortem', import.meta.url),
      'utf8',
    );
    expect(opened(text).dictionary).toEqual(['Lodestar', 'snapshotter']);
    expect(toCanonicalJson(opened(text))).toBe(inVersion3(text));
    // Older documents do not have the key, and get none by being opened.
    expect('dictionary' in opened(fixture)).toBe(false);
    expect(problem(withPart({ dictionary: 'Lodestar' }))).toContain('dictionary');
  });

  it('keeps unknown keys at every level', () => {
    const keys = (text: string) => [...text.matchAll(/"(x[A-Z]\w*)":/g)].map((match) => match[1]);
    expect(keys(toCanonicalJson(opened(fixture)))).toEqual(keys(fixture));
    expect(new Set(keys(fixture))).toEqual(
      new Set([
        'xIncident',
        'xPerson',
        'xNode',
        'xSection',
        'xTime',
        'xEntry',
        'xPromise',
        'xUpdate',
        'xAction',
        'xMedia',
        'xIgnored',
        'xDocument',
      ]),
    );
  });

  it('drops the positions a parser left on nodes, and nothing else of that name', () => {
    const position = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
    const document = emptyDocument({
      incident: { ...emptyDocument().incident, position: 'kept' } as Postmortem['incident'],
      ...(JSON.parse(
        JSON.stringify(
          block({
            type: 'paragraph',
            position,
            data: { position: 'kept' },
            children: [{ type: 'text', value: 'a', position }],
          }),
        ),
      ) as Partial<Postmortem>),
    });
    const text = toCanonicalJson(document);
    expect(text.match(/"position": "kept"/g)).toHaveLength(2);
    expect(text).not.toContain('"line"');
  });
});

describe('a stored document of version 2', () => {
  const version2 = readFileSync(
    new URL('../../fixtures/documents/v2.postmortem', import.meta.url),
    'utf8',
  );

  it('opens with its live facts, and is written back byte for byte but for its version', () => {
    expect(toCanonicalJson(opened(version2))).toBe(inVersion3(version2));
    expect(factsIn(opened(version2).sections[0]!.body).map(({ value }) => value)).toEqual([
      'SEV-2',
      '10:13',
      '1 h 16 min',
      '11:29 CET',
      '09:40',
    ]);
  });

  it('is told anew where another tool changed what a fact follows', () => {
    const changed = opened(
      version2
        .replaceAll('2026-03-03T09:13:00Z', '2026-03-03T09:11:00Z')
        .replaceAll('2026-03-03T10:13', '2026-03-03T10:11'),
    );
    expect(factsIn(changed.sections[0]!.body).map(({ value }) => value)).toEqual([
      'SEV-2',
      '10:11',
      '1 h 18 min',
      '11:29 CET',
      // Of a row that is gone: the words stay.
      '09:40',
    ]);
  });
});

describe('canonical JSON', () => {
  it('is the identity through opening', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = toCanonicalJson(document);
        const again = opened(text);
        expect(again).toEqual(document);
        expect(toCanonicalJson(again)).toBe(text);
      }),
      { numRuns: runs(100) },
    );
  });

  it('does not depend on the order of keys', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, item]) => [key, reversed(item)]);
      return Object.fromEntries(entries.reverse());
    };
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(toCanonicalJson(reversed(document) as Postmortem)).toBe(toCanonicalJson(document));
      }),
    );
  });

  it('ends in one newline and puts the contract first', () => {
    const text = toCanonicalJson(emptyDocument());
    expect(text).toMatch(
      /^\{\n {2}"format": "postmortem",\n {2}"version": 3,\n {2}"id": "doc",\n {2}"title": "",\n/,
    );
    expect(text).toMatch(/[^\n]\n$/);
  });
});

describe('what DESIGN calls the contract is enough', () => {
  it('opens a file with only those keys, and fills the rest', () => {
    const document = opened(
      JSON.stringify({
        format: 'postmortem',
        version: 1,
        id: 'd',
        title: 'T',
        state: 'draft',
        incident: {
          reference: '',
          organization: '',
          severity: '',
          services: [],
          zone: 'Europe/Copenhagen',
        },
        people: [{ name: '', role: '' }],
        sections: [
          { id: 's', kind: 'summary', title: 'Summary', audience: 'everyone', body: ROOT },
        ],
        timeline: [
          { id: 'e', at: null, milestone: null, body: ROOT, audience: 'everyone', source: null },
        ],
        updates: [],
        actions: [],
        media: {},
      }),
    );
    expect(document).toMatchObject({
      revision: '1',
      language: 'en',
      ignored: [],
      incident: { date: '' },
      sections: [{ required: false, guidance: '' }],
    });
  });

  it('reads past a byte order mark', () => {
    expect(opened(`\ufeff${withPart({})}`).id).toBe('doc');
  });
});

describe('a file that cannot be opened is refused in one sentence that names the place', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blank', ' \n\n', 'empty'],
    ['other JSON', '{"a":1}', '"format" is not "postmortem"'],
    ['a list', '[]', '"format" is not "postmortem"'],
    ['null', 'null', '"format" is not "postmortem"'],
    ['no version', '{"format":"postmortem"}', '"version" is missing'],
    ['version as text', withPart({ version: '1' }), '"version" is "1"'],
    [
      'a version without end',
      withPart({ version: 'a'.repeat(20_000) }),
      `"version" is "${'a'.repeat(59)}…;`,
    ],
    ['version 0', withPart({ version: 0 }), '"version" is 0'],
    ['version 1.5', withPart({ version: 1.5 }), '"version" is 1.5'],
    ['a newer version', withPart({ version: 4 }), 'format version 4, written by a newer Afterword'],
    [
      'a merge left open',
      '{\n<<<<<<< ours\n"a": 1\n=======\n"a": 2\n>>>>>>> theirs\n}',
      'unfinished merge: "<<<<<<<" at line 2',
    ],
    [
      'an unknown state',
      withPart({ state: 'final' }),
      'damaged at state: it must be one of draft, in-review, approved.',
    ],
    [
      'no sections',
      withPart({ sections: undefined }),
      'damaged at sections: it is missing; it must be a list.',
    ],
    [
      'an unknown section kind',
      withPart({ sections: [{ id: 's', kind: 'poem', title: '', body: ROOT }] }),
      'damaged at sections[0].kind:',
    ],
    [
      'an empty id',
      withPart({ timeline: [{ id: '', at: null, body: ROOT }] }),
      'damaged at timeline[0].id: must not be empty',
    ],
    [
      'an entry without body',
      withPart({ timeline: [{ id: 'a', at: null }] }),
      'damaged at timeline[0].body:',
    ],
    [
      'a name without end',
      withPart({ media: { ['m'.repeat(20_000)]: { type: 'image/png', data: 1 } } }),
      `damaged at media.${'m'.repeat(60)}….data: it must be text`,
    ],
    [
      'half of a conflict',
      withPart({
        conflicts: [{ id: 'c', what: 'value', in: 'document', key: 'title', here: 'Outage' }],
      }),
      'damaged at conflicts[0].there: it is missing; it must be text.',
    ],
    ['two damages', withPart({ title: 1, sections: 2 }), '(and 1 more such place)'],
    [
      'a day that is none',
      withPart(entry({ ...TIME, local: '2026-02-30T09:15' })),
      'damaged at timeline[0].at.local:',
    ],
    [
      'an hour that is none',
      withPart(entry({ ...TIME, local: 'T25:15' })),
      'damaged at timeline[0].at.local:',
    ],
    [
      'an empty local time',
      withPart(entry({ ...TIME, local: '' })),
      'damaged at timeline[0].at.local:',
    ],
    [
      'an instant without zone',
      withPart(entry({ ...TIME, instant: '2026-03-03T09:15:00' })),
      'damaged at timeline[0].at.instant:',
    ],
    [
      'an instant that is none',
      withPart(entry({ ...TIME, instant: '2023-02-29T09:15:00Z' })),
      'damaged at timeline[0].at.instant:',
    ],
    [
      'a due date that is none',
      withPart({ actions: [{ id: 'a', body: ROOT, due: '2026-13-01' }] }),
      'damaged at actions[0].due:',
    ],
    [
      'a text without value',
      withPart(block({ type: 'paragraph', children: [{ type: 'text' }] })),
      'damaged at sections[0].body.children[0].children[0].value:',
    ],
    [
      'a paragraph without children',
      withPart(block({ type: 'paragraph' })),
      'damaged at sections[0].body.children[0]:',
    ],
    [
      'a picture whose words are none',
      withPart(block({ type: 'paragraph', children: [{ type: 'image', url: 'media:a', alt: 5 }] })),
      'damaged at sections[0].body.children[0].children[0].alt:',
    ],
    [
      'a footnote without a name',
      withPart(block({ type: 'footnoteDefinition', identifier: '1', label: {}, children: [] })),
      'damaged at sections[0].body.children[0].label:',
    ],
    [
      'a heading of level 7',
      withPart(block({ type: 'heading', depth: 7, children: [] })),
      'damaged at sections[0].body.children[0].depth:',
    ],
    [
      'a link to nowhere',
      withPart(block({ type: 'paragraph', children: [{ type: 'link', children: [] }] })),
      'damaged at sections[0].body.children[0].children[0].url:',
    ],
    [
      'a live fact that follows nothing',
      withPart(block({ type: 'paragraph', children: [{ type: 'fact', value: '10:13' }] })),
      'damaged at sections[0].body.children[0].children[0].source:',
    ],
    ['a root in a root', withPart(block(ROOT)), 'damaged at sections[0].body.children[0]:'],
    ['a body that is text', withPart(entry(null, 'text')), 'damaged at timeline[0].body:'],
    [
      'media that is a script',
      withPart({ media: { k: { type: 'text/html', data: '', name: '' } } }),
      'damaged at media.k.type:',
    ],
  ])('%s', (_, text, expected) => {
    const sentence = problem(text);
    expect(sentence).toContain(expected);
    expect(sentence).not.toMatch(/\n|Error|undefined|\[object/);
  });

  it('a body nested without end', () => {
    const [before, after] = withPart(block('HERE')).split('"HERE"') as [string, string];
    const deep = `${'{"type":"blockquote","children":['.repeat(5000)}${']}'.repeat(5000)}`;
    expect(problem(before + deep + after)).toContain('nested more than 120 deep');
  });

  it('a place deep within, by the ends of its path alone', () => {
    const [before, after] = withPart({
      sections: [{ id: 's', kind: 'summary', title: '', body: 'BODY' }],
    }).split('"BODY"') as [string, string];
    const within = '{"type":"blockquote","children":['.repeat(110);
    const deep = `{"type":"root","children":[${within}{"type":"text"}${']}'.repeat(110)}]}`;
    const sentence = problem(before + deep + after);
    expect(sentence).toMatch(/damaged at sections\[0\]\.body\.children\[0\]\.children\.…/);
    expect(sentence.length).toBeLessThan(300);
  });

  it('an unknown key nested without end, and not brackets in a text', () => {
    const [before, after] = withPart({ unknown: 'HERE' }).split('"HERE"') as [string, string];
    const deep = `${'['.repeat(9_000)}1${']'.repeat(9_000)}`;
    expect(problem(before + deep + after)).toContain('nested more than 1000 levels');
    const flat = JSON.stringify(`\\"${'['.repeat(9_000)}`);
    expect(openPostmortem(before + flat + after).ok).toBe(true);
  });

  it.each([
    ['cut in a string', '{\n  "format": "postm', 'ends too early, at line 2, column 19'],
    ['cut after a comma', '{\n  "a": 1,\n', 'ends too early, at line 3, column 1'],
    ['cut in a word', '{"a": tru', 'ends too early, at line 1, column 10'],
    ['a word that is no JSON', '{\n  "a": hello\n}', 'a mistake at line 2, column 8'],
    ['a comma too many', '{\n  "a": 1,\n}', 'a mistake at line 3, column 1'],
    ['a raw newline in a string', '{"a": "x\ny"}', 'a mistake at line 1, column 9'],
    ['a bad escape', '{"a": "\\x"}', 'a mistake at line 1, column 8'],
    ['two values', '{} {}', 'a mistake at line 1, column 4'],
    ['a document pasted twice', '[1]\n]', 'a mistake at line 2, column 1'],
    ['binary', '\u0000\u0001PNG', 'a mistake at line 1, column 1'],
  ])('JSON: %s', (_, text, expected) => {
    expect(problem(text)).toContain(expected);
  });

  it('cut anywhere, says where it ends and never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: fixture.trimEnd().length - 1 }), (length) => {
        const cut = fixture.slice(0, length);
        const lines = cut.split('\n');
        expect(problem(cut)).toContain(
          `ends too early, at line ${lines.length}, column ${lines.at(-1)!.length + 1}`,
        );
      }),
    );
  });

  it('never throws on any text or value', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.jsonValue().map((value) => withPart({ timeline: value, incident: value })),
        ),
        (text) => {
          const result = openPostmortem(text);
          if (!result.ok) expect(result.problem).toMatch(/\.$/);
        },
      ),
    );
  });
});

describe('hostile and damaged content', () => {
  it('takes keys of the object prototype as data or not at all', () => {
    const text = withPart({
      incident: { zone: 'UTC', constructor: { name: 'x' }, toString: 'y' },
      hasOwnProperty: 1,
    })
      .replace('"title":', '"__proto__":{"polluted":true},"title":')
      .replace('"zone":', '"__proto__":{"polluted":true},"zone":');
    const document = opened(text);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((document as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(document.incident)).toBe(Object.prototype);
    const written = toCanonicalJson(document);
    expect(JSON.parse(written)).toMatchObject({
      incident: { constructor: { name: 'x' }, toString: 'y' },
      hasOwnProperty: 1,
    });
    expect(toCanonicalJson(opened(written))).toBe(written);
  });

  it('gives a duplicated id a new one, keeps the first, and is then stable', () => {
    const rows = (ids: string[]) => ids.map((id) => ({ id, at: null, body: ROOT }));
    const text = withPart({
      timeline: rows(['a', 'b', 'a', 'a']),
      updates: rows(['b']).map((row) => ({ ...row, status: 'update' })),
      actions: rows(['n1']),
    });
    const result = openPostmortem(text, sequentialIds('n'));
    if (!result.ok) throw new Error(result.problem);
    // n1 is taken further down
    expect(result.document.timeline.map(({ id }) => id)).toEqual(['a', 'b', 'n2', 'n3']);
    expect(result.document.updates.map(({ id }) => id)).toEqual(['n4']);
    expect(opened(toCanonicalJson(result.document))).toEqual(result.document);
  });
});

describe('a stored document of version 3', () => {
  const version3 = readFileSync(
    new URL('../../fixtures/documents/v3.postmortem', import.meta.url),
    'utf8',
  );

  it('opens with its comments, and is written back byte for byte', () => {
    const document = opened(version3);
    expect(toCanonicalJson(document)).toBe(version3);
    expect(document.comments?.map(({ state }) => state)).toEqual([
      'open',
      'accepted',
      'resolved',
      'open',
    ]);
  });

  it('opens with what a reviewer drew, and refuses strokes that are none', () => {
    const drawn = readFileSync(
      new URL('../../fixtures/documents/v3-drawing.postmortem', import.meta.url),
      'utf8',
    );
    const document = opened(drawn);
    expect(toCanonicalJson(document)).toBe(drawn);
    expect(document.comments?.[0]!.drawing?.strokes).toHaveLength(2);
    expect(problem(drawn.replace('150,12 158,18', 'M 0 0'))).toContain('drawing.strokes');
  });

  it('is refused where a comment says nothing at all', () => {
    const raw = JSON.parse(version3) as { comments: { comments: unknown[] }[] };
    raw.comments[0]!.comments = [];
    expect(problem(JSON.stringify(raw))).toContain('comments[0].comments: must hold the remark');
  });
});
