import { type Fixture, figures, type Point, run, utf8, wave, written } from './fixture.ts';

const seconds = ({ minute }: Point): number => minute * 60;
const common = { evidence: 'measured', zone: 'UTC', stamp: 'start' };

/** The line of one value, as Zabbix 6 writes it: tags beside it, nanoseconds apart. */
const historyLine = (host: string, itemid: number, name: string, point: Point, type = 0): string =>
  `{"host":{"host":"${host}","name":"Server ${host}"},"groups":["Linux servers"],"item_tags":[{"tag":"component","value":"cpu"},{"tag":"owner","value":"mario.rossi@example.it"}],"itemid":${itemid},"name":"${name}","clock":${seconds(point)},"ns":0,"value":${written(point.thousandths)},"type":${type}}`;

/** Two hosts whose items have the same name, in the order in which values arrived, and the words of a log item among them. */
function zabbixHistory(): Fixture {
  const values = wave(20, 1, 95, 31);
  const points = run('2025-10-13T00:00:00Z', 5, values, 0);
  const lines: string[] = [];
  const rows = { 'srv-protocollo': [] as Point[], 'srv-albo': [] as Point[] };
  points.forEach((point, index) => {
    const host = index % 3 === 0 ? 'srv-albo' : 'srv-protocollo';
    rows[host].push({ ...point, row: lines.length + 1 });
    lines.push(historyLine(host, host === 'srv-albo' ? 40211 : 39871, 'CPU utilization', point));
    if (index === 7) {
      lines.push(
        `{"host":{"host":"srv-albo","name":"Server srv-albo"},"groups":["Linux servers"],"item_tags":[],"itemid":40300,"name":"System log","clock":${seconds(point)},"ns":5,"timestamp":0,"source":"","severity":0,"eventid":0,"value":"session opened for user mario.rossi","type":2}`,
      );
    }
  });
  const cpu = {
    ...common,
    resourceClass: 'cpu',
    metric: 'CPU utilization',
    meaning: 'used',
    unit: 'percent',
    statistic: 'avg',
    lengthFrom: null,
  };
  return {
    format: 'zabbix-export-ndjson',
    name: 'history-two-hosts',
    input: { name: 'history-history-syncer-1.ndjson', bytes: utf8(`${lines.join('\n')}\n`) },
    mapping: `series:
  - { column: CPU utilization, class: cpu, unit: "%", statistic: avg }
  - { column: "srv-albo: CPU utilization", class: cpu, unit: "%", statistic: avg, resourceId: i-0a1b2c3d4e5f60718 }
`,
    expected: {
      recognition: { status: 'recognised', format: 'zabbix-export-ndjson', needs: ['mapping'] },
      rows: { read: 21, accepted: 20, rejected: 1 },
      series: [
        { ...cpu, resourceId: 'srv-protocollo', resourceKind: 'name', ...figures(rows['srv-protocollo']) },
        { ...cpu, resourceId: 'i-0a1b2c3d4e5f60718', resourceKind: 'ec2', ...figures(rows['srv-albo']) },
      ],
      issues: { ITEM_UNREADABLE: 1 },
    },
  };
}

/** Hourly trends: three statistics a line, each row an hour long. Without a mapping nothing says what they measure. */
function zabbixTrends(): Fixture {
  const average = run('2025-10-12T22:00:00Z', 60, wave(48, 100, 500, 32), 1);
  const shifted = (by: bigint): Point[] => average.map((point) => ({ ...point, thousandths: point.thousandths && point.thousandths + by }));
  const [least, most] = [shifted(-50_000n), shifted(90_000n)];
  const lines = average.map(
    (point, index) =>
      `{"host":"srv-protocollo","groups":["Linux servers"],"applications":["Memory"],"itemid":39900,"name":"Used memory","clock":${seconds(point)},"count":60,"min":${written((least[index] as Point).thousandths)},"avg":${written(point.thousandths)},"max":${written((most[index] as Point).thousandths)}}`,
  );
  const each = {
    ...common,
    resourceId: 'srv-protocollo',
    resourceKind: 'name',
    resourceClass: null,
    metric: 'Used memory',
    meaning: null,
    unit: null,
    lengthFrom: 'file',
  };
  return {
    format: 'zabbix-export-ndjson',
    name: 'trends-version-4-unmapped',
    input: { name: 'trends-history-syncer-1.ndjson', bytes: utf8(`${lines.join('\n')}\n`) },
    expected: {
      recognition: { status: 'recognised', format: 'zabbix-export-ndjson', needs: ['mapping'] },
      rows: { read: 48, accepted: 48, rejected: 0 },
      series: [
        { ...each, statistic: 'avg', ...figures(average, 3600) },
        { ...each, statistic: 'min', ...figures(least, 3600) },
        { ...each, statistic: 'max', ...figures(most, 3600) },
      ],
      issues: { METRIC_UNDECLARED: 48 },
    },
  };
}

/** Everything is text, also numbers; one item per machine, told by the mapping. */
function zabbixAnswer(): Fixture {
  const points = run('2025-10-13T00:00:00Z', 1, wave(60, 0, 100, 33), 1);
  const items = points.map((point) => `{"itemid":"23296","clock":"${seconds(point)}","value":"${written(point.thousandths)}","ns":"0"}`);
  return {
    format: 'zabbix-history-json',
    name: 'history-get',
    input: { name: 'cpu.json', bytes: utf8(`{"jsonrpc":"2.0","result":[${items.join(',')}],"id":1}`) },
    mapping: `series:
  - { column: "23296", class: cpu, metric: system.cpu.util, unit: "%", statistic: avg, resourceId: vm-protocollo }
`,
    expected: {
      recognition: { status: 'recognised', format: 'zabbix-history-json', needs: ['mapping'] },
      rows: { read: 60, accepted: 60, rejected: 0 },
      series: [
        {
          ...common,
          resourceId: 'vm-protocollo',
          resourceKind: 'name',
          resourceClass: 'cpu',
          metric: 'system.cpu.util',
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

export const zabbixCases: readonly Fixture[] = [zabbixHistory(), zabbixTrends(), zabbixAnswer()];
