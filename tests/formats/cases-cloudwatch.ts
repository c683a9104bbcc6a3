import { gzipSync } from 'node:zlib';
import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const cell = (minute: number): string => isoOf(minute).replace('T', ' ').replace('Z', '');
const line = ({ minute, thousandths }: Point): string => `${cell(minute)},${written(thousandths)}`;
const cpu = { resourceClass: 'cpu', metric: 'CPUUtilization', meaning: 'used', unit: 'percent' };
const undeclared = { resourceClass: null, metric: null, meaning: null, unit: null, statistic: null };
const open = { resourceId: null, resourceKind: 'name', evidence: 'measured', lengthFrom: null };
const needs = ['zone', 'resourceId', 'metric'];

function plain(): Fixture {
  const points = run('2025-10-13T00:00:00Z', 5, wave(288, 1, 90), 2);
  return {
    format: 'cloudwatch-series-csv',
    name: 'plain',
    input: { name: 'ec2_cpu_utilization.csv', bytes: utf8(`timestamp,value\n${points.map(line).join('\n')}\n`) },
    expected: {
      recognition: { status: 'recognised', format: 'cloudwatch-series-csv', needs },
      rows: { read: 288, accepted: 288, rejected: 0 },
      series: [{ ...open, ...undeclared, zone: null, stamp: 'start', ...figures(points) }],
      issues: { TZ_UNKNOWN: 288, METRIC_UNDECLARED: 288 },
    },
  };
}

function mapped(): Fixture {
  const points = run('2025-10-13T00:00:00Z', 5, wave(288, 1, 90, 2), 2);
  const text = `\uFEFFtimestamp,value\r\n${points.map(line).join('\r\n')}\r\n`;
  return {
    format: 'cloudwatch-series-csv',
    name: 'mapped-bom-crlf-gzip',
    input: { name: 'cpu.csv.gz', bytes: gzipSync(text, { level: 9 }) },
    mapping: `zone: UTC
resourceId: { constant: i-0a1b2c3d4e5f60718 }
series:
  - { column: value, class: cpu, metric: CPUUtilization }
`,
    expected: {
      recognition: { status: 'recognised', format: 'cloudwatch-series-csv', needs },
      rows: { read: 288, accepted: 288, rejected: 0 },
      series: [
        {
          ...open,
          ...cpu,
          resourceId: 'i-0a1b2c3d4e5f60718',
          resourceKind: 'ec2',
          statistic: 'avg',
          zone: 'UTC',
          stamp: 'start',
          ...figures(points),
        },
      ],
      issues: {},
    },
  };
}

/** Two downloads glued together: a row of nothing, the header again, the first chunk again, then the second. */
function glued(): Fixture {
  const values = wave(48, 0, 5_000_000, 3);
  const first = run('2025-10-13T00:00:00Z', 5, values.slice(0, 24), 2);
  const again = run('2025-10-13T00:00:00Z', 5, values.slice(0, 24), 28);
  const second = run('2025-10-13T02:00:00Z', 5, values.slice(24), 52);
  const points = [...first, ...again, ...second];
  const text = ['timestamp,value', ...first.map(line), ',', 'timestamp,value', ...again.map(line), ...second.map(line), ''].join('\n');
  return {
    format: 'cloudwatch-series-csv',
    name: 'glued-chunks',
    input: { name: 'cloudwatch.csv', bytes: utf8(text) },
    mapping: `resourceId: { fileName: "^(?<id>.+)\\\\.csv$" }
series:
  - { column: value, class: network, metric: NetworkIn, statistic: sum }
`,
    expected: {
      recognition: { status: 'recognised', format: 'cloudwatch-series-csv', needs },
      resourceIdRule: { fileName: '^(?<id>.+)\\.csv$' },
      rows: { read: 74, accepted: 72, rejected: 2 },
      series: [
        {
          ...open,
          resourceClass: 'network',
          metric: 'NetworkIn',
          meaning: 'amount',
          unit: 'byte',
          statistic: 'sum',
          zone: null,
          stamp: 'start',
          ...figures(points),
        },
      ],
      issues: { TZ_UNKNOWN: 72, ROW_EMPTY: 1, HEADER_REPEATED: 1 },
    },
  };
}

