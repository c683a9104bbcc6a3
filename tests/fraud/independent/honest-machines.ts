import type { UsageClass } from '../labelled-case.ts';
import { written } from '../seeded.ts';
import { cpuLoad, demand, each, hourOf, type Making, networkLoad, ramLoad, remembering, storageLoad, weekdayOf } from './loads.ts';
import { DAY, HOUR, MINUTE } from './report-case.ts';

type Maker = (making: Making) => (number | null)[];
/** One honest plant: what each of its machines writes. */
export type Plant = readonly [variant: string, machines: readonly (readonly [id: string, resourceClass: UsageClass, make: Maker])[]];

const whole = (values: readonly (number | null)[], unit = 1): (number | null)[] =>
  values.map((one) => (one === null ? null : Math.round(one / unit) * unit));
const two = (variant: string, resourceClass: UsageClass, make: Maker): Plant => [
  variant,
  [
    ['srv-a', resourceClass, make],
    ['srv-b', resourceClass, make],
  ],
];
/** Averages of so many quick readings, as a thin monitoring keeps them. */
const averaged = (make: Maker, parts: number, decimals: number): Maker => {
  return (making) => {
    const quick = make({ ...making, step: making.step / parts }) as number[];
    return Array.from({ length: Math.floor(quick.length / parts) }, (_, at) => {
      const sum = quick.slice(at * parts, (at + 1) * parts).reduce((total, one) => total + one, 0);
      return written(sum / parts, decimals);
    });
  };
};

const nightJobs: Maker = (making) => {
  const [from, busy, idle] = [Math.floor(making.dice.between(0, 4)), making.dice.between(40, 95), making.dice.between(0.2, 1.5)];
  let long = 2;
  return each(making, (instant) => {
    const hour = hourOf(instant);
    if (hour < making.step / HOUR) long = making.dice.between(1.2, 4);
    const works = hour >= from && hour < from + long;
    return written(Math.min(100, (works ? busy : idle) * (1 + (works ? 0.1 : 0.2) * making.dice.normal())), 2);
  }).map((one) => Math.max(0, one));
};
const controllerCpu: Maker = (making) =>
  each(making, () =>
    written(Math.abs(0.8 + 0.25 * making.dice.normal() + (making.dice.next() < 0.02 ? making.dice.between(1, 12) : 0)), 2),
  );
const controllerCpuWhole: Maker = (making) => whole(controllerCpu(making));
const constantRam: Maker = (making) => {
  const level = written(making.dice.between(15, 85), 2);
  return each(making, () => level);
};
const nearlyConstantRam: Maker = (making) => {
  const slow = remembering(making.dice, making.step, 30 * HOUR);
  const level = making.dice.between(20, 80);
  return each(making, () => written(level + 0.08 * slow(), 1));
};
const wholeRam: Maker = (making) => whole(ramLoad(making));
const stillDisk: Maker = (making) => {
  const used = Math.floor(making.dice.between(4e9, 9e11) / 4096) * 4096;
  return each(making, () => used);
};
const growingDisk: Maker = (making) => {
  let used = making.dice.between(1e11, 3e11);
  const perDay = making.dice.between(0.5e9, 4e9);
  return each(making, () => {
    used += (perDay * making.step * making.dice.between(0.6, 1.4)) / DAY;
    return Math.floor(used / 4096) * 4096;
  });
};
const diskOfBackups: Maker = (making) => {
  let used = making.dice.between(2e11, 6e11);
  return each(making, (instant) => {
    if (hourOf(instant) >= 2 && hourOf(instant) < 2 + making.step / HOUR) used += making.dice.between(3e9, 2e10) - 1e10;
    return Math.floor(used / 65_536) * 65_536;
  });
};
const backupLink: Maker = (making) =>
  each(making, (instant) => {
    const tested = weekdayOf(instant) === 2 && hourOf(instant) >= 6 && hourOf(instant) < 6 + Math.max(0.5, making.step / HOUR);
    return tested ? written(making.dice.between(5e5, 9e5), 1) : written(Math.round(making.dice.between(0, 4)) * 3.2 + 12.8, 1);
  });
const silentLink: Maker = (making) => each(making, () => (making.dice.next() < 0.985 ? 0 : written(making.dice.between(10, 3000), 1)));
const wholeCpu: Maker = (making) => whole(cpuLoad(making));
const idleWhole: Maker = (making) => each(making, () => (making.dice.next() < 0.8 ? 2 : making.dice.next() < 0.7 ? 1 : 3));
const leases: Maker = (making) => {
  let open = Math.floor(making.dice.between(30, 90));
  return each(making, (instant) => {
    open = Math.max(3, open + Math.round(making.dice.between(-1, 1) * (1 + 4 * demand(instant)) + (demand(instant) * 200 - open) * 0.02));
    return open * 1000;
  });
};
const restarted: Maker = (making) => {
  const level = making.dice.between(18, 35);
  const load = cpuLoad(making);
  return each(making, (instant, at) => {
    const since = (hourOf(instant) - 3 + 24) % 24;
    return written(level + 20 * (1 - Math.exp(-since / 5)) + (load[at] as number) / 20, 2);
  });
};
const weekdayOnly: Maker = (making) => {
  const load = cpuLoad(making);
  return each(making, (instant, at) => (weekdayOf(instant) >= 5 ? written(0.3 + 0.1 * making.dice.next(), 2) : (load[at] as number)));
};
const roundTheClock: Maker = (making) => {
  const [slow, quick] = [remembering(making.dice, making.step, 9 * HOUR), remembering(making.dice, making.step, 20 * MINUTE)];
  const level = making.dice.between(25, 60);
  return each(making, () => written(Math.min(100, Math.max(1, level + 7 * slow() + 3 * quick() + making.dice.normal())), 2));
};
const everyHour: Maker = (making) =>
  each(making, (instant) => {
    const first = (instant % HOUR) / MINUTE < Math.max(5, making.step / MINUTE);
    return written((first ? 22 : 3) * Math.exp(0.12 * making.dice.normal()) + 6 * demand(instant), 2);
  });
