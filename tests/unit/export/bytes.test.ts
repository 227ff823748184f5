/**
 * The same document gives the same files: again, in another process, in another zone, in another
 * language.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashesOfExports, type Hashes } from '../../tools/bytes-of.ts';
import { external } from '../../tools/external.ts';

const SLOW = 240_000;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let chromium: string | null = null;
let first: Hashes = {};

beforeAll(async () => {
  chromium = external('chromium');
  first = await hashesOfExports(chromium);
}, SLOW);

/**
 * Languages whose numbers, calendars and letters differ: dotless i and a Buddhist calendar; eastern
 * Arabic digits.
 */
const ELSEWHERE = [
  { TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8', LC_ALL: 'th_TH.UTF-8' },
  { TZ: 'America/St_Johns', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' },
];

describe('DOCX, PDF, Markdown and HTML', () => {
  it('are of different documents', () => {
    expect(Object.keys(first).length).toBe(chromium ? 16 : 12);
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
  });

  it(
    'are the same bytes again in this process',
    async () => {
      expect(await hashesOfExports(chromium)).toEqual(first);
    },
    SLOW,
  );

  it(
    'are the same bytes in other processes, in other zones and languages',
    async () => {
      const printed = await Promise.all(
        ELSEWHERE.map((environment) =>
          promisify(execFile)(
            process.execPath,
            ['--no-warnings', 'tests/tools/bytes-of.ts', ...(chromium ? [chromium] : [])],
            { cwd: ROOT, env: { ...process.env, ...environment } },
          ),
        ),
      );
      printed.forEach(({ stdout }, index) =>
        expect(JSON.parse(stdout), JSON.stringify(ELSEWHERE[index])).toEqual(first),
      );
    },
    SLOW,
  );
});
