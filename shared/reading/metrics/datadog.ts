import type { Statistic } from '../../model/usage.ts';
import type { KnownMetric } from '../known-metrics.ts';

type Row = readonly [names: string, resourceClass: KnownMetric['resourceClass'], meaning: KnownMetric['meaning'], unit: string];

/** The system checks of the Datadog agent: their own documentation. Names are separated by commas. */
const metrics: readonly Row[] = [
  ['system.cpu.user, system.cpu.system, system.cpu.interrupt', 'cpu', 'used', 'percent'],
  ['system.cpu.idle, system.cpu.iowait, system.cpu.stolen', 'other', 'used', 'percent'],
  ['system.mem.used', 'ram', 'used', 'Bytes'],
  ['system.mem.usable, system.mem.free', 'ram', 'free', 'Bytes'],
  ['system.mem.total', 'ram', 'capacity', 'Bytes'],
  ['system.mem.pct_usable', 'ram', 'free', 'ratio'],
  ['system.disk.used', 'storage', 'used', 'Bytes'],
  ['system.disk.free', 'storage', 'free', 'Bytes'],
  ['system.disk.total', 'storage', 'capacity', 'Bytes'],
  ['system.disk.in_use', 'storage', 'used', 'ratio'],
  ['system.net.bytes_rcvd, system.net.bytes_sent', 'network', 'rate', 'Bytes/Second'],
];

const byName = new Map<string, KnownMetric>(
  metrics.flatMap(([names, resourceClass, meaning, unit]) =>
    names.split(', ').map((name) => [name, { resourceClass, meaning, unit, statistic: null }] as const),
  ),
);

/** null: it is not in the list. */
export function datadogMetric(name: string): KnownMetric | null {
  return byName.get(name) ?? null;
}

/** What an answer's `aggr` says. */
export function datadogStatistic(aggregation: string | null): Statistic | null {
  return aggregation === 'avg' || aggregation === 'min' || aggregation === 'max' || aggregation === 'sum' ? aggregation : null;
}
