import type { Statistic } from '../model/usage.ts';
import { openOnce } from '../reading/json-series-book.ts';
import { type JsonObject, objectOf, textOf } from '../reading/json-value.ts';
import { knownMetric } from '../reading/known-metrics.ts';
import { labelsText } from '../reading/labels.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** Dimensions that name the resource of each namespace. */
const idDimensions = [
  'InstanceId',
  'VolumeId',
  'DBInstanceIdentifier',
  'DBClusterIdentifier',
  'BucketName',
  'FunctionName',
  'LoadBalancer',
  'NatGatewayId',
  'FileSystemId',
  'CacheClusterId',
];
/** What the agent adds of the machine; no part of a metric. Without a machine they are whose sum a line is: all machines of an image. */
const ofTheMachine = ['ImageId', 'InstanceType', 'AutoScalingGroupName'];

const values: readonly (readonly [key: string, statistic: Statistic])[] = [
  ['sum', 'sum'],
  ['max', 'max'],
  ['min', 'min'],
];

/** CloudWatch metric streams in JSON: one object a line, a minute's sum, count and extremes. formats.md §1. */
export const format = defineFormat({
  id: 'cloudwatch-metric-stream-json',
  title: { it: 'Flusso di metriche CloudWatch in JSON', en: 'CloudWatch metric stream as JSON' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, in ora UTC, con macchina, metrica e unità scritte in ogni riga',
    how: 'CloudWatch, «Metric streams», formato JSON, verso un bucket S3: si caricano gli oggetti così come sono',
    declare: 'niente, per le metriche di AWS e dell’agente',
  },
  claim: 'signature',
  detect({ text }) {
    const isMine = ['metric_stream_name', 'metric_name', 'dimensions', 'timestamp'].every((key) =>
      new RegExp(`"${key}"\\s{0,9}:`).test(text),
    );
    return /^\s*\{/.test(text) && isMine ? { needs: idDimensions.some((name) => text.includes(`"${name}"`)) ? [] : ['resourceId'] } : null;
  },
  reading: {
    shape: 'json',
    read(document, run) {
      readLine(objectOf(document), run);
    },
  },
});

function readLine(line: JsonObject, run: JsonRun): void {
  const row = run.nextRow();
  const metric = textOf(line.metric_name);
  const said = objectOf(line.value);
  const present = values.filter(([key]) => key in said).filter(([key]) => key !== 'sum' || addsUp(metric));
  if (metric === null || present.length === 0) {
    run.sink.issue('ITEM_UNREADABLE', row, { wanted: 'metric_name, value: sum, max, min' });
    run.sink.row('rejected');
    return;
  }
  const dimensions = objectOf(line.dimensions);
  const resourceId = idDimensions.map((name) => textOf(dimensions[name])).find((id) => id !== null) ?? null;
  const unit = textOf(line.unit);
  const split = labelsText(dimensions, resourceId === null ? idDimensions : [...idDimensions, ...ofTheMachine]);
  const taken = present.map(([key, statistic]) =>
    openOnce([resourceId, metric, split, unit, statistic].join('\u0000'), run, () => ({
      resourceId,
      metric,
      dimensions: split,
      statistic,
      unit,
      length: null,
    })).add(line.timestamp, said[key], row),
  );
  run.sink.row(taken.includes(true) ? 'accepted' : 'rejected');
}

/** The samples of a percentage add up to nothing; its extremes say what it was. */
function addsUp(metric: string | null): boolean {
  const meaning = knownMetric(metric)?.meaning;
  return meaning !== 'used' && meaning !== 'free' && meaning !== 'capacity';
}
