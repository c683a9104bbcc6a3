import { dayOrderOf, readYearFirst } from '../reading/cell-time.ts';
import type { LinePlan } from '../reading/line.ts';
import { looksLikeAddress } from '../reading/list-text.ts';
import { machineListPlan } from '../reading/machine-list.ts';
import { findOwnTable, headCells, type OwnTable } from '../reading/own-table.ts';
import { defineFormat, type FileHead } from './define-format.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const cutUuid = /^[0-9a-f-]{1,35}$/i;
/** The client writes its columns in its own language; only UUID is the same in all. In a language that is not here the name stands first. */
const nameTitle = /^(nome|nom|name|nombre|vm|virtual machine|macchina virtuale)$/;
const stateTitle = /^(stato|état|etat|state|status|estado|zustand|power ?state|stato di alimentazione)$/;
const MOST_COLUMNS = 10;

/** The list of machines that the vSphere Client exports (`ExportList.csv`). formats.md §13. */
export const format = defineFormat({
  id: 'vcenter-list-csv',
  title: { it: 'Elenco di macchine del vSphere Client in CSV', en: 'vSphere Client list of machines as CSV' },
  kinds: ['resource-list', 'ip-list'],
  guide: {
    proves: 'quali macchine virtuali esistono, con il loro UUID: non prova l’uso',
    how: 'nel vSphere Client, elenco delle VM, aggiungere la colonna UUID ed esportare (`ExportList.csv`)',
    declare: 'niente; le macchine vanno comunque nella dichiarazione o in un `resource-list`',
  },
  claim: 'signature',
  detect(head) {
    return find(head) && { needs: [] };
  },
  reading: { shape: 'lines', plan },
});

/** Few columns, one of them all UUIDs and titled so, none of times. */
function find(head: FileHead): OwnTable | null {
  const own = findOwnTable(head, (keys) => keys.length > 1 && keys.length <= MOST_COLUMNS && keys.includes('uuid'));
  const column = own?.keys.indexOf('uuid') ?? -1;
  const cells = own ? headCells(own).map((row) => row.map((cell) => cell.trim())) : [];
  const ids = cells.map((row) => row[column] ?? '').filter((id) => id !== '');
  // The last one may be cut off with its file.
  const isList = ids.every((id, index) => uuid.test(id) || (index > 0 && index === ids.length - 1 && cutUuid.test(id)));
  return isList && !cells.some((row) => row.some(isTime)) ? own : null;
}

const isTime = (cell: string): boolean => readYearFirst(cell) !== null || dayOrderOf(cell) !== null;

function plan(head: FileHead): LinePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a list');
  const columns = {
    id: own.keys.indexOf('uuid'),
    name: Math.max(
      own.keys.findIndex((key) => nameTitle.test(key)),
      own.keys[0] === 'uuid' ? -1 : 0,
    ),
    state: own.keys.findIndex((key) => stateTitle.test(key)),
  };
  const addressesIn = (cells: readonly string[]) => cells.flatMap((cell) => cell.split(/[\s,;]+/)).filter(looksLikeAddress);
  const machines = machineListPlan(own, columns, { resourceKind: 'vm-uuid', provider: 'vmware' }, addressesIn);
  const isWhole = (cells: readonly string[]): boolean => uuid.test((cells[columns.id] ?? '').trim());
  return { ...machines, explain: (cells) => (isWhole(cells) ? machines.explain(cells) : { code: 'RESOURCE_ID_EMPTY' }) };
}
