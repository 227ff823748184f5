import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import type {
  Postmortem,
  Section,
  SectionKind,
  Time,
  TimelineEntry,
} from '../../../core/document/postmortem.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { mergeInto, mergePostmortems } from '../../../core/import/merge/merge.ts';
import { kindOfTitle } from '../../../core/report/section-kinds.ts';
import { paragraph, plainProse, prose } from '../../../core/prose/build.ts';
import { isEmptyProse, plainText } from '../../../core/prose/text.ts';
import { wordsOf } from '../../tools/words.ts';
import { anyDocument, emptyDocument } from '../document/documents.ts';
import { runs } from '../../tools/runs.ts';

const newId = () => sequentialIds('new');

function time(instant: string | null, more: Partial<Time> = {}): Time {
  return {
    written: instant?.slice(11, 16) ?? 'later',
    local: instant?.slice(0, 16) ?? null,
    zone: instant ? 'UTC' : null,
    instant,
    approximate: false,
    ...more,
  };
}
function row(id: string, clock: string | null, more: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    id,
    at: clock ? time(`2026-03-03T${clock}:00Z`) : time(null),
    milestone: null,
    body: plainProse(`Row ${id}`),
    audience: 'everyone',
    source: null,
    ...more,
  };
}
function section(
  kind: SectionKind,
  title: string,
  text = '',
  more: Partial<Section> = {},
): Section {
  return {
    id: `${kind}-${title}`,
    kind,
    title,
    audience: 'everyone',
    required: false,
    guidance: '',
    body: plainProse(text),
    ...more,
  };
}

/**
 * All that a reader of the document could miss: how often each word stands in it. Names of people
 * and components stand once however often they are given.
 */
