import { type DayOrder, dayOrderOf, timeReader } from '../reading/cell-time.ts';
import { compileDatePattern } from '../reading/date-pattern.ts';

/** How a column of dates is written, as far as its cells settle it. */
export type WrittenDates =
  /** Read without being told. */
  | { readonly as: 'plain' }
  | { readonly as: 'pattern'; readonly pattern: string }
  /** Day or month first: the cells do not say. */
  | { readonly as: 'open' };

const dates = ['dd/MM/yy', 'MM/dd/yy', 'dd/MM/yyyy', 'MM/dd/yyyy', 'dd MMM yyyy', 'MMM dd yyyy', 'dd MMM yy', 'yyyy MMM dd', 'yyyy/MM/dd'];
const separators = ['/', '-', '.', ' '];
const hours = ['', ' HH:mm', ' HH.mm', ' hh:mm a', ' hh:mm:ss a', ', HH:mm', ', hh:mm a', ' HH.mm.ss', "'T'HH:mm"];

/** Every way of writing that is tried, the commoner first. */
const patterns: readonly string[] = [
  ...new Set(dates.flatMap((date) => separators.flatMap((mark) => hours.map((hour) => date.replace(/[/ ]/g, mark) + hour)))),
];

const compiled = new Map(patterns.map((pattern) => [pattern, compileDatePattern(pattern)]));
const reads = (pattern: string, cells: readonly string[]): boolean =>
  cells.every((cell) => (compiled.get(pattern)?.(cell) ?? null) !== null);

/** What cells prove of the order of day and month; `open`: they need one and prove none; null: they need none. */
export type ProvedOrder = DayOrder | 'open' | null;

/**
 * @param cells some of the column, filled and trimmed
 * @param order what all its cells prove, where they were looked through
 * @returns null where they are no dates
 */
export function writtenDates(cells: readonly string[], order: ProvedOrder = orderOf(cells)): WrittenDates | null {
  if (cells.length === 0) return null;
  if (order === null) {
    const plain = timeReader('day-first');
    if (cells.every((cell) => plain(cell) !== null)) return { as: 'plain' };
  }
  const fitting = patterns.filter((pattern) => reads(pattern, cells));
  const orders = new Set(fitting.map(orderOfPattern));
  if (orders.size === 0) return cells.every(isPlain) ? (order === 'open' ? { as: 'open' } : { as: 'plain' }) : null;
  if (order === 'open' || (order === null && orders.size > 1)) return { as: 'open' };
  const pattern = fitting.find((one) => order === null || orderOfPattern(one) === order);
  return pattern === undefined ? null : { as: 'pattern', pattern };
}

const plainReaders = (['day-first', 'month-first'] as const).map(timeReader);
const isPlain = (cell: string): boolean => plainReaders.some((read) => read(cell) !== null);

/** 12/01/26, of this century and of the cloud: another two digits at the end may be a day. */
const shortYear = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{2})(?!\d)/;
const FIRST_SHORT_YEAR = 15;

/** What all the cells prove together: `open` also where some prove one order and some the other. */
export function orderOf(cells: readonly string[]): ProvedOrder {
  const said = new Set(cells.map((cell) => dayOrderOf(cell) ?? orderOfShort(cell)));
  if (said.has('day-first') && said.has('month-first')) return 'open';
  if (said.has('day-first')) return 'day-first';
  if (said.has('month-first')) return 'month-first';
  return said.has('open') ? 'open' : null;
}

function orderOfShort(cell: string): ProvedOrder {
  const [, first, , second, year] = shortYear.exec(cell) ?? [];
  if (first === undefined || Number(year) < FIRST_SHORT_YEAR) return null;
  return dayOrderOf(`${first}/${second}/2000`);
}

const orderOfPattern = (pattern: string): DayOrder => (pattern.startsWith('M') ? 'month-first' : 'day-first');
