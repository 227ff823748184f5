/**
 * Keeps one version after another until it is killed, and says each that was kept. Run: node
 * keep-on.ts FOLDER
 */
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { createHistoryStore } from '../../../../electron/history/history-store.ts';
import { emptyDocument } from '../../document/documents.ts';

const store = createHistoryStore(process.argv[2]!, { days: () => 90, now: Date.now });
const filling = 'A word that is long enough to take some time. '.repeat(2_000);
for (let count = 1; ; count++) {
  const title = `${count} ${filling}`.slice(0, 400);
  await store.keep(
    toCanonicalJson(emptyDocument({ id: 'doc', title, language: `en ${filling}` })),
    'saved',
  );
  process.stdout.write(`${count}\n`);
}
