import { MOST_TOLD, type ToldHours } from '../kernels/day-telling.ts';
import type { UsageKernel } from '../kernels/usage-kernel.ts';
import type { DigestDay } from '../model/digest.ts';
import type { Decimal, Milliseconds } from '../model/usage.ts';
import { type DayNumber, dayText, HOUR } from '../time/civil-day.ts';
import { earlierEnd, laterEnd } from './counter-ends.ts';
import { encodeHours, type HourOfDay } from './day-hours.ts';
import {
  COUNT,
  EARLIEST,
  FIRST_NULL,
  FIRST_ROW,
  FIRST_ROWS,
  FROM,
  HIGH,
  HOUR_NUMBERS,
  HOURS,
  HOURS_IN_DAY,
  LAST_NULL,
  LAST_ROW,
  LOW,
  MAX,
  MIN,
  NULLS,
  SAMPLE,
  SAMPLE_VALUES,
  SCALE,
  TO,
  ZEROS,
} from './day-record.ts';
import { addDecimal, decimalNumber, type ExactSum, emptySum, sumOf, sumText } from './exact-sum.ts';
import { addPrint, wordOfOffset } from './fingerprint.ts';
import { MOST_PLACES } from './powers-of-ten.ts';
import { SAMPLE_BEGINS } from './working-sample.ts';

/**
 * Statistics of the rows of each series that start in each civil day, for all series of one file, side by side in the memory of the kernel
 * that takes rows. Every part adds up, whatever the order of rows.
 */
export interface DayStore {
  /** A new day [from, to) of some series, which others of the same calendar have too. @returns where it stands in the kernel's memory, in bytes */
  open(from: Milliseconds, to: Milliseconds, calendar: number): number;
  beginOf(day: number): Milliseconds;
  holds(day: number, instant: Milliseconds): boolean;
  /** One value; null: the row says "no data". */
  addValue(day: number, start: Milliseconds, value: Decimal | null, row: number): void;
  /** The ends of a counter's day: what differencing across a file border needs. */
  addEnd(day: number, start: Milliseconds, value: Decimal): void;
  /**
   * The days of a series as they stand in a digest, in order.
   *
   * @param numberOf which day begins then
   * @param seeStart told of the first and the last row of each day that say "no data" and went into a lane
   */
  finish(days: Iterable<number>, numberOf: (from: Milliseconds) => DayNumber, seeStart: (start: Milliseconds) => void): DigestDay[];
}

/** On top of the places of a sum of which a part is in `big`: more places than the kernel takes, so it leaves the sum alone. */
const IS_BIG = 1 << 16;

