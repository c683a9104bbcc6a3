import { readEpoch } from '../reading/cell-time.ts';
import { columnTerms, type OwnTable, planOwnTable } from '../reading/own-table.ts';
import { type TableHead, tableHeadBy } from '../reading/table-head.ts';
import type { TablePlan } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

/** What Zabbix shows of one item as plain text, one value a line: server-local time, the same since 1970, the value. formats.md §15. */
const titles = ['data', 'ora', 'epoch', 'value'];
const line = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \d{10} -?\d{1,20}(\.\d{1,20})?([eE][+-]?\d{1,3})?$/;
const cut = /^[\d :.-]{1,60}$/;

export const format = defineFormat({
  id: 'zabbix-plain-text',
  title: { it: 'Valori di un item di Zabbix come testo', en: 'Values of one Zabbix item as plain text' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato di un item per file, in ora UTC (vale il numero di secondi, non la data accanto); host, nome e unità non ci sono',
    how: 'Zabbix, «Ultimi dati», grafico o valori dell’item, «Come testo semplice», un file per item con host e item nel nome del file; meglio i trend di `trend.get`, che durano di più',
    declare: 'la macchina (`resourceId`) e la metrica: una voce di `series` con `column: value`, `class` e `unit`',
  },
  claim: 'signature',
  detect: (head) => (find(head) ? { needs: ['resourceId', 'metric'] } : null),
  reading: { shape: 'table', plan },
});

/** Every line, but for titles above the values: the page begins with the names of the host and of the item. */
function find(head: FileHead): TableHead | null {
  const lines = head.text.split(/\r\n|\n|\r/);
  if (!head.whole) lines.pop();
  const filled = lines.map((text) => text.trim()).filter((text) => text !== '');
  const first = filled.findIndex((text) => line.test(text));
  // The last line may be cut off with its file.
  const fits = (text: string, index: number): boolean =>
    line.test(text) || (index > 0 && index === filled.length - first - 1 && cut.test(text));
  const isMine = first >= 0 && first <= MOST_TITLES && filled.slice(first).every(fits);
  return isMine ? tableHeadBy(head, ' ') : null;
}

const MOST_TITLES = 3;

function plan(head: FileHead): TablePlan {
  const table = find(head);
  if (!table) throw new Error('planned without values');
  const first = table.rows.find(({ cells }) => cells.length === titles.length && line.test(cells.join(' ').trim()));
  const own: OwnTable = { table, header: { cells: titles, row: (first?.row ?? 1) - 1 }, keys: titles };
  const explained = columnTerms(own, head.mapping);
  const terms = explained.of(['value'], null);
  return planOwnTable(own, head.mapping, {
    // What stands in the first two columns is the time of the server, whose zone nobody states.
    time: [titles.indexOf('epoch')],
    readTime: readEpoch,
    stamp: null,
    values: [{ column: titles.indexOf('value'), terms: () => terms }],
    notes: explained.notes(),
  });
}
