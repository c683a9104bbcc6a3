import { isNullWord } from '../reading/cell.ts';
import { timeReader } from '../reading/cell-time.ts';
import { splitUnit } from '../reading/cell-unit.ts';
import type { TimeReader } from '../reading/date-pattern.ts';
import { parseDecimal } from '../reading/decimal.ts';
import { termsOfSeries } from '../reading/metrics/grafana-series.ts';
import { columnTerms, findOwnTable, headCells, type OwnTable, planOwnTable } from '../reading/own-table.ts';
import type { TablePlan } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

const dayFirst = timeReader('day-first');
const monthFirst = timeReader('month-first');
/** In the language of the browser, where Grafana was told so: the column settles which number is the day. */
const readTime: TimeReader = (cell) => dayFirst(cell) ?? monthFirst(cell);

/** Grafana, older (`sep=;`) and current (commas): `"Time","srv1","srv2"`, one column a series. formats.md §16. */
export const format = defineFormat({
  id: 'grafana-columns-csv',
  title: { it: 'Grafico di Grafana in CSV, una colonna per serie', en: 'Grafana graph as CSV, one column a series' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato; le serie sono le colonne, con il nome che hanno nella legenda del grafico',
    how: '«Inspect», «Data», «Series joined by time», senza «Formatted data» (che toglie il fuso e aggiunge le unità), poi «Download CSV»; nelle versioni vecchie «Export CSV», «Series as columns»',
    declare: 'per ogni colonna una voce di `series` con `class`, `unit` e la macchina (`resourceId`); il fuso, se le ore non lo dicono',
  },
  claim: 'content',
  detect(head) {
    const own = find(head);
    // A mapping that explains the table's columns one by one speaks of a table, whoever wrote it.
    if (!own || head.mapping?.columns !== undefined) return null;
    const cells = headCells(own);
    const series = own.header.cells.slice(1).map((title) => termsOfSeries(title.trim()));
    return {
      needs: [
        ...(cells.some((row) => readTime((row[0] ?? '').trim())?.offset === null) ? (['zone'] as const) : []),
        ...(series.some(({ resourceId }) => resourceId === null) ? (['resourceId'] as const) : []),
        ...(series.some(({ resourceClass }) => resourceClass === null) ? (['metric'] as const) : []),
      ],
    };
  },
  reading: { shape: 'table', plan },
});

/** A first column `Time`, then columns of numbers only. */
function find(head: FileHead): OwnTable | null {
  const own = findOwnTable(head, ([time, ...names]) => time === 'time' && names.length > 0 && names.every((name) => name !== ''));
  // Grafana writes `Time`; `time` is any script's.
  if (own?.header.cells[0]?.trim() !== 'Time') return null;
  const rows = headCells(own).filter((cells) => cells.length === own.keys.length && cells[0]?.trim() !== 'Time');
  const numbers = rows.every(([time = '', ...values]) => readTime(time.trim()) !== null && values.every(isValue));
  return numbers ? own : null;
}

function isValue(cell: string): boolean {
  const text = cell.trim();
  return isNullWord(text) || parseDecimal(splitUnit(text).number.trim(), '.') !== null;
}

function plan(head: FileHead): TablePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a table');
  const explained = columnTerms(own, head.mapping);
  const values = own.header.cells.slice(1).map((title, index) => {
    const known = termsOfSeries(title.trim());
    const terms = explained.of([title.trim(), known.metric as string], known);
    return { column: index + 1, terms: () => terms };
  });
  return planOwnTable(own, head.mapping, { time: [0], stamp: null, values, notes: explained.notes() });
}
