import { strFromU8, unzipSync } from 'fflate';
import type { Heading } from 'mdast';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { paragraph, prose } from '../../../../core/prose/build.ts';
import { beginningOf, writeBeginning } from '../../../../core/export/pdf/beginning.ts';
import { shownTo } from '../../../../core/report/audience.ts';
import type { Job, JobResults } from '../../../../electron/export/job.ts';
import type { Printer } from '../../../../electron/export/printing.ts';
import { reportOf, type ReportSettings } from '../../../../core/export/review/chosen-report.ts';
import { runJob } from '../../../../electron/export/run-job.ts';
import { sampleDocument } from '../../../tools/samples.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
const noEngine: Printer = {
  fonts: () => Promise.resolve({ rules: '', unknown: [] }),
  print: () => Promise.reject(new Error('no engine')),
  shrink: () => Promise.reject(new Error('no engine')),
  draw: () => Promise.reject(new Error('no engine')),
};
const SETTINGS: ReportSettings = {
  audience: 'everyone',
  zone: '',
  utc: false,
  brief: false,
  problems: false,
  pageSize: 'A4',
  look: {},
  checks: { now: '2026-03-20T00:00:00Z', disabled: [], language: [] },
};
const WRITING = { mediaFolder: null, reference: null };
const text = toCanonicalJson(sampleDocument());

const run = async <J extends Job>(job: J, printer = noEngine): Promise<JobResults[J['kind']]> =>
  (await runJob(job, printer, () => undefined)) as JobResults[J['kind']];
const exported = (
  over: Partial<Extract<Job, { kind: 'export' }>> = {},
): Job & { kind: 'export' } => ({
  kind: 'export',
  text,
  formats: ['docx', 'pdf', 'md', 'html'],
  settings: SETTINGS,
  writing: WRITING,
  ...over,
});

/** With an internal section, and one of its hosts said to everyone as well. */
function withSecret(report: Postmortem): Postmortem {
  const [first, ...others] = report.sections;
  return {
    ...report,
    sections: [
      { ...first!, body: prose(paragraph('It was seen on ledger-db-07.corp.example first.')) },
      ...others,
      {
        ...first!,
        id: 'private',
        audience: 'internal',
        title: 'Private',
        body: prose(paragraph('Use ledger-db-07.corp.example.')),
      },
    ],
  };
}

/** A print that tells no pages. */
async function emptyPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  return pdf.save();
}

describe('a print', () => {
  it('is the page of those readers, with its faces, for their paper', async () => {
    const page = await run(
      {
        kind: 'print',
        text: toCanonicalJson(withSecret(sampleDocument())),
        settings: { ...SETTINGS, pageSize: 'Letter' },
      },
      {
        ...noEngine,
        print: emptyPdf,
        fonts: () => Promise.resolve({ rules: '@font-face{font-family:Proof}', unknown: [] }),
      },
    );
    expect(page).toContain(sampleDocument().title);
    expect(page).toContain('@font-face{font-family:Proof}');
    expect(page).toMatch(/@page[^}]*letter/i);
    expect(page).not.toContain('Use ledger-db-07');
  });
});

