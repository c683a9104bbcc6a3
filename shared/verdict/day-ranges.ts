import type { Reason } from '../model/finding.ts';
import { type DayNumber, dayNumber, dayText } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';

/** Civil days in Rome, both inclusive. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The days that reasons speak of, as few stretches as possible: two days in a row are one stretch to export. */
export function dayRangesOf(reasons: readonly Reason[]): readonly DayRange[] {
  const spans = reasons.flatMap(({ details }) => spanOf(details) ?? []).sort((a, b) => a.first - b.first);
  const joined: { first: DayNumber; last: DayNumber }[] = [];
  for (const { first, last } of spans) {
    const open = joined.at(-1);
    if (open && first <= open.last + 1) open.last = Math.max(open.last, last);
    else joined.push({ first, last });
  }
  return joined.map(({ first, last }) => ({ from: dayText(first), to: dayText(last) }));
}

type Details = Reason['details'];

/** Which details of a reason name a stretch of time: a day, a hole, or how far short of the due instant a block ends. */
function spanOf(details: Details): { readonly first: DayNumber; readonly last: DayNumber } | null {
  const [from, to] = 'day' in details ? [details.day, details.day] : pairOf(details);
  const [first, last] = [dayOf(from, 'start'), dayOf(to, 'end')];
  return first === null || last === null ? null : { first, last: Math.max(first, last) };
}

const pairOf = (details: Details): readonly [unknown, unknown] =>
  'blockEnd' in details ? [details.blockEnd, details.neededUntil] : [details.from, details.to];

/** The Rome day of a civil date or an instant; an instant that ends a stretch is exclusive. */
function dayOf(value: unknown, edge: 'start' | 'end'): DayNumber | null {
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayNumber(value);
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : romeDayOf(edge === 'end' ? instant - 1 : instant);
}
