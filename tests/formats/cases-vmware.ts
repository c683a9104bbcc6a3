import { cloudDirectorXmlCases } from './cases-cloud-director.ts';
import { type Fixture, figures, isoOf, minuteOf, type Point, run, utf8, wave, written } from './fixture.ts';

/** Rome is two hours ahead until 26 October 2025, 01:00 UTC, and one hour after it. */
const romeChange = minuteOf('2025-10-26T01:00:00Z');
const local = (minute: number): Date => new Date((minute + (minute < romeChange ? 120 : 60)) * 60_000);
const months = ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre'];

/** `12:00 AM 26 ottobre 2025`: the clock of the interface, its month names, no zone. */
const ariaTime = (minute: number): string => {
  const date = local(minute);
  const hour = date.getUTCHours();
  const half = hour < 12 ? 'AM' : 'PM';
  const minutes = String(date.getUTCMinutes()).padStart(2, '0');
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${half} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};
/** 1546,6 as Aria writes it whatever the language: 1,546.6; nothing is a dash. */
const ariaNumber = (thousandths: bigint | null): string => {
  const [whole = '', fraction] = written(thousandths, '.', '-').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
};
const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',');
const csv = (lines: readonly (readonly string[])[]): Uint8Array => utf8(`\uFEFF${lines.map(quoted).join('\r\n')}\r\n`);

const each = { evidence: 'measured', resourceKind: 'name', zone: 'Europe/Rome', stamp: 'start', lengthFrom: null, statistic: 'avg' };
const series = (resourceId: string, resourceClass: string, metric: string, meaning: string, unit: string) => ({
  ...each,
  resourceId,
  resourceClass,
  metric,
  meaning,
  unit,
});

/** Two machines, hourly, over the autumn change: 2:00 AM comes twice. A value is missing; the hosts' column is the provider's. */
function machines(): Fixture {
  const names = ['srv-protocollo', 'srv-albo'];
  const points = names.map((_, index) => {
    const first = 2 + index * 6;
    const values = (low: number, high: number, seed: number): Point[] =>
      run('2025-10-25T22:00:00Z', 60, wave(6, low, high, seed + index), first);
    const demand = values(900, 2400, 41).map((point, hour) => (hour === 2 ? { ...point, thousandths: null } : point));
    return { demand, memory: values(2048, 8192, 43), network: values(0, 3000, 45) };
  });
  const lines = names.flatMap((name, index) =>
    (points[index] as (typeof points)[number]).demand.map((point, hour) => {
      const { memory, network } = points[index] as (typeof points)[number];
      const numbers = [point, memory[hour] as Point, network[hour] as Point].map(({ thousandths }) => ariaNumber(thousandths));
      return [name, ariaTime(point.minute), ...numbers, 'notInMaintenance'];
    }),
  );
  const header = [
    'Name',
    'Interval Breakdown',
    'VM|CPU|Demand|Avg',
    'VM|Memory|Consumed (MB)|Avg',
    'VM|Network|Usage Rate (KBps)|Avg',
    'Host|Runtime|Maintenance State|Last',
  ];
  return {
    format: 'aria-operations-csv',
    name: 'two-machines-autumn',
    input: { name: 'VM-Report.csv', bytes: csv([header, ...lines]) },
    mapping: 'zone: Europe/Rome\n',
    expected: {
      recognition: { status: 'recognised', format: 'aria-operations-csv', needs: ['zone'] },
      rows: { read: 12, accepted: 12, rejected: 0 },
      series: names.flatMap((name, index) => {
        const { demand, memory, network } = points[index] as (typeof points)[number];
        return [
          { ...series(name, 'cpu', 'CPU|Demand', 'used', 'MHz'), ...figures(demand) },
          { ...series(name, 'ram', 'Memory|Consumed', 'used', 'byte'), ...figures(memory, 0, 1_048_576n) },
          { ...series(name, 'network', 'Network|Usage Rate', 'rate', 'byte/s'), ...figures(network, 0, 1024n) },
        ];
      }),
      issues: { PROVIDER_OBJECTS: 1, TS_AMBIGUOUS: 4 },
    },
  };
}

