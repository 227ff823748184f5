/**
 * Small reports with one slip each. A case is a report in which `{{wrong|right}}` stands for the
 * slip: with the wrong words the checks must say something that they do not say with the right
 * ones, and with the right ones they must be silent. A case without a slip must be silent as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../core/checks/registry.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importSources } from '../../../core/import/import-files.ts';

const FOLDER = join(import.meta.dirname, 'one-slip');
const NOW = '2026-11-30T00:00:00Z';
/** What a small report leaves open, and is no slip. */
const LEFT_OPEN = /^(?:actions\/(?:owner|vague)|timeline\/missing-zone|sections\/)/;

async function foundIn(name: string, text: string): Promise<string[]> {
  const file = /\.(?:md|txt|html)$/.test(name) ? name.split(' ').at(-1)! : 'report.md';
  const { document } = await importSources(
    [{ name: file, bytes: new TextEncoder().encode(text) }],
    { newId: sequentialIds('n'), today: NOW.slice(0, 10), timelineFromText: true },
  );
  expect(document).not.toBeNull();
  return runChecks(document!, { now: NOW })
    .filter(({ severity, rule, message }) => {
      const overdue = rule === 'actions/due' && message.includes('still open');
      return severity !== 'info' && !LEFT_OPEN.test(rule) && !overdue;
    })
    .map(({ rule, message }) => `${rule}: ${message}`);
}

const SLIP = /\{\{([^|{}]*)\|([^{}]*)\}\}/g;

for (const file of readdirSync(FOLDER)) {
  const cases = readFileSync(join(FOLDER, file), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((part): [string, string] => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end + 1)];
    });
  describe(file.replace('.txt', ''), () => {
    it.each(cases)('%s', async (name, text) => {
      const right = await foundIn(name, text.replace(SLIP, '$2'));
      expect(right).toEqual([]);
      if (!text.includes('{{')) return;
      const wrong = await foundIn(name, text.replace(SLIP, '$1'));
      expect(wrong.filter((one) => !right.includes(one))).not.toEqual([]);
    });
  });
}