export function openDayStore(kernel: UsageKernel): DayStore {
  const ends = new Map<number, NonNullable<DigestDay['ends']>>();
  /** What of an hour's sum does not fit a plain number, by where the hour stands: rare. */
  const big = new Map<number, bigint>();

  const atOf = (day: number): number => day / 8;

  const beginOf = (day: number): Milliseconds => kernel.numbers[atOf(day) + FROM] as number;

  const seeRow = (at: number, row: number): void => {
    const { numbers } = kernel;
    if (row < (numbers[at + FIRST_ROW] as number)) numbers[at + FIRST_ROW] = row;
    if (row > (numbers[at + LAST_ROW] as number)) numbers[at + LAST_ROW] = row;
  };

  const readSum = (hour: number): ExactSum => ({
    scale: (kernel.wholes[2 * hour + SCALE] as number) % IS_BIG,
    units: kernel.numbers[hour] as number,
    big: big.get(hour) ?? 0n,
  });

  const addExactly = (hour: number, value: Decimal): void => {
    const sum = readSum(hour);
    addDecimal(sum, value);
    kernel.wholes[2 * hour + SCALE] = sum.scale + (sum.big === 0n ? 0 : IS_BIG);
    kernel.numbers[hour] = sum.units;
    if (sum.big !== 0n) big.set(hour, sum.big);
    else big.delete(hour);
  };

  /** What the kernel does with a value that is not too long for it. */
  const addLong = (day: number, start: Milliseconds, value: Decimal, row: number): void => {
    const { numbers, wholes } = kernel;
    const at = atOf(day);
    const offset = start - (numbers[at + FROM] as number);
    const hourOfDay = Math.floor(offset / HOUR);
    const hour = at + HOURS + hourOfDay * HOUR_NUMBERS;
    const number = decimalNumber(value);
    addExactly(hour, value);
    wholes[2 * hour + COUNT] = (wholes[2 * hour + COUNT] as number) + 1;
    addPrint(wordOfOffset(offset - hourOfDay * HOUR), number, wholes, 2 * hour + LOW);
    seeRow(at, row);
    if (number === 0) wholes[2 * at + ZEROS] = (wholes[2 * at + ZEROS] as number) + 1;
    numbers[at + MIN] = Math.min(numbers[at + MIN] as number, number);
    numbers[at + MAX] = Math.max(numbers[at + MAX] as number, number);
    kernel.keepFirst(day, offset, number);
  };

  /** What the kernel does with hours whose sums are not too large for it. */
  const tellLong = (day: number): ToldHours => {
    const { wholes } = kernel;
    const total = emptySum();
    const told: HourOfDay[] = [];
    let samples = 0;
    for (let hour = 0; hour < HOURS_IN_DAY; hour += 1) {
      const place = atOf(day) + HOURS + hour * HOUR_NUMBERS;
      const count = wholes[2 * place + COUNT] as number;
      if (count === 0) continue;
      const sum = readSum(place);
      samples += count;
      addDecimal(total, sumOf(sum));
      const [low, high] = [(wholes[2 * place + LOW] as number) >>> 0, (wholes[2 * place + HIGH] as number) >>> 0];
      told.push({ hour, count, sum: sumText(sum), low, high });
    }
    return { samples, sum: sumText(total), hours: encodeHours(told) };
  };

  /** All series have the same days. */
  const texts = new Map<Milliseconds, string>();
  const textOf = (from: Milliseconds, numberOf: (from: Milliseconds) => DayNumber): string => {
    const known = texts.get(from);
    if (known !== undefined) return known;
    const text = dayText(numberOf(from));
    texts.set(from, text);
    return text;
  };

  return {
    open(from, to, calendar) {
      kernel.tellDay(calendar, from, to);
      return kernel.openDay(from, to);
    },
    beginOf,
    holds: (day, instant) => instant >= beginOf(day) && instant < (kernel.numbers[atOf(day) + TO] as number),
    addValue(day, start, value, row) {
      if (value === null) {
        const nulls = 2 * atOf(day) + NULLS;
        kernel.wholes[nulls] = (kernel.wholes[nulls] as number) + 1;
        seeRow(atOf(day), row);
        return;
      }
      const mantissa = Number(value.mantissa);
      const isShort = value.scale <= MOST_PLACES && (mantissa === value.mantissa || BigInt(mantissa) === value.mantissa);
      if (!isShort || kernel.addValue(day, start, mantissa, value.scale, row) === 0) addLong(day, start, value, row);
    },
    addEnd(day, start, value) {
      const end = [start, decimalNumber(value)] as const;
      const known = ends.get(day);
      ends.set(day, [earlierEnd(known?.[0], end), laterEnd(known?.[1], end)]);
    },
    finish(finished, numberOf, seeStart) {
      const told: DigestDay[] = [];
      let before: DigestDay | null = null;
      const inOrder = [...finished].sort((a, b) => beginOf(a) - beginOf(b));
      for (let from = 0; from < inOrder.length; from += MOST_TOLD) {
        const some = inOrder.slice(from, from + MOST_TOLD);
        const hours = kernel.tellDays(some);
        some.forEach((day, index) => {
          before = digestDay(day, textOf(beginOf(day), numberOf), hours[index] ?? tellLong(day), before);
          told.push(before);
          seeNulls(day, seeStart);
        });
      }
      return told;
    },
  };

  function seeNulls(day: number, seeStart: (start: Milliseconds) => void): void {
    const first = kernel.numbers[atOf(day) + FIRST_NULL] as number;
    if (first === Number.POSITIVE_INFINITY) return;
    seeStart(first);
    seeStart(kernel.numbers[atOf(day) + LAST_NULL] as number);
  }

  function digestDay(day: number, name: string, { samples, sum, hours }: ToldHours, before: DigestDay | null): DigestDay {
    const { numbers, wholes } = kernel;
    const at = atOf(day);
    const told: DigestDay = {
      day: name,
      samples,
      nulls: wholes[2 * at + NULLS] as number,
      zeros: wholes[2 * at + ZEROS] as number,
      min: samples === 0 ? null : (numbers[at + MIN] as number),
      max: samples === 0 ? null : (numbers[at + MAX] as number),
      sum,
      hours,
      rows: [numbers[at + FIRST_ROW] as number, numbers[at + LAST_ROW] as number],
      earliest: secondsAt(numbers, at + EARLIEST, before?.earliest),
    };
    const sample = readSample(numbers, at);
    if (sample.length > 0) told.sample = sample;
    const dayEnds = ends.get(day);
    if (dayEnds) told.ends = dayEnds;
    return told;
  }
}

/** Offsets in order, in seconds; infinite where there are no more. @param before those of the day before, which are the same nearly always */
function secondsAt(numbers: Float64Array, at: number, before: number[] | undefined): number[] {
  if (before && isWritten(numbers, at, before)) return before;
  const seconds: number[] = [];
  for (let row = at; row < at + FIRST_ROWS && (numbers[row] as number) < Number.POSITIVE_INFINITY; row += 1)
    seconds.push((numbers[row] as number) / 1000);
  return seconds;
}

function isWritten(numbers: Float64Array, at: number, seconds: readonly number[]): boolean {
  for (let row = 0; row < FIRST_ROWS; row += 1) {
    if ((numbers[at + row] as number) / 1000 !== (seconds[row] ?? Number.POSITIVE_INFINITY)) return false;
  }
  return true;
}

/** As `keepInSample` keeps it. */
function readSample(numbers: Float64Array, day: number): number[] {
  const sample: number[] = [];
  for (let row = 0; row < FIRST_ROWS && (numbers[day + SAMPLE + row] as number) < Number.POSITIVE_INFINITY; row += 1)
    sample.push(((numbers[day + SAMPLE + row] as number) - SAMPLE_BEGINS) / 1000, numbers[day + SAMPLE_VALUES + row] as number);
  return sample;
}
