import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { type ResourceClass, resourceClasses } from '../model/usage.ts';
import { reason } from '../reasons/reason.ts';
import type { DayNumber } from '../time/civil-day.ts';
import type { FoldedSeries } from '../usage/fold-days.ts';
import { flatlines } from './flatline.ts';
import { type UseSeries, useOf } from './use.ts';
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

export function classDays(series: readonly UseSeries[]): ClassDays {
  const zero = zeroDaysOf(series);
  return { days: zero.size, zeroDays: [...zero.values()].filter((allZero) => allZero).length };
}

/** Of each day with values, are all of them 0? */
export function zeroDaysOf(series: readonly UseSeries[]): ReadonlyMap<DayNumber, boolean> {
  const zero = new Map<DayNumber, boolean>();
  for (const { days } of series) {
    for (const { day, allZero } of days) {
      const known = zero.get(day);
      if (known === undefined || (known && !allZero)) zero.set(day, allZero);
    }
  }
  return zero;
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
