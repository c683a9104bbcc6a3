import fc from 'fast-check';
import { expect } from 'vitest';

/**
 * Holds a law for some seeds, other ones at each run. Whoever only sees the last lines of a log must be able to try it again: the first line
 * of a failure says the seed, and the command that does.
 * @param replay what `SEED` stands for the seed in
 * @param found  what is wrong with this seed; null: nothing
 */
export async function holdsForSeeds(runs: number, replay: string, found: (seed: number) => Promise<unknown>): Promise<void> {
  for (const seed of fc.sample(fc.nat({ max: 1_000_000 }), runs)) {
    const wrong = await found(seed).catch((error: unknown) => error ?? 'thrown');
    expect(wrong, `seed ${seed}: ${replay.replaceAll('SEED', String(seed))}`).toBeNull();
  }
}
