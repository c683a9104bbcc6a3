import type { ResourceSeen } from '../model/digest.ts';
import { isPublicAddress } from './address-cells.ts';
import type { LinePlan } from './line.ts';
import type { OwnTable } from './own-table.ts';
import { beginning } from './shown-text.ts';

const LONGEST_NAME = 200;

/** Where a list of machines says what; -1: nowhere. */
export interface MachineColumns {
  readonly id: number;
  readonly name: number;
  readonly state: number;
}

/**
 * The plan of a list of machines, one a line: inventory. Public addresses are the machine's addresses, private ones other names of it.
 * @param addressesIn all addresses that a line holds
 */
export function machineListPlan(
  { table, header }: OwnTable,
  columns: MachineColumns,
  { resourceKind, provider }: Pick<ResourceSeen, 'resourceKind' | 'provider'>,
  addressesIn: (cells: readonly string[]) => readonly string[],
): LinePlan {
  const text = (cells: readonly string[], column: number): string | null => (cells[column] ?? '').trim() || null;
  return {
    delimiter: table.delimiter,
    headerRow: header.row,
    header: header.cells,
    evidence: 'inventory',
    decimal: () => '.',
    notes: [],
    explain(cells) {
      const resourceId = text(cells, columns.id);
      if (resourceId === null) return { code: 'RESOURCE_ID_EMPTY' };
      const name = text(cells, columns.name);
      const addresses = addressesIn(cells);
      return {
        seen: {
          resourceId,
          resourceKind,
          provider,
          name: name && beginning(name, LONGEST_NAME),
          aliases: addresses.filter((address) => !isPublicAddress(address)),
          parentId: null,
          state: text(cells, columns.state),
          vcpu: null,
          ramBytes: null,
          storageBytes: null,
        },
        addresses: addresses.filter(isPublicAddress),
      };
    },
  };
}
