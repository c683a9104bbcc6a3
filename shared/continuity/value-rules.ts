import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { type ResourceClass, resourceClasses } from '../model/usage.ts';
import { reason } from '../reasons/reason.ts';
import { remembered } from '../remembered.ts';
import type { DayNumber } from '../time/civil-day.ts';
import { greatest, least } from '../usage/extremes.ts';
import type { FoldedSeries } from '../usage/fold-days.ts';
import { flatlines } from './flatline.ts';
import { type UseSeries, useOf } from './use.ts';
import { ZERO } from './use-piece.ts';
import type { Window } from './window.ts';

interface ValueQuestion {
  readonly resourceClass: ResourceClass;
  /** Measured series of all classes of the service. */
  readonly folded: readonly FoldedSeries[];
  readonly window: Window;
  readonly policy: Policy;
  /** Do measured rows of the class cover anything of the window? */
  readonly covered: boolean;
}

/** Days with values, and those of them on which every value of the class is 0. */
export interface ClassDays {
  readonly days: number;
  readonly zeroDays: number;
}

export const classDays = remembered((series: readonly UseSeries[]): ClassDays => {
  const { said } = saidOfAll(series);
  let [days, zeroDays] = [0, 0];
  for (const one of said) {
    if (one !== 0) days += 1;
    if (one === ZERO) zeroDays += 1;
  }
  return { days, zeroDays };
});

/** Of each day with values, are all of them 0? */
export function zeroDaysOf(series: readonly UseSeries[]): ReadonlyMap<DayNumber, boolean> {
  const { first, said } = saidOfAll(series);
  const zero = new Map<DayNumber, boolean>();
  for (const [at, one] of said.entries()) if (one !== 0) zero.set(first + at, one === ZERO);
  return zero;
}

/** What is said of each day from the first on. */
interface SaidOfDays {
  readonly first: DayNumber;
  readonly said: Uint8Array;
}

function saidOfAll(series: readonly UseSeries[]): SaidOfDays {
  const all = series.flatMap(({ pieces }) => pieces);
  const first = least(all.map((one) => one.first)) ?? 0;
  const together = new Uint8Array((greatest(all.map((one) => one.first + one.said.length)) ?? first) - first);
  for (const { first: own, said } of all) {
    const from = own - first;
    for (let at = 0; at < said.length; at += 1) together[from + at] = (together[from + at] as number) | (said[at] as number);
  }
  return { first, said: together };
}

/** DESIGN §5 statement 13. The caller asks only once T has reached the end of the window. */
export function judgeValues({ resourceClass, folded, window, policy, covered }: ValueQuestion): Reason[] {
  const use = useOf(folded, resourceClass, window);
  const { days, zeroDays } = classDays(use);
  const flat = resourceClass === 'cpu' ? flatlines(use, policy) : [];
  // Rows that say a size, a minimum or what is left of an unknown size prove that something is there, not that it is used.
  if (days === 0) return covered ? [reason('USE_NOT_SHOWN', { class: resourceClass })] : [];
  if (zeroDays === days) return [zeroReason(resourceClass, folded, window)];
  if (zeroDays > policy.zeroDaysShare.value * days) return [reason('LOW_USAGE', { class: resourceClass, zeroDays, days }), ...flat];
  return flat;
}

/** All zero: a switched-off machine still reports; where another class is active the metric itself is in doubt. */
function zeroReason(resourceClass: ResourceClass, folded: readonly FoldedSeries[], window: Window): Reason {
  const told = { class: resourceClass };
  if (resourceClass === 'ram' || resourceClass === 'storage') return reason('ZERO_USAGE', told);
  const active = resourceClasses
    .filter((other) => other !== resourceClass && other !== 'ram' && other !== 'storage')
    .some((other) => {
      const { days, zeroDays } = classDays(useOf(folded, other, window));
      return days > zeroDays;
    });
  return reason(active ? 'METRIC_SUSPECT' : 'ZERO_USAGE', told);
}
