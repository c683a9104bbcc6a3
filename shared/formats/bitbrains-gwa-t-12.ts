import { readEpoch } from '../reading/cell-time.ts';
import { readDuration } from '../reading/duration.ts';
import { columnKey, keysOf, tableHeadOf } from '../reading/table-head.ts';
import type { SeriesTerms, TablePlan, ValueColumn } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

/** Columns are found by name; numbers are those of formats.md §24 (0-based here: CPU %, memory, disk and network throughput). */
const columns: readonly (readonly [title: string, terms: Omit<SeriesTerms, 'metric' | 'resourceId'>])[] = [
  ['CPU usage [%]', { resourceClass: 'cpu', meaning: 'used', unit: 'percent', statistic: 'raw' }],
  // The trace's kilobytes are hypervisor ones of 1,024 bytes: its provisioned sizes are whole powers of two in them.
  ['Memory usage [KB]', { resourceClass: 'ram', meaning: 'used', unit: 'KiB', statistic: 'raw' }],
  ['Disk read throughput [KB/s]', { resourceClass: 'storage', meaning: 'rate', unit: 'KiB/s', statistic: 'raw' }],
  ['Disk write throughput [KB/s]', { resourceClass: 'storage', meaning: 'rate', unit: 'KiB/s', statistic: 'raw' }],
  ['Network received throughput [KB/s]', { resourceClass: 'network', meaning: 'rate', unit: 'KiB/s', statistic: 'raw' }],
  ['Network transmitted throughput [KB/s]', { resourceClass: 'network', meaning: 'rate', unit: 'KiB/s', statistic: 'raw' }],
];

/** Bitbrains GWA-T-12, one machine a file, all four classes in one row. formats.md §22. */
export const format = defineFormat({
  id: 'bitbrains-gwa-t-12',
  title: { it: 'Traccia Bitbrains GWA-T-12', en: 'Bitbrains GWA-T-12 trace' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato di una macchina per file: CPU, RAM, dischi, rete, ogni cinque minuti',
    how: 'tracce pubbliche di ricerca, per provare il programma: non è l’export di un fornitore',
    declare: 'niente: la macchina è il nome del file',
  },
  claim: 'signature',
  detect(head) {
    const first = tableHeadOf(head)?.rows[0];
    const keys = first ? keysOf(first) : [];
    const isMine = keys[0] === 'timestamp [ms]' && columns.every(([title]) => keys.includes(columnKey(title)));
    // The machine is named by the file's name, by this format's own rule.
    return isMine ? { needs: [] } : null;
  },
  reading: { shape: 'table', plan },
  resourceIdRule: { fileName: '^(?<id>.+?)(\\.csv)?(\\.gz)?$' },
});

function plan(head: FileHead): TablePlan {
  const table = tableHeadOf(head);
  const header = table?.rows[0];
  if (!table || !header) throw new Error('planned without a table');
  const keys = header.cells.map(columnKey);
  const rule = head.mapping?.resourceId;
  const values: ValueColumn[] = columns.map(([title, terms]) => {
    const known = { ...terms, metric: title, resourceId: null };
    return { column: keys.indexOf(columnKey(title)), terms: () => known };
  });
  return {
    delimiter: table.delimiter,
    headerRow: header.row,
    header: header.cells,
    time: [0],
    end: null,
    // The header says milliseconds, the values are seconds: ten digits either way.
    readTime: readEpoch,
    decimal: '.',
    zone: null,
    stamp: head.mapping?.stamp ?? null,
    interval: head.mapping?.interval === undefined ? null : readDuration(head.mapping.interval),
    id: { constant: rule && 'constant' in rule ? rule.constant.trim() : null },
    metric: null,
    unit: null,
    values,
    problems: [],
    notes: [],
    claimed: { decimal: false, dayOrder: null },
  };
}
