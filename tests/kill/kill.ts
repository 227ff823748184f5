/**
 * `npm run test:kill [-- --runs N --seed N --busy N --victim V --size S]`: kills the app again and again while it is
 * written in, on a machine that is kept busy, and prints how much was lost each time.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { parseArgs } from 'node:util';
import { runtimeName } from '../e2e/app.ts';
import { DOINGS, killOnce, SIZES, VICTIMS, type Kill, type Outcome } from './one-kill.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    /** Processes that do nothing but keep the machine busy. */
    busy: { type: 'string', default: '2' },
    /** Only these; default: each in turn. */
    victim: { type: 'string' },
    size: { type: 'string' },
  },
});
const [runs, seed, busy] = [values.runs, values.seed, values.busy].map(Number) as [
  number,
  number,
  number,
];
/** What a kill may take of what was typed, ms. */
const MAY_BE_LOST = 1_000;

const random = randomFrom(seed);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const victims = VICTIMS.filter((each) => each === (values.victim ?? each));
const sizes = SIZES.filter((each) => each === (values.size ?? each));
const kills = Array.from({ length: runs }, (_, index): Kill => ({
  victim: victims[index % victims.length]!,
  doing: DOINGS[Math.floor(index / victims.length) % DOINGS.length]!,
  size: pick(sizes),
  after: 1_500 + Math.floor(random() * 5_000),
}));

console.log(`${runs} kills on ${runtimeName}, seed ${seed}, ${busy} busy processes beside them.`);
const burners = Array.from({ length: busy }, burner);
const outcomes: { kill: Kill; outcome: Outcome }[] = [];
for (const [index, kill] of kills.entries()) {
  const outcome = await killOnce(kill).catch((error: unknown): Outcome => ({
    typed: 0,
    found: 0,
    loss: 0,
    faults: [`the run did not come to its end: ${String(error)}`],
  }));
  outcomes.push({ kill, outcome });
  const { typed, found, loss, faults } = outcome;
  const bad = [...faults, ...(loss > MAY_BE_LOST ? ['lost more than a second'] : [])];
  console.log(
    [
      `${index + 1}`.padStart(3),
      `${kill.victim}, ${kill.doing}, ${kill.size}, after ${kill.after} ms:`,
      `${found} of ${typed} words, ${Math.round(loss)} ms lost`,
      ...bad.map((fault) => `— ${fault}`),
    ].join(' '),
  );
}
for (const each of burners) each.kill('SIGKILL');

const losses = outcomes.map(({ outcome }) => outcome.loss).sort((one, other) => one - other);
const at = (share: number): number =>
  Math.round(losses[Math.min(losses.length - 1, Math.floor(share * losses.length))] ?? 0);
const faults = outcomes.flatMap(({ outcome }) => outcome.faults);
const over = losses.filter((loss) => loss > MAY_BE_LOST).length;
console.log(
  `\nLost, ms: median ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)}; over a second: ${over}.`,
);
const BOUNDS = [0, 100, 250, 500, 750, 1_000, Infinity];
console.log(
  `  ${BOUNDS.map((bound, index) => {
    const count = losses.filter((loss) => loss <= bound && loss > (BOUNDS[index - 1] ?? -1)).length;
    return `${bound === Infinity ? 'more' : `to ${bound}`}: ${count}`;
  }).join(', ')}`,
);
for (const victim of victims)
  console.log(
    `  ${victim}: worst ${Math.round(Math.max(0, ...outcomes.filter(({ kill }) => kill.victim === victim).map(({ outcome }) => outcome.loss)))} ms`,
  );
console.log(faults.length === 0 ? 'No faults.' : `Faults: ${faults.join('; ')}`);
process.exit(faults.length === 0 && over === 0 ? 0 : 1);

function burner(): ChildProcess {
  return spawn(process.execPath, ['-e', 'for (let n = 0; ; n++) Math.sqrt(n)'], {
    stdio: 'ignore',
  });
}

/** Mulberry32: the same numbers for the same seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
