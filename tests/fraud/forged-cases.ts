import { type Making, officeSeries, rowsOf } from './honest-shapes.ts';
import {
  BEGIN,
  DAY,
  type ForgeryKind,
  HOUR,
  type LabelledCase,
  MINUTE,
  madeSeries,
  receivedAfter,
  type UsageClass,
  usageClasses,
} from './labelled-case.ts';
import { dice, written } from './seeded.ts';

/** From an honest series to a forged one, or to two under two ids. */
interface Forgery {
  readonly kind: ForgeryKind;
  readonly strength: string;
  readonly classes: readonly UsageClass[];
  forge(
    honest: readonly number[],
    making: Making,
    resourceClass: UsageClass,
  ): readonly number[] | readonly [readonly number[], readonly number[]];
}

const active: readonly UsageClass[] = ['cpu', 'network'];
const moving: readonly UsageClass[] = ['cpu', 'ram', 'network'];
/** As many decimals as the honest machine of the class is written with. */
const decimals: Readonly<Record<UsageClass, number>> = { cpu: 3, ram: 2, storage: 0, network: 1 };
const asWritten = (values: readonly number[], resourceClass: UsageClass): number[] =>
  values.map((one) => written(one, decimals[resourceClass]));
const moved = (values: readonly number[], rows: number): number[] => values.map((_, at) => values[(at + rows) % values.length] as number);

const copied = (
  kind: ForgeryKind,
  strength: string,
  classes: readonly UsageClass[],
  copy: (values: readonly number[], making: Making) => readonly number[],
): Forgery => ({
  kind,
  strength,
  classes,
  forge: (honest, making, resourceClass) => [honest, asWritten(copy(honest, making), resourceClass)],
});

/** One value for all rows, wobbling by so much of it. */
const constant = (strength: string, wobble: number, share = 1): Forgery => ({
  kind: 'constant',
  strength,
  classes: active,
  forge(honest, making, resourceClass) {
    const level = resourceClass === 'cpu' ? written(making.dice.between(12, 60), 1) : Math.round(making.dice.between(2e4, 9e5));
    const until = Math.floor(honest.length * share);
    return asWritten(
      honest.map((own, at) => (at < until ? level * (1 + wobble * making.dice.between(-1, 1)) : own)),
      resourceClass,
    );
  },
});

/** The first `days` over and over. */
const repeated = (strength: string, days: number, from = 0): Forgery => ({
  kind: 'repeated',
  strength,
  classes: moving,
  forge(honest, { step, days: all }) {
    const period = Math.round((days * DAY) / step);
    const begin = Math.floor(from * all) * Math.round(DAY / step);
    return honest.map((own, at) => (at < begin ? own : (honest[begin + ((at - begin) % period)] as number)));
  },
});

/** Straight lines between honest values every `hours`. */
const interpolated = (strength: string, hours: number): Forgery => ({
  kind: 'interpolated',
  strength,
  classes: moving,
  forge(honest, { step }, resourceClass) {
    const span = Math.round((hours * HOUR) / step);
    const knot = (at: number) => honest[Math.min(at, honest.length - 1)] as number;
    const line = honest.map((_, at) => {
      const before = at - (at % span);
      return knot(before) + ((knot(before + span) - knot(before)) * (at % span)) / span;
    });
    return asWritten(line, resourceClass);
  },
});

const rounded = (strength: string, classes: readonly UsageClass[], round: (value: number) => number): Forgery => ({
  kind: 'rounded',
  strength,
  classes,
  forge: (honest) => honest.map((value) => written(round(value), 6)),
});
const toDigits = (value: number, digits: number): number => Number(value.toPrecision(digits));

/** What people type when they make numbers up: near the honest level, with the last digits that come to mind. */
const typed = (strength: string, favourites: readonly number[], classes: readonly UsageClass[]): Forgery => ({
  kind: 'typed-by-hand',
  strength,
  classes,
  forge(honest, { dice: own }, resourceClass) {
    const unit = resourceClass === 'network' ? 1000 : 1;
    return honest.map((value) => {
      const tens = Math.max(1, Math.floor(value / unit / 10));
      return (10 * tens + (favourites[Math.floor(own.next() * favourites.length)] as number)) * unit;
    });
  },
});

const random = (strength: string, low: number, high: number): Forgery => ({
  kind: 'no-rhythm',
  strength,
  classes: moving,
  forge: (_honest, making, resourceClass) =>
    asWritten(
      Array.from({ length: rowsOf(making) }, () => making.dice.between(low, high) * (resourceClass === 'network' ? 8000 : 1)),
      resourceClass,
    ),
});

