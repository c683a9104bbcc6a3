import { findHeader } from '../reading/find-header.ts';
import { describesColumns, planMappedTable } from '../reading/mapped-table.ts';
import { needsOfPlan } from '../reading/plan-needs.ts';
import { tableHeadOf } from '../reading/table-head.ts';
import type { TablePlan } from '../reading/table-plan.ts';
import { unexplainedTable } from '../reading/unexplained-table.ts';
import { defineFormat, type FileHead } from './define-format.ts';

/** Any table with a header, long or wide, that a mapping explains: contracts/mapping.example.yaml, formats.md §21. */
export const format = defineFormat({
  id: 'generic-table',
  title: { it: 'Tabella generica con mappatura dichiarata', en: 'Generic table with a declared mapping' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, come dichiarato nella mappatura',
    how: 'da qualunque programma di monitoraggio, in CSV o in Excel (.xlsx), con data e ora in ogni riga e una riga almeno ogni due ore',
    declare: 'che cosa contengono le colonne: vedi [come si scrive una mappatura](mappatura.md)',
  },
  claim: 'last-resort',
  detect(head) {
    const table = tableHeadOf(head);
    if (!table || !findHeader(table, head.mapping)) return null;
    if (!describesColumns(head.mapping)) return { needs: ['mapping'] };
    return { needs: needsOfPlan(plan(head), table, head.mapping) };
  },
  reading: { shape: 'table', plan },
});

/** Whoever looks at a head plans it, and so does whoever reads the rows. */
const plans = new WeakMap<FileHead, TablePlan>();

function plan(head: FileHead): TablePlan {
  const made = plans.get(head) ?? newPlan(head);
  plans.set(head, made);
  return made;
}

function newPlan(head: FileHead): TablePlan {
  const table = tableHeadOf(head);
  const header = table && findHeader(table, head.mapping);
  if (!table || !header) throw new Error('planned without a table');
  return describesColumns(head.mapping) ? planMappedTable(table, header, head.mapping) : unexplainedTable(table, header);
}
