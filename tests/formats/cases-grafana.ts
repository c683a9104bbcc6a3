import { type Fixture, figures, isoOf, minuteOf, type Point, run, utf8, wave, written } from './fixture.ts';

const each = { evidence: 'measured', resourceKind: 'name', stamp: null, lengthFrom: null };
/** `2025-03-30T03:00:00+02:00`: the offset changes with the clock. */
const springChange = minuteOf('2025-03-30T01:00:00Z');
const withOffset = (minute: number): string => {
  const ahead = minute < springChange ? 60 : 120;
  return isoOf(minute + ahead).replace('Z', ahead === 60 ? '+01:00' : '+02:00');
};

function rows(): Fixture {
  const names = ['srv-albo', 'srv-protocollo'];
  const cpu = names.map((_, index) => run('2016-05-19T11:36:00Z', 1, wave(3, 0, 90, 81 + index), 2 + index * 3));
  const line =
    (name: string) =>
    ({ minute, thousandths }: Point): string =>
      `cpu.user_perc.value(hostname=${name},service=monitoring,);${isoOf(minute).replace('Z', '.000Z')};${written(thousandths)}`;
  const lines = cpu.flatMap((points, index) => points.map(line(names[index] as string)));
  return {
    format: 'grafana-rows-csv',
    name: 'two-hosts',
    input: { name: 'grafana_data_export.csv', bytes: utf8(`Series;Time;Value\n${lines.join('\n')}\n`) },
    expected: {
      recognition: { status: 'recognised', format: 'grafana-rows-csv', needs: [] },
      rows: { read: 6, accepted: 6, rejected: 0 },
      series: names.map((resourceId, index) => ({
        ...each,
        resourceId,
        resourceClass: 'cpu',
        metric: 'cpu.user_perc.value [service=monitoring]',
        meaning: 'used',
        unit: 'percent',
        statistic: 'raw',
        zone: 'UTC',
        ...figures(cpu[index] as Point[]),
      })),
      issues: {},
    },
  };
}

/** `sep=;`, the word null, the header again with commas, and an offset that changes in the middle. */
function columns(): Fixture {
  const start = '2025-03-30T00:30:00Z';
  const cpu = run(start, 30, wave(4, 0, 90, 83), 3).map((point, index) => ({ ...point, row: point.row + (index > 1 ? 1 : 0) }));
  const memory = cpu.map((point, index) => ({ ...point, thousandths: index === 1 ? null : BigInt(index) * 1500n }));
  const lines = cpu.map(
    (point, index) =>
      `"${withOffset(point.minute)}";${written(point.thousandths)};${written((memory[index] as Point).thousandths, '.', 'null')}`,
  );
  lines.splice(2, 0, '"Time","srv-albo cpu","srv-albo ram"');
  const text = `\uFEFFsep=;\n"Time";"srv-albo cpu";"srv-albo ram"\n${lines.join('\n')}`;
  const one = { ...each, resourceId: 'srv-albo', zone: 'offset', meaning: 'used', statistic: 'avg' };
  return {
    format: 'grafana-columns-csv',
    name: 'offset-changes',
    input: { name: 'grafana_data_export.csv', bytes: utf8(text) },
    mapping: `series:
  - { column: srv-albo cpu, class: cpu, unit: percent, statistic: avg, resourceId: srv-albo }
  - { column: srv-albo ram, class: ram, unit: GiB, statistic: avg, resourceId: srv-albo }
`,
    expected: {
      recognition: { status: 'recognised', format: 'grafana-columns-csv', needs: ['resourceId', 'metric'] },
      rows: { read: 5, accepted: 4, rejected: 1 },
      series: [
        { ...one, resourceClass: 'cpu', metric: 'srv-albo cpu', unit: 'percent', ...figures(cpu) },
        { ...one, resourceClass: 'ram', metric: 'srv-albo ram', unit: 'byte', ...figures(memory, 0, 1_073_741_824n) },
      ],
      issues: { HEADER_REPEATED: 1 },
    },
  };
}

/** Of today: commas, local time without a zone, units where "Formatted data" was left on. Nobody explains the columns. */
function formatted(): Fixture {
  const points = run('2025-10-13T10:00:00Z', 5, wave(3, 1, 90, 84), 2);
  const lines = points.map(({ minute, thousandths }) => `${isoOf(minute).replace('T', ' ').replace('Z', '')},${written(thousandths)}%`);
  return {
    format: 'grafana-columns-csv',
    name: 'formatted-unmapped',
    input: { name: 'CPU-data-2025-10-13.csv', bytes: utf8(`"Time","srv-albo"\n${lines.join('\n')}\n`) },
    expected: {
      recognition: { status: 'recognised', format: 'grafana-columns-csv', needs: ['zone', 'resourceId', 'metric'] },
      rows: { read: 3, accepted: 3, rejected: 0 },
      series: [
        {
          ...each,
          resourceId: null,
          resourceClass: null,
          metric: 'srv-albo',
          meaning: null,
          unit: 'percent',
          statistic: null,
          zone: null,
          ...figures(points),
        },
      ],
      issues: { METRIC_UNDECLARED: 3, TZ_UNKNOWN: 3 },
    },
  };
}

/** Local time of the exporter's machine, two scopes, an empty cell. */
function datadog(): Fixture {
  const names = ['srv-albo', 'srv-protocollo'];
  const points = names.map((_, index) =>
    run('2025-10-13T10:00:00Z', 20, wave(3, 1, 90, 85 + index), 2).map((point, row) =>
      row === index ? { ...point, thousandths: null } : point,
    ),
  );
  const [first, second] = points as [Point[], Point[]];
  const lines = first.map(
    ({ minute, thousandths }, index) =>
      `${isoOf(minute + 120)
        .replace('T', ' ')
        .replace('Z', '')},system.cpu.user,${written(thousandths)},${written((second[index] as Point).thousandths)}`,
  );
  return {
    format: 'datadog-series-csv',
    name: 'two-hosts',
    input: { name: 'metrics.csv', bytes: utf8(`date,metric,host:srv-albo,"host:srv-protocollo"\n${lines.join('\n')}\n`) },
    mapping: 'zone: Europe/Rome\n',
    expected: {
      recognition: { status: 'recognised', format: 'datadog-series-csv', needs: ['zone'] },
      rows: { read: 3, accepted: 3, rejected: 0 },
      series: names.map((resourceId, index) => ({
        ...each,
        resourceId,
        resourceClass: 'cpu',
        metric: 'system.cpu.user',
        meaning: 'used',
        unit: 'percent',
        statistic: 'raw',
        zone: 'Europe/Rome',
        ...figures(points[index] as Point[]),
      })),
      issues: {},
    },
  };
}

export const grafanaCases: readonly Fixture[] = [rows(), columns(), formatted(), datadog()];
