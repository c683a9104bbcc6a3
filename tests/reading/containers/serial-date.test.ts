import { describe, expect, test } from 'vitest';
import { builtInKind, kindOfCode, type NumberKind } from '../../../shared/reading/containers/workbook/number-format.ts';
import { timeOfSerial } from '../../../shared/reading/containers/workbook/serial-date.ts';

/** 2025-01-01 as a serial; the rest of this file knows nothing else of serials. */
const NEW_YEAR = 45658;
const SECONDS_A_DAY = 86_400;
const two = (value: number): string => String(value).padStart(2, '0');

/** The name of a second of 2025, counted by hand and without any date of the machine. */
function* secondsOf2025(step: number): Generator<readonly [second: number, name: string]> {
  const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let midnight = 0;
  for (const [month, length] of lengths.entries()) {
    for (let day = 1; day <= length; day += 1, midnight += SECONDS_A_DAY) {
      for (let time = 0; time < SECONDS_A_DAY; time += step) {
        const clock = [Math.floor(time / 3600), Math.floor(time / 60) % 60, time % 60].map(two).join(':');
        yield [midnight + time, `2025-${two(month + 1)}-${two(day)} ${clock}`];
      }
    }
  }
}

const shown = (serial: number, date1904 = false): string => JSON.stringify(timeOfSerial(serial, 'date-time', date1904));

describe('a serial', () => {
  test('is the second that it was made from, every five minutes of a year, and at seconds of every kind', () => {
    let wrong = 0;
    for (const [second, name] of secondsOf2025(300)) {
      if (shown(NEW_YEAR + second / SECONDS_A_DAY) !== `{"time":"${name}"}`) wrong += 1;
      if (shown(NEW_YEAR - 1462 + second / SECONDS_A_DAY, true) !== `{"time":"${name}"}`) wrong += 1;
    }
    for (const [second, name] of secondsOf2025(997)) if (shown(NEW_YEAR + second / SECONDS_A_DAY) !== `{"time":"${name}"}`) wrong += 1;
    expect(wrong).toBe(0);
  });

  test('is that second also with the fifteen digits that some programs write', () => {
    let wrong = 0;
    for (const [second, name] of secondsOf2025(1801)) {
      if (shown(Number((NEW_YEAR + second / SECONDS_A_DAY).toPrecision(15))) !== `{"time":"${name}"}`) wrong += 1;
    }
    expect(wrong).toBe(0);
  });

  test.each([5, 1])('is the minute that a formula has counted up to, %s minutes at a time over a month', (minutes) => {
    let serial = NEW_YEAR;
    let wrong = 0;
    let steps = 31 * 24 * (60 / minutes);
    for (const [, name] of secondsOf2025(minutes * 60)) {
      if (shown(serial) !== `{"time":"${name}"}`) wrong += 1;
      serial += minutes / 1440;
      steps -= 1;
      if (steps === 0) break;
    }
    expect(wrong).toBe(0);
  });

  test('keeps milliseconds that are further from a second than 20', () => {
    const at = (milliseconds: number): string => shown(NEW_YEAR + milliseconds / 86_400_000);
    expect([at(1020), at(1021), at(980), at(979), at(1500)]).toEqual(
      ['01', '01.021', '01', '00.979', '01.500'].map((clock) => `{"time":"2025-01-01 00:00:${clock}"}`),
    );
  });

  test('just below a day is the end of it', () => {
    expect(timeOfSerial(0.999999999, 'time', false)).toEqual({ time: '24:00:00' });
    expect(shown(NEW_YEAR + 0.9999999999)).toBe('{"time":"2025-01-02 00:00:00"}');
  });
});

const codes: readonly (readonly [code: string, kind: NumberKind | null])[] = [
  ['General', null],
  ['GENERAL', null],
  ['0.00', null],
  ['#,##0.00\\ "€"', null],
  ['0.0" days"', null],
  ['0.00E+00', null],
  ['[Red]0.00;[Blue]-0.00', null],
  ['"dd/mm"0', null],
  ['0\\d\\h', null],
  ['@', null],
  ['# ?/?', null],
  ['[$-410]d mmmm yyyy;@', 'date'],
  ['0%', 'percent'],
  ['0.00%;[Red]-0.00%', 'percent'],
  ['0.0"%"', null],
  ['0\\%', null],
  ['dd/mm/yyyy', 'date'],
  ['mmm\\-yy', 'date'],
  ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
  ['[Color10]yyyy\\-mm\\-dd', 'date'],
  ['mmmm', 'date'],
  ['dd/mm/yyyy\\ hh:mm;@', 'date-time'],
  ['yyyy-mm-dd"T"hh:mm:ss', 'date-time'],
  ['yyyy\\-mm\\-dd\\ hh:mm:ss.000', 'date-time'],
  ['DD/MM/YYYY HH:MM', 'date-time'],
  ['[$-409]h:mm\\ AM/PM;@', 'time'],
  ['hh:mm:ss', 'time'],
  ['mm:ss.0', 'time'],
  ['[h]:mm:ss;@', 'elapsed'],
  ['[mm]:ss', 'elapsed'],
  ['[>=1][h]:mm;[<1]hh:mm', 'elapsed'],
  ['_-* dd/mm/yyyy_-', 'date'],
  ['', null],
  [';;;', null],
];

describe('a format', () => {
  test.each(codes)('%s', (code, kind) => expect(kindOfCode(code)).toBe(kind));

  test('that every workbook has', () => {
    const kinds = [0, 2, 9, 10, 14, 17, 18, 21, 22, 37, 40, 45, 46, 47, 49].map(builtInKind);
    expect(kinds).toEqual([
      null,
      null,
      'percent',
      'percent',
      'date',
      'date',
      'time',
      'time',
      'date-time',
      null,
      null,
      'time',
      'elapsed',
      'time',
      null,
    ]);
  });
});
