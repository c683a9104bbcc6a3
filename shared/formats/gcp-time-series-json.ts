import { openJsonSeries } from '../reading/json-series.ts';
import { answersIn, idOf, isRounded, type JsonObject, listOf, objectOf, textOf } from '../reading/json-value.ts';
import { labelsText } from '../reading/labels.ts';
import { googleMetric, unitOfUcum } from '../reading/metrics/google-cloud.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** Labels that name the resource of each kind of monitored resource. */
const idLabels = ['instance_id', 'database_id', 'bucket_name', 'node_name', 'disk_id', 'tunnel_id', 'gateway_id', 'service_name'];

/** `timeSeries.list` of Google Cloud Monitoring: points newest first, each with both ends of its interval. formats.md §6. */
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
    const isMine = /^\s*[[{]/.test(text) && /"timeSeries"\s*:/.test(text) && /"(points|metricKind|valueType)"\s*:/.test(text);
    if (!isMine) return null;
    return { needs: idLabels.some((label) => text.includes(`"${label}"`)) ? [] : ['resourceId'] };
  },
  reading: {
    shape: 'json',
    rows: ['timeSeries', 'points'],
    read(document, run) {
      for (const answer of answersIn(document, (object) => Array.isArray(object.timeSeries))) {
        for (const item of listOf(answer.timeSeries)) readSeries(objectOf(item), textOf(answer.unit), run);
        // An error or a page that is missing: what is here is not all.
        if (listOf(answer.executionErrors).length > 0) run.sink.issue('PARTIAL_DATA', 0, { status: 'executionErrors' });
        if (textOf(answer.nextPageToken) !== null) run.sink.issue('PARTIAL_DATA', 0, { status: 'nextPageToken' });
      }
    },
  },
});

function readSeries(series: JsonObject, commonUnit: string | null, run: JsonRun): void {
  const { type, labels } = objectOf(series.metric);
  const metric = textOf(type);
  if (metric === null) {
    run.sink.issue('ITEM_UNREADABLE', 0, { wanted: 'timeSeries[].metric.type' });
    return;
  }
  const resourceLabels = objectOf(objectOf(series.resource).labels);
  const isIdLost = idLabels.some((label) => isRounded(resourceLabels[label]));
  const kind = textOf(series.metricKind);
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
    const { startTime, endTime } = objectOf(point.interval);
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
  return doubleValue ?? int64Value ?? distributionValue ?? stringValue ?? boolValue;
}
