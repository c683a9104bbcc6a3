import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import { coarseShare } from './coarse-values.ts';
import { lastDigitOf, type WrittenNumbers, writtenNumbers } from './figures.ts';
import { roomForNumbers, roomForWords } from './room.ts';
import type { ToldSeries } from './told-series.ts';
import { unevenDigits } from './uneven-digits.ts';

/** How many values may be written finer than the place that counts as the step of the source. */
const STRAYS = 0.05;
/** Below so many steps a last digit says how big the number is, not how it was written. */
const STEPS_TO_ROUND = 20;
const STEPS_TO_KEEP_TWO = 100;
const STEPS_TO_END = 10;
/** Nobody makes up numbers of so many figures: where many have them, a program worked them out. */
const FIGURES_OF_PROGRAMS = 5;
const WORKED_OUT = 0.1;
/** Where numbers have as many figures as are looked at, their last digit is not the source's. */
const FIGURES_KEPT = 9;
/** How many whole numbers a mean may be made of. Of five, ten and twenty it still ends in many different digits, or as people would. */
const PARTS = [2, 3, 4, 6, 8, 12, 15] as const;

const HOUR_SECONDS = 3600;

/** Values that follow a different one, for a level that stays is one value however long it is told; and the extremes of each day. */
function lookedAt({ days, hours, cadenceSeconds }: ToldSeries): WrittenNumbers {
  const isHourly = cadenceSeconds === HOUR_SECONDS;
  let most = isHourly ? hours.mean.length : 0;
  for (const { sample } of days) most += 2 + (isHourly ? 0 : sample.length >> 1);
  return writtenNumbers(most, (look) => {
    // One row an hour: each hour's mean is the row itself, and the sample and the extremes are among them.
    if (isHourly) {
      let before = Number.NaN;
      for (const mean of hours.mean) {
        if (mean !== before) look(mean);
        before = mean;
      }
    }
    for (const { sample, min, max } of days) {
      const told = isHourly ? 0 : sample.length;
      for (let at = 1; at < told; at += 2) if (at === 1 || sample[at] !== sample[at - 2]) look(sample[at] as number);
      look(min);
      look(max);
    }
  });
}

function shareOf(all: Float64Array | Int32Array, holds: (one: number) => boolean): number {
  let count = 0;
  for (let at = 0; at < all.length; at += 1) if (holds(all[at] as number)) count += 1;
  return all.length === 0 ? 0 : count / all.length;
}

function shareFrom(all: Int32Array, least: number): number {
  let count = 0;
  for (let at = 0; at < all.length; at += 1) if ((all[at] as number) >= least) count += 1;
  return all.length === 0 ? 0 : count / all.length;
}

/** VALUES_ROUNDED, else FEW_LAST_DIGITS: numbers as people write them, not as a measure gives them. */
export function lastDigits(told: ToldSeries, policy: Policy): Reason[] {
  const { resourceClass, unit, metric, meaning } = told.series;
  if (meaning === 'capacity' || meaning === 'counter') return [];
  const written = lookedAt(told);
  const { values } = written;
  if (values.length < policy.digitValues.value) return [];
  const details = { class: resourceClass, resourceId: told.resourceId, metric, values: values.length };
  const { place, steps } = inSteps(written);
  // Nobody types numbers of many figures, and disks have their own ways.
  const isByHand = resourceClass !== 'storage' && shareFrom(written.figures, FIGURES_OF_PROGRAMS) <= WORKED_OUT;
  const rounded = Math.max(coarseShare(values, place, unit), isByHand ? roundShare(values, steps, unit, policy) : 0);
  if (rounded > 0) return [reason('VALUES_ROUNDED', { ...details, percent: Math.round(100 * rounded) })];
  // A disk fills so slowly that its last digits count up, and in whole gigabytes it says the same figure for days.
  if (resourceClass === 'storage' || shareFrom(written.figures, FIGURES_KEPT) > WORKED_OUT) return [];
  const few = isByHand ? commonest(withoutParts(values, steps, place, unit), policy) : null;
  const strange = few && few.share >= policy.fewDigitsShare.value ? few : unevenDigits(steps, Math.max(0, -place));
  if (!strange) return [];
  return [reason('FEW_LAST_DIGITS', { ...details, digits: strange.digits.join(', '), percent: Math.round(100 * strange.share) })];
}

function roundShare(values: Float64Array, steps: Float64Array, unit: string | null, policy: Policy): number {
  const asked = policy.roundedShare.value;
  const share = Math.max(unit === 'percent' ? inFives(values, asked) : 0, endsInZero(steps, policy));
  return share >= asked ? share : 0;
}

/** Places of all numbers that there are, from 10^-400 on. */
const [FIRST_PLACE, ALL_PLACES] = [-400, 800];
const [placesCounted, stepsOfAll] = [roomForWords(), roomForNumbers()];

