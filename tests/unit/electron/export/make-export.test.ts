import { describe, expect, it } from 'vitest';
import { makeExport, reportOf } from '../../../../electron/export/make-export.ts';
import { sampleDocument } from '../../../tools/samples.ts';

const unneeded = (): never => {
  throw new Error('A page is no print.');
};
const noEngine = { fonts: unneeded, print: unneeded, shrink: unneeded, draw: unneeded };

describe('one export', () => {
  it('is, as HTML, the page for a screen: tables fit a telephone, dark colours for those who like them', async () => {
    const report = reportOf(sampleDocument(), { audience: 'internal', zone: '', utc: false, brief: false, problems: false, pageSize: 'A4', look: {}, checks: { now: '2026-03-09T12:00:00Z', disabled: [], language: [] } });
    const page = Buffer.from((await makeExport(report, 'html', { mediaFolder: null, reference: null }, noEngine)).bytes).toString();
    for (const sign of ['class="rows timeline"', '@media screen and (max-width:640px)', 'prefers-color-scheme:dark']) expect(page).toContain(sign);
  });
});
