import type { Milliseconds } from '../../shared/model/usage.ts';
import { DAY, HOUR } from '../../shared/time/civil-day.ts';
import { ROME } from '../../shared/time/rome.ts';
import { zoneClock } from '../../shared/time/zone.ts';

/** How busy an office is at each full hour of a working day: idle at night, a dip at lunch. */
const workingHours = [3, 2, 2, 2, 3, 5, 10, 28, 66, 92, 98, 95, 82, 60, 70, 78, 66, 48, 25, 14, 9, 7, 5, 4] as const;
/** National holidays (feste nazionali) in the months the samples show. */
const holidays = new Set(['11-01', '12-08', '12-25', '12-26', '01-01', '01-06']);
const holidayShare = 0.12;

const rome = zoneClock(ROME);

/** Demand of an Italian office at an instant, 0 to 1. Arithmetic only: the same number on every machine. */
export function officeLoad(instant: Milliseconds): number {
  const wall = rome.toWall(instant);
  const hour = Math.floor((wall % DAY) / HOUR);
  const within = (wall % HOUR) / HOUR;
  const before = workingHours[hour] as number;
  const after = workingHours[(hour + 1) % 24] as number;
  const load = (before + (after - before) * within) / 100;
  const date = new Date(wall);
  const rest = date.getUTCDay() % 6 === 0 || holidays.has(date.toISOString().slice(5, 10));
  return rest ? load * holidayShare : load;
}

/** Noise from -1 to 1 that depends only on the name of the series and the instant. */
export function noise(name: string, instant: Milliseconds): number {
  let hash = 2166136261;
  for (const letter of `${name}|${instant}`) hash = Math.imul(hash ^ (letter.codePointAt(0) as number), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489917);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2147483648 - 1;
}

/** A machine's figures at an instant. `size` 1 is an average office server. */
export interface Figures {
  readonly cpuPercent: number;
  readonly ramPercent: number;
  readonly diskPercent: number;
  /** Bytes received and sent in one second. */
  readonly networkIn: number;
  readonly networkOut: number;
  /** Bytes written to disk in one second. */
  readonly diskWrites: number;
}

/** What a machine does at an instant: driven by the office's load, with noise of its own; the disk fills slowly. */
export function figuresAt(machine: string, instant: Milliseconds, size = 1): Figures {
  const load = officeLoad(instant);
  const around = (series: string, spread: number) => 1 + spread * noise(`${machine}/${series}`, instant);
  const days = (instant - Date.UTC(2025, 8, 1)) / DAY;
  return {
    cpuPercent: Math.min(100, (2.5 + 41 * load * size) * around('cpu', 0.25)),
    ramPercent: Math.min(97, (38 + 22 * load) * around('ram', 0.04)),
    diskPercent: Math.min(95, 31 + days * 0.07 + 0.05 * noise(`${machine}/disk`, instant)),
    networkIn: (900 + 210_000 * load * size) * around('in', 0.35),
    networkOut: (1_400 + 640_000 * load * size) * around('out', 0.35),
    diskWrites: (5_200 + 88_000 * load * size) * around('writes', 0.3),
  };
}

/** Instants from `from` up to but not including `to`, one every `step`. */
export function every(step: Milliseconds, from: Milliseconds, to: Milliseconds): readonly Milliseconds[] {
  const instants: Milliseconds[] = [];
  for (let instant = from; instant < to; instant += step) instants.push(instant);
  return instants;
}

/** An instant given as the clock of Rome shows it: `2025-12-08` (midnight) or `2026-02-02T16:00`. */
export function inRome(wall: string): Milliseconds {
  const found = rome.toInstant(Date.parse(`${wall.length === 10 ? `${wall}T00:00` : wall}Z`), null);
  if (!found) throw new Error(`the clock of Rome never shows ${wall}`);
  return found.instant;
}
