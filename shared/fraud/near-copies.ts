import { remembered } from '../remembered.ts';
import { figuresOf } from './figures.ts';
import type { HourColumns } from './hour-columns.ts';
import { isMuchLeft } from './much-left.ts';
import type { ToldDay, ToldSeries } from './told-series.ts';

/** Pairs are looked for by whether hours went up or down since the day before: bands of so many such hours, of which one must agree. */
const BANDS = 16;
const HOURS_OF_BAND = 10;
/** Of a band that many have, the first few stand for all: work stays linear. */
const HOLDERS = 8;
const DAY = 24;
const COMMON_HOURS = 120;
/** What is left of a series once the other is taken out, against how it differs from day to day: of twins it is ten times as much and more. */
const LEFT = 0.00025;
/** The copy's last place against the origin's, for one to be the other rounded. */
const COARSER = 9;
const ALL_BUT = 0.97;

export interface NearPair {
  readonly first: number;
  readonly second: number;
}

/**
 * Pairs that differ by a little noise or by rounding alone. Machines that share their load stray from each other by more.
 *
 * @param own the first so many are compared with each other and with the rest
 * @param compare asked before a pair is looked at
 * @param keep asked of each pair as it is found, before the next is looked at
 */
export function nearCopies(
  series: readonly ToldSeries[],
  own: number,
  compare: (first: number, second: number) => boolean,
  keep: (pair: NearPair) => boolean = () => true,
): NearPair[] {
  const found: NearPair[] = [];
  const seen = new Set<number>();
  const holders = new Map<number, number[]>();
  const hours = chosenHours(series);
  const columns = columnsOfHours(series);
  const meet = (first: number, second: number): void => {
    const pair = first * series.length + second;
    if (first === second || seen.has(pair) || !compare(first, second)) return;
    seen.add(pair);
    const near = isNear(series[first] as ToldSeries, series[second] as ToldSeries, columns[first] === columns[second]);
    if (near && keep({ first, second })) found.push({ first, second });
  };
  for (const [second, told] of series.entries()) {
    for (const band of bandsOf(told.hours, hours)) {
      const known = holders.get(band);
      for (const first of known ?? []) meet(first, second);
      if (second >= own) continue;
      if (!known) holders.set(band, [second]);
      else if (known.length < HOLDERS) known.push(second);
    }
  }
  return found;
}

/** The same hours for all, strewn over the period. */
function chosenHours(series: readonly ToldSeries[]): readonly number[] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { hours } of series) {
    first = Math.min(first, hours.at[0] ?? first);
    last = Math.max(last, hours.at.at(-1) ?? last);
  }
  const span = last - first - DAY;
  return span < COMMON_HOURS ? [] : Array.from({ length: BANDS * HOURS_OF_BAND }, (_, at) => first + DAY + ((at * 7919 + 13) % span));
}

/** The same number for all that are told of the very same hours. */
function columnsOfHours(series: readonly ToldSeries[]): readonly number[] {
  const known: Int32Array[] = [];
  return series.map(({ hours: { at } }) => {
    const same = known.findIndex((one) => areSame(one, at));
    return same < 0 ? known.push(at) - 1 : same;
  });
}

function areSame(some: Int32Array, others: Int32Array): boolean {
  if (some.length !== others.length) return false;
  for (let row = 0; row < some.length; row += 1) if (some[row] !== others[row]) return false;
  return true;
}

function bandsOf({ at, mean }: HourColumns, chosen: readonly number[]): readonly number[] {
  const bands: number[] = [];
  for (let band = 0; (band + 1) * HOURS_OF_BAND <= chosen.length; band += 1) {
    let word = 0;
    for (let hour = band * HOURS_OF_BAND; hour < (band + 1) * HOURS_OF_BAND && word >= 0; hour += 1) {
      const [now, before] = [rowOf(at, chosen[hour] as number), rowOf(at, (chosen[hour] as number) - DAY)];
      const change = now < 0 || before < 0 ? 0 : (mean[now] as number) - (mean[before] as number);
      word = change === 0 ? -1 : 2 * word + (change > 0 ? 1 : 0);
    }
    if (word >= 0) bands.push(band * 2 ** HOURS_OF_BAND + word);
  }
  return bands;
}

