import type { Meaning, ResourceClass, Statistic } from '../model/usage.ts';

/** What a vendor documents of one of its metrics. */
export interface KnownMetric {
  readonly resourceClass: ResourceClass;
  readonly meaning: Meaning;
  /** The unit of its values, as the vendor writes it. */
  readonly unit: string;
  /** Where one statistic is the usual one. */
  readonly statistic: Statistic | null;
}

type Row = readonly [names: string, resourceClass: ResourceClass, meaning: Meaning, unit: string, statistic?: Statistic];

/** Names are separated by commas. Amazon CloudWatch and its agent; AWS documentation of each namespace. */
const cloudWatch: readonly Row[] = [
  ['CPUUtilization', 'cpu', 'used', 'Percent', 'avg'],
  ['cpu_usage_active', 'cpu', 'used', 'Percent', 'avg'],
  ['mem_used_percent, MemoryUtilization, Memory % Committed Bytes In Use', 'ram', 'used', 'Percent', 'avg'],
  ['mem_used', 'ram', 'used', 'Bytes', 'avg'],
  ['mem_available_percent', 'ram', 'free', 'Percent', 'avg'],
  ['mem_available, mem_free, FreeableMemory', 'ram', 'free', 'Bytes', 'avg'],
  ['disk_used_percent', 'storage', 'used', 'Percent', 'avg'],
  ['LogicalDisk % Free Space', 'storage', 'free', 'Percent', 'avg'],
  ['disk_used, BucketSizeBytes, VolumeBytesUsed', 'storage', 'used', 'Bytes', 'avg'],
  ['disk_free, FreeStorageSpace, FreeLocalStorage', 'storage', 'free', 'Bytes', 'avg'],
  ['EBSReadBytes, EBSWriteBytes, DiskReadBytes, DiskWriteBytes, VolumeReadBytes, VolumeWriteBytes', 'storage', 'amount', 'Bytes'],
  ['EBSReadOps, EBSWriteOps, DiskReadOps, DiskWriteOps, VolumeReadOps, VolumeWriteOps', 'storage', 'operations', 'Count'],
  ['ReadThroughput, WriteThroughput', 'storage', 'rate', 'Bytes/Second', 'avg'],
  ['ReadIOPS, WriteIOPS', 'storage', 'operations', 'Count/Second', 'avg'],
  ['NetworkIn, NetworkOut, ProcessedBytes, BytesInFromSource, BytesOutToDestination', 'network', 'amount', 'Bytes'],
  ['NetworkPacketsIn, NetworkPacketsOut', 'network', 'operations', 'Count'],
  ['NetworkReceiveThroughput, NetworkTransmitThroughput', 'network', 'rate', 'Bytes/Second', 'avg'],
  ['RequestCount, Invocations, HTTPCode_Target_2XX_Count', 'other', 'operations', 'Count', 'sum'],
  ['DatabaseConnections, ActiveConnectionCount, ConcurrentExecutions, NumberOfObjects', 'other', 'used', 'Count'],
  ['CPUCreditUsage, CPUCreditBalance', 'other', 'used', 'Count'],
];

/** Azure Monitor: "Supported metrics" of each resource type. */
const azureMonitor: readonly Row[] = [
  ['Percentage CPU, cpu_percent, CpuPercentage', 'cpu', 'used', 'Percent', 'avg'],
  ['CpuTime', 'cpu', 'amount', 'Seconds', 'sum'],
  ['Available Memory Bytes', 'ram', 'free', 'Bytes', 'avg'],
  ['Available Memory Percentage', 'ram', 'free', 'Percent', 'avg'],
  ['memory_percent, MemoryPercentage, sql_instance_memory_percent', 'ram', 'used', 'Percent', 'avg'],
  ['MemoryWorkingSet, AverageMemoryWorkingSet', 'ram', 'used', 'Bytes', 'avg'],
  ['Disk Read Bytes, Disk Write Bytes', 'storage', 'amount', 'Bytes', 'sum'],
  ['Disk Read Operations/Sec, Disk Write Operations/Sec', 'storage', 'operations', 'CountPerSecond', 'avg'],
  ['UsedCapacity, BlobCapacity, FileCapacity, storage, storage_used, allocated_data_storage', 'storage', 'used', 'Bytes', 'avg'],
  ['storage_percent', 'storage', 'used', 'Percent', 'avg'],
  ['Network In Total, Network Out Total, Network In, Network Out', 'network', 'amount', 'Bytes', 'sum'],
  ['Ingress, Egress, BytesReceived, BytesSent, network_bytes_ingress, network_bytes_egress', 'network', 'amount', 'Bytes', 'sum'],
  ['Transactions, Requests, connection_successful', 'other', 'operations', 'Count', 'sum'],
  ['dtu_consumption_percent, dtu_used, active_connections, sessions_count', 'other', 'used', 'Count', 'avg'],
];

/** Families that differ by the disk they name: OS Disk Read Bytes/sec. */
const families: readonly (readonly [shape: RegExp, row: Row])[] = [
  [/^(OS|Data|Temp) Disk (Read|Write) Bytes\/sec$/, ['', 'storage', 'rate', 'BytesPerSecond', 'avg']],
  [/^(OS|Data|Temp) Disk (Read|Write) Operations\/Sec$/i, ['', 'storage', 'operations', 'CountPerSecond', 'avg']],
];

const metricOf = ([, resourceClass, meaning, unit, statistic]: Row): KnownMetric => ({
  resourceClass,
  meaning,
  unit,
  statistic: statistic ?? null,
});

const byName = new Map<string, KnownMetric>(
  [...cloudWatch, ...azureMonitor].flatMap((row) => row[0].split(', ').map((name) => [name, metricOf(row)] as const)),
);

/** @param name exactly as the vendor writes it. null: no vendor documents it, or we do not know it */
export function knownMetric(name: string | null): KnownMetric | null {
  if (name === null) return null;
  const exact = byName.get(name);
  if (exact) return exact;
  const family = families.find(([shape]) => shape.test(name));
  return family ? metricOf(family[1]) : null;
}

/** Names to look for in a longer text, the longest first. */
export const knownMetricNames: readonly string[] = [...byName.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
