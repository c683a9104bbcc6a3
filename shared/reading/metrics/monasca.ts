import type { Meaning, ResourceClass } from '../../model/usage.ts';
import type { SeriesTerms } from '../table-plan.ts';

type Row = readonly [name: RegExp, resourceClass: ResourceClass, meaning: Meaning];

/** What the Monasca agent documents of its system metrics, dots written as underscores. The first that fits. */
const rows: readonly Row[] = [
  [/^cpu_idle_perc$/, 'cpu', 'free'],
  [/^cpu_(wait|stolen|frequency)|^load_avg|_err|_drop|swap|inode/, 'other', 'used'],
  [/^cpu_.*perc$|^vm_cpu_utilization.*perc$/, 'cpu', 'used'],
  [/^(vm_)?mem_(free|usable|available)/, 'ram', 'free'],
  [/^(vm_)?mem_total/, 'ram', 'capacity'],
  [/^(vm_)?mem_/, 'ram', 'used'],
  [/^(vm_)?net_.*bytes_sec$/, 'network', 'rate'],
  [/^(vm_)?net_.*packets/, 'network', 'operations'],
  [/^(vm_)?(io|disk).*(bytes_sec)$/, 'storage', 'rate'],
  [/^(vm_)?(io|disk).*(req_sec|ops_sec)$/, 'storage', 'operations'],
  [/^disk_(total_space|capacity)/, 'storage', 'capacity'],
  [/^disk_.*used/, 'storage', 'used'],
];
/** The agent's megabytes and kilobytes are of 1,024. */
const units: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/_perc$/, 'percent'],
  [/_kbytes_sec$/, 'KiB/s'],
  [/_bytes_sec$/, 'byte/s'],
  [/_(packets|req|ops|count|errors|dropped)?_?sec$/, 'count/s'],
  [/_mb$/, 'MiB'],
  [/_(gb)$/, 'GiB'],
];

const plain = (name: string): string => name.trim().toLowerCase().replace(/[.]/g, '_');

/** Does a name end as the agent's metrics do, with its unit? */
export const endsLikeMonasca = (name: string): boolean => /_(perc|sec|mb|min)$/.test(plain(name));

/** null: the agent documents no such metric. */
export function termsOfMonasca(name: string): SeriesTerms | null {
  const key = plain(name);
  const row = rows.find(([shape]) => shape.test(key));
  if (!row) return null;
  const unit = units.find(([ending]) => ending.test(key))?.[1] ?? null;
  return { resourceClass: row[1], metric: name.trim(), meaning: row[2], unit, statistic: 'raw', resourceId: null };
}
