import type { Statistic } from '../model/usage.ts';
import { type JsonSeries, type JsonSeriesWriter, openJsonSeries } from '../reading/json-series.ts';
import { answersIn, type JsonObject, leavesZoneOpen, listOf, memberOf, objectOf, textOf } from '../reading/json-value.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

const statistics: readonly (readonly [key: string, statistic: Statistic])[] = [
  ['average', 'avg'],
  ['sum', 'sum'],
  ['minimum', 'min'],
  ['maximum', 'max'],
  ['sampleCount', 'count'],
];

/** As AWS names it; as some libraries dump it, whose objects other tools call alike: there its label and its times must stand beside. */
const isAnswerText = (text: string): boolean =>
  /"Datapoints"\s*:/.test(text) ||
  ['datapoints', 'label', 'timestamp'].every((key) => new RegExp(`"${key}"\\s{0,9}:\\s{0,40}[["\\d]`).test(text));

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
    if (!/^\s*[[{]/.test(text) || !isAnswerText(text)) return null;
    return { needs: leavesZoneOpen(text) ? ['zone', 'resourceId'] : ['resourceId'] };
  },
  reading: {
    shape: 'json',
    rows: ['Datapoints', 'datapoints'],
    read(document, run) {
      for (const answer of answersIn(document, (object) => Array.isArray(memberOf(object, 'datapoints')))) readAnswer(answer, run);
    },
  },
});

function readAnswer(answer: JsonObject, run: JsonRun): void {
  const label = textOf(memberOf(answer, 'label')) ?? '';
  const points = listOf(memberOf(answer, 'datapoints')).map(objectOf);
  const open = openers(label, run);
  // What was not asked for is absent, or null in every point.
  const given = statistics.filter(([key]) => points.some((point) => (memberOf(point, key) ?? null) !== null));
  for (const point of points) {
    const row = run.nextRow();
    const said = memberOf(point, 'unit');
    const unit = textOf(said) ?? textOf(memberOf(objectOf(said), 'value'));
    const time = memberOf(point, 'timestamp');
    const values: [JsonSeriesWriter, unknown][] = (given.length > 0 ? given : statistics)
      .filter(([key]) => memberOf(point, key) !== undefined)
      .map(([key, statistic]) => [open(label, statistic, statistic === 'count' ? 'Count' : unit), memberOf(point, key)]);
    for (const [percentile, value] of Object.entries(objectOf(memberOf(point, 'extendedStatistics')))) {
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
