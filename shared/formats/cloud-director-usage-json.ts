import { openOnce } from '../reading/json-series-book.ts';
import { answersIn, type JsonObject, listOf, objectOf, textOf } from '../reading/json-value.ts';
import { machineOf, type UsageSeries, usageSeries } from '../reading/metrics/cloud-director.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** VMware Cloud Director, `HistoricUsage` as JSON; names of keys as VMware's own bindings of the API have them. formats.md §13. */
export const format = defineFormat({
  id: 'cloud-director-usage-json',
  title: { it: 'Uso storico di VMware Cloud Director (JSON)', en: 'VMware Cloud Director historic usage (JSON)' },
  kinds: ['usage-report'],
  guide: {
    proves: 'come il formato XML',
    how: 'come il formato XML, con `Accept: application/*+json`',
    declare: 'come il formato XML',
  },
  claim: 'signature',
  detect({ text }) {
    const named =
      /"metricSeries"\s{0,9}:\s{0,9}\[/.test(text) && /"expectedInterval"\s{0,9}:|vmware\.vcloud\.metrics\.historicUsage/.test(text);
    if (!/^\s*[[{]/.test(text) || !named) return null;
    return { needs: machineOf(text) === null ? ['resourceId'] : [] };
  },
  reading: {
    shape: 'json',
    rows: ['metricSeries', 'sample'],
    read(document, run) {
      for (const answer of answersIn(document, (object) => Array.isArray(object.metricSeries))) {
        const machine = machineIn(answer);
        for (const series of listOf(answer.metricSeries)) readSeries(objectOf(series), machine, run);
      }
    },
  },
});

function machineIn(answer: JsonObject): string | null {
  const links = listOf(answer.link).map(objectOf);
  const places = [answer, ...links].flatMap(({ id, href }) => [textOf(id), textOf(href)]);
  return places.map((place) => place && machineOf(place)).find((machine) => machine !== null) ?? null;
}

function readSeries(written: JsonObject, machine: string | null, run: JsonRun): void {
  const series: UsageSeries = {
    name: textOf(written.name) ?? '',
    unit: textOf(written.unit) ?? '',
    expectedInterval: written.expectedInterval,
  };
  const samples = listOf(written.sample);
  if (samples.length === 0) return;
  const writer = openOnce(JSON.stringify([machine, series]), run, () => usageSeries(series, machine));
  for (const sample of samples) {
    const row = run.nextRow();
    const { timestamp, value } = objectOf(sample);
    run.sink.row(writer.add(timestamp, value, row) ? 'accepted' : 'rejected');
  }
}
