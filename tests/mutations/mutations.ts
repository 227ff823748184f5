/**
 * `npm run test:mutations [-- --documents N --imports N --kind WORDS --seed N]`: files that are
 * nearly right, opened and imported. Each must give a correct document or a sentence, in time. A
 * process of its own reads them, and is ended where it hangs.
 */
import { parseArgs } from 'node:util';
import { watched } from '../tools/watched.ts';
import { importMutated, openMutated, type Outcome } from './run.ts';
import { sourceKinds } from './sources.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000' },
    imports: { type: 'string', default: '2000' },
    /** Only kinds whose name holds this. */
    kind: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    /** Of a process that reads: the kind and the first number. */
    reads: { type: 'string' },
    from: { type: 'string', default: '0' },
  },
});
/** What one file may take of the processor, and what before it counts as hanging, ms. */
const MAY_TAKE = 2_000;
const HANGS_MS = 30_000;
const POSTMORTEM = 'postmortem';

interface Said extends Outcome {
  ms: number;
}

const kinds = await sourceKinds();
const countOf = (kind: string): number =>
  Number(kind === POSTMORTEM ? values.documents : values.imports);
const seedOf = (index: number): number => Number(values.seed) * 1_000_003 + index;

if (values.reads === undefined) await drive();
else await read(values.reads, Number(values.from));

async function read(name: string, from: number): Promise<void> {
  const kind = kinds.find((each) => each.name === name);
  for (let index = from; index < countOf(name); index++) {
    const before = process.cpuUsage();
    let outcome: Outcome;
    try {
      outcome = kind ? await importMutated(kind, seedOf(index)) : openMutated(seedOf(index));
    } catch (error) {
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      outcome = { what: 'sentence', fault: `throws ${words.split('\n').slice(0, 3).join(' ')}` };
    }
    const { user, system } = process.cpuUsage(before);
    process.send!({ ...outcome, ms: (user + system) / 1_000 } satisfies Said);
    // So that it is on its way before the next one keeps the process busy.
    await new Promise((next) => setImmediate(next));
  }
  process.disconnect();
}

async function drive(): Promise<void> {
  let wrong = 0;
  console.log('kind | files | documents | sentences | slowest, ms of processor time | faults');
  for (const name of [POSTMORTEM, ...kinds.map((kind) => kind.name)]) {
    if (!name.includes(values.kind)) continue;
    const heard: Said[] = [];
    const faults: string[] = [];
    while (heard.length < countOf(name)) {
      const args = [...process.argv.slice(2), '--reads', name, '--from', String(heard.length)];
      await watched(import.meta.filename, args, HANGS_MS, (said: Said) => {
        if (said.ms > MAY_TAKE) said.fault ||= `takes ${Math.round(said.ms)} ms`;
        if (said.fault) faults.push(`seed ${seedOf(heard.length)}: ${said.fault}`);
        heard.push(said);
      });
      if (heard.length >= countOf(name)) break;
      faults.push(`seed ${seedOf(heard.length)}: does not end`);
      heard.push({ what: 'sentence', fault: 'hangs', ms: HANGS_MS });
    }
    wrong += faults.length;
    const documents = heard.filter(({ what }) => what === 'document').length;
    const slowest = Math.max(0, ...heard.map(({ ms }) => ms));
    console.log(
      [
        name,
        heard.length,
        documents,
        heard.length - documents,
        Math.round(slowest),
        faults.length,
      ].join(' | '),
    );
    for (const fault of faults.slice(0, 10)) console.log(`    ${fault}`);
  }
  console.log(wrong === 0 ? 'No faults.' : `${wrong} faults.`);
  process.exit(wrong === 0 ? 0 : 1);
}
