import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const server = '0f1e2d3c-0000-4000-8000-00000000a1b0';

/** Without `--granularity`: the same hour at 3,600 and at 300 seconds. Each is a series; `cpu` is a total that grows. */
function gnocchi(): Fixture {
  const time = (minute: number): string => isoOf(minute).replace('Z', '+00:00');
  const hours = run('2025-10-13T00:00:00Z', 60, wave(2, 1, 900, 71), 2);
  const minutes = run('2025-10-13T00:00:00Z', 5, wave(24, 1, 900, 72), 4);
  const line =
    (granularity: string) =>
    ({ minute, thousandths }: Point): string =>
      `"${time(minute)}",${granularity},${written(thousandths)}`;
  const lines = [...hours.map(line('3600.0')), ...minutes.map(line('300.0')), `"${time(29_338_560)}",,1.5`];
  const each = {
    evidence: 'measured',
    resourceId: server,
    resourceKind: 'vm-uuid',
    resourceClass: 'cpu',
    meaning: 'counter',
    unit: 'second',
    statistic: 'raw',
    zone: 'offset',
    stamp: 'start',
    lengthFrom: 'file',
  };
  const nano = (points: readonly Point[], length: number) => {
    // Nanoseconds become seconds: nine decimals more than the figures of whole units have.
    const { min, max, sum, head, ...rest } = figures(points, length);
    const scaled = (text: string | null): string | null => text && smaller(text);
    return {
      ...rest,
      min: scaled(min),
      max: scaled(max),
      sum: smaller(sum),
      head: head.map(([at, value, row]) => [at, scaled(value), row] as const),
    };
  };
  return {
    format: 'gnocchi-measures-csv',
    name: 'two-granularities',
    input: { name: 'cpu.csv', bytes: utf8(`"timestamp","granularity","value"\n${lines.join('\n')}\n`) },
    mapping: `resourceId: { constant: ${server} }\nseries:\n  - { column: value, class: cpu, metric: cpu }\n`,
    expected: {
      recognition: { status: 'recognised', format: 'gnocchi-measures-csv', needs: ['resourceId', 'metric'] },
      rows: { read: 27, accepted: 26, rejected: 1 },
      series: [
        { ...each, metric: 'cpu [3600 s]', ...nano(hours, 3600) },
        { ...each, metric: 'cpu [300 s]', ...nano(minutes, 300) },
      ],
      issues: { LENGTH_UNREADABLE: 1 },
    },
  };
}

/** A decimal text divided by 10^9. */
function smaller(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = `${whole}${fraction}`.padStart(fraction.length + 10, '0');
  const places = digits.slice(-(fraction.length + 9)).replace(/0+$/, '');
  const before = digits.slice(0, -(fraction.length + 9));
  return places === '' ? before : `${before}.${places}`;
}

/** Semicolons with points for decimals; units in the names; memory that is free. */
function monasca(): Fixture {
  const points = [73, 74, 75, 76].map((seed) => run('2016-09-03T22:40:00Z', 1, wave(4, 1, 99, seed), 2));
  const [wait, system, net, free] = points as [Point[], Point[], Point[], Point[]];
  const header = 'Timestamp;cpu_wait_perc;cpu_system_perc;net_in_bytes_sec;mem_free_mb';
  const lines = wait.map(({ minute }, index) =>
    [isoOf(minute).replace('Z', '.000Z'), ...points.map((column) => written((column[index] as Point).thousandths))].join(';'),
  );
  const each = {
    evidence: 'measured',
    resourceId: null,
    resourceKind: 'name',
    statistic: 'raw',
    zone: 'UTC',
    stamp: null,
    lengthFrom: null,
  };
  return {
    format: 'monasca-csv',
    name: 'one-machine',
    input: { name: 'srv-albo.csv', bytes: utf8(`${header}\n${lines.join('\n')}\n`) },
    mapping: 'resourceId: { fileName: "^(?<id>.+)\\\\.csv$" }\n',
    expected: {
      recognition: { status: 'recognised', format: 'monasca-csv', needs: ['resourceId'] },
      resourceIdRule: { fileName: '^(?<id>.+)\\.csv$' },
      rows: { read: 4, accepted: 4, rejected: 0 },
      series: [
        { ...each, resourceClass: 'other', metric: 'cpu_wait_perc', meaning: 'used', unit: 'percent', ...figures(wait) },
        { ...each, resourceClass: 'cpu', metric: 'cpu_system_perc', meaning: 'used', unit: 'percent', ...figures(system) },
        { ...each, resourceClass: 'network', metric: 'net_in_bytes_sec', meaning: 'rate', unit: 'byte/s', ...figures(net) },
        { ...each, resourceClass: 'ram', metric: 'mem_free_mb', meaning: 'free', unit: 'byte', ...figures(free, 0, 1_048_576n) },
      ],
      issues: {},
    },
  };
}

export const openStackCases: readonly Fixture[] = [gnocchi(), monasca()];