function words(document: Postmortem): Map<string, number> {
  const { title, incident, sections, timeline, updates, actions } = document;
  const texts = [
    title,
    incident.reference,
    incident.organization,
    incident.severity,
    ...sections.flatMap(({ kind, title: name, body }) => [
      ...(isEmptyProse(body) && kindOfTitle(name) === kind ? [] : [name]),
      plainText(body),
    ]),
    ...[...timeline, ...updates, ...actions].map(({ body }) => plainText(body)),
    ...[...timeline, ...updates].map(({ at }) => at?.written ?? ''),
    ...timeline.map(({ source }) => source ?? ''),
    ...actions.flatMap(({ owner, ticket, priority }) => [owner, ticket, priority]),
  ];
  const counts = new Map<string, number>();
  for (const word of wordsOf(texts.join('\n'))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const idsOf = ({ sections, timeline, updates, actions }: Postmortem): string[] =>
  [...sections, ...timeline, ...updates, ...actions].map(({ id }) => id);

describe('an import added to the open document', () => {
  it('drops no word, uses no id twice, and is a document', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (open, imported) => {
        const merged = mergeInto(open, { name: 'chat', document: imported }, newId());
        const has = words(merged);
        // What says the same in both (a title, a heading) stands once: a word must be there as
        // often as in the document that has it more often.
        for (const document of [open, imported])
          for (const [word, count] of words(document))
            expect(has.get(word) ?? 0, word).toBeGreaterThanOrEqual(count);
        const ids = idsOf(merged);
        expect(new Set(ids).size).toBe(ids.length);
        expect(merged.timeline).toHaveLength(open.timeline.length + imported.timeline.length);
        expect(merged.updates).toHaveLength(open.updates.length + imported.updates.length);
        expect(merged.actions).toHaveLength(open.actions.length + imported.actions.length);
        expect(openPostmortem(toCanonicalJson(merged))).toMatchObject({ ok: true });
      }),
      { numRuns: runs(200) },
    );
  });

  it('leaves the rows that are there in their order, under their ids', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (open, imported) => {
        const merged = mergeInto(open, { name: 'chat', document: imported }, newId());
        const own = new Set(open.timeline.map(({ id }) => id));
        expect(merged.timeline.filter(({ id }) => own.has(id))).toEqual(open.timeline);
      }),
      { numRuns: runs(100) },
    );
  });

  it('changes nothing where the import is empty', () => {
    fc.assert(
      fc.property(anyDocument, (open) => {
        expect(
          toCanonicalJson(mergeInto(open, { name: '', document: emptyDocument() }, newId())),
        ).toBe(toCanonicalJson(open));
      }),
      { numRuns: runs(100) },
    );
  });

  it('puts rows between those that are there by their time; one without a time stays with its neighbour', () => {
    const open = emptyDocument({
      timeline: [row('a', '09:00'), row('b', '11:00'), row('b2', null), row('c', '13:00')],
    });
    const imported = emptyDocument({
      timeline: [
        row('x0', null),
        row('x', '12:00'),
        row('x2', null),
        row('z', '14:00'),
        row('y', '08:00'),
      ],
    });
    const merged = mergeInto(open, { name: 'chat', document: imported }, newId());
    expect(merged.timeline.map(({ id }) => id)).toEqual([
      'x0',
      'y',
      'a',
      'b',
      'b2',
      'x',
      'x2',
      'c',
      'z',
    ]);
  });

  it('does not put an order right that the author left', () => {
    const open = emptyDocument({
      timeline: [row('a', '10:00'), row('b', '12:00'), row('c', '11:00')],
    });
    const merged = mergeInto(
      open,
      { name: '', document: emptyDocument({ timeline: [row('x', '11:30')] }) },
      newId(),
    );
    expect(merged.timeline.map(({ id }) => id)).toEqual(['a', 'x', 'b', 'c']);
  });

  it('names the source of each entry, with what the entry says of it itself', () => {
    const imported = emptyDocument({
      timeline: [row('x', '10:00'), row('y', '11:00', { source: '#incident' })],
    });
    const merged = mergeInto(
      emptyDocument({ timeline: [row('a', '09:00', { source: 'memory' })] }),
      { name: 'chat.zip', document: imported },
      newId(),
    );
    expect(merged.timeline.map(({ source }) => source)).toEqual([
      'memory',
      'chat.zip',
      'chat.zip: #incident',
    ]);
  });

  it('puts prose under the section of its kind, a section of another kind beside the others, and Unsorted last', () => {
    const open = emptyDocument({
      sections: [
        section('summary', 'Summary', 'Ours.'),
        section('timeline', 'Timeline'),
        section('custom', 'Costs', 'Some.'),
        section('unsorted', 'Unsorted', 'Rest.'),
      ],
    });
    const imported = emptyDocument({
      sections: [
        section('summary', 'What happened', 'Theirs.'),
        section('timeline', 'Chronology'),
        section('custom', 'Costs', 'More.'),
        section('custom', 'Law', 'None.'),
        section('unsorted', 'Unsorted', 'Their rest.'),
        section('impact', 'Impact', 'All.'),
      ],
    });
    const merged = mergeInto(open, { name: '', document: imported }, newId());
    expect(merged.sections.map(({ title, body }) => [title, plainText(body)])).toEqual([
      ['Summary', 'Ours.\nWhat happened\nTheirs.'],
      ['Timeline', ''],
      ['Costs', 'Some.\nMore.'],
      ['Law', 'None.'],
      ['Impact', 'All.'],
      ['Unsorted', 'Rest.\nTheir rest.'],
    ]);
  });

  it('keeps in Unsorted what the document says otherwise', () => {
    const open = emptyDocument({
      title: 'Ours',
      incident: { ...emptyDocument().incident, severity: 'SEV-2' },
    });
    const imported = emptyDocument({
      title: 'Theirs',
      incident: { ...emptyDocument().incident, severity: 'SEV-1', reference: 'INC-7' },
    });
    const merged = mergeInto(open, { name: '', document: imported }, newId());
    expect(merged).toMatchObject({
      title: 'Ours',
      incident: { severity: 'SEV-2', reference: 'INC-7' },
    });
    expect(merged.sections.map(({ kind, body }) => [kind, plainText(body)])).toEqual([
      ['unsorted', 'Theirs\nSEV-1'],
    ]);
  });

  it('does not show to everyone what is internal in the import', () => {
    const open = emptyDocument({
      sections: [section('summary', 'Summary', 'Public.'), section('timeline', 'Timeline')],
    });
    const imported = emptyDocument({
      sections: [
        section('summary', 'Summary', 'Secret.', { audience: 'internal' }),
        section('timeline', 'Timeline', '', { audience: 'internal' }),
      ],
    });
    const { sections } = mergeInto(open, { name: '', document: imported }, newId());
    expect(sections.map(({ kind, audience, body }) => [kind, audience, plainText(body)])).toEqual([
      ['summary', 'everyone', 'Public.'],
      ['timeline', 'internal', ''],
      ['summary', 'internal', 'Secret.'],
    ]);
  });

  it('gives its zone only to a document whose times do not wait for one', () => {
    const zoned = (zone: string, timeline: TimelineEntry[]) =>
      emptyDocument({ incident: { ...emptyDocument().incident, zone }, timeline });
    const waiting = row('a', '09:00', {
      at: { written: '9:00', local: 'T09:00', zone: null, instant: null, approximate: false },
    });
    expect(
      mergeInto(
        zoned('', [row('a', '09:00')]),
        { name: '', document: zoned('Asia/Tokyo', []) },
        newId(),
      ).incident.zone,
    ).toBe('Asia/Tokyo');
    expect(
      mergeInto(zoned('', [waiting]), { name: '', document: zoned('Asia/Tokyo', []) }, newId())
        .incident.zone,
    ).toBe('');
  });

  describe('whose zone nobody chose', () => {
    const at = time('2026-03-03T10:00:00Z', { zoneFrom: 'document' });
    const imported = emptyDocument({
      incident: { ...emptyDocument().incident, zone: 'UTC' },
      timeline: [row('x', null, { at })],
    });
    const merged = (more: Partial<Postmortem>, zone = 'Europe/Copenhagen'): Postmortem =>
      mergeInto(
        emptyDocument({ incident: { ...emptyDocument().incident, zone }, ...more }),
        { name: '', document: imported },
        newId(),
        'Europe/Copenhagen',
      );
    const local = { zone: 'Europe/Copenhagen', zoneFrom: 'document' } as const;
    const own = row('a', null, { at: time('2026-03-03T09:00:00Z', local) });

    it.each<[string, Partial<Postmortem>, string]>([
      ['takes the source’s', {}, 'UTC'],
      ['with text that names no time', { sections: [section('summary', 'S', 'Slow.')] }, 'UTC'],
      [
        'with a time that names its zone',
        { sections: [section('summary', 'S', 'Slow from 09:15 UTC.')] },
        'UTC',
      ],
      [
        'not with a time in the text that needs it',
        { sections: [section('summary', 'S', 'Slow from 09:15.')] },
        'Europe/Copenhagen',
      ],
      ['not with a row that needs it', { timeline: [own] }, 'Europe/Copenhagen'],
    ])('%s', (_, more, zone) => {
      expect(merged(more).incident.zone).toBe(zone);
    });

    it('and the times rest on it', () => {
      expect(merged({}).timeline[0]!.at).toEqual(at);
    });

    it('keeps one that was chosen', () => {
      expect(merged({}, 'Asia/Tokyo').incident.zone).toBe('Asia/Tokyo');
    });
  });

  it('keeps times as they were read, whatever the zone of the open document', () => {
    const at = time('2026-03-03T10:00:00Z', { zoneFrom: 'document', dateFrom: 'previous' });
    const imported = emptyDocument({
      incident: { ...emptyDocument().incident, zone: 'UTC' },
      timeline: [row('x', null, { at })],
    });
    const merged = mergeInto(
      emptyDocument({ incident: { ...emptyDocument().incident, zone: 'Europe/Copenhagen' } }),
      { name: '', document: imported },
      newId(),
    );
    expect(merged.timeline[0]!.at).toMatchObject({
      instant: at.instant,
      zoneFrom: 'source',
      dateFrom: 'source',
    });
  });

  it('keeps both of two pictures with one key', () => {
    const picture = (data: string): Pick<Postmortem, 'media' | 'sections'> => ({
      media: { p: { type: 'image/png', data, name: '' } },
      sections: [
        section('summary', 'Summary', '', {
          body: prose(
            {
              type: 'paragraph',
              children: [{ type: 'image', url: 'media:p', alt: data, title: null }],
            },
            paragraph('Text.'),
          ),
        }),
      ],
    });
    const merged = mergeInto(
      emptyDocument(picture('AAAA')),
      { name: '', document: emptyDocument(picture('BBBB')) },
      newId(),
    );
    expect(
      Object.fromEntries(Object.entries(merged.media).map(([key, { data }]) => [key, data])),
    ).toEqual({ p: 'AAAA', p2: 'BBBB' });
    expect(JSON.stringify(merged.sections)).toMatch(/media:p".*AAAA.*media:p2".*BBBB/);
  });

  it('lets what the author ignored follow its row to the new id', () => {
    const imported = emptyDocument({
      timeline: [row('a', '10:00')],
      ignored: [{ rule: 'timeline/gap', place: 'timeline:a:0:x:y', reason: 'quiet night' }],
    });
    const merged = mergeInto(
      emptyDocument({ timeline: [row('a', '09:00')] }),
      { name: '', document: imported },
      newId(),
    );
    expect(merged.timeline.map(({ id }) => id)).toEqual(['a', 'new1']);
    expect(merged.ignored).toEqual([
      { rule: 'timeline/gap', place: 'timeline:new1:0:x:y', reason: 'quiet night' },
    ]);
  });
});

