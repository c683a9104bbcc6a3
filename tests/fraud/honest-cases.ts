import { fillingDisk, type Making, office, officeCpu, officeNetwork, officeSeries, rowsOf } from './honest-shapes.ts';
import { DAY, HOUR, type LabelledCase, type MadeSeries, MINUTE, madeSeries, receivedAfter, type UsageClass } from './labelled-case.ts';
import { dice, written } from './seeded.ts';

/** A value for each row, from the row's number and its milliseconds after a Monday's midnight. */
const each = (making: Making, value: (at: number, index: number) => number): number[] =>
  Array.from({ length: rowsOf(making) }, (_, index) => value(index * making.step, index));

const averaged = (values: readonly number[], size: number): number[] =>
  Array.from({ length: Math.floor(values.length / size) }, (_, at) => {
    const part = values.slice(at * size, (at + 1) * size);
    return part.reduce((sum, one) => sum + one, 0) / part.length;
  });

type Maker = (making: Making) => number[];
type Shape = readonly [
  name: string,
  series: readonly (readonly [resourceId: string, resourceClass: UsageClass, make: Maker])[],
  step?: number,
];

const idleCpu: Maker = (m) =>
  each(m, () => written(Math.max(0, 0.6 + 0.15 * m.dice.normal() + (m.dice.next() < 0.01 ? m.dice.between(1, 8) : 0)), 3));
const idleWhole: Maker = (m) => each(m, () => (m.dice.next() < 0.7 ? 1 : m.dice.next() < 0.8 ? 2 : 3));
const nearlyZero: Maker = (m) => each(m, () => (m.dice.next() < 0.9 ? 0 : written(m.dice.between(0, 1.2), 2)));
const batchCpu: Maker = (m) =>
  each(m, (at) => {
    const hour = (at % DAY) / HOUR;
    const busy = hour >= 1.5 && hour < 1.5 + 1.5 + 0.5 * m.dice.next();
    return written(Math.min(100, Math.max(0.1, (busy ? 78 : 2) * (1 + 0.08 * m.dice.normal()))), 2);
  });
const batchOnZero: Maker = (m) =>
  each(m, (at) => ((at % DAY) / HOUR >= 2 && (at % DAY) / HOUR < 4 ? Math.round(35 + 4 * m.dice.normal()) : 0));
const wholePercent: Maker = (m) => officeCpu(m, 0);
const tenths: Maker = (m) => officeCpu(m, 1);
const doubles: Maker = (m) => officeCpu(m, 13);
const saturated: Maker = (m) =>
  each(m, (at) => (office(at) > 0.5 ? 100 : written(Math.min(100, 60 + 45 * office(at) + 4 * m.dice.normal()), 2)));
const roundTheClock: Maker = (m) =>
  each(m, (at) => {
    const evening = Math.max(0, 1 - Math.abs(((at % DAY) / HOUR - 20) / 9));
    return written(Math.max(1, 30 + 18 * evening + 3 * m.dice.normal()), 2);
  });
const autoscaled: Maker = (m) =>
  each(m, (at) => {
    const demand = 40 + 220 * office(at) * (1 + 0.05 * m.dice.normal());
    return written(Math.max(1, demand / Math.max(1, Math.ceil(demand / 60)) + m.dice.normal()), 2);
  });
const flatRam: Maker = (m) => {
  const level = written(m.dice.between(20, 80), 2);
  return each(m, () => level);
};
const steppedRam: Maker = (m) => {
  let level = 20 + Math.floor(m.dice.between(0, 40));
  return each(m, () => {
    if (m.dice.next() < m.step / (2 * DAY)) level += m.dice.next() < 0.5 ? 1 : -1;
    return level;
  });
};
const leakingRam: Maker = (m) => {
  const perDay = m.dice.between(1, 4);
  return each(m, (at) => written(30 + (((at / DAY) * perDay) % 20) + 0.05 * m.dice.normal(), 2));
};
const wholeGigabytes: Maker = (m) => fillingDisk(m).map((used) => Math.round(used / 1e9) * 1e9);
const emptyDisk: Maker = (m) => {
  const size = Math.floor(m.dice.between(5, 90)) * 1e9;
  return each(m, () => size);
};
const wholeKilobytes: Maker = (m) => officeNetwork(m).map((rate) => Math.round(rate / 1000) * 1000);
const idleNetwork: Maker = (m) => each(m, () => written(900 * (1 + 0.35 * m.dice.between(-1, 1)), 1));
const silentNetwork: Maker = (m) => each(m, () => 0);
const twoHourMeans: Maker = (m) => averaged(officeCpu({ ...m, step: 20_000 * 6 }, 2), 60).map((one) => written(one, 2));
const halvesOfWhole: Maker = (m) => averaged(officeCpu({ ...m, step: m.step / 2 }, 0), 2);
const quartersOfWhole: Maker = (m) => averaged(officeCpu({ ...m, step: m.step / 4 }, 0), 4);
const evenThousandths: Maker = (m) => officeCpu(m).map((one) => written(Math.round(one / 0.002) * 0.002, 3));

const alone = (name: string, resourceClass: UsageClass, make: Maker, step?: number): Shape =>
  step === undefined ? [name, [['vm-a', resourceClass, make]]] : [name, [['vm-a', resourceClass, make]], step];
