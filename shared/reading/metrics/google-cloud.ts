import { type JsonObject, textOf } from '../json-value.ts';
import type { KnownMetric } from '../known-metrics.ts';

type Row = readonly [names: string, resourceClass: KnownMetric['resourceClass'], meaning: KnownMetric['meaning'], unit: string];

/** Google Cloud: "Metrics list" of Compute Engine, Cloud SQL and the agents. Names are separated by commas. */
const metrics: Readonly<Record<string, readonly Row[]>> = {
  'compute.googleapis.com/instance/': [
    ['cpu/utilization', 'cpu', 'used', 'ratio'],
    ['cpu/usage_time', 'cpu', 'amount', 'Seconds'],
    ['memory/balloon/ram_used', 'ram', 'used', 'Bytes'],
    ['memory/balloon/ram_size', 'ram', 'capacity', 'Bytes'],
    ['disk/read_bytes_count, disk/write_bytes_count', 'storage', 'amount', 'Bytes'],
    ['disk/read_ops_count, disk/write_ops_count', 'storage', 'operations', 'Count'],
    ['network/received_bytes_count, network/sent_bytes_count', 'network', 'amount', 'Bytes'],
    ['network/received_packets_count, network/sent_packets_count', 'network', 'operations', 'Count'],
  ],
  'agent.googleapis.com/': [
    ['cpu/utilization', 'cpu', 'used', 'percent'],
    ['memory/percent_used', 'ram', 'used', 'percent'],
    ['memory/bytes_used', 'ram', 'used', 'Bytes'],
    ['disk/percent_used', 'storage', 'used', 'percent'],
    ['disk/bytes_used', 'storage', 'used', 'Bytes'],
    ['disk/read_bytes_count, disk/write_bytes_count', 'storage', 'amount', 'Bytes'],
    ['interface/traffic', 'network', 'amount', 'Bytes'],
    ['interface/packets', 'network', 'operations', 'Count'],
  ],
  'cloudsql.googleapis.com/database/': [
    ['cpu/utilization', 'cpu', 'used', 'ratio'],
    ['memory/utilization', 'ram', 'used', 'ratio'],
    ['memory/usage', 'ram', 'used', 'Bytes'],
    ['memory/quota', 'ram', 'capacity', 'Bytes'],
    ['disk/utilization', 'storage', 'used', 'ratio'],
    ['disk/bytes_used', 'storage', 'used', 'Bytes'],
    ['disk/quota', 'storage', 'capacity', 'Bytes'],
    ['network/received_bytes_count, network/sent_bytes_count', 'network', 'amount', 'Bytes'],
  ],
};

const byType = new Map<string, KnownMetric>(
  Object.entries(metrics).flatMap(([prefix, rows]) =>
    rows.flatMap(([names, resourceClass, meaning, unit]) =>
      names.split(', ').map((name) => [prefix + name, { resourceClass, meaning, unit, statistic: null }] as const),
    ),
  ),
);

/**
 * What Google documents of a metric, as it stands in an answer: the same metric is a running total, an amount or a rate by its kind.
 * The agents split memory, disks and processors by state, and only what is used is use. null: it is not in the list.
 */
export function googleMetric(type: string, kind: string | null, labels: JsonObject): KnownMetric | null {
  const known = byType.get(type);
  if (!known) return null;
  const state = textOf(labels.state) ?? textOf(labels.cpu_state);
  if (state === 'free') return { ...known, meaning: 'free' };
  if (state !== null && isIdle(known, state)) return { ...known, resourceClass: 'other' };
  if (known.meaning !== 'amount' && known.meaning !== 'operations') return known;
  if (kind === 'CUMULATIVE') return { ...known, meaning: 'counter' };
  // An answer that was aligned to a rate.
  if (kind === 'GAUGE' && known.unit === 'Bytes') return { ...known, meaning: 'rate', unit: 'Bytes/Second' };
  return known;
}

/** A processor that waits, and memory that only keeps what was read before, are not in use. */
function isIdle({ resourceClass }: KnownMetric, state: string): boolean {
  if (resourceClass === 'cpu') return ['idle', 'wait', 'steal'].includes(state);
  return state !== 'used';
}

/** UCUM, in which Google writes units, in the words that the reader knows: `10^2.%`, `By/s`, `s{CPU}`. */
export function unitOfUcum(unit: string | null): string | null {
  if (unit === null || unit === '{not_a_unit}') return null;
  const plain = unit.replace(/\{[^}]*\}/g, '');
  if (plain === '10^2.%') return 'ratio';
  // The number one is no unit.
  if (plain === '' || plain === '1') return null;
  return plain.replace(/By(?=$|\/)/, 'B');
}
