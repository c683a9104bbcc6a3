import { Temporal } from 'temporal-polyfill';
import type { Offsets } from './zone.ts';

/** When the clocks of an IANA zone change, from the first year to the last; before and after, the nearest offset goes on. */
export function readOffsets(zone: string, first: number, last: number): Offsets {
  let at = Temporal.Instant.from(`${first}-01-01T00:00Z`).toZonedDateTimeISO(zone);
  const since = [Number.NEGATIVE_INFINITY];
  const offset = [at.offsetNanoseconds / 1e6];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > last) return { since, offset };
    since.push(next.epochMilliseconds);
    offset.push(next.offsetNanoseconds / 1e6);
    at = next;
  }
}