/** In no order, two statistics in each point, two answers in one file. */
function statistics(): Fixture {
  const average = run('2025-10-13T00:00:00Z', 5, wave(20, 1, 60, 4), 1);
  const maximum = run('2025-10-13T00:00:00Z', 5, wave(20, 60, 99, 5), 1);
  const order = [...average.keys()].sort((a, b) => ((a * 7) % 20) - ((b * 7) % 20));
  const shuffled = (points: Point[]): Point[] => order.map((index, position) => ({ ...(points[index] as Point), row: position + 1 }));
  const [averages, maxima] = [shuffled(average), shuffled(maximum)];
  const answer = (from: number, to: number): string => {
    const items = averages.slice(from, to).map(({ minute, thousandths }, index) => {
      const peak = (maxima[from + index] as Point).thousandths;
      return `{"Timestamp":"${isoOf(minute).replace('Z', '+00:00')}","Average":${written(thousandths)},"Maximum":${written(peak)},"Unit":"Percent"}`;
    });
    return `{"Label":"CPUUtilization","Datapoints":[${items.join(',')}]}`;
  };
  const each = { ...open, ...cpu, resourceId: 'i-0a1b2c3d4e5f60718', resourceKind: 'ec2', zone: 'offset', stamp: 'start' };
  return {
    format: 'cloudwatch-metric-statistics-json',
    name: 'unordered-two-answers',
    input: { name: 'cpu.json', bytes: utf8(`${answer(0, 12)}\n${answer(12, 20)}\n`) },
    mapping: 'resourceId: { constant: i-0a1b2c3d4e5f60718 }\n',
    expected: {
      recognition: { status: 'recognised', format: 'cloudwatch-metric-statistics-json', needs: ['resourceId'] },
      rows: { read: 20, accepted: 20, rejected: 0 },
      series: [
        { ...each, statistic: 'avg', ...figures(averages) },
        { ...each, statistic: 'max', ...figures(maxima) },
      ],
      issues: {},
    },
  };
}

/** As recorders of an SDK write it: times in parts, the answer below `data`. */
function sdkDump(): Fixture {
  const points = run('2025-10-13T20:59:00Z', 60, wave(3, 0, 9, 6), 1);
  const items = points.map(({ minute, thousandths }) => {
    const [, year, month, day, hour, minutes] =
      isoOf(minute)
        .match(/^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/)
        ?.map(Number) ?? [];
    const time = { hour, __class__: 'datetime', month, second: 0, microsecond: 0, year, day, minute: minutes };
    return { Timestamp: time, Average: Number(written(thousandths)), Unit: 'Percent' };
  });
  const text = JSON.stringify({ status_code: 200, data: { Datapoints: items, ResponseMetadata: {}, Label: 'CPUUtilization' } }, null, 2);
  return {
    format: 'cloudwatch-metric-statistics-json',
    name: 'sdk-dump',
    input: { name: 'cloudwatch.GetMetricStatistics_1.json', bytes: utf8(text) },
    mapping: 'interval: PT1H\n',
    expected: {
      recognition: { status: 'recognised', format: 'cloudwatch-metric-statistics-json', needs: ['resourceId'] },
      rows: { read: 3, accepted: 3, rejected: 0 },
      series: [{ ...open, ...cpu, lengthFrom: 'mapping', statistic: 'avg', zone: 'UTC', stamp: 'start', ...figures(points, 3600) }],
      issues: {},
    },
  };
}

/** Newest first, parallel arrays; one answer was cut off by the provider. */
function metricData(): Fixture {
  const newest = (points: Point[], firstRow: number): Point[] =>
    points.toReversed().map((point, index) => ({ ...point, row: firstRow + index }));
  const cpuPoints = newest(run('2025-10-13T00:00:00Z', 5, wave(12, 1, 90, 7), 1), 1);
  const memory = newest(run('2025-10-13T00:00:00Z', 5, wave(6, 30, 60, 8), 1), 13);
  const result = (id: string, label: string, points: Point[], status: string): string =>
    `{"Id":"${id}","Label":"${label}","Timestamps":[${points.map(({ minute }) => `"${isoOf(minute)}"`).join(',')}],"Values":[${points.map(({ thousandths }) => written(thousandths)).join(',')}],"StatusCode":"${status}"}`;
  const results = [
    result('m1', 'i-0a1b2c3d4e5f60718 CPUUtilization', cpuPoints, 'Complete'),
    result('m2', 'mem_used_percent', memory, 'PartialData'),
  ];
  const common = { ...open, meaning: 'used', unit: 'percent', zone: 'UTC', stamp: 'start' };
  return {
    format: 'cloudwatch-metric-data-json',
    name: 'newest-first-partial',
    input: { name: 'metrics.json', bytes: utf8(`{"MetricDataResults":[${results.join(',')}],"Messages":[]}`) },
    mapping: `series:
  - { column: m2, class: ram, statistic: avg, resourceId: i-0a1b2c3d4e5f60718 }
`,
    expected: {
      recognition: { status: 'recognised', format: 'cloudwatch-metric-data-json', needs: ['resourceId'] },
      rows: { read: 18, accepted: 18, rejected: 0 },
      series: [
        {
          ...common,
          resourceId: 'i-0a1b2c3d4e5f60718',
          resourceKind: 'ec2',
          resourceClass: 'cpu',
          metric: 'CPUUtilization',
          statistic: 'raw',
          ...figures(cpuPoints),
        },
        {
          ...common,
          resourceId: 'i-0a1b2c3d4e5f60718',
          resourceKind: 'ec2',
          resourceClass: 'ram',
          metric: 'mem_used_percent',
          statistic: 'avg',
          ...figures(memory),
        },
      ],
      issues: { PARTIAL_DATA: 1 },
    },
  };
}

export const cloudWatchCases: readonly Fixture[] = [plain(), mapped(), glued(), statistics(), sdkDump(), metricData()];
