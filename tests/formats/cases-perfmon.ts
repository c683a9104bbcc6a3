import { type Fixture, figures, isoOf, type Point, run, utf8, wave, windows1252, written } from './fixture.ts';

/** `10/26/2025 02:00:00.073`: month first, local time, a fraction that is the same in every row. */
const stamp = (minute: number, ahead: number): string => {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+:\d+)/.exec(isoOf(minute + ahead)) as unknown as string[];
  return `${month}/${day}/${year} ${time}.000`;
};
const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',');
/** No value is a blank, as in the first row of every file. */
const cells = (minute: number, ahead: number, columns: readonly (readonly Point[])[], index: number): string =>
  quoted([stamp(minute, ahead), ...columns.map((points) => written((points[index] as Point).thousandths, '.', ' '))]);
const withoutFirst = (points: readonly Point[]): Point[] =>
  points.map((point, index) => (index === 0 ? { ...point, thousandths: null } : point));
const each = { evidence: 'measured', resourceKind: 'name', stamp: null, lengthFrom: null, statistic: 'raw' };

/** The bias of the header holds for the whole file: over the autumn change the local clock of the file goes on by one hour a row. */
function withBias(): Fixture {
  const from = '2025-10-25T23:30:00Z';
  const cpu = withoutFirst(run(from, 30, wave(5, 1, 95, 61), 2));
  const free = run(from, 30, wave(5, 500, 4000, 62), 2);
  const disk = run(from, 30, wave(5, 1, 99, 63), 2);
  const net = withoutFirst(run(from, 30, wave(5, 0, 90_000, 64), 2));
  const processes = run(from, 30, wave(5, 40, 90, 65), 2);
  const columns = [cpu, free, disk, net, processes];
  const header = [
    '(PDH-CSV 4.0) (W. Europe Daylight Time)(-120)',
    '\\\\SRV-ALBO\\Processor(_Total)\\% Processor Time',
    '\\\\SRV-ALBO\\Memory\\Available MBytes',
    '\\\\SRV-ALBO\\LogicalDisk(C:)\\% Free Space',
    '\\\\SRV-ALBO\\Network Interface(vmxnet3 Ethernet Adapter)\\Bytes Total/sec',
    '\\\\SRV-ALBO\\System\\Processes',
  ];
  const lines = cpu.map(({ minute }, index) => cells(minute, 120, columns, index));
  const one = { ...each, resourceId: 'SRV-ALBO', zone: 'offset' };
  return {
    format: 'perfmon-csv',
    name: 'bias-in-header',
    input: { name: 'DataCollector01.csv', bytes: utf8(`${[quoted(header), ...lines].join('\r\n')}\r\n`) },
    expected: {
      recognition: { status: 'recognised', format: 'perfmon-csv', needs: [] },
      rows: { read: 5, accepted: 5, rejected: 0 },
      series: [
        { ...one, resourceClass: 'cpu', metric: 'Processor(_Total)\\% Processor Time', meaning: 'used', unit: 'percent', ...figures(cpu) },
        {
          ...one,
          resourceClass: 'ram',
          metric: 'Memory\\Available MBytes',
          meaning: 'free',
          unit: 'byte',
          ...figures(free, 0, 1_048_576n),
        },
        { ...one, resourceClass: 'storage', metric: 'LogicalDisk(C:)\\% Free Space', meaning: 'free', unit: 'percent', ...figures(disk) },
        {
          ...one,
          resourceClass: 'network',
          metric: 'Network Interface(vmxnet3 Ethernet Adapter)\\Bytes Total/sec',
          meaning: 'rate',
          unit: 'byte/s',
          ...figures(net),
        },
        { ...one, resourceClass: null, metric: 'System\\Processes', meaning: null, unit: null, ...figures(processes), statistic: null },
      ],
      issues: { METRIC_UNDECLARED: 5 },
    },
  };
}

/** Italian counters in Windows-1252; the zone's cell is cut short, so that it must be declared; typeperf says goodbye. */
function cutZone(): Fixture {
  const from = '2025-07-01T08:00:00Z';
  const cpu = withoutFirst(run(from, 5, wave(4, 1, 95, 66), 2));
  const utility = run(from, 5, wave(4, 1, 130, 67), 2);
  const over = utility.filter(({ thousandths }) => (thousandths as bigint) > 100_000n).length;
  const header = [
    '(PDH-CSV 4.0) (ora legale Europa occ (',
    '\\\\SRV-ALBO\\Processore(_Total)\\% Tempo processore',
    '\\\\SRV-ALBO\\Informazioni processore(_Total)\\% Utilità processore',
  ];
  const lines = cpu.map(({ minute }, index) => cells(minute, 120, [cpu, utility], index));
  const text = `${[quoted(header), ...lines].join('\r\n')}\r\nChiusura in corso, attendere...\r\n`;
  const one = { ...each, resourceId: 'SRV-ALBO', zone: 'Europe/Rome', resourceClass: 'cpu', meaning: 'used', unit: 'percent' };
  return {
    format: 'perfmon-csv',
    name: 'zone-cut-short',
    input: { name: 'typeperf.csv', bytes: windows1252(text) },
    mapping: 'zone: Europe/Rome\n',
    expected: {
      recognition: { status: 'recognised', format: 'perfmon-csv', needs: ['zone'] },
      rows: { read: 4, accepted: 4, rejected: 0 },
      series: [
        { ...one, metric: 'Processore(_Total)\\% Tempo processore', ...figures(cpu) },
        { ...one, metric: 'Informazioni processore(_Total)\\% Utilità processore', ...figures(utility) },
      ],
      issues: { ENCODING_ASSUMED: 1, FOOTER_SKIPPED: 1, ...(over > 0 && { PERCENT_OVER_100: over }) },
    },
  };
}

export const perfmonCases: readonly Fixture[] = [withBias(), cutZone()];
