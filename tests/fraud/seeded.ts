/** Numbers that look random and are the same on every machine: mulberry32. */
export interface Dice {
  /** [0, 1) */
  next(): number;
  /** [from, to) */
  between(from: number, to: number): number;
  /** Mean 0, deviation 1. */
  normal(): number;
}

export function dice(seed: number): Dice {
  let state = Math.imul(seed + 1, 0x9e3779b9) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (from, to) => from + (to - from) * next(),
    // Twelve uniform numbers: no logarithm or cosine, whose last bit may differ between machines.
    normal: () => {
      let sum = -6;
      for (let count = 0; count < 12; count += 1) sum += next();
      return sum;
    },
  };
}

/** To so many decimals, as an export writes them. */
export const written = (value: number, decimals: number): number => Number(value.toFixed(decimals));
