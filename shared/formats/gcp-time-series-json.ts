import { openJsonSeries } from '../reading/json-series.ts';
import { epochWithNanoseconds } from '../reading/json-time.ts';
import { answersIn, idOf, isObject, isRounded, type JsonObject, listOf, objectOf, textOf } from '../reading/json-value.ts';
import { labelsText } from '../reading/labels.ts';
import { googleMetric, unitOfUcum } from '../reading/metrics/google-cloud.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** Labels that name the resource of each kind of monitored resource. */
const idLabels = ['instance_id', 'database_id', 'bucket_name', 'node_name', 'disk_id', 'tunnel_id', 'gateway_id', 'service_name'];

/** What a time series names, in the API's own writing and in that of the client libraries. */
const marks = [/"points"\s{0,9}:/, /"metric"\s{0,9}:/, /"(metricKind|metric_kind|valueType|value_type)"\s{0,9}:/];

/**
 * `timeSeries.list` of Google Cloud Monitoring: points newest first, each with both ends of its interval. Command line tools and client
 * libraries write the series without the answer around them, one after the other or in a list. formats.md §6.
 */
export const format = defineFormat({
  id: 'gcp-time-series-json',
  title: { it: 'Metriche di Google Cloud Monitoring in JSON', en: 'Google Cloud Monitoring metrics as JSON' },
  kinds: ['usage-report'],
  guide: {
    proves:
      'uso misurato, in ora UTC; macchina, metrica e intervallo sono nel file. La RAM c’è solo con l’Ops Agent (`agent.googleapis.com/memory/percent_used`)',
    how: '`GET https://monitoring.googleapis.com/v3/projects/PROGETTO/timeSeries?filter=metric.type="compute.googleapis.com/instance/cpu/utilization"&interval.startTime=…&interval.endTime=…`; se c’è `nextPageToken`, una pagina per file. Conservare `instance_id`: senza raggruppare (`groupByFields`) per altro',
    declare:
      'niente, per le metriche di Compute Engine, Cloud SQL e dell’agente; per le altre una voce di `series` con `column: tipo della metrica`',
  },
  claim: 'signature',
  detect({ text }) {
    const answered = /"timeSeries"\s*:/.test(text) && /"(points|metricKind|valueType)"\s*:/.test(text);
    const isMine = answered || marks.every((mark) => mark.test(text));
    if (!isMine || !/^\s*[[{]/.test(text)) return null;
    return { needs: idLabels.some((label) => text.includes(`"${label}"`)) ? [] : ['resourceId'] };
  },
  reading: {
    shape: 'json',
    rows: ['timeSeries', 'points'],
    read(document, run) {
      for (const answer of answersIn(document, (object) => seriesOf(object) !== null)) {
        for (const item of seriesOf(answer) ?? []) readSeries(objectOf(item), textOf(answer.unit), run);
        // An error or a page that is missing: what is here is not all.
        if (listOf(answer.executionErrors).length > 0) run.sink.issue('PARTIAL_DATA', 0, { status: 'executionErrors' });
        if (textOf(answer.nextPageToken) !== null) run.sink.issue('PARTIAL_DATA', 0, { status: 'nextPageToken' });
      }
    },
  },
});

/** The series of an answer, or the object itself where it is one. */
function seriesOf(object: JsonObject): readonly unknown[] | null {
  const listed = object.timeSeries ?? object.time_series;
  if (Array.isArray(listed)) return listed;
  return isObject(object.metric) && Array.isArray(object.points) ? [object] : null;
}

/** The client libraries number the kinds of Google's own definition. */
const kinds = [null, 'GAUGE', 'DELTA', 'CUMULATIVE'] as const;

function kindOf({ metricKind, metric_kind: dumped }: JsonObject): string | null {
  const kind = metricKind ?? dumped;
  return typeof kind === 'number' ? (kinds[kind] ?? null) : textOf(kind);
}

/** Seconds and nanoseconds apart, where a client library has dumped an instant. */
function instantOf(time: unknown): unknown {
  if (!isObject(time)) return time;
  const nanoseconds = time.nanos ?? time.nanoseconds ?? 0;
  return time.seconds === undefined ? time : epochWithNanoseconds(time.seconds, nanoseconds);
}

function readSeries(series: JsonObject, commonUnit: string | null, run: JsonRun): void {
  const { type, labels } = objectOf(series.metric);
  const metric = textOf(type);
  if (metric === null) {
    run.sink.issue('ITEM_UNREADABLE', 0, { wanted: 'timeSeries[].metric.type' });
    return;
  }
  const resourceLabels = objectOf(objectOf(series.resource).labels);
  const isIdLost = idLabels.some((label) => isRounded(resourceLabels[label]));
  const kind = kindOf(series);
  const metricLabels = objectOf(labels);
  const writer = openJsonSeries(
    {
      resourceId: idLabels.map((label) => idOf(resourceLabels[label])).find((id) => id !== null) ?? null,
      metric,
      dimensions: labelsText(metricLabels, ['instance_name']),
      documented: googleMetric(metric, kind, metricLabels),
      statistic: kind === 'DELTA' ? 'sum' : null,
      unit: unitOfUcum(textOf(series.unit) ?? commonUnit),
      length: null,
      // A gauge that was aligned to a period bears the period's end, and a running total stands at its end.
      stamp: 'end',
    },
    run,
  );
  for (const item of listOf(series.points)) {
    const point = objectOf(item);
    const row = run.nextRow();
    if (isIdLost) run.sink.issue('RESOURCE_ID_ROUNDED', row);
    const interval = objectOf(point.interval);
    const [startTime, endTime] = [interval.startTime ?? interval.start_time, interval.endTime ?? interval.end_time].map(instantOf);
    // What a gauge or a running total says holds at the end; only a delta is about the time between.
    const value = numberIn(objectOf(point.value));
    const isSpan = kind === 'DELTA' && startTime !== undefined;
    const used = isSpan ? writer.add(startTime, value, row, endTime) : writer.add(endTime, value, row);
    run.sink.row(used ? 'accepted' : 'rejected');
  }
}

/** Whole numbers of 64 bits are texts. A distribution or a word is no number of ours, and stays what it is for the issue. */
function numberIn(value: JsonObject): unknown {
  const { doubleValue, int64Value, distributionValue, stringValue, boolValue } = value;
  return doubleValue ?? value.double_value ?? int64Value ?? value.int64_value ?? distributionValue ?? stringValue ?? boolValue;
}
