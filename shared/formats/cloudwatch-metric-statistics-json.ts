import type { Statistic } from '../model/usage.ts';
import { type JsonSeries, type JsonSeriesWriter, openJsonSeries } from '../reading/json-series.ts';
import { answersIn, type JsonObject, leavesZoneOpen, listOf, objectOf, textOf } from '../reading/json-value.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

const statistics: readonly (readonly [key: string, statistic: Statistic])[] = [
  ['Average', 'avg'],
  ['Sum', 'sum'],
  ['Minimum', 'min'],
  ['Maximum', 'max'],
  ['SampleCount', 'count'],
];

/** `aws cloudwatch get-metric-statistics`: one metric, points in no order, the machine nowhere. formats.md §1. */
export const format = defineFormat({
  id: 'cloudwatch-metric-statistics-json',
  title: { it: 'CloudWatch get-metric-statistics in JSON', en: 'CloudWatch get-metric-statistics as JSON' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, in ora UTC, di una metrica per file; la macchina non è nella risposta',
    how: '`aws cloudwatch get-metric-statistics --period 300`, con l’identificativo nel nome del file (`i-…_CPUUtilization.json`). Al più 1.440 punti per chiamata: quindici giorni sono più file. La RAM c’è solo con l’agente CloudWatch (`mem_used_percent`)',
    declare: 'la macchina: `resourceId: { fileName: "^(?<id>i-[0-9a-f]+)_" }` oppure `{ constant: … }`',
  },
  claim: 'signature',
  detect({ text }) {
    if (!/^\s*[[{]/.test(text) || !/"Datapoints"\s*:/.test(text)) return null;
    return { needs: leavesZoneOpen(text) ? ['zone', 'resourceId'] : ['resourceId'] };
  },
  reading: {
    shape: 'json',
    rows: ['Datapoints'],
    read(document, run) {
      for (const answer of answersIn(document, (object) => Array.isArray(object.Datapoints))) readAnswer(answer, run);
    },
  },
});

function readAnswer(answer: JsonObject, run: JsonRun): void {
  const label = textOf(answer.Label) ?? '';
  const points = listOf(answer.Datapoints).map(objectOf);
  const open = openers(label, run);
  for (const point of points) {
    const row = run.nextRow();
    const unit = textOf(point.Unit);
    const time = point.Timestamp ?? point.timestamp;
    const values: [JsonSeriesWriter, unknown][] = statistics
      .filter(([key]) => key in point)
      .map(([key, statistic]) => [open(label, statistic, statistic === 'count' ? 'Count' : unit), point[key]]);
    for (const [percentile, value] of Object.entries(objectOf(point.ExtendedStatistics))) {
      values.push([open(`${label} ${percentile}`, null, unit), value]);
    }
    if (values.length === 0) run.sink.issue('ITEM_UNREADABLE', row, { wanted: 'Datapoints[]: Average, Sum, Minimum, Maximum' });
    const taken = values.map(([writer, value]) => writer.add(time, value, row));
    run.sink.row(taken.includes(true) ? 'accepted' : 'rejected');
  }
}

/** One writer for each metric, statistic and unit of an answer. */
function openers(label: string, run: JsonRun): (metric: string, statistic: Statistic | null, unit: string | null) => JsonSeriesWriter {
  const writers = new Map<string, JsonSeriesWriter>();
  return (metric, statistic, unit) => {
    const key = `${metric}\u0000${statistic}\u0000${unit}`;
    let writer = writers.get(key);
    if (!writer) {
      const series: JsonSeries = { resourceId: null, metric, aliases: [label], statistic, unit, length: null };
      writer = openJsonSeries(series, run);
      writers.set(key, writer);
    }
    return writer;
  };
}
