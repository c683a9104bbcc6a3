import type { Milliseconds } from '../../../model/usage.ts';
import type { TypedCell } from '../typed-cells.ts';
import type { TimeKind } from './number-format.ts';

const DAY: Milliseconds = 86_400_000;
const SECOND = 1000;
/** A clock that a formula counts up by five minutes, or by one, is 3 or 9 ms wrong after a month. */
const DRIFT: Milliseconds = 20;
/** 9999-12-31, the last day that spreadsheets know. */
const LAST_SERIAL = 2_958_465;
/** Days from the first to the second of the two ways of counting. */
const DAYS_TO_1904 = 1462;
/** What serial 60 is called: a day that never was, which Lotus counted and Excel still does. */
const NO_DAY = '1900-02-29';

/**
 * The time that the number of a cell is, by its stored value and never by what the cell shows. To the nearest millisecond, and to the
 * nearest second where that is at most 20 ms away. Below one day it is a time of day (`00:05:00`), and whole days under a format of a
 * date are a date. Days before 1900-03-01 are named as Excel names them; they are before any report and no reader accepts them.
 *
 * @returns the number itself where no calendar has it
 */
export function timeOfSerial(serial: number, kind: TimeKind, date1904: boolean): TypedCell {
  const at = milliseconds(serial);
  const days = Math.floor(at / DAY) + (date1904 ? DAYS_TO_1904 : 0);
  if (serial < 0 || days > LAST_SERIAL) return serial;
  if (kind === 'elapsed') return { time: clock(at) };
  const timeOfDay = at % DAY;
  if (serial < 1 && !(kind === 'date' && timeOfDay === 0)) return { time: clock(at) };
  const date = nameOfDay(days);
  return { time: kind === 'date' && timeOfDay === 0 ? date : `${date} ${clock(timeOfDay)}` };
}

function milliseconds(serial: number): Milliseconds {
  const nearest = Math.round(serial * DAY);
  const second = Math.round(nearest / SECOND) * SECOND;
  return Math.abs(nearest - second) <= DRIFT ? second : nearest;
}

/** Rows follow each other in time: most have the day of the row before. */
let known = { days: -1, name: '' };

function nameOfDay(days: number): string {
  if (known.days !== days) known = { days, name: writtenDay(days) };
  return known.name;
}

/** Serial 1 is 1900-01-01; from 61 on there is one day too many before. */
function writtenDay(days: number): string {
  if (days === 0) return '1900-01-00';
  if (days === 60) return NO_DAY;
  return new Date(Date.UTC(1899, 11, days < 60 ? 31 + days : 30 + days)).toISOString().slice(0, 10);
}

/** Hours go on past 24. */
function clock(at: Milliseconds): string {
  const seconds = Math.floor(at / SECOND);
  const whole = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const fraction = at % SECOND;
  return fraction === 0 ? whole : `${whole}.${String(fraction).padStart(3, '0')}`;
}

const two = (part: number): string => (part < 10 ? `0${part}` : String(part));
