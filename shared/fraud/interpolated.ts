import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import { drawnShare } from './drawn-lines.ts';
import type { ToldSeries } from './told-series.ts';

/** Two steps are one line when they differ by less than this part of their size. */
const SAME_STEP = 0.1;
/** A disk fills evenly, but not to the byte. */
const SAME_STEP_OF_DISKS = 0.002;
const sameStep = (resourceClass: string | null): number => (resourceClass === 'storage' ? SAME_STEP_OF_DISKS : SAME_STEP);
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
  const found = [alongHours(told), alongSamples(told)].find(({ share, lines, slopes }) => {
    if (lines < LINES || share < policy.straightShare.value) return false;
    return slopes >= SLOPES || (isLoad && share >= ALL_BUT);
  });
  const share = found?.share ?? drawnShare(told);
  if (share === null) return [];
  const details = { class: resourceClass, resourceId: told.resourceId, metric };
  return [reason('SERIES_INTERPOLATED', { ...details, percent: Math.round(100 * share) })];
}

/** Of all that the middle of a triple moves, how much lies on a line; how many lines, of how many different slopes. */
interface Lines {
  readonly same: number;
  moved: number;
  straight: number;
  lines: number;
  readonly slopes: Set<number>;
}

type Straight = ReturnType<typeof straightOf>;

const noLines = ({ series }: ToldSeries): Lines => ({
  ...{ same: sameStep(series.resourceClass), moved: 0, straight: 0, lines: 0 },
  slopes: new Set(),
});

const straightOf = ({ moved, straight, lines, slopes }: Lines) => ({
  share: moved === 0 ? 0 : straight / moved,
  lines,
  slopes: slopes.size,
});

function alongHours(told: ToldSeries): Straight {
  const { at, mean } = told.hours;
  const found = noLines(told);
  for (let row = 1; row + 1 < at.length; row += 1) {
    const step = (at[row + 1] as number) - (at[row] as number);
    if (step <= 3 && (at[row] as number) - (at[row - 1] as number) === step)
      look(found, mean[row - 1] as number, mean[row] as number, mean[row + 1] as number);
  }
  return straightOf(found);
}

function alongSamples(told: ToldSeries): Straight {
  const found = noLines(told);
  for (const { sample } of told.days) {
    for (let at = 1; at + 4 < sample.length; at += 2) look(found, sample[at] as number, sample[at + 2] as number, sample[at + 4] as number);
  }
  return straightOf(found);
}

function look(found: Lines, before: number, value: number, after: number): void {
  const size = (Math.abs(value - before) + Math.abs(after - value)) / 2;
  found.moved += size;
  if (Math.abs(after - 2 * value + before) > found.same * size || size <= 1e-9 * Math.abs(value)) return;
  found.straight += size;
  found.lines += 1;
  found.slopes.add(Math.sign(after - value) * Math.round(8 * Math.log2(size)) + (after > value ? 0.25 : -0.25));
}
