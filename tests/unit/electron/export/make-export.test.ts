import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../../core/export/review/chosen-report.ts';
import { makeExport } from '../../../../electron/export/make-export.ts';
import { sampleDocument } from '../../../tools/samples.ts';

const unneeded = (): never => {
  throw new Error('A page is no print.');
};
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const settings = {
  audience: 'internal',
  zone: '',
  utc: false,
  brief: false,
  problems: false,
  pageSize: 'A4',
  look: {},
  checks: { now: '2026-03-09T12:00:00Z', disabled: [], language: [] },
} as const;
const noEngine = { fonts: unneeded, print: unneeded, shrink: unneeded, draw: unneeded };

describe('one export', () => {
  it('is, as HTML, the page for a screen: tables fit a telephone, dark colours for those who like them', async () => {
    const report = reportOf(sampleDocument(), settings);
    const page = Buffer.from(
      (await makeExport(report, 'html', { mediaFolder: null, reference: null }, noEngine)).bytes,
    ).toString();
    for (const sign of [
      'class="rows timeline"',
      '@media screen and (max-width:640px)',
      'prefers-color-scheme:dark',
    ])
      expect(page).toContain(sign);
  });

  it('draws a company’s logo for Word programs that know no SVG', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"/>',
    ).toString('base64');
    const report = reportOf(
      { ...sampleDocument(), timeline: [], media: {} },
      { ...settings, look: { logo: { type: 'image/svg+xml', data: svg } } },
    );
    const drawn: string[] = [];
    const { bytes } = await makeExport(
      report,
      'docx',
      { mediaFolder: null, reference: null },
      {
        ...noEngine,
        draw: (each: string) => {
          drawn.push(each);
          return Promise.resolve(PNG);
        },
      },
    );
    expect(drawn).toHaveLength(1);
    expect(
      Object.entries(unzipSync(bytes))
        .filter(([path]) => path.endsWith('.png'))
        .map(([, file]) => file),
    ).toEqual([PNG]);
  });
});
