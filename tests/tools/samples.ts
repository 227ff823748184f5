import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sequentialIds } from '../../core/document/ids.ts';
import { openPostmortem } from '../../core/document/open.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { importText } from '../../core/import/import.ts';

const SAMPLE = new URL('../../assets/samples/checkout-certificate.postmortem', import.meta.url);
const SEEDS = new URL('../../../shared/seeds/', import.meta.url);

/** The sample that comes with the app. */
export function sampleDocument(): Postmortem {
  const opened = openPostmortem(readFileSync(SAMPLE, 'utf8'));
  if (!opened.ok) throw new Error(opened.problem);
  return opened.document;
}

/** Real reports, imported; none, after saying so, where they are not at hand. */
export function seedDocuments(): { name: string; document: Postmortem }[] {
  if (!existsSync(SEEDS)) {
    process.stdout.write('The real reports are not beside the project: tests go without them.\n');
    return [];
  }
  return readdirSync(SEEDS).filter((name) => name.endsWith('.txt')).sort().map((name) => (
    { name, document: importText(readFileSync(fileURLToPath(new URL(name, SEEDS)), 'utf8'), { name, newId: sequentialIds('i'), today: '2026-03-09' }).document }
  ));
}
