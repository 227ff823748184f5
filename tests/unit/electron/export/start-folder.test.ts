import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startFolder } from '../../../../electron/export/start-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'afterword-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const before = join(folder, 'before');
const last = join(folder, 'last');
mkdirSync(before);
mkdirSync(last);
const file = join(folder, 'report.postmortem');

test.each([
  ['where this document’s last export went', before, file, before],
  ['beside the document', null, file, folder],
  ['beside the document when that folder is gone', join(folder, 'gone'), file, folder],
  ['where any export went last, for what was never saved', null, null, last],
  ['the same when the document’s folder is gone', null, join(folder, 'gone', 'a.postmortem'), last],
])('an export starts %s', (_, remembered, document, expected) =>
  expect(startFolder(remembered, document, last)).toBe(expected),
);
