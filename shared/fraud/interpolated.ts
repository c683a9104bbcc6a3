import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import type { ToldSeries } from './told-series.ts';

/** Two steps are one line when they differ by less than this part of their size. */
const SAME_STEP = 0.1;
/** Fewer lines prove nothing. */
const LINES = 20;
/** One line is how a disk fills or a program leaks; a processor or a network that only moves along one is as strange as many. */
const SLOPES = 4;
const ALL_BUT = 0.8;

/** SERIES_INTERPOLATED: most of what a series moves, it moves along straight lines of different slopes. Measurements have noise. */
export function interpolated(told: ToldSeries, policy: Policy): Reason[] {
  const { resourceClass, meaning, metric } = told.series;
  if (meaning === 'counter' || meaning === 'capacity') return [];
  const isLoad = resourceClass === 'cpu' || resourceClass === 'network';
  const found = [hourlyTriples(told), sampledTriples(told)].map(straightness).find(({ share, lines, slopes }) => {
    if (lines < LINES || share < policy.straightShare.value) return false;
    return slopes >= SLOPES || (isLoad && share >= ALL_BUT);
  });
  if (!found) return [];
  const details = { class: resourceClass, resourceId: told.resourceId, metric };
  return [reason('SERIES_INTERPOLATED', { ...details, percent: Math.round(100 * found.share) })];
}

type Triple = readonly [number, number, number];

function hourlyTriples({ hours }: ToldSeries): readonly Triple[] {
  return hours.flatMap((hour, at): Triple[] => {
    const [before, after] = [hours[at - 1], hours[at + 1]];
    const even = before && after && hour.at - before.at === after.at - hour.at && after.at - hour.at <= 3;
    return even ? [[before.mean, hour.mean, after.mean]] : [];
  });
}

function sampledTriples({ days }: ToldSeries): readonly Triple[] {
  return days.flatMap(({ sample }) => sample.slice(2).map((value, at): Triple => [sample[at] as number, sample[at + 1] as number, value]));
}

/** Of all that the middle of a triple moves, how much lies on a line; how many lines, of how many different slopes. */
function straightness(triples: readonly Triple[]): { share: number; lines: number; slopes: number } {
  const slopes = new Set<number>();
  let moved = 0;
  let straight = 0;
  let lines = 0;
  for (const [before, value, after] of triples) {
    const size = (Math.abs(value - before) + Math.abs(after - value)) / 2;
    moved += size;
    if (size <= 1e-9 * Math.abs(value) || Math.abs(after - 2 * value + before) > SAME_STEP * size) continue;
    straight += size;
    lines += 1;
    slopes.add(Math.sign(after - value) * Math.round(8 * Math.log2(size)) + (after > value ? 0.25 : -0.25));
  }
  return { share: moved === 0 ? 0 : straight / moved, lines, slopes: slopes.size };
}
