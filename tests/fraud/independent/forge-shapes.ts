import type { UsageClass } from '../labelled-case.ts';
import { type Forgery, forgery, type Workshop } from './forgery.ts';
import { asCell, each, hourOf, realLoad, weekdayOf } from './loads.ts';
import { DAY, HOUR, reportSeries } from './report-case.ts';

type Shaping = (values: readonly number[], workshop: Workshop) => readonly number[];

/** Beside the made up machine stands a real one: nothing of the second may hide or betray the first. */
const beside =
  (shaping: Shaping): Forgery['make'] =>
  (workshop) => {
    const { resourceClass, other } = workshop;
    const made = shaping(realLoad(resourceClass, workshop), workshop).map((one) => asCell(resourceClass, one));
    const real = realLoad(resourceClass, { ...workshop, dice: other });
    return [reportSeries('srv-vero', resourceClass, workshop, real), reportSeries('srv-nuovo', resourceClass, workshop, made)];
  };
const perDay = (step: number): number => Math.round(DAY / step);
const dayAt = (at: number, step: number): number => Math.floor(at / perDay(step));
/** A level of this class that somebody would believe. */
const believed: Readonly<Record<UsageClass, number>> = { cpu: 37.5, ram: 61.3, storage: 214_748_364_800, network: 184_320.5 };
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

const constant = (variant: string, shaping: Shaping, also: readonly string[] = []): Forgery =>
  forgery('constant', variant, ['SERIES_UNVARYING', ...also], beside(shaping), { classes: ['cpu', 'network'] });
const repeated = (variant: string, shaping: Shaping, rest: Partial<Forgery> = {}): Forgery =>
  forgery('repeated', variant, ['SERIES_REPEATED'], beside(shaping), rest);
const interpolated = (variant: string, shaping: Shaping, rest: Partial<Forgery> = {}): Forgery =>
  forgery('interpolated', variant, ['SERIES_INTERPOLATED'], beside(shaping), rest);

export const constants: readonly Forgery[] = [
  constant('one value filled down', (values, { resourceClass }) => values.map(() => believed[resourceClass])),
  constant('the last real value filled down for nine days', (values, { step }) => {
    const cut = values.length - 9 * perDay(step);
    return values.map((one, at) => (at < cut ? one : (values[cut] as number)));
  }),
  constant('eight days in the middle filled down', (values, { step }) => {
    const [from, to] = [3 * perDay(step), 11 * perDay(step)];
    return values.map((one, at) => (at >= from && at < to ? (values[from] as number) : one));
  }),
  constant('a value a day filled down', (values, { step }) => values.map((_, at) => values[dayAt(at, step) * perDay(step)] as number)),
  constant('one value, three rows typed over', (values, { resourceClass }) =>
    values.map((one, at) => (at % Math.ceil(values.length / 3) === 5 ? one : believed[resourceClass])),
  ),
  constant(
    'one value in the office, one at night',
    (values, { from, step, resourceClass }) =>
      values.map((_, at) => {
        const hour = hourOf(from + at * step);
        return believed[resourceClass] * (hour >= 8 && hour < 18 ? 1 : 0.1);
      }),
    ['SERIES_REPEATED'],
  ),
];

const pasted =
  (rows: (step: number) => number, change: (one: number, workshop: Workshop, block: number) => number = (one) => one): Shaping =>
  (values, workshop) => {
    const block = rows(workshop.step);
    return values.map((_, at) => change(values[at % block] as number, workshop, Math.floor(at / block)));
  };
const days = (count: number) => (step: number) => count * perDay(step);
const sine = (instant: number, period: number): number => Math.sin((2 * Math.PI * instant) / period);

export const repeats: readonly Forgery[] = [
  repeated('one day pasted all through', pasted(days(1))),
  repeated('two days by turns', pasted(days(2))),
  repeated('five days pasted', pasted(days(5))),
  repeated('a week pasted', pasted(days(7))),
  repeated(
    'a hundred rows pasted',
    pasted(() => 100),
  ),
  repeated(
    'a day and a half pasted',
    pasted((step) => Math.round(1.5 * perDay(step))),
  ),
  repeated('a Monday for workdays, a Sunday for weekends', (values, { from, step }) =>
    values.map((_, at) => values[(weekdayOf(from + at * step) >= 5 ? 6 : 0) * perDay(step) + (at % perDay(step))] as number),
  ),
  repeated('the first day pasted from the second week on', (values, { step }) =>
    values.map((one, at) => (at < 7 * perDay(step) ? one : (values[at % perDay(step)] as number))),
  ),
  repeated('one day pasted over five, the rest real', (values, { step }) => {
    const [first, last] = [4 * perDay(step), 9 * perDay(step)];
    return values.map((one, at) => (at >= first && at < last ? (values[first + (at % perDay(step))] as number) : one));
  }),
  repeated('a week pasted, one row in fifty typed over', (values, workshop) =>
    pasted(days(7))(values, workshop).map((one) => (workshop.dice.next() < 0.02 ? one * workshop.dice.between(0.7, 1.3) : one)),
  ),
  repeated(
    'a week pasted, each time 4 % more',
    pasted(days(7), (one, _, block) => one * (1 + 0.04 * block)),
  ),
  repeated(
    'a day pasted, each day another factor',
    pasted(days(1), (one, _, block) => one * (0.9 + 0.013 * ((block * 7) % 16))),
  ),
  repeated(
    'a day pasted, 1 % of RAND() on each row',
    pasted(days(1), (one, { dice }) => one * (1 + 0.01 * dice.between(-1, 1))),
  ),
  repeated(
    'a week pasted, 1 % of RAND() on each row',
    pasted(days(7), (one, { dice }) => one * (1 + 0.01 * dice.between(-1, 1))),
  ),
  repeated('a sine of a day', (values, { from, step, resourceClass }) =>
    values.map((_, at) => believed[resourceClass] * (1 + 0.4 * sine(from + at * step, DAY))),
  ),
  repeated('a sine of a day plus RAND()', (values, { from, step, resourceClass, dice }) =>
    values.map((_, at) => believed[resourceClass] * (1 + 0.4 * sine(from + at * step, DAY) + 0.1 * dice.between(-1, 1))),
  ),
];

