import { isDeepStrictEqual } from 'node:util';
import type { Digest } from '../../../shared/model/digest.ts';
import type { Draw } from './draw.ts';
import { digestOf, digestTheLongWay, type TableFile, told } from './two-ways.ts';

/** Sizes of pieces, the last of which repeats. */
export type Cut = readonly number[];

export const whole: Cut = [1 << 20];
export const singleBytes: Cut = [1];
export const everyPosition = ({ bytes }: TableFile): Cut[] =>
  Array.from({ length: Math.max(0, bytes.length - 1) }, (_, at) => [at + 1, 1 << 20]);
export const anywhere = (draw: Draw): Cut => Array.from({ length: 1 + draw.below(6) }, () => 1 + draw.below(draw.one([8, 80, 800])));

/** The first cut after which the file is read as it is not the long way; null: there is none. */
export async function firstDifference(file: TableFile, cuts: readonly Cut[]): Promise<Cut | null> {
  const expected = told(await digestTheLongWay(file));
  const digests: Digest[] = [];
  for (const cut of cuts) {
    const digest = await digestOf(file, cut);
    if (told(digest) !== expected) return cut;
    digests.push(digest);
  }
  // Cut in any way, also what was said of the encoding is the same.
  return cuts.find((_, at) => !isDeepStrictEqual(digests[at], digests[0])) ?? null;
}
