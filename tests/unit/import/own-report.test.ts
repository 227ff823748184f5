/**
 * Word files, PDFs and pages that Afterword made and somebody sends back: the incident, its rows
 * and its text are what they were.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { toPdf } from '../../../core/export/pdf/write.ts';
import { importSources } from '../../../core/import/import-files.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { plainText } from '../../../core/prose/text.ts';
import { buildReport, type ReportOptions } from '../../../core/report/report.ts';
import { external } from '../../tools/external.ts';
import { withPrinter } from '../../tools/print.ts';
import { rcaDocument, sampleDocument } from '../../tools/samples.ts';

const SLOW = 120_000;
const at = (clock: string, day: string, more: Partial<Time> = {}): Time => ({
  written: clock,
  local: `${day}T${clock}`,
  zone: 'Europe/Copenhagen',
  instant: new Date(Date.parse(`${day}T${clock}:00Z`) - 3_600_000)
    .toISOString()
    .replace('.000', ''),
  approximate: false,
  ...more,
});

const german: Postmortem = {
  ...sampleDocument(),
  title: 'Ausfall der Zahlung',
  language: 'de',
  state: 'in-review',
  revision: '1.2',
  sections: [
    {
      id: 'a',
      kind: 'summary',
      title: 'Zusammenfassung',
      audience: 'everyone',
      required: true,
      guidance: '',
      body: prose(paragraph('Zwischen 09:15 und 10:31 war alles langsam.')),
    },
    {
      id: 'b',
      kind: 'timeline',
      title: 'Zeitleiste',
      audience: 'everyone',
      required: true,
      guidance: '',
      body: prose(),
    },
    {
      id: 'c',
      kind: 'actions',
      title: 'Maßnahmen',
      audience: 'everyone',
      required: true,
      guidance: '',
      body: prose(),
    },
  ],
};

/**
 * Over midnight, with times in three zones, a row without a time, and columns that hold nothing.
 */
const night: Postmortem = {
  ...sampleDocument(),
  title: 'Night',
  revision: '1',
  timeline: [
    {
      id: 'n1',
      at: at('23:40', '2026-03-03'),
      milestone: 'started',
      body: prose(paragraph('Began')),
      audience: 'everyone',
      source: 'chat',
    },
    {
      id: 'n2',
      at: {
        written: '18:05 EST',
        local: '2026-03-03T18:05',
        zone: 'America/New_York',
        instant: '2026-03-03T23:05:00Z',
        approximate: false,
      },
      milestone: 'detected',
      body: prose(paragraph('Seen overseas')),
      audience: 'everyone',
      source: null,
    },
    {
      id: 'n3',
      at: { ...at('00:30', '2026-03-04'), approximate: true },
      milestone: null,
      body: prose(paragraph('Somewhat later')),
      audience: 'everyone',
      source: null,
    },
    {
      id: 'n4',
      at: null,
      milestone: null,
      body: prose(paragraph('Nobody knows when')),
      audience: 'everyone',
      source: null,
    },
    {
      id: 'n5',
      at: at('11:10', '2026-03-04'),
      milestone: 'resolved',
      body: prose(paragraph('Over')),
      audience: 'everyone',
      source: null,
    },
  ],
  updates: [
    {
      id: 'u1',
      at: at('23:50', '2026-03-03'),
      status: 'investigating',
      body: prose(paragraph('We look.')),
      nextUpdate: null,
    },
    {
      id: 'u2',
      at: at('10:00', '2026-03-04'),
      status: 'monitoring',
      body: prose(paragraph('We watch.')),
      nextUpdate: null,
    },
  ],
  actions: [
    {
      id: 'a1',
      body: prose(paragraph('Write it down')),
      owner: '',
      due: null,
      priority: '',
      status: 'open',
      ticket: '',
    },
  ],
};

