import { readYearFirst } from '../reading/cell-time.ts';
import { endsLikeMonasca, termsOfMonasca } from '../reading/metrics/monasca.ts';
import { columnTerms, findOwnTable, headCells, type OwnTable, planOwnTable } from '../reading/own-table.ts';
import type { TablePlan } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

/** OpenStack Monasca: metrics of one machine side by side, their units in their names. formats.md §12. */
export const format = defineFormat({
  id: 'monasca-csv',
  title: { it: 'Metriche OpenStack Monasca in CSV', en: 'OpenStack Monasca metrics as CSV' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato di una macchina per file: CPU, RAM, dischi, rete, secondo le colonne',
    how: 'dall’agente Monasca, `Timestamp` in UTC e una colonna per metrica (`cpu_system_perc`, `mem_free_mb`, `net_in_bytes_sec`), con la macchina nel nome del file. La RAM libera da sola non è RAM usata: esportare anche `mem_total_mb`',
    declare: 'la macchina (`resourceId: { fileName: "^(?<id>.+)\\\\.csv$" }`); per le metriche non riconosciute la voce di `series`',
  },
  claim: 'signature',
  detect(head) {
    const own = find(head);
    if (!own) return null;
    const zone = headCells(own).some((cells) => readYearFirst((cells[0] ?? '').trim())?.offset === null) ? (['zone'] as const) : [];
    const known = own.header.cells.slice(1).every((name) => termsOfMonasca(name) !== null);
    return { needs: [...zone, 'resourceId', ...(known ? [] : (['metric'] as const))] };
  },
  reading: { shape: 'table', plan },
});

function find(head: FileHead): OwnTable | null {
  return findOwnTable(head, ([time, ...names]) => {
    if (time !== 'timestamp') return false;
    const metrics = names.filter((name) => name !== '');
    return metrics.length > 0 && metrics.filter(endsLikeMonasca).length * 2 > metrics.length;
  });
}

function plan(head: FileHead): TablePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a table');
  const explained = columnTerms(own, head.mapping);
  const values = own.header.cells.flatMap((title, column) => {
    if (column === 0 || title.trim() === '') return [];
    const terms = explained.of([title], termsOfMonasca(title));
    return [{ column, terms: () => terms }];
  });
  return planOwnTable(own, head.mapping, { time: [0], stamp: null, values, notes: explained.notes() });
}
