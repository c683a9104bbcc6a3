/*
 * What the columns of a block come to, four at a time, in WebAssembly: see lane-blocks.ts. In any order of its values a column comes to the
 * same; so they are taken two and four at once. Numbers are none below zero.
 */
import { wordOf } from './prints';

/** Of four columns: f64 the sum of each (no number: some row says "no data"), the smallest, the largest; u32 both words of its print; i64 zeros. */
export let sums: usize = 0;
export const SMALLEST: usize = 32;
export const LARGEST: usize = 64;
export const LOW: usize = 96;
export const HIGH: usize = 112;
export const ZEROS: usize = 128;
/** What the offset of each row in its hour adds to a print, i32. */
export let words: usize = 0;

/** @param hour when it begins @param starts of the rows */
export function beginSums(rows: i32, starts: usize, hour: f64): void {
  for (let row: usize = 0; row < <usize>rows; row += 1) {
    store<i32>(words + (row << 2), wordOf(<i32>(load<f64>(starts + (row << 3)) - hour)));
  }
}

/** The lower words of the numbers of two pairs. */
function lowWords(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
}

function highWords(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
}

/**
 * @param from   the first of the four numbers in the first row
 * @param apart  bytes from a row to the next
 * @param powers what two pairs of columns are in units of: powers of ten
 */
export function sumUp(rows: i32, from: usize, apart: usize, power: v128, powerB: v128): void {
  const none = f64x2.splat(0);
  let sumA = none;
  let sumB = none;
  let smallestA = f64x2.splat(Infinity);
  let smallestB = smallestA;
  let largestA = f64x2.splat(-Infinity);
  let largestB = largestA;
  let zerosA = none;
  let zerosB = none;
  let lows = none;
  let highs = none;
  let place = from;
  const wordsEnd = words + ((<usize>rows) << 2);
  for (let word = words; word < wordsEnd; word += 4) {
    const a = v128.load(place);
    const b = v128.load(place, 16);
    place += apart;
    sumA = f64x2.add(sumA, a);
    sumB = f64x2.add(sumB, b);
    smallestA = f64x2.pmin(smallestA, a);
    smallestB = f64x2.pmin(smallestB, b);
    largestA = f64x2.pmax(largestA, a);
    largestB = f64x2.pmax(largestB, b);
    zerosA = i64x2.sub(zerosA, f64x2.eq(a, none));
    zerosB = i64x2.sub(zerosB, f64x2.eq(b, none));
    // As prints.ts.
    const valueA = f64x2.div(a, power);
    const valueB = f64x2.div(b, powerB);
    let x = i32x4.mul(v128.xor(lowWords(valueA, valueB), v128.load32_splat(word)), i32x4.splat(0x85ebca6b));
    x = v128.xor(x, i32x4.shr_u(x, 15));
    let y = i32x4.mul(i32x4.add(highWords(valueA, valueB), x), i32x4.splat(0xc2b2ae35));
    y = v128.xor(y, i32x4.shr_u(y, 13));
    const z = i32x4.mul(i32x4.add(y, i32x4.splat(0x165667b1)), i32x4.splat(0x27d4eb2f));
    lows = i32x4.add(lows, v128.xor(y, i32x4.shr_u(z, 16)));
    highs = i32x4.add(highs, v128.xor(x, z));
  }
  v128.store(sums, sumA);
  v128.store(sums, sumB, 16);
  v128.store(sums, smallestA, SMALLEST);
  v128.store(sums, smallestB, SMALLEST + 16);
  v128.store(sums, largestA, LARGEST);
  v128.store(sums, largestB, LARGEST + 16);
  v128.store(sums, lows, LOW);
  v128.store(sums, highs, HIGH);
  v128.store(sums, zerosA, ZEROS);
  v128.store(sums, zerosB, ZEROS + 16);
}