/** The values in steps of the source: 425 for 4.25 where all are hundredths. The few that are finer are left out. */
function inSteps({ values, places }: WrittenNumbers): { place: number; steps: Float64Array } {
  const place = placeOfMost(places);
  const [by, into] = place < 0 ? [10 ** -place, 1] : [1, 10 ** place];
  const steps = stepsOfAll(values.length);
  let length = 0;
  for (let at = 0; at < values.length; at += 1) {
    if ((places[at] as number) < place) continue;
    steps[length] = Math.round(((values[at] as number) * by) / into);
    length += 1;
  }
  return { place, steps: steps.subarray(0, length) };
}

/** The place that no more than the strays are finer than. Of none: 0. */
function placeOfMost(places: Int32Array): number {
  const counts = placesCounted(ALL_PLACES).fill(0);
  for (let at = 0; at < places.length; at += 1) {
    const place = (places[at] as number) - FIRST_PLACE;
    counts[place] = (counts[place] as number) + 1;
  }
  let finer = Math.floor(STRAYS * places.length);
  for (let place = 0; place < ALL_PLACES; place += 1) {
    finer -= counts[place] as number;
    if (finer < 0) return place + FIRST_PLACE;
  }
  return 0;
}

/**
 * No tool measures in steps of five per cent. A level that never moves may be one; two that come and go are no chance.
 * @param asked what is less than this share is told as none
 */
function inFives(values: Float64Array, asked: number): number {
  const share = shareOf(values, (value) => value === Math.floor(value) && value % 5 === 0);
  if (share === 0 || share < asked) return 0;
  const often = [...Map.groupBy(values, (value) => value).values()].filter(({ length }) => length >= 5);
  return often.length < 2 ? 0 : share;
}

/** Big numbers that end in a zero where small ones do not: so many figures were kept, not so many places. */
function endsInZero(steps: Float64Array, policy: Policy): number {
  const asked = policy.digitValues.value / 2;
  let [big, bigInZero, hundreds, hundredsInZero] = [0, 0, 0, 0];
  for (let at = 0; at < steps.length; at += 1) {
    const step = steps[at] as number;
    if (step < STEPS_TO_ROUND) continue;
    const inZero = lastDigitOf(step) === 0 ? 1 : 0;
    big += 1;
    bigInZero += inZero;
    if (step < STEPS_TO_KEEP_TWO) continue;
    hundreds += 1;
    hundredsInZero += inZero;
  }
  const share = (all: number, inZero: number): number => (all < asked || all === 0 ? 0 : inZero / all);
  const ofHundreds = share(hundreds, hundredsInZero);
  return Math.max(share(big, bigInZero), ofHundreds >= 0.9 ? ofHundreds : 0);
}

/**
 * Means of two, three or four whole numbers are halves, thirds and quarters, and kilobits are eighths of kilobytes: each such part is
 * one step, however many figures it takes to write it.
 */
function withoutParts(values: Float64Array, steps: Float64Array, place: number, unit: string | null): Float64Array {
  const whole = unit?.startsWith('byte') ? 1000 : 1;
  const error = 10 ** place / 2 / whole;
  for (const parts of PARTS) {
    if (parts * error > 0.15) continue;
    const off = (value: number) => Math.abs((value / whole) * parts - Math.round((value / whole) * parts));
    if (!areAllBut(STRAYS, values, (value) => off(value) <= parts * error * 1.001)) continue;
    const counted = values.map((value) => Math.round((value / whole) * parts));
    // A mean ends in every one of its parts: 23.5 and 41.5 without a single 30.0 are no means of two.
    const rests = Array.from({ length: parts }, (_, rest) => shareOf(counted, (one) => one % parts === rest));
    if (rests.filter((share) => share >= 1 / (4 * parts)).length >= 0.75 * parts) return counted;
  }
  return steps;
}

/** Like `shareOf`, ended as soon as it is known: most values are no parts of anything. */
function areAllBut(strays: number, all: Float64Array, holds: (one: number) => boolean): boolean {
  let left = all.length;
  for (let at = 0; at < all.length; at += 1) {
    if (holds(all[at] as number)) continue;
    left -= 1;
    if (left / all.length < 1 - strays) return false;
  }
  return true;
}

/** Fewer different ones are levels, of which the last digit says nothing. */
const DIFFERENT = 8;

/** The three last digits that come most often; null where there is too little to look at. */
function commonest(steps: Float64Array, policy: Policy): { digits: readonly number[]; share: number } | null {
  const counts = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const different: number[] = [];
  let ends = 0;
  for (let at = 0; at < steps.length; at += 1) {
    const step = steps[at] as number;
    if (step < STEPS_TO_END) continue;
    ends += 1;
    const digit = lastDigitOf(step);
    counts[digit] = (counts[digit] as number) + 1;
    if (different.length < DIFFERENT && !different.includes(step)) different.push(step);
  }
  if (ends < policy.digitValues.value || different.length < DIFFERENT) return null;
  const top = counts
    .map((count, digit) => ({ digit, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.digit - b.digit)
    .slice(0, 3);
  return { digits: top.map(({ digit }) => digit).sort(), share: top.reduce((sum, { count }) => sum + count, 0) / ends };
}
