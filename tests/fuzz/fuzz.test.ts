import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixturesOnDisk } from './fixtures-on-disk.ts';
import { brokenLaws } from './laws.ts';
import { question } from './question.ts';

/** Seeded, so that a red test is red for everybody; `campaign.ts` tries others, and very many more. */
const runs = { numRuns: 10, seed: 4 };

describe('a fixture changed at random breaks no law of reading', () => {
  test.each(fixturesOnDisk.map((fixture) => [fixture.name, fixture] as const))('%s', async (_name, fixture) => {
    await fc.assert(
      fc.asyncProperty(question(fixture), async (asked) => {
        expect(await brokenLaws(asked)).toEqual([]);
      }),
      runs,
    );
  });
});

test('there are fixtures to change', () => expect(fixturesOnDisk.length).toBeGreaterThan(80));
