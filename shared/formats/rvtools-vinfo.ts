import type { LinePlan } from '../reading/line.ts';
import { machinesPlan, rvtoolsTable } from '../reading/rvtools.ts';
import { defineFormat, type FileHead } from './define-format.ts';

/** The machines of a vCenter as RVTools lists them, in a workbook or as CSV: inventory. formats.md §13. */
export const format = defineFormat({
  id: 'rvtools-vinfo',
  title: { it: 'Inventario RVTools, scheda vInfo', en: 'RVTools inventory, tab vInfo' },
  kinds: ['resource-list', 'ip-list'],
  guide: {
    proves: 'quali macchine virtuali esistono, con grandezza, stato e indirizzo principale: non prova l’uso',
    how: 'in RVTools, «File, Export all to Excel» (basta la scheda vInfo, anche in CSV)',
    declare: 'niente; le macchine vanno comunque nella dichiarazione o in un `resource-list`',
  },
  claim: 'signature',
  detect: (head) => rvtoolsTable(head, 'machines') && { needs: [] },
  reading: { shape: 'lines', plan },
});

function plan(head: FileHead): LinePlan {
  const own = rvtoolsTable(head, 'machines');
  if (!own) throw new Error('planned without a tab of RVTools');
  return machinesPlan(own);
}
