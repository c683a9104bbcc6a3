import type { Statistic } from '../model/usage.ts';
import { openJsonSeries } from '../reading/json-series.ts';
import { answersIn, type JsonObject, leavesZoneOpen, listOf, memberOf, objectOf, textOf } from '../reading/json-value.ts';
import { knownMetricNames } from '../reading/known-metrics.ts';
import { findProviderId } from '../reading/resource-id.ts';
import { beginning } from '../reading/shown-text.ts';
import { defineFormat, type FileHead, type JsonRun } from './define-format.ts';

/** CloudWatch keeps labels far shorter. */
const LONGEST_LABEL = 1024;

const statisticWords: readonly (readonly [word: RegExp, statistic: Statistic])[] = [
  [/\b(Average|Avg)\b/i, 'avg'],
  [/\bSum\b/i, 'sum'],
  [/\b(Maximum|Max)\b/i, 'max'],
  [/\b(Minimum|Min)\b/i, 'min'],
  [/\bSampleCount\b/i, 'count'],
];

/** `aws cloudwatch get-metric-data`: parallel arrays, newest first; the machine only where the user put it in the label. formats.md §1. */
export const format = defineFormat({
  id: 'cloudwatch-metric-data-json',
  title: { it: 'CloudWatch get-metric-data in JSON', en: 'CloudWatch get-metric-data as JSON' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, in ora UTC; la macchina solo se è scritta nell’etichetta (`Label`)',
    how: '`aws cloudwatch get-metric-data`, con `Label` che comincia con l’identificativo (`i-… CPUUtilization Average`) e `Period` 300: a un minuto AWS conserva solo 15 giorni',
    declare:
      'la macchina (`resourceId`), se non è nell’etichetta; la voce di `series`, se l’etichetta non contiene il nome AWS della metrica',
  },
  claim: 'signature',
  detect(head) {
    if (!/^\s*[[{]/.test(head.text) || !/"[Mm]etricDataResults"\s*:/.test(head.text)) return null;
    const zone = leavesZoneOpen(head.text) ? (['zone'] as const) : [];
    return { needs: everyLabelHasAnId(head) ? zone : [...zone, 'resourceId'] };
  },
  reading: {
    shape: 'json',
    rows: ['MetricDataResults', 'metricDataResults'],
    read(document, run) {
      for (const answer of answersIn(document, (object) => Array.isArray(memberOf(object, 'metricDataResults')))) {
        for (const result of listOf(memberOf(answer, 'metricDataResults'))) readResult(objectOf(result), run);
      }
    },
  },
});

function everyLabelHasAnId({ text }: FileHead): boolean {
  const labels = [...text.matchAll(/"[Ll]abel"\s*:\s*"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] as string);
  return labels.length > 0 && labels.every((label) => findProviderId(label) !== null);
}

function readResult(result: JsonObject, run: JsonRun): void {
  const query = textOf(memberOf(result, 'id'));
  const label = beginning(textOf(memberOf(result, 'label')) ?? query ?? '', LONGEST_LABEL);
  const resourceId = findProviderId(label);
  const { metric, statistic } = readLabel(label, resourceId);
  const aliases = [label, query].filter((name) => name !== null);
  const writer = openJsonSeries({ resourceId, metric, aliases, statistic, unit: null, length: null }, run);
  const times = listOf(memberOf(result, 'timestamps'));
  const values = listOf(memberOf(result, 'values'));
  for (let index = 0; index < Math.max(times.length, values.length); index += 1) {
    const row = run.nextRow();
    if (index === 0) tellStatus(result, run, row);
    const paired = index < times.length && index < values.length;
    if (!paired) run.sink.issue('ITEM_UNREADABLE', row, { wanted: 'Timestamps[], Values[]' });
    run.sink.row(paired && writer.add(times[index], values[index], row) ? 'accepted' : 'rejected');
  }
  if (times.length === 0 && values.length === 0) tellStatus(result, run, 0);
}

/** Anything but Complete means that some points are not here. */
function tellStatus(result: JsonObject, run: JsonRun, row: number): void {
  const status = textOf(memberOf(result, 'statusCode'));
  if (status !== null && status !== 'Complete') run.sink.issue('PARTIAL_DATA', row, { status });
}

/** A label is free text: a metric that AWS documents is looked for in it, else it is the metric's name without the id. */
function readLabel(label: string, resourceId: string | null): { readonly metric: string; readonly statistic: Statistic | null } {
  const rest = (resourceId === null ? label : label.replace(resourceId, '')).trim().replace(/^[\s:/|,()[\]-]+|[\s:/|,()[\]-]+$/g, '');
  const statistic = statisticWords.find(([word]) => word.test(rest))?.[1] ?? null;
  const words = new Set(rest.split(/[\s:/|,()[\]]+/));
  const known = knownMetricNames.find((name) => (name.includes(' ') ? rest.includes(name) : words.has(name)));
  return { metric: known ?? (rest || label), statistic };
}
