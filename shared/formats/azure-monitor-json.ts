import type { Statistic } from '../model/usage.ts';
import { readDuration } from '../reading/duration.ts';
import { openJsonSeries } from '../reading/json-series.ts';
import { answersIn, isObject, type JsonObject, listOf, memberOf, objectOf, textOf } from '../reading/json-value.ts';
import { termsOfKnown } from '../reading/series-terms.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** What follows the resource in the id of a metric; some answers have the question there instead of the metric's name. */
const METRIC_SUFFIX = /\/providers\/microsoft\.insights\/metrics(?:\/|\?|$)/i;

/** The aggregations of a data item, each a series of its own. */
const aggregations: readonly (readonly [key: string, statistic: Statistic])[] = [
  ['average', 'avg'],
  ['total', 'sum'],
  ['maximum', 'max'],
  ['minimum', 'min'],
  ['count', 'count'],
];

/** Answers of the Azure Monitor metrics API, of `az monitor metrics list`, of PowerShell and of the SDKs. formats.md §3. */
export const format = defineFormat({
  id: 'azure-monitor-json',
  title: { it: 'Metriche di Azure Monitor in JSON', en: 'Azure Monitor metrics as JSON' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, con macchina, metrica, unità, durata e ora UTC scritte nel file',
    how: '`az monitor metrics list --resource ID --metric "Percentage CPU" --interval PT1H --start-time … --end-time …`, un file per metrica o per macchina; da PowerShell `Get-AzMetric … | ConvertTo-Json -Depth 6`, che però non scrive la durata (`interval`). Azure conserva le metriche 93 giorni',
    declare: 'niente',
  },
  claim: 'signature',
  detect({ text }) {
    const ofMetrics =
      /\/providers\/microsoft\.insights\/metrics\b/i.test(text) || /"resourceid"\s{0,9}:\s{0,9}"\/?subscriptions\//i.test(text);
    const holdsPoints = /"(timeseries|data)"\s{0,9}:\s{0,9}\[/i.test(text);
    // An answer without any metric has nothing but the question.
    const asked = /"timespan"\s{0,9}:\s{0,9}"[^"]{1,60}\/[^"]{1,60}"/.test(text) && /"interval"\s{0,9}:\s{0,9}"/.test(text);
    return /^\s*[[{]/.test(text) && ((ofMetrics && holdsPoints) || asked) ? { needs: [] } : null;
  },
  reading: {
    shape: 'json',
    rows: ['value', 'values', 'metrics', 'timeseries', 'Timeseries', 'data', 'Data'],
    read(document, run) {
      for (const answer of answersIn(document, isAnswer)) {
        // The batch API answers with one response for each resource under `values`.
        const responses = Array.isArray(answer.values) ? answer.values.map(objectOf) : [answer];
        for (const response of responses) readAnswer(response, response, run);
      }
    },
  },
});

/** A metric by itself holds its points, directly or in series; PowerShell writes every name with a capital. */
const isMetric = (object: JsonObject): boolean =>
  Array.isArray(memberOf(object, 'timeseries')) || (memberOf(object, 'id') !== undefined && Array.isArray(memberOf(object, 'data')));

function isAnswer(object: JsonObject): boolean {
  return Array.isArray(object.value) || Array.isArray(object.values) || Array.isArray(object.metrics) || isMetric(object);
}

/** @param outer the answer that states the interval of metrics that do not */
function readAnswer(answer: JsonObject, outer: JsonObject, run: JsonRun): void {
  if (isMetric(answer)) readMetric(answer, outer, run);
  for (const item of [...listOf(answer.value), ...listOf(answer.metrics)].flat()) {
    if (!isObject(item)) run.sink.issue('ITEM_UNREADABLE', 0, { wanted: 'value[]: a metric' });
    // Several responses in one array, each with its own interval.
    else if (Array.isArray(item.value)) readAnswer(item, item, run);
    else readMetric(item, outer, run);
  }
}

function readMetric(metric: JsonObject, outer: JsonObject, run: JsonRun): void {
  const id = textOf(memberOf(metric, 'id'));
  const said = memberOf(metric, 'name');
  const name = textOf(memberOf(objectOf(said), 'value')) ?? textOf(said) ?? id?.split(METRIC_SUFFIX)[1] ?? null;
  const resource = (id ?? textOf(outer.resourceid))?.split(METRIC_SUFFIX)[0] ?? null;
  if (resource === null || name === null) {
    run.sink.issue('ITEM_UNREADABLE', 0, { wanted: 'value[].id, value[].name.value' });
    return;
  }
  // Some answers leave the first slash out.
  const resourceId = resource.replace(/^(?=subscriptions\/)/i, '/');
  const length = lengthOf(metric) ?? lengthOf(outer);
  // Of PowerShell a unit may be a number: what it counts is documented nowhere.
  const unit = textOf(memberOf(metric, 'unit'));
  for (const series of seriesIn(metric)) {
    readTimeseries(listOf(memberOf(series, 'data')), { resourceId, name, dimensions: dimensionsOf(series), unit, length }, run);
  }
}

/** A shallow dump of PowerShell has words where its series would be, and their points beside them. */
function seriesIn(metric: JsonObject): readonly JsonObject[] {
  const series = listOf(memberOf(metric, 'timeseries')).filter(isObject);
  return series.length > 0 ? series : [{ data: memberOf(metric, 'data') }];
}

/** PT1H; older versions of `az` write 1:00:00. */
function lengthOf(object: JsonObject): number | null {
  const said = textOf(object.interval) ?? textOf(object.granularity) ?? '';
  const clock = /^(?:(\d{1,3}) days?, )?(\d{1,2}):(\d{2}):(\d{2})$/.exec(said);
  return readDuration(clock ? `P${clock[1] ?? 0}DT${clock[2]}H${clock[3]}M${clock[4]}S` : said);
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
  const dimensions = memberOf(series, 'metadatavalues') ?? memberOf(series, 'metadataValues') ?? series.Metadatavalue;
  const parts = listOf(dimensions).map((entry) => {
    const [name, value] = ['name', 'value'].map((key) => memberOf(objectOf(entry), key));
    return `${textOf(memberOf(objectOf(name), 'value')) ?? textOf(name) ?? ''}=${textOf(value) ?? ''}`;
  });
  return parts.length > 0 ? ` [${parts.sort().join(', ')}]` : '';
}

/** Names that items have, as the REST API writes them: what none has is not looked for in each of a hundred thousand. */
function namesIn(items: readonly unknown[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const item of items) for (const name in objectOf(item)) names.add(name);
  return new Set([...names].map((name) => name.charAt(0).toLowerCase() + name.slice(1)));
}

function readTimeseries(items: readonly unknown[], split: Split, run: JsonRun): void {
  // What was not asked for is absent, or null in every item.
  const names = namesIn(items);
  const present = aggregations.filter(([key]) => names.has(key) && items.some((item) => (memberOf(objectOf(item), key) ?? null) !== null));
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
    const time = memberOf(data, 'timeStamp') ?? data.timestamp;
    // An item with only a time means "no data", not zero.
    const taken = writers.map(([key, writer]) => writer.add(time, memberOf(data, key) ?? null, row));
    run.sink.row(taken.includes(true) ? 'accepted' : 'rejected');
  }
}
