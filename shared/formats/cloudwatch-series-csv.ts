import { compileDatePattern } from '../reading/date-pattern.ts';
import { readDuration } from '../reading/duration.ts';
import { termsOfEntry } from '../reading/series-terms.ts';
import { columnKey, tableHeadOf } from '../reading/table-head.ts';
import type { TablePlan } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

/** `timestamp,value` and nothing else: neither machine, metric, unit nor zone are in the file. formats.md §1. */
export const format = defineFormat({
  id: 'cloudwatch-series-csv',
  title: { it: 'Serie CloudWatch in CSV (timestamp,value)', en: 'CloudWatch series as CSV (timestamp,value)' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato; il file ha solo `timestamp,value`',
    how: 'con uno script sulla risposta di CloudWatch; meglio caricare la risposta JSON così com’è',
    declare: 'il fuso (`zone: UTC`), la macchina (`resourceId`), la metrica (una voce di `series` con `column: value`)',
  },
  claim: 'signature',
  detect(head) {
    const header = tableHeadOf(head)?.rows[0]?.cells ?? [];
    const isMine = header.length === 2 && columnKey(header[0] as string) === 'timestamp' && columnKey(header[1] as string) === 'value';
    return isMine ? { needs: ['zone', 'resourceId', 'metric'] } : null;
  },
  reading: { shape: 'table', plan },
});

function plan(head: FileHead): TablePlan {
  const table = tableHeadOf(head);
  const header = table?.rows[0];
  if (!table || !header) throw new Error('planned without a table');
  const mapping = head.mapping;
  const entries = mapping?.series ?? [];
  const entry = entries.find(({ column }) => columnKey(column) === 'value') ?? null;
  const terms = entry && termsOfEntry(entry, null);
  const rule = mapping?.resourceId;
  return {
    delimiter: table.delimiter,
    headerRow: header.row,
    header: header.cells,
    time: [0],
    end: null,
    readTime: mapping?.dateFormat === undefined ? null : compileDatePattern(mapping.dateFormat),
    // Scripts write what the API answered: numbers of a programming language.
    decimal: '.',
    zone: mapping?.zone ?? null,
    stamp: 'start',
    interval: mapping?.interval === undefined ? null : readDuration(mapping.interval),
    id: { constant: rule && 'constant' in rule ? rule.constant.trim() : null },
    metric: null,
    unit: null,
    values: [{ column: 1, terms: () => terms }],
    problems: [],
    notes: mapping?.stamp === 'end' ? [{ code: 'MAPPING_CONTRADICTS_FILE', details: { field: 'stamp' } }] : [],
    claimed: { decimal: false, dayOrder: null },
  };
}
