import type { UsageClass } from '../labelled-case.ts';
import { type Dice, written } from '../seeded.ts';
import { type Forgery, forgery, type Workshop } from './forgery.ts';
import { realLoad } from './loads.ts';
import { DAY, HOUR, MINUTE, reportSeries } from './report-case.ts';

type Writing = (value: number, workshop: Workshop, at: number, count: number) => number;

const alone =
  (writing: Writing): Forgery['make'] =>
  (workshop) => {
    const values = realLoad(workshop.resourceClass, workshop);
    const made = values.map((one, at) => writing(one, workshop, at, values.length));
    return [reportSeries('srv-nuovo', workshop.resourceClass, workshop, made)];
  };
const accepts = ['VALUES_ROUNDED', 'FEW_LAST_DIGITS'];
const rounded = (variant: string, classes: readonly UsageClass[], writing: Writing): Forgery =>
  forgery('rounded', variant, accepts, alone(writing), { classes });
const mround = (value: number, unit: number): number => written(Math.round(value / unit) * unit, 2);
const fifth = (resourceClass: UsageClass): number => (resourceClass === 'network' ? 50_000 : 5);

export const roundings: readonly Forgery[] = [
  rounded('to fives', ['cpu', 'ram'], (one) => mround(one, 5)),
  rounded('to tens', ['cpu', 'ram'], (one) => mround(one, 10)),
  rounded('to halves', ['cpu', 'ram'], (one) => mround(one, 0.5)),
  rounded('to twos', ['cpu'], (one) => mround(one, 2)),
  rounded('up to fives', ['cpu', 'ram'], (one) => Math.ceil(one / 5) * 5),
  rounded('to fifty thousand', ['network'], (one) => mround(one, 50_000)),
  rounded('to two thousand and a half', ['network'], (one) => mround(one, 2500)),
  rounded('to half gigabytes', ['storage'], (one) => Math.round(one / 5e8) * 5e8),
  rounded('to five gigabytes', ['storage'], (one) => Math.round(one / 5e9) * 5e9),
  rounded('to fives from half on', ['cpu', 'ram', 'network'], (one, { resourceClass }, at, count) =>
    at < count / 2 ? one : mround(one, fifth(resourceClass)),
  ),
  rounded('one row in two to fives', ['cpu', 'ram', 'network'], (one, { resourceClass, dice }) =>
    dice.next() < 0.5 ? one : mround(one, fifth(resourceClass)),
  ),
  rounded('to the quarter of a point', ['cpu', 'ram'], (one) => mround(one, 0.25)),
];

/** Writes the value with another last digit, of the likelihoods given by digit. */
function lastDigit(value: number, decimals: number, likely: readonly number[], { next }: Dice): number {
  let throwing = next() * likely.reduce((sum, one) => sum + one, 0);
  let digit = 0;
  while (digit < 9 && throwing >= (likely[digit] as number)) throwing -= likely[digit++] as number;
  const unit = 10 ** -decimals;
  return written(Math.floor(value / (10 * unit)) * 10 * unit + digit * unit, decimals);
}
const typed = (variant: string, writing: Writing, classes: readonly UsageClass[] = ['cpu', 'ram', 'network']): Forgery =>
  forgery('typed-by-hand', variant, accepts, alone(writing), { classes });
const preferring =
  (likely: readonly number[], decimals: number): Writing =>
  (value, { dice }) =>
    lastDigit(value, decimals, likely, dice);
const notTwice: Writing = (value, workshop, at) => {
  const before = at === 0 ? 0 : (typedBefore.get(workshop) as number);
  const likely = Array.from({ length: 10 }, (_, digit) => (digit === before ? 0 : digit === 0 ? 0.5 : 1));
  const one = lastDigit(value, 1, likely, workshop.dice);
  typedBefore.set(workshop, Math.round(one * 10) % 10);
  return one;
};
const typedBefore = new WeakMap<Workshop, number>();

export const hands: readonly Forgery[] = [
  typed('six of ten end in nought or five', preferring([30, 5, 5, 5, 5, 30, 5, 5, 5, 5], 2)),
  typed('four of ten end in nought or five', preferring([20, 7.5, 7.5, 7.5, 7.5, 20, 7.5, 7.5, 7.5, 7.5], 2)),
  typed('a decimal, mostly nought or five', preferring([40, 2, 3, 2, 2, 40, 2, 3, 4, 2], 1)),
  typed('neither nought nor five', preferring([0.4, 12, 12, 13, 12, 2, 12, 14, 12, 11], 2)),
  typed('threes and sevens', preferring([3, 8, 8, 25, 8, 5, 8, 25, 8, 2], 2)),
  typed('four digits only', preferring([0, 0, 1, 0, 1, 0, 0, 1, 1, 0], 2)),
  typed('seven digits only', preferring([0, 1, 1, 1, 1, 0, 1, 1, 1, 0], 1)),
  typed('odd digits twice as often', preferring([4, 13, 7, 13, 7, 13, 7, 13, 7, 13], 2)),
  typed('never twice the same, seldom nought', notTwice, ['cpu', 'ram']),
  typed('whole numbers, mostly tens and fives', preferring([30, 4, 6, 5, 4, 30, 5, 4, 8, 4], 0), ['ram', 'cpu']),
  typed('from half on four of ten in nought or five', (one, { dice }, at, count) =>
    at < count / 2 ? written(one, 2) : lastDigit(one, 2, [20, 7.5, 7.5, 7.5, 7.5, 20, 7.5, 7.5, 7.5, 7.5], dice),
  ),
];

/** A report of the whole period, received before the period was over. */
const early = (variant: string, by: (workshop: { readonly step: number }) => number): Forgery =>
  forgery(
    'before-its-end',
    variant,
    ['TS_IN_FUTURE'],
    (workshop) => [reportSeries('srv-nuovo', workshop.resourceClass, workshop, realLoad(workshop.resourceClass, workshop))],
    { early: by({ step: HOUR }) },
  );

export const futures: readonly Forgery[] = [
  early('received three hours early', () => 3 * HOUR),
  early('received a day early', () => DAY),
  early('received the evening before', () => 8 * HOUR + 17 * MINUTE),
  early('received eight days early', () => 8 * DAY),
  early('received half a period early', () => 7.5 * DAY),
  early('received before it began', () => 90 * DAY),
  forgery(
    'before-its-end',
    'one machine of two goes on for a week',
    ['TS_IN_FUTURE'],
    (workshop) => {
      const values = realLoad(workshop.resourceClass, workshop);
      const rows = Math.round((7 * DAY) / workshop.step);
      return [
        reportSeries('srv-vero', workshop.resourceClass, workshop, values.slice(0, -rows)),
        reportSeries(
          'srv-nuovo',
          workshop.resourceClass,
          workshop,
          realLoad(workshop.resourceClass, { ...workshop, dice: workshop.other }),
        ),
      ];
    },
    { early: 7 * DAY - HOUR },
  ),
];
