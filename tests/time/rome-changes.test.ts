import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { ROME, romeChanges } from '../../shared/time/rome-changes.ts';

/** What the time zone database says, change by change. */
function changesByTemporal(first: number, last: number): (readonly [number, number])[] {
  const changes: (readonly [number, number])[] = [];
  let at = Temporal.Instant.from(`${first}-01-01T00:00Z`).toZonedDateTimeISO(ROME);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > last) return changes;
    changes.push([next.epochMilliseconds, next.offsetNanoseconds / 1e6]);
    at = next;
  }
}

test('the clock of Rome changes by rule as the time zone database says, every year from 1990 to 2060', () => {
  expect(romeChanges(1990, 2060)).toEqual(changesByTemporal(1990, 2060));
});
