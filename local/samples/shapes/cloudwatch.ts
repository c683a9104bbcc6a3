import type { Milliseconds } from '../../../shared/model/usage.ts';

export interface Points {
  readonly instants: readonly Milliseconds[];
  readonly value: (instant: Milliseconds) => number;
}

/** `aws cloudwatch get-metric-data` of several metrics: newest first, the resource id in front of the label, as the console's source gives it. */
export function getMetricData(metrics: readonly (Points & { readonly id: string; readonly label: string })[]): string {
  const results = metrics.map(({ id, label, instants, value }) => {
    const newestFirst = [...instants].reverse();
    return {
      Id: id,
      Label: label,
      Timestamps: newestFirst.map(awsTime),
      Values: newestFirst.map((instant) => round(value(instant))),
      StatusCode: 'Complete',
    };
  });
  return `${JSON.stringify({ MetricDataResults: results, Messages: [] }, null, 1)}\n`;
}

/** `aws cloudwatch get-metric-statistics` of one metric of one resource: the answer does not name the resource and is in no order. */
export function getMetricStatistics(metric: string, statistic: 'Average' | 'Sum', unit: string, { instants, value }: Points): string {
  // A fixed stride that is prime to any number of points here: a shuffle that is the same every time.
  const shuffled = instants.map((_, index) => instants[(index * 389) % instants.length] as Milliseconds);
  const points = shuffled.map((instant) => ({ Timestamp: awsTime(instant), [statistic]: round(value(instant)), Unit: unit }));
  return `${JSON.stringify({ Label: metric, Datapoints: points }, null, 1)}\n`;
}

/** As AWS CLI version 2 writes instants. */
function awsTime(instant: Milliseconds): string {
  return new Date(instant).toISOString().replace('.000Z', '+00:00');
}

const round = (value: number) => Number(value.toFixed(4));
