import { timeReader } from '../reading/cell-time.ts';
import { termsOfCounterId, vsphereUnit } from '../reading/metrics/vsphere-counters.ts';
import { findOwnTable, headCells, type OwnTable, ownTerms, planOwnTable, remembered } from '../reading/own-table.ts';
import type { SeriesTerms, TablePlan } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

const wanted = ['value', 'timestamp', 'metricid', 'entityid', 'intervalsecs'];
/** Ids of what the provider owns, as vCenter writes them before the number. */
const plant = /^(HostSystem|ClusterComputeResource|ComputeResource|ResourcePool|Datastore|StoragePod|Datacenter|Folder)-/;
const readTime = timeReader('day-first');

/** `Get-Stat | Export-Csv` of VMware PowerCLI: one row a value, the end of its interval. formats.md §13. */
export const format = defineFormat({
  id: 'powercli-get-stat-csv',
  title: { it: 'Statistiche VMware PowerCLI (Get-Stat) in CSV', en: 'VMware PowerCLI statistics (Get-Stat) as CSV' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato di ogni macchina virtuale, con la durata di ogni riga; dischi e schede (`Instance`) restano serie per sé',
    how: '`Get-Stat -Entity (Get-VM) -Stat cpu.usage.average,mem.usage.average,disk.usage.average,net.usage.average -Start … -Finish … | Export-Csv`; vCenter conserva passi di 2 ore per un mese',
    declare:
      'il fuso di chi ha esportato (`zone: Europe/Rome`); `dateFormat`, se le date si leggono in due modi. La macchina è `EntityId`: `VirtualMachine-vm-90` vale anche se dichiarato `vm-90`, e in un solo vCenter',
  },
  claim: 'signature',
  detect(head) {
    const own = find(head);
    if (!own) return null;
    const time = at(own, 'timestamp');
    const cells = headCells(own);
    const open = cells.length === 0 || cells.some((row) => (readTime((row[time] ?? '').trim())?.offset ?? null) === null);
    const unknown = cells.some((row) => termsOfCounterId(row[at(own, 'metricid')] ?? '', '').resourceClass === null);
    return { needs: [...(open ? (['zone'] as const) : []), ...(unknown ? (['metric'] as const) : [])] };
  },
  reading: { shape: 'table', plan },
});

const find = (head: FileHead): OwnTable | null => findOwnTable(head, (keys) => wanted.every((name) => keys.includes(name)));
const at = ({ keys }: OwnTable, name: string): number => keys.indexOf(name);

function plan(head: FileHead): TablePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a table');
  const width = own.header.cells.length;
  const [metric, instance, unit, entity, seconds] = ['metricid', 'instance', 'unit', 'entityid', 'intervalsecs'].map((name) =>
    at(own, name),
  ) as [number, number, number, number, number];
  const cell = (cells: readonly string[], column: number): string => (cells[column] ?? '').trim();
  const termsOf = (text: string): SeriesTerms | null => {
    // As `derive` puts them together: no counter's id holds a blank.
    const blank = text.endsWith(']') ? text.indexOf(' [') : -1;
    const [id, part] = blank < 0 ? [text, ''] : [text.slice(0, blank), text.slice(blank + 2, -1)];
    return ownTerms(head.mapping, [id], termsOfCounterId(id, part));
  };
  return planOwnTable(own, head.mapping, {
    time: [at(own, 'timestamp')],
    stamp: 'end',
    length: (cells) => (/^\d{1,7}$/.test(cell(cells, seconds)) ? Number(cell(cells, seconds)) * 1000 : null),
    id: { column: entity },
    decimal: head.mapping?.decimal ?? null,
    // Behind the last column: the metric with its instance, and the unit as ours.
    derive: (cells) => [
      ...Array.from({ length: width }, (_, column) => cells[column] ?? ''),
      cell(cells, instance) === '' ? cell(cells, metric) : `${cell(cells, metric)} [${cell(cells, instance)}]`,
      vsphereUnit(cell(cells, unit)),
    ],
    metric: width,
    unit: unit < 0 ? null : width + 1,
    values: [{ column: at(own, 'value'), terms: remembered(termsOf) }],
    refuse: (cells) => {
      const object = plant.exec(cell(cells, entity))?.[1];
      return object === undefined ? null : { code: 'PROVIDER_OBJECTS', details: { objects: [object] } };
    },
  });
}
