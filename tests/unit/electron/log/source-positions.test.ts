import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inSources } from '../../../../electron/log/source-positions.ts';

/** The third line of the file is the first of its source: VLQ `A` is 0. */
const MAP = {
  version: 3,
  sources: ['../../../renderer/panels/outline.tsx'],
  names: [],
  mappings: ';;AAAA',
};
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-maps-'));
  mkdirSync(join(folder, 'assets'));
  const map = Buffer.from(JSON.stringify(MAP)).toString('base64');
  writeFileSync(
    join(folder, 'assets', 'index-a.js'),
    `\n\nfail();\n//# sourceMappingURL=data:application/json;base64,${map}\n`,
  );
  copyFileSync(join(folder, 'assets', 'index-a.js'), join(folder, 'index-b.cjs'));
  writeFileSync(join(folder, 'assets', 'bare.js'), 'fail();\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a frame is told by its source', () => {
  expect(inSources('Error: no\n    at fail (app://afterword/assets/index-a.js:3:1)', folder)).toBe(
    'Error: no\n    at fail (renderer/panels/outline.tsx:1:1)',
  );
});

it('so is one of the export’s thread', () => {
  expect(inSources('    at make (index-b.cjs:3:1)', folder)).toBe(
    '    at make (renderer/panels/outline.tsx:1:1)',
  );
});

it.each([
  '    at fail (app://afterword/assets/bare.js:1:1)',
  '    at fail (app://afterword/assets/gone.js:1:1)',
  '    at <anonymous>',
])('as it is without a map: %s', (frame) => {
  expect(inSources(frame, folder)).toBe(frame);
});
