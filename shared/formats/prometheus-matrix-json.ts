import { answersIn, isObject, type JsonObject, listOf, objectOf } from '../reading/json-value.ts';
import { needsOfPrometheus, openPrometheusSeries } from '../reading/prometheus-series.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

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
    const isAnswer = /"resultType"\s{0,9}:\s{0,9}"matrix"/.test(text);
    return /^\s*[[{]/.test(text) && (isAnswer || holdsSeries(text)) ? { needs: needsOfPrometheus(text) } : null;
  },
  reading: {
    shape: 'json',
    rows: ['result', 'values'],
    read(document, run) {
      // Thanos and VictoriaMetrics answer with what they have, and say that a part of it is missing.
      for (const answer of answersIn(document, isPartial)) run.sink.issue('PARTIAL_DATA', 0, { status: statusOf(answer) });
      const bare = Array.isArray(document) && document.some((item) => isObject(objectOf(item).metric));
      const answers = bare ? [{ result: document }] : answersIn(document, isMatrix);
      for (const { result } of answers) for (const item of listOf(result)) readSeries(objectOf(item), run);
    },
  },
});

/** The list of series alone, under `result` or not: a script may have kept no more of the answer. */
const holdsSeries = (text: string): boolean =>
  !/"resultType"\s{0,9}:/.test(text) &&
  /"metric"\s{0,9}:\s{0,9}\{/.test(text) &&
  /"values"\s{0,9}:\s{0,9}\[\s{0,99}\[\s{0,99}\d{10}(\.\d{1,9})?\s{0,99},/.test(text);

const isMatrix = ({ resultType, result }: JsonObject): boolean =>
  Array.isArray(result) &&
  (resultType === undefined ? result.some((item) => Array.isArray(objectOf(item).values)) : resultType === 'matrix');

const isPartial = ({ isPartial: partial, warnings }: JsonObject): boolean => partial === true || listOf(warnings).length > 0;

/** The warnings themselves name machines of the provider. */
const statusOf = (answer: JsonObject): string => (answer.isPartial === true ? 'isPartial' : 'warnings');

function readSeries(series: JsonObject, run: JsonRun): void {
  const writer = openPrometheusSeries(objectOf(series.metric), run);
  if (!Array.isArray(series.values)) run.sink.issue('ITEM_UNREADABLE', 0, { wanted: 'result[].values' });
  for (const point of listOf(series.values)) {
    const row = run.nextRow();
    const [time, value] = listOf(point);
    // NaN is what Prometheus answers where there is nothing to divide; an infinity is no measure.
    run.sink.row(writer.add(time, value, row) ? 'accepted' : 'rejected');
  }
}
