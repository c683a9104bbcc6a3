import { openJsonSeries } from '../reading/json-series.ts';
import { answersIn, type JsonObject, objectOf, textOf } from '../reading/json-value.ts';
import type { KnownMetric } from '../reading/known-metrics.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** Oracle's documentation of the compute agent (`oci_computeagent`); which statistic was asked for is not in the answer. */
const computeAgent = new Map<string, KnownMetric>([
  ['CpuUtilization', { resourceClass: 'cpu', meaning: 'used', unit: 'percent', statistic: null }],
  ['MemoryUtilization', { resourceClass: 'ram', meaning: 'used', unit: 'percent', statistic: null }],
  ['DiskBytesRead', { resourceClass: 'storage', meaning: 'amount', unit: 'Bytes', statistic: null }],
  ['DiskBytesWritten', { resourceClass: 'storage', meaning: 'amount', unit: 'Bytes', statistic: null }],
  ['NetworksBytesIn', { resourceClass: 'network', meaning: 'amount', unit: 'Bytes', statistic: null }],
  ['NetworksBytesOut', { resourceClass: 'network', meaning: 'amount', unit: 'Bytes', statistic: null }],
]);

/** `oci monitoring metric-data summarize-metrics-data`, from the CLI or the API. formats.md §8. */
export const format = defineFormat({
  id: 'oci-monitoring-json',
  title: { it: 'Metriche di Oracle Cloud (OCI Monitoring) in JSON', en: 'Oracle Cloud (OCI Monitoring) metrics as JSON' },
  kinds: ['usage-report'],
  guide: {
    proves:
      'uso misurato, in ora UTC, delle macchine con l’Oracle Cloud Agent; riconosciuto dalla sua forma generale: intervallo e statistica della richiesta non sono nella risposta',
    how: '`oci monitoring metric-data summarize-metrics-data --namespace oci_computeagent --query-text "CpuUtilization[1h].mean()"`, senza raggruppare: con `grouping()` la macchina (`resourceId`) si perde',
    declare:
      '`interval` (la finestra richiesta, per esempio PT1H) e, fuori da `oci_computeagent`, una voce di `series` con `column: nome della metrica`',
  },
  claim: 'signature',
  detect({ text }) {
    return /^\s*[[{]/.test(text) && /"aggregated[-_]?[dD]atapoints"\s{0,9}:/.test(text) ? { needs: ['mapping'] } : null;
  },
  reading: {
    shape: 'json',
    rows: ['data', 'aggregated-datapoints', 'aggregatedDatapoints', 'aggregated_datapoints'],
    read(document, run) {
      for (const series of answersIn(document, (object) => pointsOf(object) !== null)) readSeries(series, run);
    },
  },
});

/** The CLI writes names with dashes, the API in camel case, the Python library with underscores. */
function pointsOf(series: JsonObject): readonly unknown[] | null {
  const points = series['aggregated-datapoints'] ?? series.aggregatedDatapoints ?? series.aggregated_datapoints;
  return Array.isArray(points) ? points : null;
}

function readSeries(series: JsonObject, run: JsonRun): void {
  const metric = textOf(series.name);
  if (metric === null) {
    run.sink.issue('ITEM_UNREADABLE', 0, { wanted: 'data[].name' });
    return;
  }
  const dimensions = objectOf(series.dimensions);
  const id = textOf(dimensions.resourceId);
  const writer = openJsonSeries(
    {
      // Other words than an OCID (autonomous databases write theirs in capitals) name a service, not a resource.
      resourceId: id !== null && /^ocid1\./i.test(id) ? id : null,
      metric,
      aliases: [textOf(objectOf(series.metadata).displayName)].filter((name) => name !== null),
      documented: textOf(series.namespace) === 'oci_computeagent' ? (computeAgent.get(metric) ?? null) : null,
      statistic: null,
      unit: textOf(objectOf(series.metadata).unit),
      length: null,
      // Oracle documents that an aggregated point bears the end of its window.
      stamp: 'end',
    },
    run,
  );
  for (const item of pointsOf(series) ?? []) {
    const row = run.nextRow();
    const { timestamp, value } = objectOf(item);
    run.sink.row(writer.add(timestamp, value, row) ? 'accepted' : 'rejected');
  }
}
