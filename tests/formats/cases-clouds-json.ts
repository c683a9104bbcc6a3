import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const common = { evidence: 'measured', zone: 'UTC' };
const offset = (minute: number): string => isoOf(minute).replace('Z', '+00:00');

/** The window's end is the stamp, and only the mapping says how long the window was. The second metric is grouped: it has lost its machine. */
function oci(): Fixture {
  const ocid = 'ocid1.instance.oc1.eu-milan-1.anwgsljrvaldoro0000000000000000000000000000000000000001';
  const cpu = run('2025-10-13T01:00:00Z', 60, wave(24, 1, 70, 41), 1);
  const memory = run('2025-10-13T01:00:00Z', 60, wave(24, 30, 60, 42), 25);
  const series = (name: string, unit: string, dimensions: string, points: readonly Point[]): string => `    {
      "aggregated-datapoints": [
${points.map(({ minute, thousandths }) => `        {\n          "timestamp": "${offset(minute)}",\n          "value": ${written(thousandths)}\n        }`).join(',\n')}
      ],
      "compartment-id": "ocid1.compartment.oc1..valdoro",
      "dimensions": ${dimensions},
      "metadata": { "displayName": "x", "unit": "${unit}" },
      "name": "${name}",
      "namespace": "oci_computeagent",
      "resolution": null,
      "resource-group": null
    }`;
  const machine = `{ "availabilityDomain": "AD-1", "resourceDisplayName": "protocollo", "resourceId": "${ocid}", "shape": "VM.Standard.E4.Flex" }`;
  const text = `{\n  "data": [\n${series('CpuUtilization', 'percent', machine, cpu)},\n${series('MemoryUtilization', 'percent', '{}', memory)}\n  ]\n}\n`;
  const each = { ...common, zone: 'offset', stamp: 'end', lengthFrom: 'mapping', meaning: 'used', unit: 'percent', statistic: 'raw' };
  return {
    format: 'oci-monitoring-json',
    name: 'cli-hourly',
    input: { name: 'metrics.json', bytes: utf8(text) },
    mapping: 'interval: PT1H\n',
    expected: {
      recognition: { status: 'recognised', format: 'oci-monitoring-json', needs: ['mapping'] },
      rows: { read: 48, accepted: 48, rejected: 0 },
      series: [
        { ...each, resourceId: ocid, resourceKind: 'ocid', resourceClass: 'cpu', metric: 'CpuUtilization', ...figures(cpu, 3600) },
        { ...each, resourceId: null, resourceKind: 'name', resourceClass: 'ram', metric: 'MemoryUtilization', ...figures(memory, 3600) },
      ],
      issues: {},
    },
  };
}

/** The same hours at two granularities, as they come together where none was asked for. */
function gnocchi(): Fixture {
  const hourly = run('2025-10-13T00:00:00Z', 60, wave(6, 1, 90, 43), 1);
  const fine = run('2025-10-13T00:00:00Z', 5, wave(72, 1, 90, 44), 7);
  const triple = (granularity: string) => (point: Point) => `["${offset(point.minute)}", ${granularity}, ${written(point.thousandths)}]`;
  const each = {
    ...common,
    zone: 'offset',
    stamp: 'start',
    lengthFrom: 'file',
    resourceId: 'srv-protocollo',
    resourceKind: 'name',
    resourceClass: 'cpu',
    meaning: 'used',
    unit: 'percent',
    statistic: 'avg',
  };
  return {
    format: 'gnocchi-measures-json',
    name: 'two-granularities',
    input: { name: 'cpu_util.json', bytes: utf8(`[${[...hourly.map(triple('3600.0')), ...fine.map(triple('300.0'))].join(', ')}]`) },
    mapping: `resourceId: { constant: srv-protocollo }
series:
  - { column: value, class: cpu, metric: cpu_util, unit: "%", statistic: avg }
`,
    expected: {
      recognition: { status: 'recognised', format: 'gnocchi-measures-json', needs: ['resourceId', 'metric'] },
      rows: { read: 78, accepted: 78, rejected: 0 },
      series: [
        { ...each, metric: 'cpu_util [3600 s]', ...figures(hourly, 3600) },
        { ...each, metric: 'cpu_util [300 s]', ...figures(fine, 300) },
      ],
      issues: {},
    },
  };
}

