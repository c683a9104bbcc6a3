import { type JsonObject, textOf } from '../json-value.ts';
import type { KnownMetric } from '../known-metrics.ts';

type Row = readonly [names: string, resourceClass: KnownMetric['resourceClass'], meaning: KnownMetric['meaning'], unit: string];

/** The Prometheus exporters of Linux (node) and Windows machines: their own documentation. Names are separated by commas. */
const metrics: readonly Row[] = [
  ['node_cpu_seconds_total, windows_cpu_time_total', 'cpu', 'counter', 'Seconds'],
  ['node_memory_MemAvailable_bytes, windows_memory_available_bytes', 'ram', 'free', 'Bytes'],
  ['node_memory_MemTotal_bytes, windows_cs_physical_memory_bytes', 'ram', 'capacity', 'Bytes'],
  ['node_filesystem_avail_bytes, windows_logical_disk_free_bytes', 'storage', 'free', 'Bytes'],
  ['node_filesystem_size_bytes, windows_logical_disk_size_bytes', 'storage', 'capacity', 'Bytes'],
  ['node_disk_read_bytes_total, node_disk_written_bytes_total', 'storage', 'counter', 'Bytes'],
  ['windows_logical_disk_read_bytes_total, windows_logical_disk_write_bytes_total', 'storage', 'counter', 'Bytes'],
  ['node_network_receive_bytes_total, node_network_transmit_bytes_total', 'network', 'counter', 'Bytes'],
  ['windows_net_bytes_received_total, windows_net_bytes_sent_total', 'network', 'counter', 'Bytes'],
];

const byName = new Map<string, KnownMetric>(
  metrics.flatMap(([names, resourceClass, meaning, unit]) =>
    names.split(', ').map((name) => [name, { resourceClass, meaning, unit, statistic: null }] as const),
  ),
);

/** Time that a processor spends in these is not use. */
const idleModes = ['idle', 'iowait', 'steal'];
/** Kernel file systems hold no data of anybody, and loopback is no connection. */
const notStored = /^(tmpfs|devtmpfs|overlay|squashfs|ramfs|proc|sysfs)$/;

/** What is documented of a metric with these labels; null: it is not in the list. */
export function nodeExporterMetric(name: string, labels: JsonObject): KnownMetric | null {
  const known = byName.get(name);
  if (!known) return null;
  const beside =
    (known.resourceClass === 'cpu' && idleModes.includes(textOf(labels.mode) ?? '')) ||
    (known.resourceClass === 'network' && labels.device === 'lo') ||
    (known.resourceClass === 'storage' && notStored.test(textOf(labels.fstype) ?? ''));
  return beside ? { ...known, resourceClass: 'other' } : known;
}

/** Is this one of them, whatever its labels? */
export const isNodeExporterMetric = (name: string): boolean => byName.has(name);
