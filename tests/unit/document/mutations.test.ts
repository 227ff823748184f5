/** Some of what `npm run test:mutations` reads at full number. */
import { describe, expect, it } from 'vitest';
import { importMutated, openMutated } from '../../mutations/run.ts';
import { sourceKinds } from '../../mutations/sources.ts';

it('a damaged document opens as a correct one, or is refused in a sentence', () => {
  for (let seed = 0; seed < 100; seed++) expect(openMutated(seed).fault, `seed ${seed}`).toBe('');
});

describe('a damaged source is read or refused in a sentence', async () => {
  it.each(await sourceKinds())('$name', async (kind) => {
    for (let seed = 0; seed < 10; seed++)
      expect((await importMutated(kind, seed)).fault, `seed ${seed}`).toBe('');
  });
});
