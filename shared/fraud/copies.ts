import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import { exactCourse, extremesCourse, movement, shapeCourse } from './courses.ts';
import { type Match, type MatchRule, matches } from './same-course.ts';
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
    const series = group.map((one) => one.series);
    const isOwn = group.map((one) => one.isOwn);
    return reasonsOf(series, isOwn, policy);
  });
}

function reasonsOf(series: readonly ToldSeries[], isOwn: readonly boolean[], policy: Policy): Reason[] {
  const hours: MatchRule = { minimumShare: policy.copiedShare.value, minimumKeys: policy.copiedBlocks.value };
  const days: MatchRule = { minimumShare: policy.copiedShare.value, minimumKeys: Math.ceil(policy.copiedBlocks.value / 2) };
  const apart = strangers(series, isOwn);
  const itself = (first: number, second: number) => first === second && isOwn[first] === true;
  const exact = matches(series.map(exactCourse), hours, (first, second) => itself(first, second) || apart(first, second));
  const shapes = matches(series.map(shapeCourse), hours, (first, second) => itself(first, second) || apart(first, second));
  const extremes = matches(series.map(extremesCourse), days, apart);
  const told = new Set<string>();
  const found = [
    ...exact.map((match) => ({ match, like: 'hours' })),
    ...[...shapes, ...extremes].map((match) => ({ match, like: 'shape' })),
  ];
  return found.flatMap(({ match, like }) => {
    const pair = `${match.first}|${match.second}`;
    if (told.has(pair)) return [];
    told.add(pair);
    return [match.first === match.second ? repeatedReason(series, match) : copiedReason(series, match, isOwn, like === 'hours')];
  });
}

/** Two resources that are not one, at least one of them the service's. Sizes that hardly move may well be the same: mirrors are. */
function strangers(series: readonly ToldSeries[], isOwn: readonly boolean[]): (first: number, second: number) => boolean {
  const moves = series.map((one) => movement(one) >= 0.5);
  return (first, second) => {
    const [a, b] = [series[first] as ToldSeries, series[second] as ToldSeries];
    if (first === second || !(isOwn[first] || isOwn[second]) || a.root === b.root || a.counted === b.counted) return false;
    const isSize = a.series.resourceClass === 'ram' || a.series.resourceClass === 'storage';
    return !isSize || (moves[first] === true && moves[second] === true);
  };
}

const named = ({ resourceId, series }: ToldSeries) => ({ class: series.resourceClass, resourceId, metric: series.metric });

function copiedReason(
  series: readonly ToldSeries[],
  { first, second, lag, share }: Match,
  isOwn: readonly boolean[],
  exact: boolean,
): Reason {
  const [one, other] = (isOwn[first] ? [first, second] : [second, first]).map((at) => series[at] as ToldSeries) as [ToldSeries, ToldSeries];
  const details = { ...named(one), otherId: other.resourceId, percent: Math.round(100 * share) };
  return exact && lag === 0 ? reason('SERIES_IDENTICAL', details) : reason('SERIES_DERIVED', details);
}

const repeatedReason = (series: readonly ToldSeries[], { first, lag, share }: Match): Reason =>
  reason('SERIES_REPEATED', { ...named(series[first] as ToldSeries), hours: Math.abs(lag), percent: Math.round(100 * share) });
