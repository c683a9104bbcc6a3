import type { Statistic } from '../model/usage.ts';
import { readDuration } from '../reading/duration.ts';
import { openJsonSeries } from '../reading/json-series.ts';
import { answersIn, isObject, type JsonObject, listOf, objectOf, textOf } from '../reading/json-value.ts';
import { termsOfKnown } from '../reading/series-terms.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

const METRIC_SUFFIX = /\/providers\/microsoft\.insights\/metrics\//i;

/** The aggregations of a data item, each a series of its own. */
const aggregations: readonly (readonly [key: string, statistic: Statistic])[] = [
  ['average', 'avg'],
  ['total', 'sum'],
  ['maximum', 'max'],
  ['minimum', 'min'],
  ['count', 'count'],
];

/** Answers of the Azure Monitor metrics API and of `az monitor metrics list`. formats.md §3. */
export const format = defineFormat({
  id: 'azure-monitor-json',
  title: { it: 'Metriche di Azure Monitor in JSON', en: 'Azure Monitor metrics as JSON' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, con macchina, metrica, unità, durata e ora UTC scritte nel file',
    how: '`az monitor metrics list --resource ID --metric "Percentage CPU" --interval PT1H --start-time … --end-time …`, un file per metrica o per macchina. Azure conserva le metriche 93 giorni',
    declare: 'niente',
  },
  claim: 'signature',
  detect({ text }) {
    const isJson = /^\s*[[{]/.test(text);
    const named = /\/providers\/microsoft\.insights\/metrics\//i.test(text) || (/"timespan"\s*:/.test(text) && /"interval"\s*:/.test(text));
    return isJson && named ? { needs: [] } : null;
  },
  reading: {
    shape: 'json',
    rows: ['value', 'values', 'timeseries', 'data'],
    read(document, run) {
      for (const answer of answersIn(document, isAnswer)) {
        // The batch API answers with one response for each resource under `values`.
        const responses = Array.isArray(answer.values) ? answer.values.map(objectOf) : [answer];
        for (const response of responses) readAnswer(response, response, run);
      }
    },
  },
});

function isAnswer(object: JsonObject): boolean {
  return Array.isArray(object.value) || Array.isArray(object.values) || Array.isArray(object.timeseries);
}

/** @param outer the answer that states the interval of metrics that do not */
function readAnswer(answer: JsonObject, outer: JsonObject, run: JsonRun): void {
  if (Array.isArray(answer.timeseries)) readMetric(answer, outer, run);
  for (const item of listOf(answer.value).flat()) {
    if (!isObject(item)) run.sink.issue('ITEM_UNREADABLE', 0, { wanted: 'value[]: a metric' });
    // Several responses in one array, each with its own interval.
    else if (Array.isArray(item.value)) readAnswer(item, item, run);
    else readMetric(item, outer, run);
  }
}

function readMetric(metric: JsonObject, outer: JsonObject, run: JsonRun): void {
  const id = textOf(metric.id);
  const name = textOf(objectOf(metric.name).value) ?? textOf(metric.name) ?? id?.split(METRIC_SUFFIX)[1] ?? null;
  if (id === null || name === null) {
    run.sink.issue('ITEM_UNREADABLE', 0, { wanted: 'value[].id, value[].name.value' });
    return;
  }
  const resourceId = id.split(METRIC_SUFFIX)[0] as string;
  const length = readDuration(textOf(metric.interval) ?? textOf(outer.interval) ?? '');
  for (const series of listOf(metric.timeseries)) {
    const dimensions = dimensionsOf(objectOf(series));
    const split = { resourceId, name, dimensions, unit: textOf(metric.unit), length };
    readTimeseries(listOf(objectOf(series).data), split, run);
  }
}

interface Split {
  readonly resourceId: string;
  readonly name: string;
  readonly dimensions: string;
  readonly unit: string | null;
  readonly length: number | null;
}

/** One metric split by a dimension (a disk, a volume) is several series of the resource. */
function dimensionsOf(series: JsonObject): string {
  const parts = listOf(series.metadatavalues ?? series.metadataValues).map((entry) => {
    const { name, value } = objectOf(entry);
    return `${textOf(objectOf(name).value) ?? textOf(name) ?? ''}=${textOf(value) ?? ''}`;
  });
  return parts.length > 0 ? ` [${parts.sort().join(', ')}]` : '';
}

function readTimeseries(items: readonly unknown[], split: Split, run: JsonRun): void {
  const present = aggregations.filter(([key]) => items.some((item) => key in objectOf(item)));
  // A series without any value still says where it has none.
  const usual = termsOfKnown(split.name)?.statistic;
  const used = present.length > 0 ? present : aggregations.filter(([, statistic]) => statistic === (usual === 'sum' ? 'sum' : 'avg'));
  const writers = used.map(([key, statistic]) => {
    const { resourceId, name, dimensions, unit, length } = split;
    const series = { resourceId, metric: name, dimensions, statistic, unit: statistic === 'count' ? 'Count' : unit, length };
    return [key, openJsonSeries(series, run)] as const;
  });
  for (const item of items) {
    const row = run.nextRow();
    const data = objectOf(item);
    const time = data.timeStamp ?? data.timestamp;
    // An item with only a time means "no data", not zero.
    const taken = writers.map(([key, writer]) => writer.add(time, data[key] ?? null, row));
    run.sink.row(taken.includes(true) ? 'accepted' : 'rejected');
  }
}