describe('an export', () => {
  it('makes what it can: one format that fails keeps no other from being made', async () => {
    const said: string[] = [];
    const { attempts } = (await runJob(
      exported(),
      noEngine,
      (done, doing) => void said.push(`${done} ${doing}`),
    )) as JobResults['export'];
    expect(
      attempts.map((attempt) => [attempt.format, 'problem' in attempt ? attempt.problem : 'made']),
    ).toEqual([
      ['docx', 'made'],
      ['pdf', 'The PDF could not be made (no engine). The other formats are not affected.'],
      ['md', 'made'],
      ['html', 'made'],
    ]);
    expect(said.length).toBeGreaterThan(4);
    expect(said.map((line) => Number.parseFloat(line))).toEqual(
      said.map((line) => Number.parseFloat(line)).sort((a, b) => a - b),
    );
  });

  it('says what is wrong with a reference document, and makes the others', async () => {
    const { attempts } = await run(
      exported({
        formats: ['docx', 'md'],
        writing: { mediaFolder: null, reference: Buffer.from('no package') },
      }),
    );
    expect(attempts[1]).toHaveProperty('made');
    expect(attempts[0]).toHaveProperty('problem');
    expect((attempts[0] as { problem: string }).problem).toMatch(/^[^\n]+\.$/);
  });

  it('finds what is internal in each file for everyone, and looks for nothing in one for the team', async () => {
    const secret = toCanonicalJson(withSecret(sampleDocument()));
    const { leaks } = await run(exported({ text: secret, formats: ['docx', 'md', 'html'] }));
    for (const format of ['docx', 'md', 'html'])
      expect(leaks.filter((leak) => leak.format === format).map((leak) => leak.text)).toContain(
        'ledger-db-07.corp.example',
      );
    expect(leaks[0]!.place).not.toBeNull();
    expect(
      (
        await run(
          exported({
            text: secret,
            formats: ['md'],
            settings: { ...SETTINGS, audience: 'internal' },
          }),
        )
      ).leaks,
    ).toEqual([]);
    expect((await run(exported({ formats: ['docx', 'md', 'html'] }))).leaks).toEqual([]);
  });

  it('puts the pictures of Markdown into the folder that is named', async () => {
    const { attempts } = await run(
      exported({ formats: ['md'], writing: { mediaFolder: 'x-media', reference: null } }),
    );
    const [attempt] = attempts;
    if (!attempt || !('made' in attempt)) throw new Error('not made');
    expect(attempt.made.beside.map(({ path }) => path)).toContain('x-media/track.svg');
    expect(Buffer.from(attempt.made.bytes).toString()).toContain('x-media/track.svg');
  });

  it('lists problems only where they are asked for, and none of what these readers are not shown', async () => {
    const report = sampleDocument();
    const withBlame = {
      ...report,
      sections: [
        ...report.sections,
        {
          ...report.sections[0]!,
          id: 'private',
          audience: 'internal' as const,
          title: 'Private',
          body: prose(paragraph('It was Bob’s fault; he was careless.')),
        },
      ],
    };
    const markdown = async (settings: Partial<ReportSettings>): Promise<string> => {
      const [attempt] = (
        await run(
          exported({
            text: toCanonicalJson(withBlame),
            formats: ['md'],
            settings: { ...SETTINGS, ...settings },
          }),
        )
      ).attempts;
      return attempt && 'made' in attempt ? Buffer.from(attempt.made.bytes).toString() : '';
    };
    expect(await markdown({})).not.toContain('pm:problems');
    expect(
      await markdown({
        problems: true,
        checks: { ...SETTINGS.checks, now: '2027-01-01T00:00:00Z' },
      }),
    ).toContain('pm:problems');
    expect(await markdown({ problems: true })).not.toContain('careless');
    expect(await markdown({ problems: true, audience: 'internal' })).toContain('careless');
  });

  it('draws for Word what Word cannot show, and does without where nothing can be drawn', async () => {
    const drawn: string[] = [];
    const report = sampleDocument();
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>',
    ).toString('base64');
    const withPicture = {
      ...report,
      media: { ...report.media, m1: { type: 'image/svg+xml', data: svg, name: 'g.svg' } },
      sections: [
        {
          ...report.sections[0]!,
          body: prose({
            type: 'paragraph',
            children: [{ type: 'image', url: 'media:m1', alt: 'A graph' }],
          }),
        },
        ...report.sections.slice(1),
      ],
    };
    const drawing: Printer = {
      ...noEngine,
      draw: (drawing) => (drawn.push(drawing), Promise.resolve(PNG)),
    };
    const [attempt] = (
      await run(exported({ text: toCanonicalJson(withPicture), formats: ['docx'] }), drawing)
    ).attempts;
    expect(drawn.some((each) => each.includes(svg) && each.includes('viewBox="0 0 30 20"'))).toBe(
      true,
    );
    expect(attempt).toHaveProperty('made');
    expect(
      (await run(exported({ text: toCanonicalJson(withPicture), formats: ['docx'] }))).attempts[0],
    ).toHaveProperty('made');
  });

  it('refuses what is no document', () => {
    expect(() =>
      runJob(exported({ text: '{"format":"other"}' }), noEngine, () => undefined),
    ).toThrow();
  });
});

