import { gzipSync } from 'node:zlib';
import { type Fixture, figures, isoOf, minuteOf, type Point, run, utf8, wave, windows1252, written } from './fixture.ts';

/** Rome is two hours ahead until 26 October 2025, 01:00 UTC, and one hour after it. */
const romeChange = minuteOf('2025-10-26T01:00:00Z');
const romeCell = (minute: number): string => {
  const local = isoOf(minute + (minute < romeChange ? 120 : 60));
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(local) as unknown as string[];
  return `${day}/${month}/${year} ${time}`;
};
/** 1234567,891 as an Italian spreadsheet shows it: 1.234.567,891 */
const italian = (thousandths: bigint | null): string => {
  if (thousandths === null) return '';
  const [whole = '', fraction] = written(thousandths).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
};
const measured = { evidence: 'measured', zone: 'Europe/Rome', stamp: 'start', lengthFrom: null };
const recognition = { status: 'recognised', format: 'generic-table', needs: [] };

/** Saved by an Italian spreadsheet in Windows-1252, over the autumn clock change: two rows say 02:00. */
function wide(): Fixture {
  const cpu = run('2025-10-25T22:00:00Z', 60, wave(8, 1, 95, 21), 2);
  const memory = run('2025-10-25T22:00:00Z', 60, wave(8, 900, 15_000, 22), 2).map((point, index) =>
    index === 3 ? { ...point, thousandths: null } : point,
  );
  const lines = cpu.map(
    (point, index) => `${romeCell(point.minute)};${written(point.thousandths, ',')};${italian((memory[index] as Point).thousandths)};città`,
  );
  const text = `Data ora;Attività CPU – %;Memoria usata (MB);Nota €\r\n${lines.join('\r\n')}\r\n`;
  const each = { ...measured, resourceId: 'SRV-PROTOCOLLO', resourceKind: 'name', statistic: 'avg' };
  return {
    format: 'generic-table',
    name: 'italian-wide-windows-1252',
    input: { name: 'report.csv', bytes: windows1252(text) },
    mapping: `layout: wide
zone: Europe/Rome
stamp: start
columns: { time: Data ora }
resourceId: { constant: SRV-PROTOCOLLO }
series:
  - { column: "Attività CPU – %", class: cpu, metric: cpu-used, unit: percent, statistic: avg }
  - { column: "Memoria usata (MB)", class: ram, metric: ram-used, unit: MB, statistic: avg }
`,
    expected: {
      recognition,
      rows: { read: 8, accepted: 8, rejected: 0 },
      series: [
        { ...each, resourceClass: 'cpu', metric: 'cpu-used', meaning: 'used', unit: 'percent', ...figures(cpu) },
        { ...each, resourceClass: 'ram', metric: 'ram-used', meaning: 'used', unit: 'byte', ...figures(memory, 0, 1_000_000n) },
      ],
      issues: { ENCODING_ASSUMED: 1, TS_AMBIGUOUS: 2 },
    },
  };
}

/** One row a value, two machines, a unit column, newest first, with a byte order mark. */
function long(): Fixture {
  const times = run('2025-11-12T08:00:00Z', 30, wave(6, 1, 95, 23), 0).toReversed();
  const machines = ['srv01', 'srv02'];
  const lines: string[] = [];
  const cpu: Record<string, Point[]> = { srv01: [], srv02: [] };
  const network: Record<string, Point[]> = { srv01: [], srv02: [] };
  for (const { minute, thousandths } of times) {
    for (const [index, name] of machines.entries()) {
      const value = (thousandths as bigint) + BigInt(index) * 1000n;
      cpu[name]?.push({ minute, thousandths: value, row: lines.length + 2 });
      lines.push(`${romeCell(minute)};${name};% Processore;${written(value, ',')};%`);
      network[name]?.push({ minute, thousandths: value, row: lines.length + 2 });
      lines.push(`${romeCell(minute)};${name};Rete totale;${written(value, ',')};kbit/s`);
    }
  }
  const text = `\uFEFFData ora;Server;Contatore;Valore;Unità\r\n${lines.join('\r\n')}\r\n`;
  const each = { ...measured, resourceKind: 'name', meaning: 'used' };
  const series = machines.flatMap((name) => [
    {
      ...each,
      resourceId: name,
      resourceClass: 'cpu',
      metric: 'cpu-used',
      unit: 'percent',
      statistic: 'avg',
      ...figures(cpu[name] as Point[]),
    },
    {
      ...each,
      resourceId: name,
      resourceClass: 'network',
      metric: 'net',
      meaning: 'rate',
      unit: 'byte/s',
      statistic: 'raw',
      ...figures(network[name] as Point[], 0, 125n),
    },
  ]);
  return {
    format: 'generic-table',
    name: 'italian-long-bom',
    input: { name: 'contatori.csv', bytes: utf8(text) },
    mapping: `layout: long
zone: Europe/Rome
stamp: start
dateFormat: dd/MM/yyyy HH:mm
decimal: ","
columns: { time: Data ora, id: Server, metric: Contatore, value: Valore, unit: Unità }
resourceId: { column: Server }
series:
  - { column: "% Processore", class: cpu, metric: cpu-used, meaning: used, unit: percent, statistic: avg }
  - { column: Rete totale, class: network, metric: net, meaning: bytes-per-second }
`,
    expected: { recognition, rows: { read: 24, accepted: 24, rejected: 0 }, series, issues: {} },
  };
}

