/**
 * How long all checks take on long documents, and how the time grows. Prints a table; asserts
 * nothing. Run: node tests/bench/checks.bench.ts
 */
import { runChecks } from '../../core/checks/registry.ts';
import type { Postmortem, Section, TimelineEntry } from '../../core/document/postmortem.ts';
import { instantText } from '../../core/time/calendar.ts';
import { paragraph, plainProse, prose } from '../../core/prose/build.ts';

const NOW = '2030-01-01T00:00:00Z';
const START = Date.UTC(2026, 2, 3);
/** Paragraphs in a section. */
const PAGE = 100;
const EVENTS = [
  'The queue at the press grew',
  'A worker was restarted',
  'Depot called to ask',
  'Error rate fell below 2 %',
  'The rollback reached the second depot',
];

function entry(index: number): TimelineEntry {
  // Every thousandth row stands 20 minutes too low.
  const instant = instantText(START + (index - (index % 1000 === 999 ? 20 : 0)) * 60_000);
  return {
    id: `e${index}`,
    milestone: index === 0 ? 'started' : null,
    audience: 'everyone',
    source: null,
    at: {
      written: instant.slice(11, 16),
      local: instant.slice(0, 16),
      zone: 'UTC',
      instant,
      approximate: false,
      zoneFrom: 'document',
      dateFrom: 'previous',
    },
    body: plainProse(`${EVENTS[index % EVENTS.length]} (${index}).`),
  };
}

function story(index: number): string {
  const clock = instantText(START + index * 60_000).slice(11, 16);
  return index % 5 === 0
    ? `At ${clock} UTC the press stopped for 3 minutes, and ${index} labels were lost.`
    : 'Nobody looked at the tray, because the light was amber and not red. The spool kept what it had.';
}

function document(entries: number, paragraphs: number): Postmortem {
  const pages = Math.ceil(paragraphs / PAGE);
  const section = (id: string, kind: Section['kind'], body: Section['body']): Section => ({
    id,
    kind,
    title: id,
    audience: 'everyone',
    required: true,
    guidance: '',
    body,
  });
  return {
    format: 'postmortem',
    version: 3,
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
      ...Array.from({ length: pages }, (_, page) =>
        section(
          `s${page}`,
          page === 0 ? 'summary' : 'custom',
          prose(
            ...Array.from({ length: Math.min(PAGE, paragraphs) }, (_, index) =>
              paragraph(story(page * PAGE + index)),
            ),
          ),
        ),
      ),
      section('timeline', 'timeline', prose()),
    ],
    timeline: Array.from({ length: entries }, (_, index) => entry(index)),
    updates: [],
    actions: [],
    media: {},
    ignored: [],
  };
}

function measure(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/**
 * The best of seven, each on a new document value, so that nothing is remembered. The best, because
 * what else the machine does can only add.
 */
function cold(entries: number, paragraphs: number): { ms: number; found: number } {
  let found = 0;
  const times = Array.from({ length: 7 }, () => {
    const sample = document(entries, paragraphs);
    return measure(() => {
      found = runChecks(sample, { now: NOW }).length;
    });
  });
  return { ms: Math.min(...times), found };
}

/**
 * One changed row, or one changed paragraph, in a document that was checked just before: the best
 * of 25 and the middle one.
 */
function warm(
  entries: number,
  paragraphs: number,
  change: (sample: Postmortem, turn: number) => Postmortem,
): [string, string] {
  let sample = document(entries, paragraphs);
  runChecks(sample, { now: NOW });
  const times = Array.from({ length: 25 }, (_, turn) => {
    sample = change(sample, turn);
    return measure(() => runChecks(sample, { now: NOW }));
  }).sort((a, b) => a - b);
  return [times[0]!.toFixed(2), times[12]!.toFixed(2)];
}

const editRow = (sample: Postmortem, turn: number): Postmortem => ({
  ...sample,
  timeline: sample.timeline.map((row, index) =>
    index === turn * 7 ? { ...row, body: plainProse(`Typed ${turn}.`) } : row,
  ),
});
const editTime = (sample: Postmortem, turn: number): Postmortem => ({
  ...sample,
  timeline: sample.timeline.map((row, index) =>
    index === turn * 7 ? { ...row, at: entry(index).at } : row,
  ),
});
const editParagraph = (sample: Postmortem, turn: number): Postmortem => ({
  ...sample,
  sections: sample.sections.map((section, index) =>
    index > 0
      ? section
      : {
          ...section,
          body: {
            ...section.body,
            children: section.body.children.map((child, at) =>
              at === turn * 4 ? paragraph(`Typed ${turn} at 10:00.`) : child,
            ),
          },
        },
  ),
});

const line = (...cells: (string | number)[]) =>
  console.log(
    cells
      .map((cell, index) => (index === 0 ? String(cell).padEnd(52) : String(cell).padStart(12)))
      .join(''),
  );
cold(1000, 1000); // warms the engine, not the memory of the checks

line('all checks, nothing remembered', 'ms', 'findings', 'growth');
let last = 0;
for (const entries of [1_000, 10_000, 100_000]) {
  const { ms, found } = cold(entries, 0);
  line(
    `${entries.toLocaleString('en')} entries`,
    ms.toFixed(1),
    found,
    last ? `×${(ms / last).toFixed(1)}` : '',
  );
  last = ms;
}
last = 0;
for (const paragraphs of [100, 1_000, 10_000]) {
  const { ms, found } = cold(500, paragraphs);
  line(
    `500 entries and ${paragraphs.toLocaleString('en')} paragraphs`,
    ms.toFixed(1),
    found,
    last ? `×${(ms / last).toFixed(1)}` : '',
  );
  last = ms;
}
line('one edit, the rest remembered', 'ms, best', 'median');
line('the words of a row of 10,000 entries', ...warm(10_000, 0, editRow));
line('the time of a row of 10,000 entries', ...warm(10_000, 0, editTime));
line('a paragraph of 2,000, with 500 entries', ...warm(500, 2_000, editParagraph));
line('a paragraph of 10,000, with 2,000 entries', ...warm(2_000, 10_000, editParagraph));