describe('a preview', () => {
  const preview = (
    format: 'docx' | 'md' | 'html' | 'pdf',
    settings: Partial<ReportSettings> = {},
  ) =>
    run({
      kind: 'preview',
      text,
      format,
      settings: { ...SETTINGS, ...settings },
      writing: WRITING,
    });

  it('of a beginning is its pages, and says that others follow', async () => {
    const report = reportOf(
      {
        ...sampleDocument(),
        timeline: Array.from({ length: 900 }, (_, index) => ({
          ...sampleDocument().timeline[0]!,
          id: `e${index}`,
        })),
      },
      SETTINGS,
    );
    const pages: string[] = [];
    const shown = await run(
      {
        kind: 'beginning',
        beginning: writeBeginning(beginningOf(report)!),
        look: {},
        pageSize: 'Letter',
      },
      {
        ...noEngine,
        print: (html) => {
          pages.push(html);
          return emptyPdf();
        },
      },
    );
    expect(shown).toMatchObject({ kind: 'pages', more: true });
    // It does not know the pages of its contents, for which a report is printed once more.
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain(report.title);
    expect(pages[0]).not.toContain('counter(pages)');
    expect(pages[0]).toContain('<span class="number"></span>');
  });

  it('of a Word file counts what is in the file', async () => {
    const shown = await preview('docx');
    const [attempt] = (await run(exported({ formats: ['docx'] }))).attempts;
    if (shown.kind !== 'outline' || !attempt || !('made' in attempt)) throw new Error('not made');
    const body = strFromU8(unzipSync(attempt.made.bytes)['word/document.xml']!);
    expect(shown.headings).toHaveLength(
      [...body.matchAll(/<w:pStyle w:val="(?:Title|Heading\d)"/g)].length,
    );
    expect(shown.size).toBe(attempt.made.bytes.length);
    expect(shown.headings[0]).toEqual({
      level: 0,
      text: 'Checkout slow after certificate rotation',
    });
    const { timeline, actions, updates } = shownTo('everyone', sampleDocument());
    expect(shown.rows).toBe(timeline.length + actions.length + updates.length);
  });

  it.each([false, true])(
    'of a Word file is what Word’s navigation shows: every heading, at its level (brief: %s)',
    async (brief) => {
      const sample = sampleDocument();
      const heading = (depth: Heading['depth'], value: string): Heading => ({
        type: 'heading',
        depth,
        children: [{ type: 'text', value }],
      });
      const [first, second, ...others] = sample.sections;
      const [entry, ...entries] = sample.timeline;
      const headed = toCanonicalJson({
        ...sample,
        sections: [
          {
            ...first!,
            body: prose(
              heading(3, 'Below'),
              paragraph('Text.'),
              heading(4, 'Further below'),
              heading(6, 'Deepest'),
              heading(1, 'As high as a title'),
            ),
          },
          {
            ...second!,
            body: prose(
              { type: 'blockquote', children: [heading(2, 'Quoted')] },
              {
                type: 'list',
                children: [
                  { type: 'listItem', children: [heading(2, 'Listed'), paragraph('Item.')] },
                ],
              },
            ),
          },
          ...others,
        ],
        timeline: [{ ...entry!, body: prose(heading(2, 'In a row')) }, ...entries],
      });
      const settings = { ...SETTINGS, brief };
      const shown = await run({
        kind: 'preview',
        text: headed,
        format: 'docx',
        settings,
        writing: WRITING,
      });
      const [attempt] = (await run(exported({ text: headed, formats: ['docx'], settings })))
        .attempts;
      if (shown.kind !== 'outline' || !attempt || !('made' in attempt)) throw new Error('not made');
      const body = strFromU8(unzipSync(attempt.made.bytes)['word/document.xml']!);
      const inWord = [...body.matchAll(/<w:p[ >].*?<\/w:p>/gs)].flatMap(([xml]) => {
        const style = /<w:pStyle w:val="(?:Title|Heading(\d))"/.exec(xml);
        return style
          ? [
              `${style[1] ?? 0} ${[...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(([, part]) => part).join('')}`,
            ]
          : [];
      });
      expect(shown.headings.map(({ level, text: name }) => `${level} ${name}`)).toEqual(inWord);
    },
  );

  it('of Markdown is its text, of a web page its outline', async () => {
    const [markdown, html] = [await preview('md'), await preview('html')];
    expect(markdown.kind === 'text' && markdown.text).toContain(
      'title: Checkout slow after certificate rotation',
    );
    expect(html.kind === 'outline' && html.headings.map(({ text: name }) => name)).toContain(
      'Root cause',
    );
  });

  it('says why there is none', async () => {
    await expect(preview('pdf')).rejects.toThrow('The PDF could not be made (no engine).');
  });
});

it('a copy is rich text and plain text, for the readers that were chosen', async () => {
  const { html, text: plain } = await run(
    { kind: 'copy', text: toCanonicalJson(withSecret(sampleDocument())), settings: SETTINGS },
    { ...noEngine, draw: () => Promise.resolve(PNG) },
  );
  expect(html).toContain('<h1>Checkout slow after certificate rotation</h1>');
  expect(html).toContain('data:image/png;base64,');
  expect(html + plain).not.toContain('Private');
});
