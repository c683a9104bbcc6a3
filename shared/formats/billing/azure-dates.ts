import type { Milliseconds } from '../../model/usage.ts';
import { type DayOrder, dayOrderOf, readYearFirst, timeReader } from '../../reading/cell-time.ts';
import type { LineFault } from '../../reading/line.ts';
import { instantOf } from '../../reading/line-extent.ts';
import { shownValue } from '../../reading/shown-text.ts';
import { DAY } from '../../time/civil-day.ts';

/** The date of one line of Azure cost details, and the billing period that the line states; empty where it has none. */
export interface AzureDates {
  readonly date: string;
  readonly periodStart: string;
  readonly periodEnd: string;
}

/** Reads dates that are written year first, MM/DD or, in some translations, DD/MM. */
export interface AzureDateReader {
  see(dates: AzureDates): void;
  /** The day's first instant, UTC. */
  read(dates: AzureDates): Milliseconds | LineFault;
}

const orders: readonly DayOrder[] = ['month-first', 'day-first'];
const inOrder = { 'month-first': timeReader('month-first'), 'day-first': timeReader('day-first') };

/**
 * formats.md §5: a date such as 08/01/2023 can be read both ways, but the billing period of its line runs from the first to the last day
 * of a month, which can not. Where a line has no period the other lines decide, and where none proves anything Azure's own way of writing.
 * @param own whether the file is as Azure writes it everywhere: neither translated nor with a country's delimiter
 */
export function azureDateReader(own: boolean): AzureDateReader {
  const proved: Record<DayOrder, boolean> = { 'month-first': false, 'day-first': false };
  const decided = (): DayOrder | null => {
    if (proved['month-first'] !== proved['day-first']) return proved['month-first'] ? 'month-first' : 'day-first';
    return own && !proved['day-first'] ? 'month-first' : null;
  };
  return {
    see(dates) {
      if (dayOrderOf(dates.date) === null) return;
      const order = orderOfLine(dates);
      if (order !== null) proved[order] = true;
    },
    read(dates) {
      const { date } = dates;
      if (date === '') return { code: 'TS_EMPTY' };
      const written = dayOrderOf(date);
      const order = written === null || isSameEitherWay(date) ? 'month-first' : (orderOfLine(dates) ?? decided());
      if (order === null) return { code: 'TS_FORMAT_AMBIGUOUS', details: { found: shownValue(date) } };
      const instant = instantOf(date, written === null ? readYearFirst : inOrder[order]);
      // A line is of a day at best, whatever hour its date carries.
      return instant === null ? { code: 'TS_UNREADABLE', details: { found: shownValue(date) } } : Math.floor(instant / DAY) * DAY;
    },
  };
}

/** 02/02/2021 is one day, whichever number is the month. */
const isSameEitherWay = (date: string): boolean => /^\s*0?(\d{1,2})\D0?\1\D/.test(date);

/** What the line alone proves. null: nothing. */
function orderOfLine(dates: AzureDates): DayOrder | null {
  const possible = orders.filter((order) => isPossible(dates, order));
  if (possible.length === 1) return possible[0] as DayOrder;
  const within = possible.filter((order) => isWithin(dates, order));
  return within.length === 1 ? (within[0] as DayOrder) : null;
}

function isPossible({ date, periodStart, periodEnd }: AzureDates, order: DayOrder): boolean {
  return [date, periodStart, periodEnd].every((cell) => cell === '' || instantOf(cell, inOrder[order]) !== null);
}

function isWithin({ date, periodStart, periodEnd }: AzureDates, order: DayOrder): boolean {
  const [day, first, last] = [date, periodStart, periodEnd].map((cell) => instantOf(cell, inOrder[order]));
  if (typeof day !== 'number' || typeof first !== 'number' || typeof last !== 'number') return false;
  return first <= day && day < last + DAY;
}
