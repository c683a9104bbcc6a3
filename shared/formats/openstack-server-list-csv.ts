import { isPublicAddress } from '../reading/address-cells.ts';
import type { LinePlan } from '../reading/line.ts';
import { looksLikeAddress } from '../reading/list-text.ts';
import { findOwnTable, type OwnTable } from '../reading/own-table.ts';
import { beginning } from '../reading/shown-text.ts';
import { defineFormat, type FileHead } from './define-format.ts';

const wanted = ['id', 'name', 'status', 'networks'];
const LONGEST_NAME = 200;

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
  const [id, name, status, networks] = wanted.map((key) => own.keys.indexOf(key)) as [number, number, number, number];
  const text = (cells: readonly string[], column: number): string | null => (cells[column] ?? '').trim() || null;
  return {
    delimiter: own.table.delimiter,
    headerRow: own.header.row,
    header: own.header.cells,
    evidence: 'inventory',
    decimal: () => '.',
    notes: [],
    explain(cells) {
      const resourceId = text(cells, id);
      if (resourceId === null) return { code: 'RESOURCE_ID_EMPTY' };
      const named = text(cells, name);
      // `net1=10.0.0.5, 93.184.216.34; net2=…`, or since client 5.5 a dictionary: addresses stand between signs that none has.
      const addresses = [...new Set((text(cells, networks) ?? '').split(/[\s=,;'"[\]{}]+/).filter(looksLikeAddress))];
      return {
        seen: {
          resourceId,
          resourceKind: 'openstack-uuid',
          provider: null,
          name: named && beginning(named, LONGEST_NAME),
          aliases: addresses.filter((address) => !isPublicAddress(address)),
          parentId: null,
          state: text(cells, status),
          vcpu: null,
          ramBytes: null,
          storageBytes: null,
        },
        addresses: addresses.filter(isPublicAddress),
      };
    },
  };
}