const twins = (name: string, resourceClass: UsageClass, make: Maker): Shape => [
  name,
  [
    ['vm-a', resourceClass, make],
    ['vm-b', resourceClass, make],
  ],
];

const whole = (['cpu', 'ram', 'storage', 'network'] as const).flatMap((one) =>
  ['vm-a', 'vm-b', 'vm-c'].map((id) => [id, one, (m: Making) => officeSeries(one, m)] as const),
);

const shapes: readonly Shape[] = [
  ['three office machines, every class', whole],
  twins('two idle machines', 'cpu', idleCpu),
  twins('two idle machines in whole percent', 'cpu', idleWhole),
  alone('almost always at zero', 'cpu', nearlyZero),
  twins('batch at night', 'cpu', batchCpu),
  twins('batch at night, zero else', 'cpu', batchOnZero),
  twins('whole percent', 'cpu', wholePercent),
  alone('tenths of a percent', 'cpu', tenths),
  alone('all digits of a double', 'cpu', doubles),
  alone('thousandths, even ones only', 'cpu', evenThousandths),
  alone('at its limit by day', 'cpu', saturated),
  twins('in use round the clock', 'cpu', roundTheClock),
  twins('autoscaled', 'cpu', autoscaled),
  twins('flat memory', 'ram', flatRam),
  twins('memory in whole percent that seldom moves', 'ram', steppedRam),
  alone('memory that leaks and is freed', 'ram', leakingRam),
  twins('disks in whole gigabytes', 'storage', wholeGigabytes),
  twins('disks that nobody writes to', 'storage', emptyDisk),
  twins('network in whole kilobytes', 'network', wholeKilobytes),
  twins('network of idle machines', 'network', idleNetwork),
  twins('network at zero', 'network', silentNetwork),
  twins('averages of two hours', 'cpu', twoHourMeans),
  twins('halves: averages of two whole numbers', 'cpu', halvesOfWhole),
  twins('quarters: averages of four whole numbers', 'cpu', quartersOfWhole),
];
const steppedAs = (name: string, step: number): number => (name.startsWith('averages of two hours') ? 2 * HOUR : step);

/** A counter only grows, and starts again at zero with the machine. */
function counterCase(name: string, seed: number, step: number, days: number): LabelledCase {
  const series = ['vm-a', 'vm-b'].map((id, index): MadeSeries => {
    let total = 0;
    const rates = officeNetwork({ dice: dice(seed + 77 * index), step, days });
    const values = rates.map((rate) => {
      total += Math.round((rate * step) / 1000);
      return total;
    });
    return { ...madeSeries(id, 'network', step, values), metric: 'net.bytes', meaning: 'counter', unit: 'byte', statistic: 'raw' };
  });
  return { name, kind: 'honest', series, receivedAt: receivedAfter(series) };
}

/** Machines behind one balancer carry the same load: alike, not the same. */
function balancedCase(name: string, seed: number, step: number, days: number): LabelledCase {
  const shared = officeCpu({ dice: dice(seed), step, days });
  const series = [1, 2, 3].map((one) => {
    const own = dice(seed + 1000 * one);
    return madeSeries(
      `vm-${one}`,
      'cpu',
      step,
      shared.map((load) => written(Math.max(0.1, load * (1 + 0.02 * own.normal())), 2)),
    );
  });
  return { name, kind: 'honest', series, receivedAt: receivedAfter(series) };
}

/** A mirror holds what its origin holds: both disks tell the same whole gigabytes. */
function mirroredCase(name: string, seed: number, step: number, days: number): LabelledCase {
  const used = wholeGigabytes({ dice: dice(seed), step, days });
  const series = ['primary', 'replica'].map((id) => madeSeries(id, 'storage', step, used));
  return { name, kind: 'honest', series, receivedAt: receivedAfter(series) };
}

const special = [
  ['counters', counterCase],
  ['machines behind one balancer', balancedCase],
  ['mirrored disks in whole gigabytes', mirroredCase],
] as const;

/** Every honest shape at both steps, `rounds` times with other dice and lengths of 15 to 60 days. */
export function honestCases(rounds: number): readonly LabelledCase[] {
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    [5 * MINUTE, HOUR].flatMap((step, stepAt) => {
      const seed = 10_000 + 100 * round + 10_007 * stepAt;
      const days = 15 + ((round * 17 + 11 * stepAt) % 46);
      const name = (shape: string, ofStep: number) => `${shape}, every ${ofStep / MINUTE} min, ${days} days, #${round}`;
      return [
        ...shapes.map(([shape, made], at): LabelledCase => {
          const ofStep = steppedAs(shape, step);
          const series = made.map(([id, resourceClass, make], index) =>
            madeSeries(id, resourceClass, ofStep, make({ dice: dice(seed + 997 * at + 31 * index), step: ofStep, days })),
          );
          return { name: name(shape, ofStep), kind: 'honest', series, receivedAt: receivedAfter(series) };
        }),
        ...special.map(([shape, make], at) => make(name(shape, step), seed + 50_021 * (at + 1), step, days)),
      ];
    }),
  );
}
