import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { table } from './bill-text.ts';
import { type Fixture, figures, type Point, run, utf8, wave, written } from './fixture.ts';

const format = 'openshift-metering-csv';
const recognition = { status: 'recognised', format, needs: [] };
const measured = {
  evidence: 'measured',
  zone: 'UTC',
  stamp: 'start',
  lengthFrom: 'file',
  statistic: 'avg',
  meaning: 'used',
  resourceKind: 'name',
};
const HOUR = 3600;

const go = (minute: number, second = 0): string =>
  new Date(minute * 60_000 + second * 1000).toISOString().replace('T', ' ').replace('.000Z', ' +0000 UTC');
const month = { report_period_start: '2025-10-01 00:00:00 +0000 UTC', report_period_end: '2025-11-01 00:00:00 +0000 UTC' };
/** What an hour adds up to where its mean is this. */
const overAnHour = ({ thousandths }: Point): string => written(thousandths === null ? null : thousandths * 3600n);

/** Two pods of one namespace on one node: their rows share hours. One row has no measure. */
function pods(): Fixture {
  const titles =
    'report_period_start,report_period_end,pod,namespace,node,resource_id,interval_start,interval_end,pod_usage_cpu_core_seconds,pod_request_cpu_core_seconds,pod_usage_memory_byte_seconds,node_capacity_cpu_cores,pod_labels'.split(
      ',',
    );
  const first = run('2025-10-13T00:00:00Z', 60, wave(3, 0, 4, 91), 2);
  const second = run('2025-10-13T00:00:00Z', 60, wave(3, 0, 4, 92), 5);
  const bytes = run('2025-10-13T00:00:00Z', 60, wave(6, 1000, 9000, 93), 2).map((point, index) => ({
    ...point,
    minute: (first[index % 3] as Point).minute,
  }));
  const lines = [...first, ...second].map((point, index) => ({
    ...month,
    pod: index < 3 ? 'albo-6f' : 'albo-7a',
    namespace: 'albo',
    node: 'alpha',
    resource_id: 'i-0a1b2c3d4e5f60718',
    interval_start: go(point.minute),
    interval_end: go(point.minute + 60),
    pod_usage_cpu_core_seconds: overAnHour(point),
    pod_request_cpu_core_seconds: '18000',
    pod_usage_memory_byte_seconds: overAnHour(bytes[index] as Point),
    node_capacity_cpu_cores: '2',
  }));
  const empty = { ...lines[0], pod_usage_cpu_core_seconds: '', pod_usage_memory_byte_seconds: '' };
  const each = { ...measured, resourceId: 'i-0a1b2c3d4e5f60718', resourceKind: 'ec2' };
  return {
    format,
    name: 'pods-on-a-node',
    input: { name: 'ocp_pod_usage.csv', bytes: utf8(table(titles, [...lines, empty as Record<string, string>])) },
    expected: {
      recognition,
      rows: { read: 7, accepted: 6, rejected: 1 },
      series: [
        {
          ...each,
          resourceClass: 'cpu',
          metric: 'pod_usage_cpu_core_seconds [albo]',
          unit: 'core',
          ...figures([...first, ...second], HOUR),
        },
        { ...each, resourceClass: 'ram', metric: 'pod_usage_memory_byte_seconds [albo]', unit: 'byte', ...figures(bytes, HOUR) },
      ],
      issues: { LINE_WITHOUT_MEASURE: 1 },
    },
  };
}

/** A volume; the interval ends with its last second. */
function volumes(): Fixture {
  const titles =
    'report_period_start,report_period_end,interval_start,interval_end,namespace,pod,persistentvolumeclaim,persistentvolume,storageclass,persistentvolumeclaim_capacity_bytes,persistentvolumeclaim_usage_byte_seconds'.split(
      ',',
    );
  const used = run('2025-10-13T14:00:00Z', 60, wave(4, 1000, 90_000, 94), 2);
  const lines = used.map((point) => ({
    ...month,
    interval_start: go(point.minute),
    interval_end: go(point.minute + 59, 59),
    namespace: 'albo',
    persistentvolumeclaim: 'dati-albo',
    persistentvolume: 'pvc-a78b98ed-2319-11e9-83f9-06945c5af756',
    persistentvolumeclaim_capacity_bytes: '21003583488.000000',
    persistentvolumeclaim_usage_byte_seconds: overAnHour(point),
  }));
  return {
    format,
    name: 'volume-with-inclusive-ends',
    input: { name: 'ocp_storage_usage.csv', bytes: utf8(table(titles, lines)) },
    expected: {
      recognition,
      rows: { read: 4, accepted: 4, rejected: 0 },
      series: [
        {
          ...measured,
          resourceId: 'pvc-a78b98ed-2319-11e9-83f9-06945c5af756',
          resourceClass: 'storage',
          metric: 'persistentvolumeclaim_usage_byte_seconds [albo/dati-albo]',
          unit: 'byte',
          ...figures(used, HOUR),
        },
      ],
      issues: {},
    },
  };
}

/** A table of labels: one row an hour and a node, and nothing measured. */
function labels(): Fixture {
  const titles = ['report_period_start', 'report_period_end', 'interval_start', 'interval_end', 'node', 'node_labels'];
  const lines = run('2025-10-13T00:00:00Z', 60, wave(3, 0, 4, 95), 2).map(({ minute }) => ({
    ...month,
    interval_start: go(minute),
    interval_end: go(minute + 59, 59),
    node: 'alpha',
    node_labels: 'label_kubernetes_io_os:linux|label_node_role:worker',
  }));
  return {
    format: 'openshift-other-report',
    name: 'labels-of-nodes',
    input: { name: 'ocp_node_label.csv', bytes: utf8(table(titles, lines)) },
    expected: {
      recognition: { status: 'refused', format: 'openshift-other-report', needs: [] },
      rows: { read: 0, accepted: 0, rejected: 0 },
      series: [],
      issues: { OPENSHIFT_OTHER_REPORT: 1 },
    },
  };
}

/** As the operator packs an upload: reports that are told apart by their columns alone, and a list of them. */
async function payload(): Promise<Fixture> {
  const uuid = '3f1c2b7e-0d54-4c6f-9c1e-5b1a7d0e9f42';
  const reports = new Map([pods(), volumes(), labels()].map((fixture, at) => [`${uuid}_openshift_usage_report.${at}.csv`, fixture]));
  const manifest = { uuid, cluster_id: 'valdoro-ocp', version: 'c2f1a7d', date: '2025-10-14T00:05:00Z', files: [...reports.keys()] };
  const files = new Map([
    ...[...reports].map(([name, { input }]) => [name, input.bytes] as const),
    ['manifest.json', utf8(JSON.stringify(manifest))],
  ]);
  const mtime = new Date('2025-10-14T00:05:00Z');
  const tar = await packTar([...files].map(([name, data]) => ({ header: { name, size: data.length, mtime }, data: new Uint8Array(data) })));
  return {
    format,
    name: 'whole-payload',
    input: { name: 'valdoro-ocp_20251014.tar.gz', bytes: gzipSync(tar) },
    expected: {
      recognition,
      rows: { read: 0, accepted: 0, rejected: 0 },
      series: [],
      issues: { MEMBERS_LEFT_ASIDE: 1 },
      members: Object.fromEntries([...reports].map(([name, { expected }]) => [name, expected])),
    },
  };
}

export const openShiftCases: readonly Fixture[] = [pods(), volumes(), labels(), await payload()];
