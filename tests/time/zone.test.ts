import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import { DAY, dayNumber, dayText, HOUR } from '../../shared/time/civil-day.ts';
import { endOfRomeDay, romeDayOf, romeDaysLater, romeMidnight } from '../../shared/time/rome.ts';
import { loadZone, zoneClock } from '../../shared/time/zone.ts';

const wall = (text: string) => Date.parse(`${text}Z`);
const from2020to2030 = fc.integer({ min: Date.parse('2020-01-01T00:00Z') / 60_000, max: Date.parse('2031-01-01T00:00Z') / 60_000 });

describe('wall clock to instants', () => {
  beforeAll(async () => {
    for (const zone of ['Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe']) await loadZone(zone);
  });

  test('the clock of a zone that nobody loaded is our fault, and not taken for another', () => {
    expect(() => zoneClock('America/Lima')).toThrow('was not loaded');
  });

  test.each([
    ['plain winter', 'Europe/Rome', '2026-01-10T00:30', null, '2026-01-09T23:30Z', 'exact'],
    ['plain summer', 'Europe/Rome', '2025-07-01T12:00', null, '2025-07-01T10:00Z', 'exact'],
    ['folded hour, nothing before', 'Europe/Rome', '2025-10-26T02:30', null, '2025-10-26T00:30Z', 'ambiguous'],
    ['folded hour, second pass', 'Europe/Rome', '2025-10-26T02:30', '2025-10-26T00:55Z', '2025-10-26T01:30Z', 'ambiguous'],
    ['half-hour zone', 'Asia/Kolkata', '2025-07-01T12:00', null, '2025-07-01T06:30Z', 'exact'],
  ] as const)('%s', (_name, zone, local, after, instant, how) => {
    expect(zoneClock(zone).toInstant(wall(local), after === null ? null : Date.parse(after))).toEqual({
      instant: Date.parse(instant),
      how,
    });
  });

  test('a local time that the clock skipped does not exist', () => {
    expect(zoneClock('Europe/Rome').toInstant(wall('2026-03-29T02:30'), null)).toBeNull();
  });

  test.each(['Europe/Rome', 'America/New_York', 'Australia/Lord_Howe', 'UTC'])('agrees with Temporal in %s', (zone) => {
    fc.assert(
      fc.property(from2020to2030, (minutes) => {
        const instant = minutes * 60_000;
        const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
        const local = wall(zoned.toPlainDateTime().toString({ smallestUnit: 'minute' }));
        expect(zoneClock(zone).toWall(instant)).toBe(local);
        const back = zoneClock(zone).toInstant(local, null);
        expect(back?.instant).toBe(zoned.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });
});

describe('civil days in Rome', () => {
  test('the two clock changes make days of 23 and 25 hours', () => {
    const hours = (date: string) => (romeMidnight(dayNumber(date) + 1) - romeMidnight(dayNumber(date))) / HOUR;
    expect([hours('2026-03-29'), hours('2025-10-26'), hours('2026-01-01')]).toEqual([23, 25, 24]);
  });

  test('a sample at 23:30Z in January belongs to the next Rome day (domain.md §5.7 case 1)', () => {
    expect(dayText(romeDayOf(Date.parse('2026-01-09T23:30:00Z')))).toBe('2026-01-10');
  });

  test('every instant lies between the midnights of its day', () => {
    fc.assert(
      fc.property(from2020to2030, (minutes) => {
        const instant = minutes * 60_000;
        const day = romeDayOf(instant);
        expect(romeMidnight(day)).toBeLessThanOrEqual(instant);
        expect(romeMidnight(day + 1)).toBeGreaterThan(instant);
      }),
    );
  });

  test('day numbers and texts are inverses', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 40_000 }), (day) => {
        expect(dayNumber(dayText(day))).toBe(day);
      }),
    );
    expect(dayNumber('1970-01-02') * DAY).toBe(DAY);
  });

  test('fifteen days later keeps the wall clock, and a skipped time moves on', () => {
    expect(romeDaysLater(Date.parse('2025-10-20T14:05Z'), 15)).toBe(Date.parse('2025-11-04T15:05Z'));
    expect(romeDaysLater(Date.parse('2026-03-14T01:30Z'), 15)).toBe(Date.parse('2026-03-29T01:30Z'));
    expect(romeDaysLater(Date.parse('2025-10-26T01:30Z'), 0)).toBe(Date.parse('2025-10-26T01:30Z'));
  });

  test('days later are those of Temporal, by its `compatible`', () => {
    // Half of them end in the night of a clock change, which chance alone would hardly find.
    const nights = fc
      .constantFrom('2025-10-26', '2026-03-29', '2024-03-31')
      .chain((night) => fc.integer({ min: 0, max: 6 * 60 }).map((minutes) => Date.parse(`${night}T00:00Z`) / 60_000 - 120 + minutes));
    fc.assert(
      fc.property(fc.oneof(from2020to2030, nights), fc.integer({ min: 0, max: 400 }), fc.boolean(), (minutes, days, isBack) => {
        const end = minutes * 60_000;
        const start = isBack ? end - days * DAY : end;
        const later = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('Europe/Rome').add({ days });
        expect(romeDaysLater(start, days)).toBe(later.epochMilliseconds);
      }),
      { numRuns: 2000 },
    );
  });

  test('a bare date means the last second of that day in Rome', () => {
    expect(endOfRomeDay('2026-03-20')).toBe(Date.parse('2026-03-20T22:59:59Z'));
  });
});
