/** Parts between the least and the greatest of five. */
const PARTS = 100;

/**
 * Five numbers in a row by their shape alone: each by its place between the least and the greatest, in a hundred parts. NaN where they
 * hardly differ, or lie on a line. Written out, without a list for each: a dossier has three million of them.
 */
export function shapeKey(means: Float64Array, from: number): number {
  const [a, b, c] = [means[from] as number, means[from + 1] as number, means[from + 2] as number];
  const [d, e] = [means[from + 3] as number, means[from + 4] as number];
  const low = lesser(lesser(lesser(a, b), lesser(c, d)), e);
  const range = greater(greater(greater(a, b), greater(c, d)), e) - low;
  if (range <= 1e-6 * Math.abs(low + range) || areFewerThanFour(a, b, c, d, e)) return Number.NaN;
  const place = (value: number): number => Math.round((PARTS * (value - low)) / range);
  const [one, two, three, four, five] = [place(a), place(b), place(c), place(d), place(e)];
  if (isStraight(one, two, three) && isStraight(two, three, four) && isStraight(three, four, five)) return Number.NaN;
  const base = PARTS + 1;
  return (((one * base + two) * base + three) * base + four) * base + five;
}

/** Fewer than four different ones: more than one is like one before it. */
function areFewerThanFour(a: number, b: number, c: number, d: number, e: number): boolean {
  const again = (b === a ? 1 : 0) + (c === a || c === b ? 1 : 0) + (d === a || d === b || d === c ? 1 : 0);
  return again + (e === a || e === b || e === c || e === d ? 1 : 0) > 1;
}

const isStraight = (before: number, middle: number, after: number): boolean => Math.abs(after - 2 * middle + before) <= 2;

/** Of two numbers that are none of the odd ones that `Math.min` must think of. */
const lesser = (a: number, b: number): number => (a < b ? a : b);
const greater = (a: number, b: number): number => (a > b ? a : b);
