import type { Milliseconds } from '../model/usage.ts';
import { readYearFirst } from './cell-time.ts';
import { LONGEST_TIME, type TimeReader } from './date-pattern.ts';
import type { LineFault } from './line.ts';
import { shownValue } from './shown-text.ts';

/** When a line begins and how long it lasts. */
export interface Extent {
  readonly start: Milliseconds;
  readonly length: Milliseconds;
}

/** A cell of a report that documents its times as UTC: an offset in the cell still counts, none means UTC. null: no time. */
export function instantOf(cell: string, read: TimeReader = readYearFirst): Milliseconds | null {
  const time = cell.length > LONGEST_TIME ? null : read(cell);
  return time && time.wall - (time.offset ?? 0);
}

/** @param read how the report writes its times; year first where it says nothing else */
export function extentOf(start: string, end: string, read: TimeReader = readYearFirst): Extent | LineFault {
  const [from, to] = [instantOf(start, read), instantOf(end, read)];
  if (start === '' || end === '') return { code: 'TS_EMPTY' };
  if (from === null || to === null) return { code: 'TS_UNREADABLE', details: { found: shownValue(from === null ? start : end) } };
  if (to < from) return { code: 'TS_ORDER', details: { found: shownValue(`${start} – ${end}`) } };
  return { start: from, length: to - from };
}
