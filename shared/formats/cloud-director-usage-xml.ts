import type { JsonSeriesWriter } from '../reading/json-series.ts';
import { openOnce } from '../reading/json-series-book.ts';
import { machineOf, type UsageSeries, usageSeries } from '../reading/metrics/cloud-director.ts';
import { xmlRootOf } from '../reading/read-xml.ts';
import { defineFormat } from './define-format.ts';

/** VMware Cloud Director, `HistoricUsage` as XML: the API's first language. formats.md §13. */
export const format = defineFormat({
  id: 'cloud-director-usage-xml',
  title: { it: 'Uso storico di VMware Cloud Director (XML)', en: 'VMware Cloud Director historic usage (XML)' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato di CPU, memoria e dischi di una macchina virtuale, in ora UTC o con la differenza scritta; la rete non c’è',
    how: '`POST …/api/vApp/vm-…/metrics/historic` con un corpo `HistoricUsageSpec` che dice inizio e fine: il `GET` semplice dà solo le ultime 24 ore, e il servizio conserva 14 giorni, quindi servono due richieste a distanza di una settimana',
    declare: 'niente, se il file contiene il collegamento alla macchina (`/vApp/vm-…`, oppure `urn:vcloud:vm:…`); altrimenti `resourceId`',
  },
  claim: 'signature',
  detect({ text }) {
    if (xmlRootOf(text) !== 'HistoricUsage') return null;
    return { needs: machineOf(text) === null ? ['resourceId'] : [] };
  },
  reading: {
    shape: 'xml',
    open(run) {
      let machine: string | null = null;
      let writer: JsonSeriesWriter | null = null;
      return ({ name, attributes }) => {
        // The links to the machine stand before the series.
        if (name === 'HistoricUsage' || name === 'Link') machine ??= machineOf(`${attributes.id} ${attributes.href}`);
        if (name === 'MetricSeries') {
          const series: UsageSeries = {
            name: attributes.name ?? '',
            unit: attributes.unit ?? '',
            expectedInterval: attributes.expectedInterval,
          };
          writer = openOnce(JSON.stringify([machine, series]), run, () => usageSeries(series, machine));
        }
        if (name !== 'Sample') return;
        const row = run.nextRow();
        if (writer === null) run.sink.issue('ITEM_UNREADABLE', row, { wanted: '<MetricSeries> … <Sample>' });
        run.sink.row(writer?.add(attributes.timestamp, attributes.value, row) ? 'accepted' : 'rejected');
      };
    },
  },
});
