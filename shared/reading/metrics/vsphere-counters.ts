import type { Meaning, ResourceClass, Statistic } from '../../model/usage.ts';
import type { SeriesTerms } from '../table-plan.ts';
import { binaryUnit } from './aria-columns.ts';

type Row = readonly [name: RegExp, resourceClass: ResourceClass, meaning: Meaning];

/** Performance counters of vSphere, `group.name.rollup`. The first that fits. */
const rows: readonly Row[] = [
  [/^cpu\.(usage|usagemhz|demand|active|utilization)\./, 'cpu', 'used'],
  [/^cpu\.used\./, 'cpu', 'amount'],
  [/^mem\.(usage|consumed|active|host|entitlement\.active)\./, 'ram', 'used'],
  [/^mem\.(granted|capacity|totalmb)/, 'ram', 'capacity'],
  [/^(disk|datastore|virtualdisk)\.(usage|read|write|throughput)\./, 'storage', 'rate'],
  [/^(disk|datastore|virtualdisk)\.(number|commands)/, 'storage', 'operations'],
  [/^disk\.(used|unshared)\./, 'storage', 'used'],
  [/^disk\.(provisioned|capacity)\./, 'storage', 'capacity'],
  [/^net\.(usage|received|transmitted|bytesrx|bytestx|throughput)\./, 'network', 'rate'],
  [/^net\.(packets|multicast|broadcast)/, 'network', 'operations'],
];
const rollups: Readonly<Record<string, Statistic>> = {
  average: 'avg',
  maximum: 'max',
  minimum: 'min',
  summation: 'sum',
  latest: 'last',
  none: 'raw',
};

/** What VMware documents of `cpu.usage.average`. A counter that waits or swaps is measured and proves no use: class other. */
export function termsOfCounterId(id: string, instance: string): SeriesTerms {
  const name = id.trim().toLowerCase();
  const row = rows.find(([shape]) => shape.test(name));
  const statistic = rollups[name.slice(name.lastIndexOf('.') + 1)] ?? 'raw';
  const metric = instance === '' ? id.trim() : `${id.trim()} [${instance}]`;
  return { resourceClass: row?.[1] ?? null, metric, meaning: row?.[2] ?? null, unit: null, statistic, resourceId: null };
}

const words: Readonly<Record<string, string>> = {
  number: 'count',
  percent: 'percent',
  millisecond: 'ms',
  microsecond: 'microseconds',
  second: 's',
  megahertz: 'MHz',
  kilobytes: 'KiB',
  megabytes: 'MiB',
  gigabytes: 'GiB',
  terabytes: 'TiB',
  kilobytespersecond: 'KiB/s',
  megabytespersecond: 'MiB/s',
};

/** A unit of vSphere, whose kilobytes are of 1,024. */
export function vsphereUnit(text: string): string {
  return words[text.trim().toLowerCase()] ?? binaryUnit(text.trim());
}
