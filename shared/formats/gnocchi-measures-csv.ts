import type { Meaning, ResourceClass } from '../model/usage.ts';
import { readYearFirst } from '../reading/cell-time.ts';
import { findOwnTable, type OwnTable, ownTerms, planOwnTable, remembered } from '../reading/own-table.ts';
import type { SeriesTerms, TablePlan } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

const columns = ['timestamp', 'granularity', 'value'];

/** Ceilometer's metrics of a machine, its disks and its interfaces. The mapping says which of them a file holds: the file does not. */
const documented: Readonly<Record<string, readonly [ResourceClass, Meaning, string]>> = {
  cpu: ['cpu', 'counter', 'ns'],
  cpu_util: ['cpu', 'used', 'percent'],
  'memory.usage': ['ram', 'used', 'MiB'],
  'memory.resident': ['ram', 'used', 'MiB'],
  memory: ['ram', 'capacity', 'MiB'],
  'disk.device.read.bytes': ['storage', 'counter', 'byte'],
  'disk.device.write.bytes': ['storage', 'counter', 'byte'],
  'disk.device.usage': ['storage', 'used', 'byte'],
  'disk.device.capacity': ['storage', 'capacity', 'byte'],
  'network.incoming.bytes': ['network', 'counter', 'byte'],
  'network.outgoing.bytes': ['network', 'counter', 'byte'],
  'network.incoming.bytes.rate': ['network', 'rate', 'byte/s'],
  'network.outgoing.bytes.rate': ['network', 'rate', 'byte/s'],
};

/** `openstack metric measures show … -f csv`: one metric; without `--granularity` the same time comes once for each. formats.md §12. */
export const format = defineFormat({
  id: 'gnocchi-measures-csv',
  title: { it: 'Misure OpenStack Gnocchi in CSV', en: 'OpenStack Gnocchi measures as CSV' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato di una metrica per file; ogni granularità resta una serie per sé, così lo stesso tempo non vale più volte',
    how: '`openstack metric measures show --resource-id <uuid> --granularity 300 --start … --stop … cpu -f csv`, con uuid e metrica nel nome del file. Disco e rete hanno un uuid proprio, diverso da quello del server',
    declare:
      'la macchina (`resourceId`) e la metrica: una voce di `series` con `column: value` e `metric` (`cpu`, `memory.usage`, …). `cpu` e i byte sono contatori crescenti, salvo `--aggregation rate:mean`: in quel caso indicare `meaning`',
  },
  claim: 'signature',
  detect(head) {
    const own = find(head);
    if (!own) return null;
    const open = own.table.rows.some(({ cells }) => readYearFirst((cells[at(own, 'timestamp')] ?? '').trim())?.offset === null);
    return { needs: open ? ['zone', 'resourceId', 'metric'] : ['resourceId', 'metric'] };
  },
  reading: { shape: 'table', plan },
});

/** As the client draws it for a console the table has an empty column on either side. */
const find = (head: FileHead): OwnTable | null =>
  findOwnTable(head, (keys) => keys.filter((key) => key !== '').length === columns.length && columns.every((name) => keys.includes(name)));

const at = ({ keys }: OwnTable, name: string): number => keys.indexOf(name);

function plan(head: FileHead): TablePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a table');
  const granularity = at(own, 'granularity');
  // A column of its own behind the others: what tells the series of one metric apart.
  const part = own.header.cells.length;
  return planOwnTable(own, head.mapping, {
    time: [at(own, 'timestamp')],
    stamp: 'start',
    length: (cells) => secondsIn(cells[granularity] ?? ''),
    metric: part,
    derive: (cells) => [
      ...cells.slice(0, part),
      ...Array.from({ length: part - cells.length }, () => ''),
      partOf(cells[granularity] ?? ''),
    ],
    values: [{ column: at(own, 'value'), terms: remembered((metric) => terms(head, metric)) }],
  });
}

const partOf = (granularity: string): string => {
  const length = secondsIn(granularity);
  return length === null ? '' : `${length / 1000} s`;
};

/** Seconds, as `300.0`, or as newer clients write them: `0:05:00`. Milliseconds; null: neither. */
function secondsIn(cell: string): number | null {
  const text = cell.trim();
  const [, days, hours, minutes, seconds] = /^(?:(\d{1,4}) days?, )?(\d{1,2}):(\d{2}):(\d{2})$/.exec(text) ?? [];
  if (hours !== undefined) return (((Number(days ?? 0) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 || null;
  return /^\d{1,8}(\.\d{1,6})?$/.test(text) ? Math.round(Number(text) * 1000) || null : null;
}

function terms({ mapping }: FileHead, part: string): SeriesTerms | null {
  const entry = mapping?.series?.find(({ column }) => column.trim().toLowerCase() === 'value') ?? mapping?.series?.[0];
  const declared = entry && ownTerms(mapping, [entry.column], null);
  if (!declared) return null;
  const known = documented[declared.metric ?? ''];
  const rate = entry.meaning !== undefined && known !== undefined && entry.meaning !== known[1];
  return {
    ...declared,
    metric: `${declared.metric} [${part}]`,
    meaning: entry.meaning ?? known?.[1] ?? declared.meaning,
    unit: entry.unit ?? (rate ? null : (known?.[2] ?? declared.unit)),
  };
}
