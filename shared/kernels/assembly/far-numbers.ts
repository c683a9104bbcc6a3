/*
 * Whole numbers beyond 2^53, as bytes counted in thousandths are: doubles as long as a double holds them exactly, which is made sure of in
 * 64 bits. See days.ts and charges.ts.
 */

/** Whole numbers of 64 bits go on beyond it, products and sums of two are seen to be larger. */
const FURTHEST: f64 = 4e18;
const MOST_TENS: i32 = 18;

/** No number: it is none that a double holds. */
function asDouble(whole: i64): f64 {
  const double = <f64>whole;
  return Math.abs(double) <= FURTHEST && <i64>double === whole ? double : NaN;
}

/** a x b, of whole numbers; NaN: not exactly. */
export function product(a: f64, b: f64): f64 {
  if (!(Math.abs(a) <= FURTHEST && Math.abs(b) <= FURTHEST && Math.abs(a * b) <= FURTHEST)) return NaN;
  const left = <i64>a;
  const right = <i64>b;
  return <f64>left === a && <f64>right === b ? asDouble(left * right) : NaN;
}

/** a + b, of whole numbers; NaN: not exactly. */
export function sumOf(a: f64, b: f64): f64 {
  if (!(Math.abs(a) <= FURTHEST && Math.abs(b) <= FURTHEST)) return NaN;
  return asDouble(<i64>a + <i64>b);
}

/** a x 10^tens. */
export function tenTimes(a: f64, tens: i32): f64 {
  if (tens > MOST_TENS) return a === 0 ? 0 : NaN;
  let power: f64 = 1;
  for (let ten = 0; ten < tens; ten += 1) power *= 10;
  return product(a, power);
}