/** Tab separated, quoted, both ends of each interval stated, a `sep=` line. */
function tabbed(): Fixture {
  const points = run('2025-10-13T00:00:00Z', 60, wave(5, 0, 100, 24), 3);
  const lines = points.map(({ minute, thousandths }) => `"${isoOf(minute)}"\t"${isoOf(minute + 60)}"\t"${written(thousandths)}"`);
  return {
    format: 'generic-table',
    name: 'tab-separated-both-ends',
    input: { name: 'disk.tsv', bytes: utf8(`sep=\t\n"Start"\t"End"\t"Disk used %"\n${lines.join('\n')}\n`) },
    mapping: `layout: wide
decimal: "."
columns: { time: Start, end: End }
resourceId: { constant: vol-0a1b2c3d4e5f60718 }
series:
  - { column: "Disk used %", class: storage, metric: disk }
`,
    expected: {
      recognition,
      rows: { read: 5, accepted: 5, rejected: 0 },
      series: [
        {
          evidence: 'measured',
          resourceId: 'vol-0a1b2c3d4e5f60718',
          resourceKind: 'ebs',
          resourceClass: 'storage',
          metric: 'disk',
          meaning: 'used',
          unit: 'percent',
          statistic: 'raw',
          zone: 'UTC',
          stamp: 'start',
          lengthFrom: 'file',
          ...figures(points, 3600),
        },
      ],
      issues: {},
    },
  };
}

function unexplained(): Fixture {
  return {
    format: 'generic-table',
    name: 'without-mapping',
    input: { name: 'unknown.csv', bytes: utf8('Data ora|Server|Valore\n13/10/2025 00:00|srv01|1,5\n13/10/2025 01:00|srv01|2,5\n') },
    expected: {
      recognition: { ...recognition, needs: ['mapping'] },
      rows: { read: 2, accepted: 0, rejected: 2 },
      series: [],
      issues: { MAPPING_MISSING: 2 },
    },
  };
}

const bitbrainsHeader =
  'Timestamp [ms];\tCPU cores;\tCPU capacity provisioned [MHZ];\tCPU usage [MHZ];\tCPU usage [%];\tMemory capacity provisioned [KB];\tMemory usage [KB];\tDisk read throughput [KB/s];\tDisk write throughput [KB/s];\tNetwork received throughput [KB/s];\tNetwork transmitted throughput [KB/s]';

/** Steps of five minutes, all four classes in a row; seconds under a header that says milliseconds. */
function bitbrains(): Fixture {
  const columns = [5, 6, 7, 8, 9, 10].map((seed) => run('2013-08-12T13:40:00Z', 5, wave(30, 0, seed === 5 ? 114 : 9000, seed), 2));
  const [cpu, memory, read, write, received, sent] = columns as [Point[], Point[], Point[], Point[], Point[], Point[]];
  const lines = cpu.map(({ minute }, index) => {
    const value = (points: Point[]): string => written((points[index] as Point).thousandths);
    return [
      minute * 60,
      4,
      '11703.99',
      '10912.02',
      value(cpu),
      '67108864.0',
      value(memory),
      value(read),
      value(write),
      value(received),
      value(sent),
    ].join(';\t');
  });
  const each = {
    evidence: 'measured',
    resourceId: null,
    resourceKind: 'name',
    statistic: 'raw',
    zone: 'UTC',
    stamp: null,
    lengthFrom: null,
  };
  const rate = (resourceClass: string, metric: string, points: Point[]) => ({
    ...each,
    resourceClass,
    metric: `${metric} throughput [KB/s]`,
    meaning: 'rate',
    unit: 'byte/s',
    ...figures(points, 0, 1024n),
  });
  return {
    format: 'bitbrains-gwa-t-12',
    name: 'one-machine',
    input: { name: '976.csv.gz', bytes: gzipSync(`${bitbrainsHeader}\n${lines.join('\n')}\n`, { level: 9 }) },
    expected: {
      recognition: { status: 'recognised', format: 'bitbrains-gwa-t-12', needs: [] },
      resourceIdRule: { fileName: '^(?<id>.+?)(\\.csv)?(\\.gz)?$' },
      rows: { read: 30, accepted: 30, rejected: 0 },
      series: [
        { ...each, resourceClass: 'cpu', metric: 'CPU usage [%]', meaning: 'used', unit: 'percent', ...figures(cpu) },
        { ...each, resourceClass: 'ram', metric: 'Memory usage [KB]', meaning: 'used', unit: 'byte', ...figures(memory, 0, 1024n) },
        rate('storage', 'Disk read', read),
        rate('storage', 'Disk write', write),
        rate('network', 'Network received', received),
        rate('network', 'Network transmitted', sent),
      ],
      issues: over100(cpu),
    },
  };
}

function over100(points: readonly Point[]): Record<string, number> {
  const count = points.filter(({ thousandths }) => thousandths !== null && thousandths > 100_000n).length;
  return count > 0 ? { PERCENT_OVER_100: count } : {};
}

export const tableCases: readonly Fixture[] = [wide(), long(), tabbed(), unexplained(), bitbrains()];
