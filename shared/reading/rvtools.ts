import type { FileHead } from '../formats/define-format.ts';
import type { ResourceIdKind } from '../model/usage.ts';
import { isPublicAddress } from './address-cells.ts';
import type { LinePlan, ListedResource } from './line.ts';
import { looksLikeAddress } from './list-text.ts';
import { findOwnTable, type OwnTable } from './own-table.ts';
import { beginning } from './shown-text.ts';

/** The tabs of an RVTools export, by the titles of their columns: English whatever the language of the machine. formats.md §13. */
export type RvtoolsTab = 'machines' | 'other';

const sizes = ['provisioned mib', 'provisioned mb'];
/** Whole exports name the vCenter in every tab; of cut ones, titles that nobody else has. */
const otherTabs: readonly (readonly string[])[] = [
  ['vi sdk server'],
  ['vi sdk uuid'],
  ['vm', 'mac address', 'adapter'],
  ['vm', 'disk key'],
  ['vm', 'overall', 'limit'],
  ['vm', 'ballooned', 'swapped'],
  ['vm', 'snapshot', 'size mib (total)'],
  ['vm', 'snapshot', 'size mb (total)'],
  ['vm', 'tools', 'tools version'],
  ['vm', 'device node', 'device type'],
  ['vm', 'port group', 'switch'],
];

function tabOf(keys: readonly string[]): RvtoolsTab | null {
  const has = (key: string): boolean => keys.includes(key);
  if (has('vm') && has('powerstate') && (has('template') || sizes.some(has))) return 'machines';
  return otherTabs.some((titles) => titles.every(has)) ? 'other' : null;
}

/** The table of a head that is such a tab. */
export function rvtoolsTable(head: FileHead, tab: RvtoolsTab): OwnTable | null {
  return findOwnTable(head, (keys) => tabOf(keys) === tab);
}

/** By which an id is looked for, the surest first: a name can be given twice, and a number of one vCenter is another machine in the next. */
const ids: readonly (readonly [title: string, kind: ResourceIdKind])[] = [
  ['vm uuid', 'vm-uuid'],
  ['vm id', 'moref'],
  ['vm', 'name'],
];
const otherNames = ['vm id', 'smbios uuid', 'dns name'];
const MIB = 1024 * 1024;
const LONGEST_NAME = 200;

/** One machine a line. Templates stand among them: their state is never on. */
export function machinesPlan({ table, header, keys }: OwnTable): LinePlan {
  const text = (cells: readonly string[], title: string): string | null => {
    const column = keys.indexOf(title);
    return column < 0 ? null : (cells[column] ?? '').trim() || null;
  };
  const number = (cells: readonly string[], titles: readonly string[], times: number): number | null => {
    const count = wholeNumber(titles.map((title) => text(cells, title)).find((cell) => cell !== null) ?? '');
    return count === null ? null : count * times;
  };
  const explain = (cells: readonly string[]): ListedResource | null => {
    const [id] = ids.flatMap(([title, kind]) => {
      const found = text(cells, title);
      return found === null ? [] : [{ found, kind }];
    });
    if (!id) return null;
    const name = text(cells, 'vm');
    const found = (text(cells, 'primary ip address') ?? '').split(/[\s,;|]+/).filter(looksLikeAddress);
    const others = otherNames.map((title) => text(cells, title)).filter((other) => other !== null && other !== id.found);
    return {
      seen: {
        resourceId: id.found,
        resourceKind: id.kind,
        provider: 'vmware',
        name: name && beginning(name, LONGEST_NAME),
        aliases: [...new Set([...(others as string[]), ...found.filter((address) => !isPublicAddress(address))])],
        parentId: null,
        state: text(cells, 'powerstate'),
        vcpu: number(cells, ['cpus'], 1),
        ramBytes: number(cells, ['memory'], MIB),
        storageBytes: number(cells, sizes, MIB),
      },
      addresses: [...new Set(found.filter(isPublicAddress))],
    };
  };
  return {
    delimiter: table.delimiter,
    headerRow: header.row,
    header: header.cells,
    evidence: 'inventory',
    decimal: () => '.',
    notes: [],
    explain: (cells) => explain(cells) ?? { code: 'RESOURCE_ID_EMPTY' },
  };
}

/** Sizes are whole: whatever separates three digits in them separates thousands. */
function wholeNumber(cell: string): number | null {
  return /^\d{1,12}$|^\d{1,3}([.,'’\s]\d{3})+$/.test(cell) ? Number(cell.replace(/\D/g, '')) : null;
}
