import { Temporal } from 'temporal-polyfill';

/** Rome time for the oracle, straight from Temporal: slow and obvious. A memo only spares asking twice. */

const zone = 'Europe/Rome';
const midnights = new Map<string, number>();
const dates = new Map<number, string>();
const wallClocks = new Map<number, readonly number[]>();
const hour = 3_600_000;

/** The instant at which a Rome civil day begins. */
export function midnight(day: string): number {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const instant = Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
  midnights.set(day, instant);
  return instant;
}

/** The Rome civil day that an instant falls in. (Rome's day never changes inside a UTC hour.) */
export function dayOf(instant: number): string {
  const whole = Math.floor(instant / hour);
  const known = dates.get(whole);
  if (known !== undefined) return known;
  const day = Temporal.Instant.fromEpochMilliseconds(whole * hour)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
  dates.set(whole, day);
  return day;
}

export function addDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** Civil days from `first` to `last`, both counted; 0 or less when last is before first. */
export function countDays(first: string, last: string): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).days + 1;
}

export function listDays(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Same time on the Rome wall clock, so many civil days later (`compatible` where that time does not exist or exists twice). */
export function addRomeDays(instant: number, days: number): number {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .add({ days })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** The instants that a wall clock (written as if it were UTC) can be in Rome: one, none in spring's hour, two in autumn's. */
export function readAsRome(wallClock: number): readonly number[] {
  const known = wallClocks.get(wallClock);
  if (known) return known;
  const plain = Temporal.Instant.fromEpochMilliseconds(wallClock).toZonedDateTimeISO('UTC').toPlainDateTime();
  const instants = (['earlier', 'later'] as const)
    .map((disambiguation) => plain.toZonedDateTime(zone, { disambiguation }))
    .filter((found) => found.toPlainDateTime().equals(plain))
    .map((found) => found.epochMilliseconds);
  const found = [...new Set(instants)];
  wallClocks.set(wallClock, found);
  return found;
}

/** The date of a wall clock written as if it were UTC. */
export function dateAsWritten(wallClock: number): string {
  return new Date(wallClock).toISOString().slice(0, 10);
}

export const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');