/** The row of an hour, by halving; -1 where nothing is told of it. */
function rowOf(at: Int32Array, hour: number): number {
  // Where nothing is missing before it, it stands where it has to: asked first, where nothing beside it is of the same hour.
  const due = hour - (at[0] ?? hour);
  if (at[due] === hour && at[due - 1] !== hour && at[due + 1] !== hour) return due;
  let [low, high] = [0, at.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = at[middle] as number;
    if (found === hour) return middle;
    if (found < hour) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** @param sameHours both are told of the very same hours */
function isNear(a: ToldSeries, b: ToldSeries, sameHours: boolean): boolean {
  const [placeA, placeB] = [placeOf(a.days), placeOf(b.days)];
  const isLikelyNear = !(sameHours && isMuchLeft(a.hours, b.hours, LEFT, DAY));
  if (!isLikelyNear && !isCoarser(placeA, placeB) && !isCoarser(placeB, placeA)) return false;
  const [one, other] = inCommon(a.hours, b.hours);
  if (one.length < COMMON_HOURS) return false;
  return (isLikelyNear && isLittleLeft(one, other)) || isRounded(one, other, placeA, placeB) || isRounded(other, one, placeB, placeA);
}

function inCommon(a: HourColumns, b: HourColumns): readonly [readonly number[], readonly number[]] {
  const [one, other]: [number[], number[]] = [[], []];
  let there = 0;
  for (const [row, hour] of a.at.entries()) {
    while (there + 1 < b.at.length && (b.at[there] as number) < hour) there += 1;
    if (b.at[there] !== hour) continue;
    one.push(a.mean[row] as number);
    other.push(b.mean[there] as number);
  }
  return [one, other];
}

function isLittleLeft(one: readonly number[], other: readonly number[]): boolean {
  const [meanOne, meanOther] = [average(one), average(other)];
  let [both, own, theirs] = [0, 0, 0];
  for (const [at, value] of one.entries()) {
    const [x, y] = [value - meanOne, (other[at] as number) - meanOther];
    both += x * y;
    own += x * x;
    theirs += y * y;
  }
  if (own === 0 || both <= 0) return false;
  const left = (theirs - (both * both) / own) / one.length;
  let days = 0;
  for (let at = DAY; at < other.length; at += 1) days += ((other[at] as number) - (other[at - DAY] as number)) ** 2;
  return left * 2 <= (LEFT * days) / (other.length - DAY);
}

const isCoarser = (placeFine: number, placeCoarse: number): boolean => placeCoarse >= placeFine * COARSER;

/** Is the second the first, every value rounded to its own last place? */
function isRounded(fine: readonly number[], coarse: readonly number[], placeFine: number, placeCoarse: number): boolean {
  if (!isCoarser(placeFine, placeCoarse)) return false;
  let [within, moved] = [0, 0];
  for (const [at, value] of fine.entries()) {
    if (Math.abs(value - (coarse[at] as number)) <= 0.5001 * placeCoarse) within += 1;
    if (at > 0 && Math.abs((coarse[at] as number) - (coarse[at - 1] as number)) >= 0.2 * placeCoarse) moved += 1;
  }
  return within >= ALL_BUT * fine.length && moved >= 0.3 * fine.length;
}

const average = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** What the last digit of most values counts: 0.01. */
const placeOf = remembered((days: readonly ToldDay[]): number => {
  const places = new Int16Array(2 * days.length);
  let length = 0;
  for (const { min, max } of days) {
    if (min !== 0) places[length++] = figuresOf(min).place;
    if (max !== 0) places[length++] = figuresOf(max).place;
  }
  const place = places.subarray(0, length).sort()[Math.floor(length / 4)] ?? 0;
  return place < 0 ? 1 / 10 ** -place : 10 ** place;
});
