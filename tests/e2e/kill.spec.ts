/**
 * A few of the kills of `npm run test:kill`: each takes the start of an app, so hundreds of them
 * have no place in every run.
 */
import { killOnce, VICTIMS, type Kill } from '../kill/one-kill.ts';
import { expect, test } from './steps.ts';

const KILLS: Pick<Kill, 'doing' | 'size' | 'after'>[] = [
  { doing: 'typing', size: '1 MB', after: 2_500 },
  { doing: 'saving', size: 'small', after: 2_100 },
];

test.skip(process.platform !== 'linux', 'The processes to kill are found in /proc.');

for (const victim of VICTIMS)
  for (const kill of KILLS)
    test(`the ${victim} is killed while ${kill.doing}, ${kill.size}: less than a second is lost`, async () => {
      test.setTimeout(180_000); // it starts an app of its own
      const { typed, loss, faults } = await killOnce({ victim, ...kill });
      expect(typed).toBeGreaterThan(0);
      expect(faults).toEqual([]);
      expect(loss).toBeLessThan(1_000);
    });
