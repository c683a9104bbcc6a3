import { describe, expect, test } from 'vitest';
import { latestTick, nextTick } from '../../functions/recheck/ticks.ts';
import { scheduleDefinitions } from '../../infra/definitions/schedules.ts';

const schedule = scheduleDefinitions.recheck;
const text = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

/** Now, the latest four o'clock in Rome, the next one. */
const table: readonly (readonly [now: string, latest: string, next: string])[] = [
  ['2026-03-20T03:00:00Z', '2026-03-20T03:00:00Z', '2026-03-21T03:00:00Z'],
  ['2026-03-20T02:59:59Z', '2026-03-19T03:00:00Z', '2026-03-20T03:00:00Z'],
  ['2026-03-20T23:30:00Z', '2026-03-20T03:00:00Z', '2026-03-21T03:00:00Z'],
  // 29 March 2026: 23 hours between two four o'clocks.
  ['2026-03-29T01:59:59Z', '2026-03-28T03:00:00Z', '2026-03-29T02:00:00Z'],
  ['2026-03-29T02:00:00Z', '2026-03-29T02:00:00Z', '2026-03-30T02:00:00Z'],
  // 25 October 2026: 25 hours.
  ['2026-10-25T02:59:59Z', '2026-10-24T02:00:00Z', '2026-10-25T03:00:00Z'],
  ['2026-10-25T03:00:00Z', '2026-10-25T03:00:00Z', '2026-10-26T03:00:00Z'],
];

test.each(table)('at %s the latest tick is %s, the next one %s', (now, latest, next) => {
  expect(text(latestTick(schedule, Date.parse(now)))).toBe(latest);
  expect(text(nextTick(schedule, Date.parse(now)))).toBe(next);
});

describe('over a year', () => {
  test('there is one tick a day, each at four on the clock of Rome', () => {
    const ticks: number[] = [];
    let at = nextTick(schedule, Date.parse('2026-01-01T00:00:00Z'));
    for (; at < Date.parse('2027-01-01T00:00:00Z'); at = nextTick(schedule, at)) ticks.push(at);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', dateStyle: 'short', timeStyle: 'medium' });
    expect(ticks).toHaveLength(365);
    expect(new Set(ticks.map((tick) => clock.format(tick).slice(-8)))).toEqual(new Set(['04:00:00']));
    for (const tick of ticks) expect(latestTick(schedule, tick + 1)).toBe(tick);
  });
});

test('an hour that a day does not have is our fault, and is said', () => {
  expect(() => nextTick({ hour: 2, zone: 'Europe/Rome' }, Date.parse('2026-03-28T12:00:00Z'))).toThrow(/schedule must name an hour/);
});
