import type { JsonSeriesWriter } from '../reading/json-series.ts';
import { openOnce } from '../reading/json-series-book.ts';
import { isObject, listOf } from '../reading/json-value.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** A longer step is none that Gnocchi keeps. */
const LONGEST_GRANULARITY_SECONDS = 31 * 86_400;

/** Measures of Gnocchi: `[timestamp, granularity, value]` from the REST API, the same as objects from the CLI. formats.md §12. */
export const format = defineFormat({
  id: 'gnocchi-measures-json',
  title: { it: 'Misure di OpenStack Gnocchi in JSON', en: 'OpenStack Gnocchi measures as JSON' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, con ora e durata di ogni riga nel file; macchina, metrica e unità non ci sono',
    how: '`openstack metric measures show --resource-id UUID --granularity 300 cpu -f json`, oppure `GET /v1/metric/UUID/measures?granularity=300`, un file per metrica. Senza `--granularity` le stesse ore escono più volte, a passi diversi: restano serie distinte',
    declare:
      'la macchina (`resourceId`) e una voce di `series` con `column: value`, `class`, `metric`, `unit`; per `cpu`, `disk.device.*.bytes` e `network.*.bytes`, che sono totali crescenti, anche `meaning: counter`',
  },
  claim: 'signature',
  detect({ text }) {
    const triples = /^\s*\[\s*\[\s*"\d{4}-\d{2}-\d{2}[T ][^"]{5,40}"\s*,\s*\d{1,9}(\.\d{1,9})?\s*,\s*(-?\d|null)/.test(text);
    const objects = /^\s*\[\s*\{/.test(text) && ['timestamp', 'granularity', 'value'].every((key) => text.includes(`"${key}"`));
    return triples || objects ? { needs: ['resourceId', 'metric'] } : null;
  },
  reading: {
    shape: 'json',
    rows: [],
    read(document, run) {
      for (const item of listOf(document)) readMeasure(item, run);
    },
  },
});

function readMeasure(item: unknown, run: JsonRun): void {
  const row = run.nextRow();
  const [time, granularity, value] = isObject(item) ? [item.timestamp, item.granularity, item.value] : listOf(item);
  if (time === undefined || granularity === undefined) {
    run.sink.issue('ITEM_UNREADABLE', row, { wanted: '[timestamp, granularity, value]' });
    run.sink.row('rejected');
    return;
  }
  run.sink.row(writerOf(secondsOf(granularity), run).add(time, value, row) ? 'accepted' : 'rejected');
}

/** NaN where it is neither a number nor a text. */
function secondsOf(granularity: unknown): number {
  return typeof granularity === 'number' || typeof granularity === 'string' ? Number(granularity) : Number.NaN;
}

/** Each granularity is a series of its own: together the same hour would count as many times as it was kept. */
function writerOf(seconds: number, run: JsonRun): JsonSeriesWriter {
  const stated = seconds > 0 && seconds <= LONGEST_GRANULARITY_SECONDS ? Math.round(seconds * 1000) : null;
  return openOnce(String(stated), run, () => ({
    resourceId: null,
    metric: 'value',
    dimensions: stated === null ? '' : ` [${stated / 1000} s]`,
    documented: null,
    statistic: null,
    unit: null,
    length: stated,
  }));
}