describe('several sources as one new document', () => {
  it('has one section of each kind, rows in time order, and each entry’s source', () => {
    const source = (name: string, clocks: string[]) => ({
      name,
      document: emptyDocument({
        title: name,
        sections: [
          section('timeline', 'Timeline'),
          section('unsorted', 'Unsorted', `${name} rest`),
        ],
        timeline: clocks.map((clock, index) => row(`e${index}`, clock)),
      }),
    });
    const merged = mergePostmortems(
      [
        source('page', ['10:00', '12:00']),
        source('chat', ['11:00']),
        source('alerts', ['12:00', '09:00']),
      ],
      newId(),
    );
    expect(merged.timeline.map(({ at, source: from }) => `${at!.written} ${from}`)).toEqual([
      '09:00 alerts',
      '10:00 page',
      '11:00 chat',
      '12:00 page',
      '12:00 alerts',
    ]);
    expect(merged.sections.map(({ kind }) => kind)).toEqual(['timeline', 'unsorted']);
    expect(plainText(merged.sections[1]!.body).split('\n')).toEqual([
      'page rest',
      'chat rest',
      'chat',
      'alerts rest',
      'alerts',
    ]);
  });

  it('is the one document where there is one source', () => {
    const document = emptyDocument({ timeline: [row('b', '10:00'), row('a', '09:00')] });
    expect(mergePostmortems([{ name: 'page', document }], newId())).toBe(document);
  });
});
