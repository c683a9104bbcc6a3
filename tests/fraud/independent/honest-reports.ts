import type { UsageClass } from '../labelled-case.ts';
import { type Dice, dice, written } from '../seeded.ts';
import { plants } from './honest-machines.ts';
import { asCell, cpuLoad, type Making, networkLoad, realLoad, remembering } from './loads.ts';
import { begins, endOf, formatsFor, HOUR, MINUTE, type ReportCase, type ReportSeries, reportSeries, steps } from './report-case.ts';

/** Machines that share their load: how far each strays from the others, as a part of it. */
const sharing =
  (resourceClass: UsageClass, strays: number) =>
  (making: Making): readonly ReportSeries[] => {
    const shared = realLoad(resourceClass, making);
    return [1, 2, 3].map((machine) => {
      const own: Dice = dice(900_001 * machine + making.days + Math.round(strays * 1e4));
      const [bias, slow] = [own.between(0.97, 1.03), remembering(own, making.step, 5 * HOUR)];
      const values = shared.map((one) => asCell(resourceClass, one * bias * (1 + strays * own.normal() + strays * slow())));
      return reportSeries(`srv-${machine}`, resourceClass, making, values);
    });
  };

/** What one machine sends the other receives: the same bytes, but for what others send too. */
const facing = (making: Making): readonly ReportSeries[] => {
  const sent = networkLoad(making);
  const received = sent.map((one) => written(one * (1 + 0.01 * making.dice.next()) + making.dice.between(20, 400), 1));
  return [reportSeries('srv-web', 'network', making, sent), reportSeries('srv-db', 'network', making, received)];
};

/** A replica holds the same files, and some of its own. */
const replica = (making: Making): readonly ReportSeries[] => {
  const used = realLoad('storage', making);
  let own = 0;
  const second = used.map((one) => {
    own += Math.floor(making.dice.between(0, 3)) * 4096;
    return one + 2_147_483_648 + own;
  });
  return [reportSeries('db-1', 'storage', making, used), reportSeries('db-2', 'storage', making, second)];
};

const mirror = (making: Making): readonly ReportSeries[] => {
  const used = realLoad('storage', making).map((one) => Math.round(one / 1e9) * 1e9);
  return ['db-1', 'db-2'].map((id) => reportSeries(id, 'storage', making, used));
};

/** Rows of a month that is not over yet: the source writes them empty. */
const emptyAfter = (making: Making): readonly ReportSeries[] => [
  reportSeries('srv-a', 'cpu', making, [
    ...cpuLoad(making),
    ...Array.from({ length: Math.round((3 * 24 * HOUR) / making.step) }, () => null),
  ]),
];

const counters = (making: Making): readonly ReportSeries[] => {
  let total = 4e9;
  const values = networkLoad(making).map((rate) => {
    total += Math.round((rate * making.step) / 1000);
    return total;
  });
  return [
    {
      ...reportSeries('srv-a', 'network', making, values),
      metric: 'net_bytes_total',
      meaning: 'counter',
      unit: 'byte',
      statistic: 'raw',
    },
  ];
};

type Group = readonly [variant: string, make: (making: Making) => readonly ReportSeries[], early?: number];
const groups: readonly Group[] = [
  ...plants.map(
    ([variant, machines]): Group => [
      variant,
      (making) =>
        machines.map(([id, resourceClass, make], at) =>
          reportSeries(
            id,
            resourceClass,
            making,
            make({ ...making, dice: dice(31_013 * (at + 1) + Math.floor(making.dice.next() * 1e6)) }),
          ),
        ),
    ],
  ),
  ['clones of a cluster, 8 % apart', sharing('cpu', 0.08)],
  ['behind one balancer, 3 % apart', sharing('cpu', 0.03)],
  ['behind one balancer, 1.5 % apart', sharing('cpu', 0.015)],
  ['networks behind one balancer, 2 % apart', sharing('network', 0.02)],
  ['memory of clones, 2 % apart', sharing('ram', 0.02)],
  ['two ends of one line', facing],
  ['a replica of a database', replica],
  ['a mirror in whole gigabytes', mirror],
  ['counters', counters],
  // Received while the last row was being measured, or before the empty rows of the month.
  ['received within its last row', (making) => [reportSeries('srv-a', 'cpu', making, cpuLoad(making))], 20_000],
  ['empty rows to the end of the month', emptyAfter, 3 * 24 * HOUR - 30_000],
];

const rounds = 3;

/** Every honest plant at every step, with other machines, periods and formats each round. */
export function* honestReports(): Generator<ReportCase> {
  for (const [at, [variant, make, early = -HOUR]] of groups.entries()) {
    for (const [stepAt, step] of steps.entries()) {
      for (let round = 0; round < (step === MINUTE ? 1 : rounds); round += 1) {
        const days = 15 + ((at * 5 + stepAt * 3 + round * 11) % (step === MINUTE ? 3 : 31));
        const from = begins[(at + stepAt + round) % begins.length] as number;
        const series = make({ dice: dice(400_009 + 2003 * at + 211 * stepAt + 17 * round), from, step, days });
        const formats = formatsFor(series);
        const format = formats[(at + stepAt + round) % formats.length] as ReportCase['format'];
        const name = `${variant}, every ${step / MINUTE} min, ${days} days, ${format}, #${round}`;
        yield { name, kind: 'honest', variant, accepts: [], format, series, receivedAt: endOf(series) - early, newestFirst: false };
      }
    }
  }
}
