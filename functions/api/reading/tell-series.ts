import { inspectSeries } from '../../../shared/inspection.ts';
import { partsOf } from '../../../shared/model/digest-parts.ts';
import { namesOf, resolveResourceId } from '../../../shared/usage/resolve-resource-id.ts';
import type { ApiPorts } from '../api-ports.ts';
import { digestFor } from './digest-for.ts';
import type { SeriesAnswer, SeriesOfResource } from './series-schema.ts';

/** By resource, those of nobody last; of one resource in the order of the file. */
export async function seriesOf(ports: ApiPorts, id: string, path: string): Promise<readonly SeriesOfResource[]> {
  const digest = await digestFor(ports, id);
  const filename = path.slice(path.lastIndexOf('/') + 1);
  const all = (digest ? partsOf(digest) : []).flatMap(({ member, digest: part }) =>
    part.series.map((series) => ({ member, series, resourceId: resolveResourceId(part, series, namesOf(member, filename)) })),
  );
  return all.sort((a, b) => compare(a.resourceId, b.resourceId));
}

function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

const shownDays = 3_000;

export function tellSeries({ member, resourceId, series }: SeriesOfResource): SeriesAnswer {
  const seen = inspectSeries(series, resourceId);
  const { cadenceSeconds, samples, nulls, zeros, min, mean, max, first, last, coveredSeconds, longestGapSeconds, runs, runsTotal } = seen;
  const { resourceClass, metric, meaning, statistic, unit, evidence, zone } = series;
  return {
    ...{ member, resourceId, class: resourceClass, metric, meaning, statistic, unit, nature: evidence, zone },
    ...{ cadenceSeconds, samples, nulls, zeros, min, mean, max, first, last, coveredSeconds, longestGapSeconds },
    runs: runs.map(([from, to]) => ({ from, to })),
    runsTotal,
    days: series.days.slice(-shownDays).map((day) => ({
      ...{ day: day.day, samples: day.samples, nulls: day.nulls, zeros: day.zeros, min: day.min, max: day.max },
      // The sum is exact, so this is the nearest double.
      mean: day.samples > 0 ? Number(day.sum) / day.samples : null,
      rows: [day.rows[0], day.rows[1]] as [number, number],
    })),
    daysTotal: series.days.length,
  };
}