const forgeries: readonly Forgery[] = [
  copied(
    'identical',
    'same values',
    usageClasses.filter((one) => one !== 'storage'),
    (values) => values,
  ),
  copied('identical', 'same disk', ['storage'], (values) => values),
  copied('identical', 'same for two thirds of the time', active, (values, { dice: own }) =>
    values.map((one, at) => (at % 288 < 192 ? one : written(one * own.between(0.7, 1.3), 3))),
  ),
  copied('shifted-or-scaled', 'shifted by one row', active, (values) => moved(values, 1)),
  copied('shifted-or-scaled', 'shifted by one hour', moving, (values, { step }) => moved(values, Math.round(HOUR / step))),
  copied('shifted-or-scaled', 'shifted by three hours', active, (values, { step }) => moved(values, Math.round((3 * HOUR) / step))),
  copied('shifted-or-scaled', 'shifted by a week', moving, (values, { step }) => moved(values, Math.round((7 * DAY) / step))),
  copied('shifted-or-scaled', 'scaled by 1.1', moving, (values) => values.map((one) => one * 1.1)),
  copied('shifted-or-scaled', 'scaled by 0.37', active, (values) => values.map((one) => one * 0.37)),
  copied('shifted-or-scaled', 'scaled by 0.8 and raised', moving, (values) => values.map((one) => one * 0.8 + 3)),
  copied('shifted-or-scaled', 'scaled by 1.3 and shifted by an hour', active, (values, { step }) =>
    moved(values, Math.round(HOUR / step)).map((one) => one * 1.3),
  ),
  constant('one value', 0),
  constant('one value for a third of the time', 0, 1 / 3),
  constant('wobbling by a thousandth', 0.001),
  repeated('one day', 1),
  repeated('one week', 7),
  repeated('two days', 2),
  repeated('one day in the second half', 1, 0.5),
  interpolated('a point a day', 24),
  interpolated('a point every twelve hours', 12),
  interpolated('a point every six hours', 6),
  rounded('to tens', ['cpu', 'ram'], (value) => Math.round(value / 10) * 10),
  rounded('to fives', ['cpu', 'ram'], (value) => Math.max(5, Math.round(value / 5) * 5)),
  rounded('to two digits', ['network'], (value) => toDigits(value, 2)),
  rounded('to one digit', ['network'], (value) => toDigits(value, 1)),
  rounded('to fifties of kilobytes', ['network'], (value) => Math.round(value / 50_000) * 50_000),
  typed('fives and zeros', [0, 5], active),
  typed('two, five and eight', [2, 5, 8], active),
  typed('three and seven', [3, 7], active),
  random('anything from 5 to 95', 5, 95),
  random('from 20 to 60', 20, 60),
  random('from 30 to 45', 30, 45),
];

function caseOf(forgery: Forgery, resourceClass: UsageClass, step: number, round: number, at: number): LabelledCase {
  const seed = 500_000 + 1009 * round + 7919 * at + (step === HOUR ? 3 : 0) + 101 * usageClasses.indexOf(resourceClass);
  const days = 15 + ((round * 19 + at * 7) % 46);
  const making = { dice: dice(seed), step, days };
  const honest = officeSeries(resourceClass, making);
  const made = forgery.forge(honest, making, resourceClass);
  const [first, second] =
    typeof made[0] === 'number' ? [made as readonly number[], null] : (made as readonly [readonly number[], readonly number[]]);
  const other = second ?? officeSeries(resourceClass, { ...making, dice: dice(seed + 13) });
  const series = [madeSeries('vm-a', resourceClass, step, first), madeSeries('vm-b', resourceClass, step, other)];
  const name = `${forgery.kind}: ${forgery.strength}, ${resourceClass}, every ${step / MINUTE} min, ${days} days, #${round}`;
  return { name, kind: forgery.kind, series, receivedAt: receivedAfter(series) };
}

/** A report that was there before the time that it tells of. */
function earlyCases(step: number, round: number): readonly LabelledCase[] {
  return [
    ['two hours', 2 * HOUR],
    ['two days', 2 * DAY],
    ['half of the period', 8 * DAY],
  ].flatMap(([strength, early]) =>
    usageClasses.map((resourceClass, at): LabelledCase => {
      const days = 16 + ((round * 19) % 44);
      const series = [
        madeSeries('vm-a', resourceClass, step, officeSeries(resourceClass, { dice: dice(900_000 + 31 * round + at), step, days })),
      ];
      const name = `before-its-end: ${strength}, ${resourceClass}, every ${step / MINUTE} min, ${days} days, #${round}`;
      return { name, kind: 'before-its-end', series, receivedAt: BEGIN + days * DAY - (early as number) };
    }),
  );
}

/** Every forgery in every class it is for, at both steps, `rounds` times with other dice and lengths of 15 to 60 days. */
export function forgedCases(rounds: number): readonly LabelledCase[] {
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    [5 * MINUTE, HOUR].flatMap((step) => [
      ...forgeries.flatMap((forgery, at) => forgery.classes.map((resourceClass) => caseOf(forgery, resourceClass, step, round, at))),
      ...earlyCases(step, round),
    ]),
  );
}
