/**
 * `npm run test:growth [-- --subject WORDS --kind WORDS --every N --length N]`: every kind of
 * adversarial text in everything that reads one, at 1, 2 and 4 times a quarter of the length;
 * prints what costs too much and what each subject cost at most. A process of its own measures,
 * and is ended where it hangs.
 */
import { parseArgs } from 'node:util';
import { watched } from '../tools/watched.ts';
import { FULL_LENGTH, growthOf, isTooMuch, limitsAt, type Growth } from './measure.ts';
import { SUBJECTS } from './subjects.ts';
import { kinds, type Kind } from './units.ts';

const { values } = parseArgs({
  options: {
    /** Only those whose name holds this. */
    subject: { type: 'string', default: '' },
    kind: { type: 'string', default: '' },
    /** One of so many pairs: all of them take days. */
    every: { type: 'string', default: '1' },
    length: { type: 'string', default: String(FULL_LENGTH) },
    /** Of a process that measures: how many were measured before it. */
    from: { type: 'string' },
  },
});
const length = Number(values.length);
/** Without a word for so much of the processor, it hangs, ms. */
const HANGS_MS = 60_000;

interface Pair {
  subject: string;
  kind: Kind;
}
const pairs = Object.keys(SUBJECTS)
  .filter((name) => name.includes(values.subject))
  .flatMap((subject) =>
    kinds()
      .filter(({ name }) => name.includes(values.kind))
      .map((kind): Pair => ({ subject, kind })),
  )
  .filter((_, index) => index % Number(values.every) === 0);

if (values.from === undefined) await drive();
else await measure(Number(values.from));

/** What a process that measures says after each pair. */
type Said = { growth: Growth } | { problem: string };

async function measure(from: number): Promise<void> {
  // What is compiled at first use is no growth.
  for (const { subject } of pairs.slice(from, from + 1))
    await growthOf(SUBJECTS[subject]!, kinds().at(-1)!, 8_000);
  for (const { subject, kind } of pairs.slice(from)) {
    const said = await growthOf(SUBJECTS[subject]!, kind, length).then(
      (growth): Said => ({ growth }),
      (error: unknown): Said => ({ problem: String(error) }),
    );
    process.send!(said);
    // So that what was said is on its way before the next pair keeps the process busy.
    await new Promise((next) => setImmediate(next));
  }
  process.disconnect();
}

async function drive(): Promise<void> {
  console.log(`${pairs.length} pairs, ${length} letters.`);
  const worst = new Map<string, number>();
  let wrong = 0;
  for (let at = 0; at < pairs.length;) {
    const args = [...process.argv.slice(2), '--from', String(at)];
    const hung = await watched(import.meta.filename, args, HANGS_MS, (said: Said) => {
      const { subject, kind } = pairs[at++]!;
      if ('problem' in said || isTooMuch(said.growth, limitsAt(length))) {
        wrong++;
        console.log(`${subject} | ${kind.name} | ${wordsOf(said)}`);
      }
      if ('growth' in said)
        worst.set(subject, Math.max(worst.get(subject) ?? 0, said.growth.times.at(-1)!));
    });
    if (!hung) break;
    const { subject, kind } = pairs[at++]!;
    wrong++;
    console.log(`${subject} | ${kind.name} | does not end`);
  }
  console.log('\nThe most that each subject cost, ms of processor time:');
  for (const [subject, ms] of worst) console.log(`  ${subject}: ${Math.round(ms)}`);
  console.log(wrong === 0 ? 'Nothing costs too much.' : `${wrong} cost too much.`);
  process.exit(wrong === 0 ? 0 : 1);
}

function wordsOf(said: Said): string {
  if ('problem' in said) return said.problem;
  const { times, factor } = said.growth;
  return `${times.map(Math.round).join(', ')} ms, ×${factor.toFixed(1)}`;
}
