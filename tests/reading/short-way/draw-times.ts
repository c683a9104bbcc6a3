import { Temporal } from 'temporal-polyfill';
import type { Draw } from './draw.ts';

/** A way of writing times: in one cell or two, with what a mapping must say of them. */
export interface TimeWriting {
  readonly columns: 1 | 2;
  /** Lines of the mapping. */
  readonly declared: string;
  write(instant: number): readonly string[];
}

const MINUTE = 60_000;
const two = (number: number): string => String(number).padStart(2, '0');

/** The wall clock of Rome as if it were UTC. */
function inRome(instant: number): number {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Europe/Rome');
  return instant + offsetNanoseconds / 1_000_000;
}

const iso = (wall: number): string => new Date(wall).toISOString();
const plain = (wall: number): string => iso(wall).slice(0, 19);
const months = ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'];

function withOffset(instant: number): string {
  const east = (inRome(instant) - instant) / MINUTE;
  return `${plain(instant + east * MINUTE)}${east < 0 ? '-' : '+'}${two(Math.floor(east / 60))}:${two(east % 60)}`;
}

function parts(wall: number) {
  const date = new Date(wall);
  const hour = date.getUTCHours();
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour,
    half: hour < 12 ? 'AM' : 'PM',
    twelve: hour % 12 === 0 ? 12 : hour % 12,
    minute: two(date.getUTCMinutes()),
    second: two(date.getUTCSeconds()),
  };
}

const short = (wall: number): string => {
  const { day, month, year, hour, minute } = parts(wall);
  return `${day}/${month}/${year} ${hour}:${minute}`;
};

const inOne = (declared: string, write: (instant: number) => string): TimeWriting => ({
  columns: 1,
  declared,
  write: (instant) => [write(instant)],
});

const [utc, rome, open] = ['zone: UTC\n', 'zone: Europe/Rome\n', ''];

/** 24:00 is how some write the midnight that ends a day. */
function untilMidnight(wall: number): string {
  return wall % (24 * 60 * MINUTE) === 0 ? `${plain(wall - MINUTE).slice(0, 11)}24:00:00` : plain(wall);
}

/** @param isPlain with a time of day, and an order of day and month that somebody states */
export function drawTimes(draw: Draw, isPlain: boolean): TimeWriting {
  const zone = draw.one([utc, rome, open]);
  const wallIn = zone === rome ? inRome : (instant: number) => instant;
  const digits = 1 + draw.below(9);
  const fraction = (instant: number): string => `${plain(instant)}.${`${iso(instant).slice(20, 23)}250000`.slice(0, digits)}`;
  const separator = draw.one([' ', 'T']);
  const some: readonly TimeWriting[] = [
    inOne(zone, (instant) => `${plain(instant)}Z`),
    inOne(zone, withOffset),
    inOne(zone, (instant) => plain(wallIn(instant)).replace('T', separator)),
    inOne(rome, (instant) => plain(inRome(instant)).replace('T', separator)),
    inOne(zone, (instant) => `${fraction(instant)}Z`),
    inOne(zone, (instant) => fraction(wallIn(instant))),
    inOne(zone, (instant) => plain(wallIn(instant)).slice(0, 16)),
    inOne(zone, (instant) => untilMidnight(wallIn(instant))),
    inOne(`${zone}dateFormat: d/M/yyyy H:mm\n`, (instant) => short(wallIn(instant))),
    inOne(`${zone}dateFormat: M/d/yyyy h:mm a\n`, (instant) => {
      const { month, day, year, twelve, minute, half } = parts(wallIn(instant));
      return `${month}/${day}/${year} ${twelve}:${minute} ${half}`;
    }),
    inOne(`${zone}dateFormat: d MMM yyyy HH:mm:ss\n`, (instant) => {
      const { day, month, year, hour, minute, second } = parts(wallIn(instant));
      return `${day} ${months[month - 1]} ${year} ${two(hour)}:${minute}:${second}`;
    }),
    inOne(zone, (instant) => String(Math.floor(instant / 1000))),
    inOne(zone, (instant) => String(instant)),
    { columns: 2, declared: zone, write: (instant: number) => plain(wallIn(instant)).split('T') },
  ];
  const more: readonly TimeWriting[] = [
    inOne(zone, (instant) => short(wallIn(instant))),
    inOne(zone, (instant) => plain(wallIn(instant)).slice(0, 10)),
    { columns: 2, declared: zone, write: (instant: number) => short(wallIn(instant)).split(' ') },
  ];
  return draw.one(isPlain ? some : [...some, ...more]);
}

/** Cells that are no time of this table, or one that looks like another's. */
export const strayTimes = [
  '',
  'ieri',
  '1969-12-31T23:59:59Z',
  '1970-01-01T00:30:00+02:00',
  '2025-02-30 10:00:00',
  '2025-10-26 25:00:00',
  '2025-10-26 10:61:00',
  '9999999999999',
  '0',
  '2025-10-26T24:00:00Z',
  '2025-10-26T24:01:00Z',
  '2025-03-30 02:30:00',
  '2025-10-26 02:30:00',
  '2025-10-26T02:30:00+02:00',
  '26.10.2025 10:00',
  '10-26-2025 9:05 PM',
  '2025-10-26 10:00:00 UTC',
  '2025-10-26 1"0:00:00',
  ' 2025-10-26 10:00:00',
];

export const begins = [
  Date.UTC(2025, 2, 29, 21),
  Date.UTC(2025, 9, 25, 21),
  Date.UTC(2025, 9, 26, 4),
  Date.UTC(2025, 5, 10, 9),
  Date.UTC(2024, 1, 28, 22),
  Date.UTC(2025, 11, 31, 20),
  Date.UTC(1970, 0, 1, 0),
  Date.UTC(2001, 8, 9, 1),
];
export const steps = [1000, 60_000, 299_000, 300_000, 300_000, 900_000, 900_500, 3_600_000, 7_200_000, 9_000_000, 9_000_001, 86_400_000];
export const plainSteps = [60_000, 300_000, 900_000, 3_600_000];