/** The client's own JSON has the same as objects. A counter of nanoseconds; nobody says yet of which machine. */
function gnocchiClient(): Fixture {
  const points = run(
    '2025-10-13T00:00:00Z',
    5,
    Array.from({ length: 12 }, (_, index) => 1_000_000n + BigInt(index) * 250n),
    1,
  );
  const rows = points.map(
    ({ minute, thousandths }) =>
      `  {\n    "timestamp": "${offset(minute)}",\n    "granularity": 300.0,\n    "value": ${written(thousandths)}\n  }`,
  );
  return {
    format: 'gnocchi-measures-json',
    name: 'client-objects',
    input: { name: 'cpu.json', bytes: utf8(`[\n${rows.join(',\n')}\n]\n`) },
    expected: {
      recognition: { status: 'recognised', format: 'gnocchi-measures-json', needs: ['resourceId', 'metric'] },
      rows: { read: 12, accepted: 12, rejected: 0 },
      series: [
        {
          ...common,
          zone: 'offset',
          stamp: 'start',
          lengthFrom: 'file',
          resourceId: null,
          resourceKind: 'name',
          resourceClass: null,
          metric: 'value [300 s]',
          meaning: null,
          unit: null,
          statistic: 'raw',
          ...figures(points, 300),
        },
      ],
      issues: { METRIC_UNDECLARED: 12 },
    },
  };
}

/** Lines of several machines and metrics, interleaved as the stream delivers them. */
function metricStream(): Fixture {
  const machine = 'i-0a1b2c3d4e5f60718';
  const cpu = run('2025-10-13T00:00:00Z', 1, wave(15, 1, 60, 45), 0);
  const network = run('2025-10-13T00:00:00Z', 1, wave(15, 1_000, 90_000, 46), 0);
  const line = (metric: string, unit: string, { minute, thousandths }: Point): string =>
    `{"metric_stream_name":"valdoro","account_id":"000000000000","region":"eu-south-1","namespace":"AWS/EC2","metric_name":"${metric}","dimensions":{"InstanceId":"${machine}"},"timestamp":${minute * 60_000},"value":{"max":${written(thousandths)},"min":${written(thousandths)},"sum":${written(thousandths && thousandths * 5n)},"count":5.0},"unit":"${unit}"}`;
  const lines = cpu.flatMap((point, index) => [
    line('CPUUtilization', 'Percent', point),
    line('NetworkIn', 'Bytes', network[index] as Point),
  ]);
  const numbered = (points: readonly Point[], first: number, times = 1n): Point[] =>
    points.map((point, index) => ({ ...point, thousandths: point.thousandths && point.thousandths * times, row: first + index * 2 }));
  const each = { ...common, stamp: 'start', lengthFrom: null, resourceId: machine, resourceKind: 'ec2' };
  const [ofCpu, ofNetwork] = [
    { ...each, resourceClass: 'cpu', metric: 'CPUUtilization', meaning: 'used', unit: 'percent' },
    { ...each, resourceClass: 'network', metric: 'NetworkIn', meaning: 'amount', unit: 'byte' },
  ];
  return {
    format: 'cloudwatch-metric-stream-json',
    name: 'two-metrics-interleaved',
    input: { name: 'valdoro-1-2025-10-13.json', bytes: utf8(`${lines.join('\n')}\n`) },
    expected: {
      recognition: { status: 'recognised', format: 'cloudwatch-metric-stream-json', needs: [] },
      rows: { read: 30, accepted: 30, rejected: 0 },
      series: [
        { ...ofCpu, statistic: 'max', ...figures(numbered(cpu, 1)) },
        { ...ofCpu, statistic: 'min', ...figures(numbered(cpu, 1)) },
        { ...ofNetwork, statistic: 'sum', ...figures(numbered(network, 2, 5n)) },
        { ...ofNetwork, statistic: 'max', ...figures(numbered(network, 2)) },
        { ...ofNetwork, statistic: 'min', ...figures(numbered(network, 2)) },
      ],
      issues: {},
    },
  };
}

export const cloudJsonCases: readonly Fixture[] = [oci(), gnocchi(), gnocchiClient(), metricStream()];
