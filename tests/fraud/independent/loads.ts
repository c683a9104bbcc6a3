import type { UsageClass } from '../labelled-case.ts';
import { type Dice, written } from '../seeded.ts';
import { DAY, HOUR, onTheWall } from './report-case.ts';

export interface Making {
  readonly dice: Dice;
  readonly from: number;
  readonly step: number;
  readonly days: number;
}

export const countOf = ({ step, days }: Making): number => Math.round((days * DAY) / step);
export const each = (making: Making, value: (instant: number, index: number) => number): number[] =>
  Array.from({ length: countOf(making) }, (_, index) => value(making.from + index * making.step, index));

export const hourOf = (instant: number): number => (onTheWall(instant) % DAY) / HOUR;
/** 0 is Monday: the epoch was a Thursday. */
export const weekdayOf = (instant: number): number => (Math.floor(onTheWall(instant) / DAY) + 3) % 7;
const holidays = new Set(['2025-12-08', '2025-12-25', '2025-12-26', '2026-01-01', '2026-01-06']);
const isHoliday = (instant: number): boolean => holidays.has(new Date(onTheWall(instant)).toISOString().slice(0, 10));

const hill = (hour: number, top: number, width: number): number => Math.exp(-(((hour - top) / width) ** 2));

/** What citizens and clerks of an Italian office ask for: full mornings, two open afternoons, little on Saturdays, nothing on holidays. */
export function demand(instant: number): number {
  const [hour, day] = [hourOf(instant), weekdayOf(instant)];
  const morning = hill(hour, 10.8, 2.1);
  const afternoon = hill(hour, 15.6, 1.6) * (day === 1 || day === 3 ? 0.9 : 0.45);
  const evening = 0.06 * hill(hour, 21, 2);
  const open = isHoliday(instant) || day === 6 ? 0.04 : day === 5 ? 0.2 : 1;
  return 0.03 + open * (morning + afternoon) + evening;
}

/** Noise with a memory of so many milliseconds, deviation 1. */
export function remembering(dice: Dice, step: number, memory: number): () => number {
  const keep = Math.exp(-step / memory);
  let level = dice.normal();
  return () => {
    level = keep * level + Math.sqrt(1 - keep * keep) * dice.normal();
    return level;
  };
}

/** A mood of each day: no two Tuesdays are alike. */
export function moods(dice: Dice, spread: number): (instant: number) => number {
  const known = new Map<number, number>();
  return (instant) => {
    const day = Math.floor(onTheWall(instant) / DAY);
    const mood = known.get(day) ?? Math.max(0.4, 1 + spread * dice.normal());
    known.set(day, mood);
    return mood;
  };
}

export function cpuLoad(making: Making, decimals = 2): number[] {
  const { dice, step } = making;
  const [idle, top, rough] = [dice.between(1, 5), dice.between(15, 50), dice.between(0.06, 0.2)];
  const [slow, mood, backup] = [remembering(dice, step, 2 * HOUR), moods(dice, 0.12), Math.floor(dice.between(0, 5))];
  return each(making, (instant) => {
    const hour = hourOf(instant);
    const night = hour >= backup && hour < backup + 0.7 ? dice.between(8, 20) : 0;
    const spike = dice.next() < 0.003 ? dice.between(10, 45) : 0;
    const load = (idle + top * mood(instant) * demand(instant)) * Math.exp(rough * dice.normal() + 0.12 * slow());
    return written(Math.min(100, load + night + spike), decimals);
  });
}

export function ramLoad(making: Making, decimals = 2): number[] {
  const { dice, step } = making;
  const [level, mood, slow] = [dice.between(25, 65), moods(dice, 0.1), remembering(dice, step, 20 * HOUR)];
  const quick = remembering(dice, step, HOUR);
  let cache = 0;
  return each(making, (instant) => {
    cache = dice.next() < step / (9 * DAY) ? 0 : cache + (dice.between(0, 1.6) * step) / DAY;
    return written(Math.min(99, level + cache + 9 * mood(instant) * demand(instant) + 0.9 * slow() + 0.25 * quick()), decimals);
  });
}

/** Used bytes in blocks: written by day, tidied up some nights. */
export function storageLoad(making: Making): number[] {
  const { dice, step } = making;
  const perDay = dice.between(0.3, 6) * 1e9;
  let used = dice.between(30, 600) * 1e9;
  return each(making, (instant) => {
    used += (perDay * step * (demand(instant) * dice.between(0, 3) + dice.between(0, 0.1))) / DAY;
    const tidied = hourOf(instant) >= 3 && hourOf(instant) < 3 + step / HOUR && dice.next() < 0.5;
    if (tidied) used -= perDay * dice.between(0.2, 1);
    return Math.round(used / 4096) * 4096;
  });
}

export function networkLoad(making: Making, decimals = 1): number[] {
  const { dice, step } = making;
  const [hum, top, rough] = [dice.between(300, 4000), dice.between(4e4, 1.5e6), dice.between(0.15, 0.4)];
  const [slow, mood] = [remembering(dice, step, HOUR), moods(dice, 0.15)];
  return each(making, (instant) => {
    const burst = dice.next() < 0.004 ? dice.between(1e5, 3e6) : 0;
    return written((hum + top * mood(instant) * demand(instant)) * Math.exp(rough * dice.normal() + 0.2 * slow()) + burst, decimals);
  });
}

const ofClass = { cpu: cpuLoad, ram: ramLoad, storage: storageLoad, network: networkLoad } as const;
/** What a machine really wrote: what a forger starts from, and what is honest. */
export const realLoad = (resourceClass: UsageClass, making: Making): number[] => ofClass[resourceClass](making);

/** A spreadsheet's cell: percents to two decimals, rates to one, bytes whole. */
export const asCell = (resourceClass: UsageClass, value: number): number =>
  written(Math.max(0, value), resourceClass === 'storage' ? 0 : resourceClass === 'network' ? 1 : 2);
