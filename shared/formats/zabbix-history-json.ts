import type { Statistic } from '../model/usage.ts';
import type { JsonSeriesWriter } from '../reading/json-series.ts';
import { openOnce } from '../reading/json-series-book.ts';
import { epochWithNanoseconds } from '../reading/json-time.ts';
import { answersIn, idOf, isWords, listOf, objectOf } from '../reading/json-value.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** Zabbix documents that a trend is one hour, and that its clock is the hour's start. */
const TREND = 3_600_000;

const trendStatistics: readonly (readonly [key: string, statistic: Statistic])[] = [
  ['value_avg', 'avg'],
  ['value_min', 'min'],
  ['value_max', 'max'],
];

/** Answers of `history.get` and `trend.get`: item, time and value, all as text; neither host, name nor unit. formats.md §15. */
export const format = defineFormat({
  id: 'zabbix-history-json',
  title: { it: 'Risposte di Zabbix history.get e trend.get', en: 'Answers of Zabbix history.get and trend.get' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, in ora UTC; host, nome e unità degli item non sono nella risposta',
    how: '`history.get` con `"output": "extend"` e `"itemids"`; oltre i giorni della storia grezza, `trend.get` (un valore all’ora)',
    declare:
      'una voce di `series` per ogni item, con `column: itemid`, `class`, `unit`, `metric` e `resourceId` della macchina (o `resourceId: { constant: … }` se la macchina è una sola)',
  },
  claim: 'signature',
  detect({ text }) {
    const items = /"itemid"\s{0,9}:/.test(text) && /"clock"\s{0,9}:/.test(text) && !/"host"\s{0,9}:/.test(text);
    const wrapped = /^\s*\{/.test(text) ? /"result"\s{0,9}:\s{0,9}\[/.test(text) : /^\s*\[\s*\{/.test(text);
    return items && wrapped && /"value(_avg)?"\s{0,9}:/.test(text) ? { needs: ['mapping'] } : null;
  },
  reading: {
    shape: 'json',
    rows: ['result'],
    read(document, run) {
      // A script may have kept the list of results alone.
      const bare = Array.isArray(document) && document.some((item) => 'itemid' in objectOf(item));
      const answers = bare ? [{ result: document }] : answersIn(document, (object) => Array.isArray(object.result));
      for (const { result } of answers) for (const item of listOf(result)) readItem(item, run);
    },
  },
});

function readItem(item: unknown, run: JsonRun): void {
  const row = run.nextRow();
  const values = objectOf(item);
  const itemId = idOf(values.itemid);
  if (itemId === null || values.clock === undefined || isWords(values.value)) {
    run.sink.issue('ITEM_UNREADABLE', row, { wanted: 'result[]: itemid, clock, value: a number' });
    run.sink.row('rejected');
    return;
  }
  const time = epochWithNanoseconds(values.clock, values.ns);
  const trends = trendStatistics.filter(([key]) => key in values);
  const taken =
    trends.length > 0
      ? trends.map(([key, statistic]) => writerOf(itemId, statistic, run).add(time, values[key], row))
      : [writerOf(itemId, null, run).add(time, values.value, row)];
  run.sink.row(taken.includes(true) ? 'accepted' : 'rejected');
}

function writerOf(itemId: string, statistic: Statistic | null, run: JsonRun): JsonSeriesWriter {
  return openOnce(`${itemId}\u0000${statistic}`, run, () => ({
    resourceId: null,
    metric: itemId,
    statistic,
    unit: null,
    length: statistic === null ? null : TREND,
    documented: null,
  }));
}
