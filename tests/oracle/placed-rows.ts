import type { CaseFile, CaseRow } from './case.ts';
import { policy } from './policy.ts';
import { addDays, dateAsWritten, dayOf, midnight } from './rome.ts';

/** One way of reading what nobody states. */
export interface StampReading {
  readonly zone: 'UTC' | 'Europe/Rome';
  readonly side: 'start' | 'end';
}

export type Extent = 'reading' | 'stated' | 'too-long';

/** A row with a value, put on the time line. */
export interface PlacedRow {
  readonly row: CaseRow;
  readonly fileName: string;
  readonly receivedAt: number;
  readonly extent: Extent;
  readonly start: number;
  /** Not yet cut at the receipt. A reading ends where it starts. */
  readonly end: number;
  /** It starts after the receipt of its file. */
  readonly future: boolean;
  /** The civil day it starts in: Rome's, or the day as written where the zone is open. */
  readonly day: string;
}

const near = (instant: number, other: number): boolean => Math.abs(instant - other) <= policy.dayRowDistance;

/** The Rome civil day that a row of 23 to 25 h stands for, or null. */
function civilDayOf(start: number, end: number): string | null {
  const today = dayOf(start);
  const candidates = [today, addDays(today, 1)];
  return candidates.find((day) => near(start, midnight(day)) && near(end, midnight(addDays(day, 1)))) ?? null;
}

/**
 * Statement 4 (and the start of 3), for one row with the instant of its stamp; null for a null row, which "covers nothing, cuts nothing, is no instant and is not zero".
 *
 * Readings taken:
 * - 23, 25 h and 3 h are inclusive; "over 25 h" is more than 25 h exactly.
 * - a row that is a Rome civil day *is* that day everywhere: its start, for 3, 13 and 16 too, is that day's midnight.
 * - end stamps are moved back by elapsed time, after the zone has been read.
 * - a null row that starts after the receipt is not TS_IN_FUTURE; a row that starts exactly at the receipt is not either.
 * - a row without a length has no side, so an unknown side of it says nothing.
 * - daily statistics of rows with an open zone follow the date as written (DESIGN §4: "those of UTC"), in both readings.
 */
export function placeRow(row: CaseRow, instant: number, file: CaseFile, reading: StampReading): PlacedRow | null {
  if (row.value === null) return null;
  const open = file.zone === 'open';
  const side = row.stampSide ?? (row.length >= policy.sideMatters ? reading.side : 'start');
  const back = side === 'end' ? row.length : 0;
  const start = instant - back;
  const end = start + row.length;
  const extent: Extent = row.length === 0 ? 'reading' : row.length > policy.longestRow ? 'too-long' : 'stated';
  const asDay = extent === 'stated' && row.length >= policy.shortestDayRow ? civilDayOf(start, end) : null;
  const from = asDay === null ? start : midnight(asDay);
  return {
    row,
    fileName: file.name,
    receivedAt: file.receivedAt,
    extent,
    start: from,
    end: asDay === null ? end : midnight(addDays(asDay, 1)),
    future: from > file.receivedAt,
    day: open ? dateAsWritten(row.stamp - (row.stampSide === 'end' ? row.length : 0)) : (asDay ?? dayOf(start)),
  };
}
