import { type Fixture, figures, type Point, run, utf8, wave, written } from './fixture.ts';

const seconds = ({ minute }: Point): number => minute * 60;
const common = { evidence: 'measured', zone: 'UTC', stamp: 'start' };

const matrix = (...result: string[]): string => `{"status":"success","data":{"resultType":"matrix","result":[${result.join(',')}]}}`;
const values = (points: readonly Point[], text: (point: Point) => string): string =>
  points.map((point) => `[${seconds(point)},"${text(point)}"]`).join(',');

/** Metrics as node_exporter has them: a counter by mode, one of them idle, what is free, a division by nothing, an infinity. */
function prometheusNode(): Fixture {
  const instance = '10.0.0.5:9100';
  const user = run(
    '2025-10-13T00:00:00Z',
    5,
    Array.from({ length: 12 }, (_, index) => 1_000_000n + BigInt(index) * 4_250n),
    1,
  );
  // The machine restarted: the counter starts again.
  const idle = run(
    '2025-10-13T00:00:00Z',
    5,
    Array.from({ length: 12 }, (_, index) => BigInt(index % 6) * 290_000n),
    13,
  );
  const free = run(
    '2025-10-13T00:00:00Z',
    5,
    wave(12, 1_000_000, 8_000_000, 34).map((value, index) => (index === 3 ? null : value)),
    25,
  );
  const kept = free.filter((_, index) => index !== 8);
  const labels = (name: string, more = ''): string => `"metric":{"__name__":"${name}","instance":"${instance}","job":"node"${more}}`;
  const text = matrix(
    `{${labels('node_cpu_seconds_total', ',"cpu":"0","mode":"user"')},"values":[${values(user, ({ thousandths }) => written(thousandths))}]}`,
    `{${labels('node_cpu_seconds_total', ',"cpu":"0","mode":"idle"')},"values":[${values(idle, ({ thousandths }) => written(thousandths))}]}`,
    `{${labels('node_memory_MemAvailable_bytes')},"values":[${values(free, (point) => (point === free[8] ? '+Inf' : written(point.thousandths, '.', 'NaN')))}]}`,
  );
  const each = { ...common, resourceId: instance, resourceKind: 'name', statistic: 'raw', lengthFrom: null };
  return {
    format: 'prometheus-matrix-json',
    name: 'node-exporter',
    input: { name: 'query_range.json', bytes: utf8(text) },
    expected: {
      recognition: { status: 'recognised', format: 'prometheus-matrix-json', needs: [] },
      rows: { read: 36, accepted: 35, rejected: 1 },
      series: [
        {
          ...each,
          resourceClass: 'cpu',
          metric: 'node_cpu_seconds_total [cpu=0, job=node, mode=user]',
          meaning: 'counter',
          unit: 'second',
          ...figures(user),
        },
        {
          ...each,
          resourceClass: 'other',
          metric: 'node_cpu_seconds_total [cpu=0, job=node, mode=idle]',
          meaning: 'counter',
          unit: 'second',
          ...figures(idle),
        },
        {
          ...each,
          resourceClass: 'ram',
          metric: 'node_memory_MemAvailable_bytes [job=node]',
          meaning: 'free',
          unit: 'byte',
          ...figures(kept),
        },
      ],
      issues: { VALUE_UNREADABLE: 1 },
    },
  };
}

/** An expression has neither name nor machine: the mapping says both. */
function prometheusExpression(): Fixture {
  const points = run('2025-10-13T00:00:00Z', 5, wave(12, 0, 100, 35), 1);
  return {
    format: 'prometheus-matrix-json',
    name: 'expression-mapped',
    input: {
      name: 'cpu.json',
      bytes: utf8(matrix(`{"metric":{},"values":[${values(points, ({ thousandths }) => written(thousandths))}]}`)),
    },
    mapping: `resourceId: { constant: vm-protocollo }
series:
  - { column: value, class: cpu, metric: cpu_busy, unit: "%", statistic: avg }
`,
    expected: {
      recognition: { status: 'recognised', format: 'prometheus-matrix-json', needs: ['resourceId', 'mapping'] },
      rows: { read: 12, accepted: 12, rejected: 0 },
      series: [
        {
          ...common,
          resourceId: 'vm-protocollo',
          resourceKind: 'name',
          resourceClass: 'cpu',
          metric: 'cpu_busy',
          meaning: 'used',
          unit: 'percent',
          statistic: 'avg',
          lengthFrom: null,
          ...figures(points),
        },
      ],
      issues: {},
    },
  };
}

/** Milliseconds, nulls where nothing was reported, units of two parts; a tag that names a person stays out of the series. */
function datadog(): Fixture {
  const cpu = run(
    '2025-10-13T00:00:00Z',
    5,
    wave(12, 1, 60, 36).map((value, index) => (index > 8 ? null : value)),
    1,
  );
  const network = run('2025-10-13T00:00:00Z', 5, wave(12, 10, 900, 37), 13);
  const series = (metric: string, scope: string, unit: string, points: readonly Point[]): string =>
    `{"unit":${unit},"query_index":0,"aggr":"avg","metric":"${metric}","tag_set":[],"expression":"avg:${metric}{${scope}}","scope":"${scope}","interval":300,"length":${points.length},"start":0,"end":0,"pointlist":[${points.map((point) => `[${seconds(point) * 1000}.0,${written(point.thousandths, '.', 'null')}]`).join(',')}],"display_name":"${metric}","attributes":{}}`;
  const [of, per] = [
    (name: string): string => `{"family":"x","id":1,"name":"${name}","short_name":"x","plural":"xs","scale_factor":1.0}`,
    'second',
  ];
  const text = `{"status":"ok","res_type":"time_series","resp_version":1,"query":"avg:system.cpu.user{*} by {host}","from_date":0,"to_date":0,"series":[${series('system.cpu.user', 'host:web-01,owner:mario.rossi@example.it', `[${of('percent')},null]`, cpu)},${series('system.net.bytes_rcvd', 'host:web-01,device:eth0', `[${of('byte')},${of(per)}]`, network)}],"values":[],"times":[],"message":"","group_by":["host"]}`;
  const each = { ...common, resourceId: 'web-01', resourceKind: 'name', statistic: 'avg', lengthFrom: 'file' };
  return {
    format: 'datadog-series-json',
    name: 'two-series-with-nulls',
    input: { name: 'query.json', bytes: utf8(text) },
    expected: {
      recognition: { status: 'recognised', format: 'datadog-series-json', needs: [] },
      rows: { read: 24, accepted: 24, rejected: 0 },
      series: [
        { ...each, resourceClass: 'cpu', metric: 'system.cpu.user', meaning: 'used', unit: 'percent', ...figures(cpu, 300) },
        {
          ...each,
          resourceClass: 'network',
          metric: 'system.net.bytes_rcvd [device=eth0]',
          meaning: 'rate',
          unit: 'byte/s',
          ...figures(network, 300),
        },
      ],
      issues: {},
    },
  };
}

export const monitoringCases: readonly Fixture[] = [prometheusNode(), prometheusExpression(), datadog()];
