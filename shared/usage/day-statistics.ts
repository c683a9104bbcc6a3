import type { DigestDay } from '../model/digest.ts';
import type { Decimal, Milliseconds } from '../model/usage.ts';
import { type DayNumber, dayText, HOUR } from '../time/civil-day.ts';
import { addDecimal, decimalNumber, decimalOf, emptySum, sumText } from './exact-sum.ts';
import { printText } from './fingerprint.ts';
import { type HourStore, NO_HOUR } from './hour-store.ts';
import { ROWS_TO_CALL_A_DAY_FLAT } from './limits.ts';
import { keepInSample, SAMPLE_BEGINS } from './working-sample.ts';

/** Statistics of the rows of one series that start in one civil day. Every part adds up, whatever the order of rows. */
export interface DayStatistics {
  samples: number;
  nulls: number;
  zeros: number;
  min: number | null;
  max: number | null;
  /** The hour of the latest row, with the others behind it. */
  lastHour: number;
  firstRow: number;
  lastRow: number;
  /** Seconds since midnight of the earliest distinct rows with a value, ascending, at most eight. */
  readonly earliest: number[];
  /** The first rows of the working day (`working-sample.ts`); made with its first row: most exports by the day have none. */
  sample: number[] | null;
  /** Of counters only. */
  firstEnd: [Milliseconds, number] | null;
  lastEnd: [Milliseconds, number] | null;
}

export function emptyDay(): DayStatistics {
  return {
    samples: 0,
    nulls: 0,
    zeros: 0,
    min: null,
    max: null,
    lastHour: NO_HOUR,
    firstRow: Number.POSITIVE_INFINITY,
    lastRow: 0,
    earliest: [],
    sample: null,
    firstEnd: null,
    lastEnd: null,
  };
}

/** Keeps the eight smallest different offsets: the same set whatever the order, the repetition or the split of rows. */
export function keepEarliest(earliest: number[], seconds: number): void {
  if (earliest.length === ROWS_TO_CALL_A_DAY_FLAT && seconds >= (earliest.at(-1) as number)) return;
  let at = earliest.length;
  while (at > 0 && (earliest[at - 1] as number) > seconds) at -= 1;
  if (earliest[at - 1] === seconds) return;
  earliest.splice(at, 0, seconds);
  if (earliest.length > ROWS_TO_CALL_A_DAY_FLAT) earliest.pop();
}

/** Two counter readings at the same instant: the larger one, so that the order of rows cannot show. */
function later(a: [Milliseconds, number] | null, b: [Milliseconds, number]): [Milliseconds, number] {
  return !a || b[0] > a[0] || (b[0] === a[0] && b[1] > a[1]) ? b : a;
}

function earlier(a: [Milliseconds, number] | null, b: [Milliseconds, number]): [Milliseconds, number] {
  return !a || b[0] < a[0] || (b[0] === a[0] && b[1] > a[1]) ? b : a;
}

/** The hours of a file's days, and whether a day keeps the ends that differencing a counter across a file border needs. */
export interface DayKeeping {
  readonly hours: HourStore;
  readonly counter: boolean;
}

/**
 * @param midnight the instant (or wall clock) at which the day begins
 * @param start    the start of the row
 */
export function addToDay(
  day: DayStatistics,
  { hours, counter }: DayKeeping,
  midnight: Milliseconds,
  start: Milliseconds,
  value: Decimal | null,
  row: number,
): void {
  day.firstRow = Math.min(day.firstRow, row);
  day.lastRow = Math.max(day.lastRow, row);
  if (value === null) {
    day.nulls += 1;
    return;
  }
  const number = decimalNumber(value);
  const offset = start - midnight;
  day.samples += 1;
  if (number === 0) day.zeros += 1;
  if (day.min === null || number < day.min) day.min = number;
  if (day.max === null || number > day.max) day.max = number;
  const index = Math.floor(offset / HOUR);
  hours.add(hourOf(day, hours, index), offset - index * HOUR, value, number);
  keepEarliest(day.earliest, offset / 1000);
  if (offset >= SAMPLE_BEGINS) {
    day.sample ??= [];
    keepInSample(day.sample, (offset - SAMPLE_BEGINS) / 1000, number);
  }
  if (!counter) return;
  day.firstEnd = earlier(day.firstEnd, [start, number]);
  day.lastEnd = later(day.lastEnd, [start, number]);
}

/** Rows mostly come hour by hour: the one wanted is the first of the chain or a new one. */
function hourOf(day: DayStatistics, hours: HourStore, index: number): number {
  let slot = day.lastHour;
  while (slot !== NO_HOUR && hours.hourOf(slot) !== index) slot = hours.beforeOf(slot);
  if (slot !== NO_HOUR) return slot;
  day.lastHour = hours.open(index, day.lastHour);
  return day.lastHour;
}

/** The day as it stands in a digest. */
export function finishDay(number: DayNumber, day: DayStatistics, { hours: store, counter }: DayKeeping): DigestDay {
  const total = emptySum();
  const hours: DigestDay['hours'] = [];
  for (let slot = day.lastHour; slot !== NO_HOUR; slot = store.beforeOf(slot)) {
    const { count, sum, print } = store.read(slot);
    const text = sumText(sum);
    addDecimal(total, decimalOf(text));
    hours.push([store.hourOf(slot), count, text, printText(print)]);
  }
  hours.sort(([a], [b]) => a - b);
  return {
    day: dayText(number),
    samples: day.samples,
    nulls: day.nulls,
    zeros: day.zeros,
    min: day.min,
    max: day.max,
    sum: sumText(total),
    hours,
    rows: [day.firstRow, day.lastRow],
    earliest: day.earliest,
    ...(day.sample ? { sample: day.sample } : {}),
    ...(counter && day.firstEnd && day.lastEnd ? { ends: [day.firstEnd, day.lastEnd] } : {}),
  };
}
