import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import { exactCourses, extremesCourse, mirroredCourse, movement, shapeCourses } from './courses.ts';
import { isExactMultiple } from './exact-multiple.ts';
import { nearCopies } from './near-copies.ts';
import { nearRepeat } from './near-repeats.ts';
import { samePasted } from './own-classes.ts';
import { type Match, type MatchRule, matches } from './same-course.ts';
import { openTold, type Told } from './told-pairs.ts';
import type { ToldSeries } from './told-series.ts';

/** What can be compared: the same class told in the same way, whatever the metric is called and counted in. */
const comparable = ({ series }: ToldSeries): string => JSON.stringify([series.resourceClass, series.meaning]);

/**
 * SERIES_IDENTICAL, SERIES_DERIVED (moved in time, multiplied, or raised) and SERIES_REPEATED (a series that is its own copy at another
 * time), each told once for a series.
 *
 * @param own    how many of `told`, the first ones, are the service's: others are only what these are compared with
 */
export function copies(told: readonly ToldSeries[], own: number, policy: Policy): Reason[] {
  const numbered = told.map((series, at) => ({ series, isOwn: at < own }));
  const apart = [...Map.groupBy(numbered, ({ series }) => comparable(series)).values()].flatMap((group) => {
    const ofOwn = group.filter(({ isOwn }) => isOwn).length;
    return ofOwn === 0
      ? []
      : reasonsOf(
          group.map(({ series }) => series),
          ofOwn,
          policy,
        );
  });
  const pasted = samePasted(told.slice(0, own)).map(([copy, origin]) =>
    reason('SERIES_IDENTICAL', { ...named(copy), otherId: `${origin.resourceId} (${origin.series.resourceClass})`, percent: 100 }),
  );
  return [...apart, ...pasted];
}

/** @param own how many of them, the first ones, are the service's */
function reasonsOf(series: readonly ToldSeries[], own: number, policy: Policy): Reason[] {
  const told = openTold(own);
  const alike = likenesses(series, own, policy, told).map(({ first, second, ...likeness }) => {
    const [one, other] = told.ofWhom(first, second);
    const [copy, origin] = [series[one] as ToldSeries, series[other] as ToldSeries];
    return one === other ? repeatedReason(copy, likeness) : copiedReason(copy, origin, likeness);
  });
  const repeats = series.slice(0, own).flatMap((one, at) => {
    const near = told.isOpen(at, at) ? nearRepeat(one, policy) : null;
    return near ? [repeatedReason(one, near)] : [];
  });
  return [...alike, ...repeats];
}

/** What is the same at the same time, at another, in another size, backwards, or but for a little noise. */
interface Likeness extends Pick<Match, 'first' | 'second' | 'lag' | 'share'> {
  readonly isExact: boolean;
}

/** In the order in which they are told, each only where it is the first of its series. */
function likenesses(series: readonly ToldSeries[], own: number, policy: Policy, told: Told): readonly Likeness[] {
  const hours: MatchRule = { minimumShare: policy.copiedShare.value, minimumKeys: policy.copiedBlocks.value };
  const days: MatchRule = { minimumShare: policy.copiedShare.value, minimumKeys: Math.ceil(policy.copiedBlocks.value / 2) };
  const strange = strangers(series);
  const apart = (first: number, second: number) => told.isOpen(first, second) && strange(first, second);
  const itselfOrApart = (first: number, second: number) => told.isOpen(first, second) && (first === second || strange(first, second));
  const hoursOfAll = series.map(({ hours: told }) => told);
  const exact = matches(exactCourses(hoursOfAll), own, hours, itselfOrApart, told.tell);
  const shapes = matches(
    shapeCourses(hoursOfAll),
    own,
    hours,
    itselfOrApart,
    (match) => !isHonestTwin(series, match, 'network', 'storage') && told.tell(match),
  );
  const ofExtremes = series.map((one) => extremesCourse(one.days));
  const extremes = matches(ofExtremes, own, days, apart, (match) => !isHonestTwin(series, match, 'storage') && told.tell(match));
  const near = measuresLoad(series) ? nearCopies(series, own, apart, told.tell) : [];
  const mirrored = [...ofExtremes.slice(0, own), ...series.map((one) => mirroredCourse(one.days))];
  const backwards = matches(
    mirrored,
    own,
    days,
    (first, second) => second >= own && apart(first, second - own),
    ({ first, second }) => told.tell({ first, second: second - own }),
  );
  const inexact = [
    ...shapes,
    ...extremes,
    ...near.map((pair) => ({ ...pair, lag: 0, share: 1 })),
    ...backwards.map((match) => ({ ...match, second: match.second - own })),
  ];
  return [...exact.map((match) => ({ ...match, isExact: true })), ...inexact.map((match) => ({ ...match, isExact: false }))];
}

const isOf = (one: ToldSeries | undefined, ...classes: readonly string[]): boolean => classes.includes(one?.series.resourceClass ?? '');
const measuresLoad = ([first]: readonly ToldSeries[]): boolean => isOf(first, 'cpu', 'ram');

/** Disks and lines have twins that are alike at the same time: a replica, the other end. */
const isHonestTwin = (series: readonly ToldSeries[], { first, second, lag }: Match, ...classes: readonly string[]): boolean => {
  const [a, b] = [series[first] as ToldSeries, series[second] as ToldSeries];
  return first !== second && lag === 0 && isOf(a, ...classes) && !isExactMultiple(a, b);
};

/** Two resources that are not one. Sizes that hardly move may well be the same: mirrors are. */
function strangers(series: readonly ToldSeries[]): (first: number, second: number) => boolean {
  const moves = ({ hours }: ToldSeries) => movement(hours) >= 0.5;
  return (first, second) => {
    const [a, b] = [series[first] as ToldSeries, series[second] as ToldSeries];
    if (first === second || a.root === b.root || a.counted === b.counted) return false;
    const isSize = a.series.resourceClass === 'ram' || a.series.resourceClass === 'storage';
    return !isSize || (moves(a) && moves(b));
  };
}

const named = ({ resourceId, series }: ToldSeries) => ({ class: series.resourceClass, resourceId, metric: series.metric });

function copiedReason(one: ToldSeries, other: ToldSeries, { lag, share, isExact }: Pick<Likeness, 'lag' | 'share' | 'isExact'>): Reason {
  const details = { ...named(one), otherId: other.resourceId, percent: Math.round(100 * share) };
  return isExact && lag === 0 ? reason('SERIES_IDENTICAL', details) : reason('SERIES_DERIVED', details);
}

const repeatedReason = (one: ToldSeries, { lag, share }: Pick<Match, 'lag' | 'share'>): Reason =>
  reason('SERIES_REPEATED', { ...named(one), hours: Math.abs(lag), percent: Math.round(100 * share) });
