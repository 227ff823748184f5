import { expect, it } from 'vitest';
import { toMarkdown } from '../../../../core/markdown/write.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { sampleDocument } from '../../../tools/samples.ts';

it('pictures beside a Markdown file are found, whatever the file is called', () => {
  const folder = 'Q3 #1: 100%? Yes-media';
  const report = buildReport(sampleDocument(), { audience: 'everyone', zone: '' });
  const { text, files } = toMarkdown(report, { folder });
  expect(files.length).toBeGreaterThan(0);
  const addresses = [...text.matchAll(/^\[[\w-]+\]: <([^<>\n]+)>$/gm)].map(
    ([, address]) => address!,
  );
  expect(addresses.map((address) => decodeURIComponent(address))).toEqual(
    files.map(({ path }) => path),
  );
  for (const address of addresses) {
    const { pathname, hash, search } = new URL(`./${address}`, 'https://example.org/');
    expect([decodeURIComponent(pathname.slice(1)), hash, search]).toEqual([
      decodeURIComponent(address),
      '',
      '',
    ]);
  }
});
