import type { Milliseconds } from '../../../shared/model/usage.ts';

export interface AzureMetric {
  readonly name: string;
  readonly unit: 'Percent' | 'Bytes' | 'Count';
  readonly aggregation: 'average' | 'total' | 'maximum';
  readonly value: (instant: Milliseconds) => number;
}

/**
 * `az monitor metrics list` of several metrics of one resource, with hourly grain.
 * @param instants the hours that hold a value; an hour between them that is left out is written without one, as Azure does
 */
export function azureMetrics(
  resourceId: string,
  namespace: string,
  instants: readonly Milliseconds[],
  metrics: readonly AzureMetric[],
): string {
  const first = instants[0] as Milliseconds;
  const end = (instants.at(-1) as Milliseconds) + hour;
  const held = new Set(instants);
  const hours = Array.from({ length: (end - first) / hour }, (_, index) => first + index * hour);
  const value = metrics.map((metric) => ({
    id: `${resourceId}/providers/Microsoft.Insights/metrics/${metric.name}`,
    type: 'Microsoft.Insights/metrics',
    name: { value: metric.name, localizedValue: metric.name },
    unit: metric.unit,
    timeseries: [
      {
        metadatavalues: [],
        data: hours.map((at) => ({
          timeStamp: azureTime(at),
          ...(held.has(at) ? { [metric.aggregation]: Number(metric.value(at).toFixed(3)) } : {}),
        })),
      },
    ],
    errorCode: 'Success',
  }));
  const answer = {
    cost: 0,
    timespan: `${azureTime(first)}/${azureTime(end)}`,
    interval: 'PT1H',
    value,
    namespace,
    resourceregion: 'italynorth',
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

const hour: Milliseconds = 3_600_000;

function azureTime(instant: Milliseconds): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
