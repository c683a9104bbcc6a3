import type { LinePlan } from '../reading/line.ts';
import { looksLikeAddress } from '../reading/list-text.ts';
import { machineListPlan } from '../reading/machine-list.ts';
import { findOwnTable, type OwnTable } from '../reading/own-table.ts';
import { defineFormat, type FileHead } from './define-format.ts';

const wanted = ['id', 'name', 'status', 'networks'];

/** `openstack server list -f csv`: servers and their addresses at one instant. formats.md §12. */
export const format = defineFormat({
  id: 'openstack-server-list-csv',
  title: { it: 'Elenco dei server OpenStack in CSV', en: 'OpenStack server list as CSV' },
  kinds: ['resource-list', 'ip-list'],
  guide: {
    proves: 'quali server esistono e quali IP pubblici hanno: non prova l’uso',
    how: '`openstack server list -f csv`',
    declare: 'niente; i server vanno comunque nella dichiarazione o in un `resource-list`',
  },
  claim: 'signature',
  detect(head) {
    return find(head) && { needs: [] };
  },
  reading: { shape: 'lines', plan },
});

const find = (head: FileHead): OwnTable | null => findOwnTable(head, (keys) => wanted.every((name) => keys.includes(name)));

function plan(head: FileHead): LinePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a list');
  const [id, name, state, networks] = wanted.map((key) => own.keys.indexOf(key)) as [number, number, number, number];
  // `net1=10.0.0.5, 93.184.216.34; net2=…`, or since client 5.5 a dictionary: addresses stand between signs that none has.
  const addressesIn = (cells: readonly string[]) => [...new Set((cells[networks] ?? '').split(/[\s=,;'"[\]{}]+/).filter(looksLikeAddress))];
  return machineListPlan(own, { id, name, state }, { resourceKind: 'openstack-uuid', provider: null }, addressesIn);
}