/** Straight lines between every so many-th value. */
const drawn =
  (apart: (step: number) => number): Shaping =>
  (values, { step }) => {
    const rows = Math.max(3, apart(step));
    return values.map((_, at) => {
      const left = Math.floor(at / rows) * rows;
      const right = Math.min(values.length - 1, left + rows);
      const share = right === left ? 0 : (at - left) / (right - left);
      return (values[left] as number) * (1 - share) + (values[right] as number) * share;
    });
  };
const every = (apart: number) => (step: number) => Math.round(apart / step);
const half =
  (shaping: Shaping): Shaping =>
  (values, workshop) => {
    const made = shaping(values, workshop);
    return values.map((one, at) => (at < values.length / 2 ? one : (made[at] as number)));
  };

export const lines: readonly Forgery[] = [
  interpolated('a point a day', drawn(every(DAY))),
  interpolated('a point every six hours', drawn(every(6 * HOUR))),
  interpolated('a point every three hours or four rows', (values, workshop) =>
    drawn((step) => Math.max(4, Math.round((3 * HOUR) / step)))(values, workshop),
  ),
  interpolated('a point a week', drawn(every(7 * DAY))),
  interpolated(
    'one line from the first row to the last',
    drawn((_) => Number.MAX_SAFE_INTEGER),
  ),
  interpolated(
    'a point every twelve rows',
    drawn(() => 12),
  ),
  interpolated('half real, then a point a day', half(drawn(every(DAY)))),
  interpolated('weekends drawn as lines', (values, workshop) => {
    const made = drawn(every(12 * HOUR))(values, workshop);
    return values.map((one, at) => (weekdayOf(workshop.from + at * workshop.step) >= 5 ? (made[at] as number) : one));
  }),
  interpolated(
    'a point every six hours, rounded to a decimal',
    (values, workshop) => drawn(every(6 * HOUR))(values, workshop).map((one) => Math.round(one * 10) / 10),
    {
      classes: ['cpu', 'ram', 'network'],
    },
  ),
  interpolated('a point every six hours, 0.2 % of RAND()', (values, workshop) =>
    drawn(every(6 * HOUR))(values, workshop).map((one) => one * (1 + 0.002 * workshop.dice.between(-1, 1))),
  ),
];

const dicy = (variant: string, value: (workshop: Workshop, instant: number, level: number, at: number) => number, also: string[] = []) =>
  forgery(
    'no-rhythm',
    variant,
    ['NO_DAILY_RHYTHM', ...also],
    beside((_, workshop) => each(workshop, (instant, at) => value(workshop, instant, believed[workshop.resourceClass], at))),
  );

export const throws: readonly Forgery[] = [
  dicy('RAND() between a third and four thirds', ({ dice }, _, level) => level * dice.between(0.33, 1.33)),
  dicy('RANDBETWEEN of whole numbers', ({ dice, resourceClass }, _, level) => {
    const unit = resourceClass === 'storage' ? 1e9 : resourceClass === 'network' ? 1000 : 1;
    return Math.round((level * dice.between(0.4, 1.4)) / unit) * unit;
  }),
  dicy('NORM.INV(RAND())', ({ dice }, _, level) => level * (1 + 0.2 * dice.normal())),
  dicy('a level and a tenth of RAND()', ({ dice }, _, level) => level * (1 + 0.05 * dice.between(-1, 1))),
  dicy('a sine of 37 rows plus RAND()', ({ dice }, _, level, at) => level * (1 + 0.3 * sine(at, 37) + 0.1 * dice.between(-1, 1)), [
    'SERIES_REPEATED',
  ]),
  forgery(
    'no-rhythm',
    'real for a third, then RAND()',
    ['NO_DAILY_RHYTHM'],
    beside((values, workshop) => {
      const level = mean(values);
      return values.map((one, at) => (at < values.length / 3 ? one : level * workshop.dice.between(0.4, 1.6)));
    }),
  ),
];
