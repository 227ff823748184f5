/**
 * A long document of invented text, the same on every run, and its texts one by one: for what is
 * measured beside a bare editor with the same text.
 */
const WORDS =
  'the gateway was asked for a certificate that it did not yet hold and so every request began anew while the queue behind it grew'.split(
    ' ',
  );

/** Text of about 45 words, the same on every run, different in every paragraph. */
const words = (seed, count) =>
  Array.from(
    { length: count },
    (_, index) => WORDS[(seed * 7 + index * (1 + (seed % 5))) % WORDS.length],
  ).join(' ');
const prose = (text) => ({
  type: 'root',
  children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
});
const clock = (index) =>
  `${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
/** @returns `document`, and what stands in it: `texts`, the paragraphs, and `entries`, the rows */
export function longDocument(paragraphs, rows) {
  const texts = Array.from(
    { length: paragraphs },
    (_, index) => `Paragraph ${index}: ${words(index, 43)}.`,
  );
  const entries = Array.from(
    { length: rows },
    (_, index) => `Event ${index}: ${words(index + 3, 12)}.`,
  );

  const document = {
    format: 'postmortem',
    version: 1,
    id: 'bench',
    title: 'Bench',
    state: 'draft',
    revision: '1',
    edited: '',
    language: 'en',
    incident: {
      reference: '',
      organization: '',
      severity: '',
      services: [],
      zone: 'UTC',
      date: '2026-03-03',
    },
    people: [],
    sections: [
      {
        id: 's1',
        kind: 'summary',
        title: 'Summary',
        audience: 'everyone',
        required: false,
        guidance: '',
        body: { type: 'root', children: texts.flatMap((text) => prose(text).children) },
      },
      {
        id: 's2',
        kind: 'timeline',
        title: 'Timeline',
        audience: 'everyone',
        required: false,
        guidance: '',
        body: { type: 'root', children: [] },
      },
    ],
    timeline: entries.map((text, index) => ({
      id: `e${index}`,
      milestone: null,
      audience: 'everyone',
      source: null,
      body: prose(text),
      at: {
        written: clock(index),
        local: `2026-03-03T${clock(index)}`,
        zone: 'UTC',
        instant: `2026-03-03T${clock(index)}:00Z`,
        approximate: false,
        zoneFrom: 'document',
        dateFrom: 'document',
      },
    })),
    updates: [],
    actions: [],
    media: {},
    ignored: [],
  };

  return { document, texts, entries };
}
