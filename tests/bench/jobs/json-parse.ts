import { readFileSync } from 'node:fs';
import { openTally, type Tally } from '../answer/tally.ts';
import type { Job } from './job.ts';
import { stampReader } from './peer-rows/stamps.ts';

interface CloudWatch {
  readonly MetricDataResults: readonly {
    readonly Label: string;
    readonly Timestamps: readonly string[];
    readonly Values: readonly number[];
  }[];
}

interface Azure {
  readonly interval: string;
  readonly value: readonly {
    readonly id: string;
    readonly name: { readonly value: string };
    readonly timeseries: readonly {
      readonly data: readonly { readonly timeStamp: string; readonly average?: number; readonly total?: number }[];
    }[];
  }[];
}

const readStamp = stampReader('utc');

function readCloudWatch({ MetricDataResults }: CloudWatch, tally: Tally): void {
  for (const { Label, Timestamps, Values } of MetricDataResults) {
    const [id = '', metric = ''] = Label.split(' ');
    const series = tally.series(id, metric);
    for (let point = 0; point < Timestamps.length; point += 1) {
      tally.add(series, readStamp(Timestamps[point] as string), 0, Values[point] as number);
    }
  }
}

function readAzure({ interval, value }: Azure, tally: Tally): void {
  const length = Number(/^PT(\d+)M$/.exec(interval)?.[1]) * 60_000;
  for (const { id, name, timeseries } of value) {
    const series = tally.series(id.split('/providers/Microsoft.Insights/')[0] as string, name.value);
    for (const { data } of timeseries) {
      for (const point of data) tally.add(series, readStamp(point.timeStamp), length, (point.average ?? point.total) as number);
    }
  }
}

/** What everybody does with JSON: the whole text, the whole document, then the rows. It ends where a text of V8 ends, at 512 MB. */
export const run: Job = async ({ shape, path, period, decimals }) => {
  const tally = openTally(period);
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (shape === 'cloudwatch') readCloudWatch(document as CloudWatch, tally);
  else readAzure(document as Azure, tally);
  return tally.answer(decimals);
};