/** A view of hosts: the provider's plant, nothing of the entity. */
function hosts(): Fixture {
  const lines = [0, 60, 120].map((minute) => ['esx-01', isoOf(minuteOf('2025-10-13T00:00:00Z') + minute), '124,544']);
  return {
    format: 'aria-operations-csv',
    name: 'hosts-only',
    input: { name: 'Hosts.csv', bytes: csv([['Name', 'Interval Breakdown', 'Host|CPU|Demand|Avg'], ...lines]) },
    expected: {
      recognition: { status: 'recognised', format: 'aria-operations-csv', needs: [] },
      rows: { read: 3, accepted: 0, rejected: 3 },
      series: [],
      issues: { PROVIDER_OBJECTS: 3 },
    },
  };
}

/** An Italian operator's culture: day first, decimal comma; steps of two hours, stamps at the end; a disk apart; a host's row. */
function getStat(): Fixture {
  const cpu = run('2025-10-25T22:00:00Z', 120, wave(4, 1, 95, 47), 3);
  const disk = run('2025-10-25T22:00:00Z', 120, wave(4, 0, 5000, 48), 7);
  const time = (minute: number): string => {
    const date = local(minute);
    const pad = (number: number): string => String(number).padStart(2, '0');
    return `${pad(date.getUTCDate())}/${pad(date.getUTCMonth() + 1)}/${date.getUTCFullYear()} ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:00`;
  };
  const line = (id: string, unit: string, instance: string) => (point: Point) => [
    written(point.thousandths, ','),
    time(point.minute),
    id,
    unit,
    'x',
    'srv-albo',
    'VirtualMachine-vm-90',
    '7200',
    instance,
  ];
  const header = ['Value', 'Timestamp', 'MetricId', 'Unit', 'Description', 'Entity', 'EntityId', 'IntervalSecs', 'Instance'];
  const host = ['12,5', time((cpu[0] as Point).minute), 'cpu.usage.average', '%', 'x', 'esx-01', 'HostSystem-host-9', '7200', ''];
  const lines = [...cpu.map(line('cpu.usage.average', '%', '')), ...disk.map(line('disk.usage.average', 'KBps', 'naa.6006')), host];
  const text = ['#TYPE VMware.VimAutomation.ViCore.Impl.V1.Stat.FloatSampleImpl', quoted(header), ...lines.map(quoted), ''].join('\r\n');
  const one = {
    evidence: 'measured',
    resourceId: 'VirtualMachine-vm-90',
    resourceKind: 'moref',
    zone: 'Europe/Rome',
    stamp: 'end',
    statistic: 'avg',
  };
  return {
    format: 'powercli-get-stat-csv',
    name: 'italian-culture',
    input: { name: 'stat.csv', bytes: utf8(text) },
    mapping: 'zone: Europe/Rome\n',
    expected: {
      recognition: { status: 'recognised', format: 'powercli-get-stat-csv', needs: ['zone'] },
      rows: { read: 9, accepted: 8, rejected: 1 },
      series: [
        {
          ...one,
          lengthFrom: 'file',
          resourceClass: 'cpu',
          metric: 'cpu.usage.average',
          meaning: 'used',
          unit: 'percent',
          ...figures(cpu, 7200),
        },
        {
          ...one,
          lengthFrom: 'file',
          resourceClass: 'storage',
          metric: 'disk.usage.average [naa.6006]',
          meaning: 'rate',
          unit: 'byte/s',
          ...figures(disk, 7200, 1024n),
        },
      ],
      issues: { PREAMBLE_SKIPPED: 1, PROVIDER_OBJECTS: 1, TS_AMBIGUOUS: 2 },
    },
  };
}

export const vmwareCases: readonly Fixture[] = [machines(), hosts(), getStat(), ...cloudDirectorXmlCases];
