import { DAY, HOUR, type UsageClass } from './labelled-case.ts';
import { type Dice, written } from './seeded.ts';

/** How many, how far apart, with whose dice. */
export interface Making {
  readonly dice: Dice;
  readonly step: number;
  readonly days: number;
}

export const rowsOf = ({ step, days }: Making): number => Math.round((days * DAY) / step);

const working = [3, 2, 2, 2, 3, 5, 10, 28, 66, 92, 98, 95, 82, 60, 70, 78, 66, 48, 25, 14, 9, 7, 5, 4] as const;

/** Demand of an office, 0 to 1, at so many milliseconds after a Monday's midnight. */
export function office(at: number): number {
  const hour = Math.floor((at % DAY) / HOUR);
  const within = (at % HOUR) / HOUR;
  const load = ((working[hour] as number) * (1 - within) + (working[(hour + 1) % 24] as number) * within) / 100;
  return Math.floor(at / DAY) % 7 >= 5 ? load * 0.12 : load;
}

/** Noise that remembers itself: what a machine does now it does a moment later too. */
function drift(dice: Dice, step: number): () => number {
  const keep = Math.max(0, 1 - step / (3 * HOUR));
  let level = 0;
  return () => {
    level = keep * level + Math.sqrt(1 - keep * keep) * dice.normal();
    return level;
  };
}

/** Busy in office hours, quiet at night and on weekends; every machine and every day a little differently. */
export function officeCpu(making: Making, decimals = 3): number[] {
  const { dice, step } = making;
  const slow = drift(dice, step);
  const [base, top, spread] = [dice.between(1.5, 6), dice.between(20, 60), dice.between(0.05, 0.25)];
  let mood = 1;
  return Array.from({ length: rowsOf(making) }, (_, index) => {
    if ((index * step) % DAY === 0) mood = dice.between(0.8, 1.2);
    const spike = dice.next() < 0.004 ? dice.between(10, 40) : 0;
    const value = (base + top * mood * office(index * step)) * (1 + spread * dice.normal() + 0.1 * slow()) + spike;
    return written(Math.min(100, Math.max(0.1, value)), decimals);
  });
}

/** Memory follows the load a little, drifts, and is freed by a restart now and then. */
export function officeRam(making: Making, decimals = 2): number[] {
  const { dice, step } = making;
  const slow = drift(dice, step);
  const base = dice.between(30, 60);
  let leak = 0;
  return Array.from({ length: rowsOf(making) }, (_, index) => {
    leak = dice.next() < step / (12 * DAY) ? 0 : leak + (dice.between(0, 1) * step) / DAY;
    return written(Math.min(98, base + leak + 15 * office(index * step) + slow() + 0.2 * dice.normal()), decimals);
  });
}

/** A disk that fills in working hours, and is cleaned by night once a week. Whole bytes, in blocks of 4 KiB. */
export function fillingDisk(making: Making): number[] {
  const { dice, step } = making;
  let used = dice.between(40e9, 400e9);
  return Array.from({ length: rowsOf(making) }, (_, index) => {
    const at = index * step;
    used += ((office(at) * dice.between(0, 2) + 0.02) * 2e9 * step) / DAY;
    if (at % (7 * DAY) === 6 * DAY + 3 * HOUR) used -= dice.between(1e9, 5e9);
    return Math.floor(used / 4096) * 4096;
  });
}

export function officeNetwork(making: Making, decimals = 1): number[] {
  const { dice, step } = making;
  const [base, top, spread] = [dice.between(400, 3000), dice.between(5e4, 2e6), dice.between(0.1, 0.4)];
  const slow = drift(dice, step);
  return Array.from({ length: rowsOf(making) }, (_, index) => {
    const burst = dice.next() < 0.003 ? dice.between(1e5, 2e6) : 0;
    const value = (base + top * office(index * step)) * Math.max(0.05, 1 + spread * dice.normal() + 0.15 * slow()) + burst;
    return written(value, decimals);
  });
}

const ofOffice: Readonly<Record<UsageClass, (making: Making) => number[]>> = {
  cpu: officeCpu,
  ram: officeRam,
  storage: fillingDisk,
  network: officeNetwork,
};

/** The ordinary machine of an Italian public office. */
export const officeSeries = (resourceClass: UsageClass, making: Making): number[] => ofOffice[resourceClass](making);
