import { listOf, objectOf } from '../reading/json-value.ts';
import { needsOfPrometheus, openPrometheusSeries } from '../reading/prometheus-series.ts';
import { defineFormat } from './define-format.ts';

/** `/api/v1/export` of VictoriaMetrics: one series a line, values and epoch milliseconds side by side. formats.md §16. */
export const format = defineFormat({
  id: 'victoria-metrics-export-json',
  title: { it: 'Esportazione di VictoriaMetrics (una serie per riga)', en: 'VictoriaMetrics export (one series a line)' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, in ora UTC; la macchina è l’etichetta `instance`, come nelle risposte di Prometheus',
    how: '`GET /api/v1/export?match[]=node_memory_MemAvailable_bytes&start=…&end=…`, il file così com’è',
    declare:
      'per le metriche che non sono di node_exporter o windows_exporter una voce di `series`, con `column: nome della metrica`; se la macchina ha un altro identificativo, `column: "instance: nome"` con `resourceId`',
  },
  claim: 'signature',
  detect({ text }) {
    const isMine =
      /^\s*\{\s{0,9}"metric"\s{0,9}:\s{0,9}\{/.test(text) &&
      /"values"\s{0,9}:\s{0,9}\[/.test(text) &&
      /"timestamps"\s{0,9}:\s{0,9}\[\s{0,9}\d{13}/.test(text);
    return isMine ? { needs: needsOfPrometheus(text) } : null;
  },
  reading: {
    shape: 'json',
    read(document, run) {
      const series = objectOf(document);
      const [values, times] = [listOf(series.values), listOf(series.timestamps)];
      const writer = openPrometheusSeries(objectOf(series.metric), run);
      if (times.length === 0 || values.length !== times.length) run.sink.issue('ITEM_UNREADABLE', 0, { wanted: 'values[], timestamps[]' });
      for (let index = 0; index < Math.max(values.length, times.length); index += 1) {
        const row = run.nextRow();
        run.sink.row(writer.add(times[index], values[index], row) ? 'accepted' : 'rejected');
      }
    },
  },
});
