import { expect, test } from 'vitest';
import { wallClock } from '../../shared/reading/date-pattern.ts';

/** What JavaScript's own calendar says; null where it would move the date. */
function byDate(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}

test('every day of 131 years, and the days that months do not have', () => {
  for (let year = 1970; year <= 2100; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      for (let day = 0; day <= 32; day += 1) {
        const wanted = byDate(year, month, day);
        if (wallClock(year, month, day, 0, 0, 0, '') !== wanted)
          expect(wallClock(year, month, day, 0, 0, 0, ''), `${year}-${month}-${day}`).toBe(wanted);
      }
    }
  }
});

test.each<[string, Parameters<typeof wallClock>, number | null]>([
  ['a time of day', [2025, 10, 13, 9, 5, 7, ''], Date.UTC(2025, 9, 13, 9, 5, 7)],
  ['a fraction, cut at milliseconds', [2025, 10, 13, 9, 5, 7, '2509'], Date.UTC(2025, 9, 13, 9, 5, 7, 250)],
  ['24:00 is the next midnight', [2025, 12, 31, 24, 0, 0, ''], Date.UTC(2026, 0, 1)],
  ['past it there is nothing', [2025, 12, 31, 24, 0, 1, ''], null],
  ['no digits', [2025, 12, Number.NaN, 1, 0, 0, ''], null],
  ['an hour that is none', [2025, 12, 31, 25, 0, 0, ''], null],
])('%s', (_, parts, wanted) => expect(wallClock(...parts)).toBe(wanted));
