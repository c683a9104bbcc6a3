import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import { exactCourse, extremesCourse, movement, shapeCourse } from './courses.ts';
import { type Course, type Match, type MatchRule, matches } from './same-course.ts';
import type { ToldSeries } from './told-series.ts';

/** What can be compared: the same metric told in the same way. */
const comparable = ({ series }: ToldSeries): string =>
  JSON.stringify([series.resourceClass, series.metric, series.statistic, series.meaning]);

/**
 * SERIES_IDENTICAL, SERIES_DERIVED (moved in time, multiplied, or raised) and SERIES_REPEATED (a series that is its own copy at another
 * time), each told once for a series.
 *
 * @param own    how many of `told`, the first ones, are the service's: others are only what these are compared with
 */
export function copies(told: readonly ToldSeries[], own: number, policy: Policy): Reason[] {
  const numbered = told.map((series, at) => ({ series, isOwn: at < own }));
  return [...Map.groupBy(numbered, ({ series }) => comparable(series)).values()].flatMap((group) => {
    const ofOwn = group.filter(({ isOwn }) => isOwn).length;
    return ofOwn === 0
      ? []
      : reasonsOf(
          group.map(({ series }) => series),
          ofOwn,
          policy,
        );
  });
}

/** @param own how many of them, the first ones, are the service's */
function reasonsOf(series: readonly ToldSeries[], own: number, policy: Policy): Reason[] {
  const hours: MatchRule = { minimumShare: policy.copiedShare.value, minimumKeys: policy.copiedBlocks.value };
  const days: MatchRule = { minimumShare: policy.copiedShare.value, minimumKeys: Math.ceil(policy.copiedBlocks.value / 2) };
  const apart = strangers(series);
  const itselfOrApart = (first: number, second: number) => first === second || apart(first, second);
  const courses = <T>(of: (part: T) => Course, part: (one: ToldSeries) => T) => series.map((one) => of(part(one)));
  const exact = matches(courses(exactCourse, ofHours), own, hours, itselfOrApart);
  const shapes = matches(courses(shapeCourse, ofHours), own, hours, itselfOrApart);
  const extremes = matches(courses(extremesCourse, ofDays), own, days, apart);
  const all = [
    ...exact.map((match) => ({ match, isExact: true })),
    ...[...shapes, ...extremes].map((match) => ({ match, isExact: false })),
  ];
  const told = new Set<string>();
  return all.flatMap(({ match, isExact }) => {
    const { first, second } = match;
    // The later of two is told to be like the earlier, once: a hundred copies are a hundred reasons, not one for each pair.
    const [one, other] = second < own ? [second, first] : [first, second];
    const kind = `${one} ${one === other}`;
    if (told.has(kind)) return [];
    told.add(kind);
    const [copy, origin] = [series[one] as ToldSeries, series[other] as ToldSeries];
    return [one === other ? repeatedReason(copy, match) : copiedReason(copy, origin, match, isExact)];
  });
}

const ofHours = ({ hours }: ToldSeries) => hours;
const ofDays = ({ days }: ToldSeries) => days;

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

function copiedReason(one: ToldSeries, other: ToldSeries, { lag, share }: Match, isExact: boolean): Reason {
  const details = { ...named(one), otherId: other.resourceId, percent: Math.round(100 * share) };
  return isExact && lag === 0 ? reason('SERIES_IDENTICAL', details) : reason('SERIES_DERIVED', details);
}

const repeatedReason = (one: ToldSeries, { lag, share }: Match): Reason =>
  reason('SERIES_REPEATED', { ...named(one), hours: Math.abs(lag), percent: Math.round(100 * share) });
