import { type MonitoredHost, openJsonSeries } from '../reading/json-series.ts';
import { answersIn, type JsonObject, listOf, objectOf, textOf } from '../reading/json-value.ts';
import { labelsText } from '../reading/labels.ts';
import { isNodeExporterMetric, nodeExporterMetric } from '../reading/metrics/node-exporter.ts';
import { beginning } from '../reading/shown-text.ts';
import { type Detection, defineFormat, type JsonRun } from './define-format.ts';

/** What an expression gives has no name. */
const NAMELESS = 'value';
const LONGEST_NAME = 512;

/** Prometheus `query_range`: a matrix of [epoch seconds, value as text]. formats.md §16. */
export const format = defineFormat({
  id: 'prometheus-matrix-json',
  title: { it: 'Risposte di Prometheus query_range', en: 'Answers of Prometheus query_range' },
  kinds: ['usage-report'],
  guide: {
    proves:
      'uso misurato, in ora UTC; la macchina è l’etichetta `instance`. Classe e unità si conoscono per le metriche di node_exporter e windows_exporter, delle altre le dice chi carica',
    how: '`GET /api/v1/query_range?query=node_memory_MemAvailable_bytes&start=…&end=…&step=300` (anche Thanos, Mimir, VictoriaMetrics). Chiedere le metriche così come sono, con l’etichetta `instance`: i contatori si caricano interi',
    declare:
      'per le altre metriche una voce di `series`, con `column: nome della metrica` (`value` se è un’espressione); se la macchina ha un altro identificativo, `column: "instance: nome"` con `resourceId`',
  },
  claim: 'signature',
  detect({ text }) {
    const isMine = /^\s*[[{]/.test(text) && /"resultType"\s{0,9}:\s{0,9}"matrix"/.test(text);
    return isMine ? { needs: needsOf(text) } : null;
  },
  reading: {
    shape: 'json',
    rows: ['result', 'values'],
    read(document, run) {
      for (const answer of answersIn(document, (object) => object.resultType === 'matrix' && Array.isArray(object.result))) {
        for (const item of listOf(answer.result)) readSeries(objectOf(item), run);
      }
    },
  },
});

function needsOf(text: string): NonNullable<Detection>['needs'] {
  const names = [...text.matchAll(/"__name__"\s{0,9}:\s{0,9}"([^"]{1,200})"/g)].map((match) => match[1] as string);
  const explained = names.length > 0 && names.every(isNodeExporterMetric);
  const hasHost = /"instance"\s{0,9}:/.test(text);
  return [...(hasHost ? [] : (['resourceId'] as const)), ...(explained ? [] : (['mapping'] as const))];
}

function readSeries(series: JsonObject, run: JsonRun): void {
  const labels = objectOf(series.metric);
  const name = textOf(labels.__name__) ?? NAMELESS;
  const instance = textOf(labels.instance);
  const printed = printedName(name === NAMELESS ? '' : name, labels);
  const host: MonitoredHost | null = instance === null ? null : { name: instance, aliases: [`${instance}: ${name}`, printed] };
  const writer = openJsonSeries(
    {
      resourceId: null,
      host,
      metric: name,
      aliases: host === null ? [printed] : [],
      dimensions: labelsText(labels, ['__name__', 'instance']),
      documented: nodeExporterMetric(name, labels),
      statistic: null,
      unit: null,
      length: null,
    },
    run,
  );
  if (!Array.isArray(series.values)) run.sink.issue('ITEM_UNREADABLE', 0, { wanted: 'result[].values' });
  for (const point of listOf(series.values)) {
    const row = run.nextRow();
    const [time, value] = listOf(point);
    // NaN is what Prometheus answers where there is nothing to divide; an infinity is no measure.
    run.sink.row(writer.add(time, value, row) ? 'accepted' : 'rejected');
  }
}

/** As Prometheus itself prints a series: `up{instance="srv1:9100",job="node"}`. */
function printedName(name: string, labels: JsonObject): string {
  const pairs = Object.entries(labels)
    .filter(([key]) => key !== '__name__')
    .map(([key, value]) => `${key}="${textOf(value) ?? ''}"`)
    .sort();
  return beginning(`${name}{${pairs.join(',')}}`, LONGEST_NAME);
}
