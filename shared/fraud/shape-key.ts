/** Parts between the least and the greatest of five. */
const PARTS = 100;

/** A place nearer to the middle between two parts than this is divided out: one multiplication may be off by less. */
const UNSURE = 1e-9;

/**
 * Five numbers in a row by their shape alone: each by its place between the least and the greatest, in a hundred parts. NaN where they
 * hardly differ, or lie on a line. Written out, without a list for each: a dossier has three million of them.
 */
export function shapeKey(means: Float64Array, from: number): number {
  const a = means[from] as number;
  const b = means[from + 1] as number;
  const c = means[from + 2] as number;
  const d = means[from + 3] as number;
  const e = means[from + 4] as number;
  const low = lesser(lesser(lesser(a, b), lesser(c, d)), e);
  const range = greater(greater(greater(a, b), greater(c, d)), e) - low;
  if (range <= 1e-6 * Math.abs(low + range) || areFewerThanFour(a, b, c, d, e)) return Number.NaN;
  // One division in place of five, wherever that cannot show.
  const by = PARTS / range;
  const one = placeOf(a - low, range, by);
  const two = placeOf(b - low, range, by);
  const three = placeOf(c - low, range, by);
  const four = placeOf(d - low, range, by);
  const five = placeOf(e - low, range, by);
  if (isStraight(one, two, three) && isStraight(two, three, four) && isStraight(three, four, five)) return Number.NaN;
  const base = PARTS + 1;
  return ((((one * base + two) * base + three) * base + four) | 0) * base + five;
}

/** `Math.round((PARTS * above) / range)`. */
function placeOf(above: number, range: number, by: number): number {
  const exact = above * by;
  const place = (exact + 0.5) | 0;
  const off = exact - place;
  return off < 0.5 - UNSURE && off > UNSURE - 0.5 ? place : Math.round((PARTS * above) / range) | 0;
}

/** Fewer than four different ones: more than one is like one before it. */
function areFewerThanFour(a: number, b: number, c: number, d: number, e: number): boolean {
  const again = (b === a ? 1 : 0) + (c === a || c === b ? 1 : 0) + (d === a || d === b || d === c ? 1 : 0);
  return again + (e === a || e === b || e === c || e === d ? 1 : 0) > 1;
}

/** Does the middle one lie within two parts of it? Whole numbers, and one question for both sides. */
const isStraight = (before: number, middle: number, after: number): boolean => (after - 2 * middle + before + 2) >>> 0 <= 4;

/** Of two numbers that are none of the odd ones that `Math.min` must think of. */
const lesser = (a: number, b: number): number => (a < b ? a : b);
const greater = (a: number, b: number): number => (a > b ? a : b);
