import type { UsageClass } from '../labelled-case.ts';
import { written } from '../seeded.ts';
import { type Forgery, forgery, type Workshop } from './forgery.ts';
import { asCell, realLoad } from './loads.ts';
import { DAY, HOUR, type ReportSeries, reportSeries } from './report-case.ts';

const accepts = ['SERIES_IDENTICAL', 'SERIES_DERIVED'];
type Copying = (values: readonly number[], workshop: Workshop) => readonly (number | null)[];

/** One machine's export, and a second one made from it. */
const copied =
  (copying: Copying, change: Partial<ReportSeries> = {}) =>
  (workshop: Workshop): readonly ReportSeries[] => {
    const values = realLoad(workshop.resourceClass, workshop);
    return [
      reportSeries('srv-origine', workshop.resourceClass, workshop, values),
      { ...reportSeries('srv-nuovo', workshop.resourceClass, workshop, copying(values, workshop)), ...change },
    ];
  };
const eachCell = (value: (one: number, workshop: Workshop, index: number) => number): Copying => {
  return (values, workshop) => values.map((one, index) => asCell(workshop.resourceClass, value(one, workshop, index)));
};
/** Ten percent of a percent, but gigabytes of a disk and kilobytes of a line. */
const unitOf = (resourceClass: UsageClass): number => (resourceClass === 'storage' ? 1e9 : resourceClass === 'network' ? 1000 : 1);
const own = (workshop: Workshop): number[] => realLoad(workshop.resourceClass, { ...workshop, dice: workshop.other });
const shifted =
  (by: number): Copying =>
  (values, { step }) => {
    const rows = Math.max(1, Math.round(by / step));
    return values.map((_, at) => values[(at - rows + values.length) % values.length] as number);
  };
const perDay = (step: number): number => Math.round(DAY / step);
const daysInOrder =
  (order: (day: number, days: number) => number): Copying =>
  (values, { step, days }) =>
    values.map((_, at) => values[order(Math.floor(at / perDay(step)), days) * perDay(step) + (at % perDay(step))] as number);
const swapped = (day: number, days: number): number => (day % 2 === 0 ? Math.min(days - 1, day + 1) : day - 1);

const identical = (variant: string, copying: Copying, change: Partial<ReportSeries> = {}, rest: Partial<Forgery> = {}): Forgery =>
  forgery('identical', variant, accepts, copied(copying, change), rest);
const derived = (variant: string, copying: Copying, rest: Partial<Forgery> = {}): Forgery =>
  forgery('shifted-or-scaled', variant, accepts, copied(copying), rest);
const percents = { classes: ['cpu', 'ram'] } as const;

export const copies: readonly Forgery[] = [
  identical('copied whole', (values) => values),
  identical('copied, newest row first', (values) => values, {}, { newestFirst: true }),
  identical('copied under another metric', (values) => values, { metric: 'carico' }),
  identical('copied into the first third, own after', (values, workshop) => {
    const mine = own(workshop);
    return values.map((one, at) => (at < values.length / 3 ? one : (mine[at] as number)));
  }),
  identical('copied from half on', (values, workshop) => {
    const mine = own(workshop);
    return values.map((one, at) => (at >= values.length / 2 ? one : (mine[at] as number)));
  }),
  identical('one week copied', (values, workshop) => {
    const mine = own(workshop);
    const rows = 7 * perDay(workshop.step);
    return values.map((one, at) => (at >= rows && at < 2 * rows ? one : (mine[at] as number)));
  }),
  identical('copied, one row in twenty typed over', (values, { dice, resourceClass }) =>
    values.map((one) => (dice.next() < 0.05 ? asCell(resourceClass, one * dice.between(0.7, 1.3)) : one)),
  ),
  identical('copied, one row in ten deleted', (values, { dice }) => values.map((one) => (dice.next() < 0.1 ? null : one))),
  identical('copied and rounded to a decimal', (values) => values.map((one) => written(one, 1)), {}, percents),
  identical('copied and rounded to whole', (values) => values.map((one) => written(one, 0)), {}, { classes: ['cpu', 'ram', 'network'] }),
  identical('copied as a ratio', (values) => values.map((one) => written(one / 100, 6)), { unit: 'ratio', metric: 'cpu_ratio' }, percents),
  identical(
    'copied plus RAND()/100',
    eachCell((one, { dice, resourceClass }) => one + (dice.next() / 100) * unitOf(resourceClass)),
  ),
  identical(
    'copied plus RAND()/10',
    eachCell((one, { dice, resourceClass }) => one + (dice.next() / 10) * unitOf(resourceClass)),
  ),
  forgery('identical', 'three machines of one', accepts, (workshop) => {
    const values = realLoad(workshop.resourceClass, workshop);
    return ['srv-01', 'srv-02', 'srv-03'].map((id) => reportSeries(id, workshop.resourceClass, workshop, values));
  }),
  forgery(
    'identical',
    'the column of the processor pasted as memory',
    accepts,
    (workshop) => {
      const values = realLoad('cpu', workshop);
      return [reportSeries('srv-origine', 'cpu', workshop, values), reportSeries('srv-origine', 'ram', workshop, values)];
    },
    { classes: ['cpu'] },
  ),
  derived('an hour later', shifted(HOUR)),
  derived('one row later', shifted(1)),
  derived('three hours later', shifted(3 * HOUR)),
  derived('a day later', shifted(DAY)),
  derived('a week later', shifted(7 * DAY)),
  derived(
    'times 0.9',
    eachCell((one) => one * 0.9),
  ),
  derived(
    'times 1.15',
    eachCell((one) => one * 1.15),
  ),
  derived(
    'half of it',
    eachCell((one) => one / 2),
  ),
  derived(
    'plus five',
    eachCell((one, { resourceClass }) => one + 5 * unitOf(resourceClass)),
  ),
  derived(
    'plus a fraction',
    eachCell((one, { resourceClass }) => one + 0.37 * unitOf(resourceClass)),
  ),
  derived(
    'times 0.8 plus 3',
    eachCell((one, { resourceClass }) => one * 0.8 + 3 * unitOf(resourceClass)),
  ),
  derived('times 1.07, a day later', (values, workshop) =>
    shifted(DAY)(values, workshop).map((one) => asCell(workshop.resourceClass, (one as number) * 1.07)),
  ),
  derived(
    'times 1.1, and 0.2 % of jitter',
    eachCell((one, { dice }) => one * 1.1 * (1 + 0.002 * dice.between(-1, 1))),
  ),
  derived('from half on times 1.2', (values, workshop) => {
    const mine = own(workshop);
    return values.map((one, at) => (at >= values.length / 2 ? asCell(workshop.resourceClass, one * 1.2) : (mine[at] as number)));
  }),
  derived('backwards', (values) => values.toReversed()),
  derived('neighbouring days swapped', daysInOrder(swapped)),
];