const onlyUpdates: Postmortem = {
  ...sampleDocument(),
  title: 'Only notices',
  sections: [],
  timeline: [],
  actions: [],
  updates: night.updates.slice(0, 1),
};
const twoLong: Postmortem = {
  ...sampleDocument(),
  title: 'Long',
  timeline: Array.from({ length: 130 }, (_, index) => ({
    id: `r${index}`,
    at: at(
      `${String(5 + Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
      '2026-03-03',
    ),
    milestone: null,
    body: prose(paragraph(`Event ${index} on the gateway`)),
    audience: 'everyone' as const,
    source: null,
  })),
};

const manyDays: Postmortem = {
  ...twoLong,
  timeline: twoLong.timeline.map((entry, index) => ({
    ...entry,
    at: at(entry.at!.written, index < 65 ? '2026-03-03' : '2026-03-04'),
  })),
};

const CASES: [string, Postmortem, Partial<ReportOptions>][] = [
  ['the sample', sampleDocument(), {}],
  ['a report of ten pages', rcaDocument(), {}],
  ['with times in UTC too', sampleDocument(), { utc: true }],
  ['a brief', sampleDocument(), { brief: true }],
  ['in German', german, {}],
  ['in French', { ...german, language: 'fr' }, {}],
  ['over midnight', night, {}],
  ['of status updates only', onlyUpdates, {}],
  ['over several pages', twoLong, {}],
  ['over several pages and days', manyDays, {}],
];
const reportOf = ([, document, options]: (typeof CASES)[number]) =>
  buildReport(document, { audience: 'internal', zone: '', ...options });

async function readBack(name: string, bytes: Uint8Array): Promise<Postmortem> {
  const { document, problems } = await importSources([{ name, bytes }], {
    newId: sequentialIds('new'),
    today: '2026-05-01',
  });
  expect(problems).toEqual([]);
  const opened = openPostmortem(JSON.stringify(document));
  if (!opened.ok) throw new Error(opened.problem);
  return opened.document;
}

/**
 * What has to be the same. A row's text loses the form that a table's cell of these formats cannot
 * keep.
 */
function facts({
  title,
  state,
  revision,
  language,
  incident,
  people,
  timeline,
  updates,
  actions,
}: Postmortem) {
  const words = (body: Postmortem['sections'][number]['body']): string =>
    plainText(body)
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? '';
  return {
    title,
    state,
    revision,
    language: language.slice(0, 2),
    incident: { ...incident, date: incident.date },
    people,
    timeline: timeline.map((entry) => [
      entry.at?.instant ?? null,
      entry.at?.approximate ?? null,
      entry.milestone,
      words(entry.body),
      entry.source,
    ]),
    updates: updates.map((update) => [
      update.at?.instant ?? null,
      update.status,
      words(update.body),
    ]),
    actions: actions.map((action) => [
      words(action.body),
      action.owner,
      action.due,
      action.priority,
      action.status,
      action.ticket,
    ]),
  };
}

function expectSame(back: Postmortem, [, document]: (typeof CASES)[number]): void {
  const [read, wanted] = [facts(back), facts(document)];
  // A promised update that the text does not say stands below it.
  read.updates = read.updates.map(([instant, status, words], index) => [
    instant!,
    status!,
    String(words).startsWith(String(wanted.updates[index]?.[2]))
      ? wanted.updates[index]![2]!
      : words!,
  ]);
  // A brief has open actions first.
  const sorted = (list: unknown[][]): unknown[][] =>
    [...list].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
  expect({ ...read, actions: sorted(read.actions) }).toEqual({
    ...wanted,
    actions: sorted(wanted.actions),
  });
  // Which words a link of a PDF stands on, it does not say.
  const unsorted = back.sections
    .filter(({ kind }) => kind === 'unsorted')
    .map(({ body }) => plainText(body))
    .filter((text) => !/^Links\n(?:https:\S+\n?)+$/.test(text));
  expect(unsorted).toEqual(
    document.sections.filter(({ kind }) => kind === 'unsorted').map(({ body }) => plainText(body)),
  );
  // The picture of the incident is drawn anew.
  for (const key of Object.keys(back.media))
    expect(JSON.stringify(back.sections)).toContain(`media:${key}`);
  // Nothing of the page's foot is left in the text.
  expect(back.sections.map(({ body }) => plainText(body)).join('\n')).not.toMatch(
    /\b(?:Times in|Zeiten in|Heures? \S+) Europe\/\w+ \(UTC/,
  );
  for (const { body } of back.sections)
    expect(plainText(body)).not.toMatch(
      /Incident report|Vorfallbericht|Milestone \||entries\. (Started|Detected)/,
    );
}

describe('our own report, sent back', () => {
  it.each(CASES)(
    'as a Word file: %s',
    async (...one) => expectSame(await readBack('back.docx', await toDocx(reportOf(one))), one),
    SLOW,
  );
  it('as a Word file, has the spaces that were written', async () => {
    const sample = sampleDocument();
    const words = 'On 9 March 2026 at 10:13 UTC, 3 % of calls by Dr.\u00a0Okafor took 12,001 ms.';
    const document = {
      ...sample,
      sections: [{ ...sample.sections[0]!, body: prose(paragraph(words)) }],
      timeline: [{ ...night.timeline[0]!, body: prose(paragraph(words)) }],
    };
    const back = await readBack(
      'back.docx',
      await toDocx(buildReport(document, { audience: 'internal', zone: '', withSource: false })),
    );
    expect(plainText(back.sections[0]!.body)).toContain(words);
    expect(plainText(back.timeline[0]!.body)).toContain(words);
  });

  it.each(CASES)(
    'as a page: %s',
    async (...one) =>
      expectSame(
        await readBack('back.html', Buffer.from(toHtml(reportOf(one), { as: 'page' }))),
        one,
      ),
    SLOW,
  );

  it('as a page, has its notes where they are referred to', async () => {
    const sample = sampleDocument();
    const body = parseMarkdown(
      'First[^1] and second[^b].\n\nMore.\n\n[^1]: The *first* note.\n\n[^b]: The second note.\n',
    );
    const back = await readBack(
      'back.html',
      Buffer.from(
        toHtml(
          buildReport(
            {
              ...sample,
              sections: [{ ...sample.sections[0]!, body }, ...sample.sections.slice(1)],
            },
            { audience: 'internal', zone: '' },
          ),
          { as: 'page' },
        ),
      ),
    );
    expect(back.sections[0]!.body.children.map(({ type }) => type)).toEqual([
      'paragraph',
      'footnoteDefinition',
      'footnoteDefinition',
      'paragraph',
    ]);
    expect(back.sections.map(({ title }) => title)).toEqual(
      sample.sections.map(({ title }) => title),
    );
  });

  describe.runIf(external('chromium'))('as a PDF', () => {
    const pdfs = new Map<string, Uint8Array>();
    beforeAll(
      () =>
        withPrinter(external('chromium')!, async (print) => {
          for (const one of CASES) pdfs.set(one[0], await toPdf(reportOf(one), { print }));
        }),
      SLOW,
    );
    it.each(CASES)(
      '%s',
      async (...one) => expectSame(await readBack('back.pdf', pdfs.get(one[0])!), one),
      SLOW,
    );
  });
});
