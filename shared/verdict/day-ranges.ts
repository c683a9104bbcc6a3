import type { Reason } from '../model/finding.ts';
import { type DayNumber, dayNumber, dayText } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';

/** Civil days in Rome, both inclusive. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The days that reasons speak of, as few stretches as possible: two days in a row are one stretch to export. How far short of its due
 * instant a block ends counts only where no day and no hole is named: filling the hole that ended the block is enough.
 */
export function dayRangesOf(reasons: readonly Reason[]): readonly DayRange[] {
  const named = reasons.flatMap(({ details }) => spanOf('day' in details ? [details.day, details.day] : [details.from, details.to]));
  const short = reasons.flatMap(({ details }) => spanOf([details.blockEnd, details.due]));
  const spans = (named.length > 0 ? named : short).sort((a, b) => a.first - b.first);
  const joined: { first: DayNumber; last: DayNumber }[] = [];
  for (const { first, last } of spans) {
    const open = joined.at(-1);
    if (open && first <= open.last + 1) open.last = Math.max(open.last, last);
    else joined.push({ first, last });
  }
  return joined.map(({ first, last }) => ({ from: dayText(first), to: dayText(last) }));
}

interface Span {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

function spanOf([from, to]: readonly [unknown, unknown]): readonly Span[] {
  const [first, last] = [dayOf(from, 'start'), dayOf(to, 'end')];
  return first === null || last === null ? [] : [{ first, last: Math.max(first, last) }];
}

/** The Rome day of a civil date or an instant; an instant that ends a stretch is exclusive. */
function dayOf(value: unknown, edge: 'start' | 'end'): DayNumber | null {
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayNumber(value);
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return null;
  const instant = Date.parse(value);
  return romeDayOf(edge === 'end' ? instant - 1 : instant);
}
