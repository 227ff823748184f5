/** A report for internal readers that comes back: what was internal does not get out unnoticed. */
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import type { Postmortem, Section } from '../../../core/document/postmortem.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { importSources } from '../../../core/import/import-files.ts';
import { withInternalMarks } from '../../../core/import/understand/internal-marks.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { buildReport } from '../../../core/report/report.ts';
import { sampleDocument } from '../../tools/samples.ts';

const SECRET = 'Zorblatt';
const section = (
  id: string,
  title: string,
  text: string,
  more: Partial<Section> = {},
): Section => ({
  id,
  kind: 'custom',
  title,
  audience: 'everyone',
  required: false,
  guidance: '',
  body: prose(paragraph(text)),
  ...more,
});
const sample = sampleDocument();
const document: Postmortem = {
  ...sample,
  sections: [
    ...sample.sections,
    section('open', 'For all', 'Everybody may read this.'),
    section('ours', 'Notes for us', `${SECRET} did it.`, { audience: 'internal' }),
  ],
  timeline: sample.timeline.map((entry, index) =>
    index === 1
      ? { ...entry, audience: 'internal', body: prose(paragraph(`${SECRET} pulled the plug.`)) }
      : { ...entry, audience: 'everyone' },
  ),
};
const report = (one: Postmortem, audience: 'internal' | 'everyone' = 'internal') =>
  buildReport(one, { audience, zone: '' });

async function readBack(name: string, bytes: Uint8Array) {
  const { document: back, each } = await importSources([{ name, bytes }], {
    newId: sequentialIds('b'),
    today: '2026-05-01',
  });
  return { back: back!, notes: each[0]!.read.notes };
}
const publicWords = (one: Postmortem): string => toMarkdownText(report(one, 'everyone'));
const page = (one: Postmortem): Uint8Array =>
  new TextEncoder().encode(toHtml(report(one), { as: 'page' }));

describe('a Word file with its document inside', () => {
  it('carries the marks again, and no others', async () => {
    const { back, notes } = await readBack('a.docx', await toDocx(report(document)));
    expect(notes).toContain('what was internal is marked internal again');
    expect(publicWords(back)).not.toContain(SECRET);
    expect(publicWords(back)).toContain('Everybody may read this.');
    expect(back.timeline.map(({ audience }) => audience)).toEqual(
      document.timeline.map(({ audience }) => audience),
    );
  });

  it('that another program saved without it is internal as a whole', async () => {
    const files = unzipSync(await toDocx(report(document)));
    const kept = Object.entries(files).filter(([name]) => !name.startsWith('customXml/'));
    const rels = 'word/_rels/document.xml.rels';
    const saved = zipSync({
      ...Object.fromEntries(kept),
      [rels]: new TextEncoder().encode(
        strFromU8(files[rels]!).replace(/<Relationship Id="rIdSource"[^>]*\/>/, ''),
      ),
    });
    const { back, notes } = await readBack('a.docx', saved);
    expect(notes.join()).toContain('every section is marked internal');
    expect(publicWords(back)).not.toContain(SECRET);
  });

  it('without internal parts has none to keep', async () => {
    const open = {
      ...sample,
      sections: sample.sections.map((one) => ({ ...one, audience: 'everyone' as const })),
      timeline: document.timeline.slice(0, 1),
    };
    const { back, notes } = await readBack('a.docx', await toDocx(report(open)));
    expect(notes.join()).not.toContain('internal');
    expect(back.sections.every(({ audience }) => audience === 'everyone')).toBe(true);
  });
});

describe('a page, which has no document inside', () => {
  it('is internal as a whole, and says so', async () => {
    const { back, notes } = await readBack('a.html', page(document));
    expect(notes.join()).toContain('every section is marked internal');
    expect(publicWords(back)).not.toContain(SECRET);
  });

  it('in German, too', async () => {
    const { back } = await readBack('a.html', page({ ...document, language: 'de' }));
    expect(publicWords(back)).not.toContain(SECRET);
  });

  it('for everyone is for everyone', async () => {
    const bytes = new TextEncoder().encode(toHtml(report(document, 'everyone'), { as: 'page' }));
    const { back, notes } = await readBack('a.html', bytes);
    expect(notes.join()).not.toContain('internal');
    expect(back.sections.every(({ audience }) => audience === 'everyone')).toBe(true);
  });
});

it('a row that was changed after the export counts as internal', () => {
  const changed = {
    ...document,
    timeline: document.timeline.map((entry) => ({
      ...entry,
      audience: 'everyone' as const,
      body: prose(paragraph('Other words.')),
    })),
  };
  const { timeline } = withInternalMarks(changed, document).document;
  expect(timeline.every(({ audience }) => audience === 'internal')).toBe(true);
});
