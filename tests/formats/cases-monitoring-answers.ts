import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const each = { evidence: 'measured', zone: 'UTC' };

/** `query` instead of `query_range`: one instant proves no period. */
function instant(): Fixture {
  const item = '{"metric":{"__name__":"up","instance":"10.0.0.5:9100"},"value":[1760313600.781,"1"]}';
  return {
    format: 'prometheus-instant-json',
    name: 'vector',
    input: { name: 'query.json', bytes: utf8(`{"status":"success","data":{"resultType":"vector","result":[${item}]}}`) },
    expected: {
      recognition: { status: 'refused', format: 'prometheus-instant-json', needs: [] },
      rows: { read: 0, accepted: 0, rejected: 0 },
      series: [],
      issues: { INSTANT_ONLY: 1 },
    },
  };
}

/** One series a line, values and milliseconds side by side; a value that is not there is null. */
function victoriaMetrics(): Fixture {
  const hosts = ['10.0.0.5:9100', '10.0.0.6:9100'];
  const free = hosts.map((_, host) =>
    run('2025-10-13T00:00:00Z', 5, wave(4, 1_000_000, 8_000_000, 61 + host), 1 + host * 4).map((point, index) =>
      host === 1 && index === 2 ? { ...point, thousandths: null } : point,
    ),
  );
  const line = (points: readonly Point[], host: number): string =>
    `{"metric":{"__name__":"node_memory_MemAvailable_bytes","job":"node","instance":"${hosts[host]}"},"values":[${points
      .map(({ thousandths }) => written(thousandths, '.', 'null'))
      .join(',')}],"timestamps":[${points.map(({ minute }) => minute * 60_000).join(',')}]}`;
  return {
    format: 'victoria-metrics-export-json',
    name: 'two-hosts',
    input: { name: 'export.jsonl', bytes: utf8(`${free.map(line).join('\n')}\n`) },
    expected: {
      recognition: { status: 'recognised', format: 'victoria-metrics-export-json', needs: [] },
      rows: { read: 8, accepted: 8, rejected: 0 },
      series: hosts.map((resourceId, host) => ({
        ...each,
        resourceId,
        resourceKind: 'name',
        resourceClass: 'ram',
        metric: 'node_memory_MemAvailable_bytes [job=node]',
        meaning: 'free',
        unit: 'byte',
        statistic: 'raw',
        stamp: 'start',
        lengthFrom: null,
        ...figures(free[host] as Point[]),
      })),
      issues: {},
    },
  };
}

/** The page of one item: a title, then the time of the server (two hours ahead), the same in seconds, the value. */
function plainText(): Fixture {
  const points = run('2025-10-13T00:00:00Z', 1, wave(4, 0, 90, 63), 2);
  const lines = points.map(
    ({ minute, thousandths }) =>
      `${isoOf(minute + 120)
        .replace('T', ' ')
        .replace('Z', '')} ${minute * 60} ${written(thousandths)}`,
  );
  return {
    format: 'zabbix-plain-text',
    name: 'one-item',
    input: { name: 'srv-albo cpu.txt', bytes: utf8(`srv-albo: CPU utilization\r\n${lines.join('\r\n')}\r\n`) },
    mapping: 'resourceId: { fileName: "^(?<id>.+) cpu" }\nseries:\n  - { column: value, class: cpu, unit: percent }\n',
    expected: {
      recognition: { status: 'recognised', format: 'zabbix-plain-text', needs: ['resourceId', 'metric'] },
      resourceIdRule: { fileName: '^(?<id>.+) cpu' },
      rows: { read: 4, accepted: 4, rejected: 0 },
      series: [
        {
          ...each,
          resourceId: null,
          resourceKind: 'name',
          resourceClass: 'cpu',
          metric: 'value',
          meaning: 'used',
          unit: 'percent',
          statistic: 'raw',
          stamp: null,
          lengthFrom: null,
          ...figures(points),
        },
      ],
      issues: {},
    },
  };
}

export const monitoringAnswerCases: readonly Fixture[] = [instant(), victoriaMetrics(), plainText()];
