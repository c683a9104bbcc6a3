import { describesColumns } from '../reading/mapped-table.ts';
import { needsOfPlan } from '../reading/plan-needs.ts';
import { type HeadRecords, headRecords } from '../reading/records/head-records.ts';
import { asTable, planMappedRecords, type RecordPlan } from '../reading/records/record-plan.ts';
import { cellWriter } from '../reading/records/record-rows.ts';
import type { HeadRow } from '../reading/table-head.ts';
import type { TablePlan } from '../reading/table-plan.ts';
import { unexplainedTable } from '../reading/unexplained-table.ts';
import { defineFormat, type FileHead } from './define-format.ts';

/** Records of JSON that a mapping explains: a list of them, under a key or not, or one a line. formats.md §21 (JSON as other tables). */
export const format = defineFormat({
  id: 'generic-json',
  title: { it: 'JSON generico con mappatura dichiarata', en: 'Generic JSON with a declared mapping' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, come dichiarato nella mappatura',
    how: 'da qualunque programma, un elenco di oggetti (`[{…}, {…}]`, anche sotto una chiave: `{"data": {"rows": […]}}`) oppure un oggetto per riga, con data e ora in ognuno e uno almeno ogni due ore',
    declare:
      'che cosa contengono le chiavi, come per le colonne di una tabella; una chiave dentro un’altra si scrive con il punto (`cpu.usage`): vedi [come si scrive una mappatura](mappatura.md)',
  },
  claim: 'last-resort',
  detect(head) {
    const records = headRecords(head);
    if (!records) return null;
    if (!describesColumns(head.mapping)) return { needs: ['mapping'] };
    const plan = planMappedRecords(records, head.mapping).table(records.keys);
    return { needs: needsOfPlan(plan, asTable(records.keys, rowsOf(records, plan)), head.mapping) };
  },
  reading: { shape: 'records', plan },
});

function plan(head: FileHead): RecordPlan {
  const records = headRecords(head);
  if (!records) throw new Error('planned without records');
  if (describesColumns(head.mapping)) return planMappedRecords(records, head.mapping);
  return { head: records, names: [], table: (keys) => unexplainedTable(asTable(keys), { cells: keys, row: 0 }) };
}

function rowsOf({ records }: HeadRecords, plan: TablePlan): readonly HeadRow[] {
  const cellsOf = cellWriter(plan);
  return records.flatMap((values, index) => {
    const cells = cellsOf(values);
    return 'repeated' in cells ? [] : [{ cells, row: index + 1 }];
  });
}
