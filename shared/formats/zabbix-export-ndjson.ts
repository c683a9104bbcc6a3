import type { Statistic } from '../model/usage.ts';
import type { JsonSeriesWriter } from '../reading/json-series.ts';
import { openOnce } from '../reading/json-series-book.ts';
import { epochWithNanoseconds } from '../reading/json-time.ts';
import { idOf, isObject, isWords, type JsonObject, listOf, objectOf, textOf } from '../reading/json-value.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** Zabbix documents that a trend is one hour, and that its clock is the hour's start. */
const TREND = 3_600_000;

const trendStatistics: readonly (readonly [key: string, statistic: Statistic])[] = [
  ['avg', 'avg'],
  ['min', 'min'],
  ['max', 'max'],
];

/** Zabbix real-time export: one object a line, values of items or hourly trends. formats.md §15. */
export const format = defineFormat({
  id: 'zabbix-export-ndjson',
  title: { it: 'Esportazione continua di Zabbix (NDJSON)', en: 'Zabbix real-time export (NDJSON)' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, in ora UTC, di ogni host; che cosa misura un item e in quale unità non è nel file',
    how: '`ExportDir` e `ExportType=history,trends` nella configurazione del server Zabbix: i file `history-….ndjson` e `trends-….ndjson`. La storia grezza dura di solito pochi giorni: per quindici giorni servono i trend, uno all’ora',
    declare:
      'una voce di `series` per ogni item da contare, con `column: nome dell’item` (oppure `itemid`), `class` e `unit`; se la macchina ha un altro identificativo, `column: "host: nome dell’item"` con `resourceId`',
  },
  claim: 'signature',
  detect({ text }) {
    const keys = ['itemid', 'clock', 'hosts?'].every((key) => new RegExp(`"${key}"\\s{0,9}:`).test(text));
    return /^\s*\{/.test(text) && keys && !/"result"\s{0,9}:/.test(text) && /"(value|avg)"\s{0,9}:/.test(text)
      ? { needs: ['mapping'] }
      : null;
  },
  reading: {
    shape: 'json',
    read(document, run) {
      const row = run.nextRow();
      const line = objectOf(document);
      const item = itemOf(line);
      if (item === null || isWords(line.value)) {
        run.sink.issue('ITEM_UNREADABLE', row, { wanted: 'host.host, itemid, clock, value: a number' });
        run.sink.row('rejected');
        return;
      }
      const trends = trendStatistics.filter(([key]) => key in line);
      const taken =
        trends.length > 0
          ? trends.map(([key, statistic]) => writerOf(item, statistic, run).add(item.clock, line[key], row))
          : [writerOf(item, null, run).add(item.clock, line.value, row)];
      run.sink.row(taken.includes(true) ? 'accepted' : 'rejected');
    },
  },
});

interface Item {
  readonly host: string;
  readonly name: string;
  readonly itemId: string;
  readonly clock: unknown;
}

/** Since 4.4 `host` is an object; before it was the name, and in some releases a list of one. */
function itemOf(line: JsonObject): Item | null {
  const [only = line.host, ...others] = listOf(line.hosts);
  const host = others.length > 0 ? null : isObject(only) ? textOf(only.host) : textOf(only);
  const itemId = idOf(line.itemid);
  if (host === null || itemId === null || line.clock === undefined) return null;
  return { host, itemId, name: textOf(line.name) ?? itemId, clock: epochWithNanoseconds(line.clock, line.ns) };
}

function writerOf({ host, name, itemId }: Item, statistic: Statistic | null, run: JsonRun): JsonSeriesWriter {
  return openOnce(`${host}\u0000${itemId}\u0000${name}\u0000${statistic}`, run, () => ({
    resourceId: null,
    host: { name: host, aliases: [`${host}: ${name}`, itemId] },
    metric: name,
    statistic,
    unit: null,
    length: statistic === null ? null : TREND,
    // The names of items are the operator's own words.
    documented: null,
  }));
}