const scaled: Maker = (making) => {
  let machines = 1;
  const mood = remembering(making.dice, making.step, 4 * HOUR);
  return each(making, (instant) => {
    const asked = 30 + 260 * demand(instant) * (1 + 0.15 * mood());
    if (asked / machines > 70) machines += 1;
    if (machines > 1 && asked / (machines - 1) < 45) machines -= 1;
    return written(Math.max(2, asked / machines + 2 * making.dice.normal()), 2);
  });
};
/** An instance of a group that is shut down at night: its rows stop. */
const switchedOff: Maker = (making) => {
  const load = cpuLoad(making);
  return load.map((one, at) => {
    const hour = hourOf(making.from + at * making.step);
    return hour >= 22 || hour < 5.5 ? null : one;
  });
};
const diskInGigabytes: Maker = (making) => {
  const used = storageLoad(making) as number[];
  return used.map((one) => Math.round(one / 1e10) * 1e9);
};
const wholeKilobytes: Maker = (making) => whole(networkLoad(making), 1000);
const eightfold: Maker = (making) => (networkLoad(making) as number[]).map((one) => Math.round(one) * 8);
const blocks: Maker = (making) => {
  const run = Math.max(1, Math.round((3 * HOUR) / making.step));
  const load = cpuLoad(making) as number[];
  return load.map((_, at) => load[Math.floor(at / run) * run] as number);
};

/** Rendering or a queue that is never empty: at the top for two days now and then. */
const atTheTop: Maker = (making) => {
  const load = cpuLoad(making) as number[];
  return each(making, (instant, at) => (Math.floor(instant / DAY) % 9 < 2 ? 100 : (load[at] as number)));
};

export const plants: readonly Plant[] = [
  two('ordinary processors', 'cpu', (making) => cpuLoad(making)),
  two('ordinary processors, four decimals', 'cpu', (making) => cpuLoad(making, 4)),
  two('ordinary processors, one decimal', 'cpu', (making) => cpuLoad(making, 1)),
  two('ordinary memories', 'ram', (making) => ramLoad(making)),
  two('ordinary disks', 'storage', storageLoad),
  two('ordinary networks', 'network', (making) => networkLoad(making)),
  two('jobs at night only', 'cpu', nightJobs),
  two('idle controllers', 'cpu', controllerCpu),
  two('idle controllers in whole percent', 'cpu', controllerCpuWhole),
  two('controllers with constant memory', 'ram', constantRam),
  two('memory that hardly moves', 'ram', nearlyConstantRam),
  two('memory in whole percent', 'ram', wholeRam),
  two('disks that nobody writes to', 'storage', stillDisk),
  two('disks that fill evenly', 'storage', growingDisk),
  two('disks written once a night', 'storage', diskOfBackups),
  two('disks in whole gigabytes', 'storage', diskInGigabytes),
  two('a backup line with its keepalive', 'network', backupLink),
  two('a line that is silent', 'network', silentLink),
  two('whole percent', 'cpu', wholeCpu),
  two('idle in whole percent', 'cpu', idleWhole),
  two('counts that wander', 'network', leases),
  two('whole kilobytes', 'network', wholeKilobytes),
  two('bits a second of whole bytes', 'network', eightfold),
  two('restarted every night', 'ram', restarted),
  two('nothing on weekends', 'cpu', weekdayOnly),
  two('in use round the clock', 'cpu', roundTheClock),
  two('a job every hour', 'cpu', everyHour),
  two('scaled by itself', 'cpu', scaled),
  two('switched off at night', 'cpu', switchedOff),
  two('each reading held for three hours', 'cpu', blocks),
  two('at the top for two days', 'cpu', atTheTop),
  two(
    'averages of sixty, two decimals',
    'cpu',
    averaged((making) => cpuLoad(making), 12, 2),
  ),
  two(
    'averages of four whole numbers, two decimals',
    'cpu',
    averaged((making) => whole(cpuLoad(making)), 4, 2),
  ),
  two(
    'averages of six whole numbers, two decimals',
    'ram',
    averaged((making) => whole(ramLoad(making)), 6, 2),
  ),
  [
    'every class of two machines',
    (['srv-a', 'srv-b'] as const).flatMap((id) => [
      [id, 'cpu', (making: Making) => cpuLoad(making)] as const,
      [id, 'ram', (making: Making) => ramLoad(making)] as const,
      [id, 'storage', storageLoad] as const,
      [id, 'network', (making: Making) => networkLoad(making)] as const,
    ]),
  ],
];
