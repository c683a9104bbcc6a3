import { dice } from '../../fraud/seeded.ts';

/** Choices that are the same for the same seed. */
export interface Draw {
  /** A whole number below `limit`. */
  below(limit: number): number;
  chance(share: number): boolean;
  one<T>(of: readonly T[]): T;
}

export function drawFrom(seed: number): Draw {
  const { next } = dice(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, chance: (share) => next() < share, one: (of) => of[below(of.length)] as (typeof of)[number] };
}
