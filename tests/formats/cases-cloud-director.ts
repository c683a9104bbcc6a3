import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const uuid = '47d12505-5968-4e16-95a7-18743edb0c8b';
const machine = `urn:vcloud:vm:${uuid}`;
const api = 'https://vcloud.esempio.it/api';
const common = { evidence: 'measured', stamp: 'start', resourceId: machine, resourceKind: 'vm-uuid', zone: 'offset', lengthFrom: 'file' };
/** As the service writes an instant: the server's local time with its offset, here Rome's summer. */
const stamp = ({ minute }: Point): string => isoOf(minute + 120).replace('Z', '.000+02:00');

interface Written {
  readonly name: string;
  readonly unit: string;
  readonly interval: number;
  readonly points: readonly Point[];
}

/** Every metric of one machine: percent, kilobytes, a rate of one disk alone; five minutes in seconds and, as the guide has it, in milliseconds. */
function series(seed: number): readonly Written[] {
  const five = (low: number, high: number, first: number, own: number): Point[] =>
    run('2025-10-13T00:00:00Z', 5, wave(6, low, high, own), first);
  return [
    { name: 'cpu.usage.average', unit: 'PERCENT', interval: 300, points: five(0, 100, 1, seed) },
    { name: 'mem.usage.average', unit: 'PERCENT', interval: 300_000, points: five(20, 60, 7, seed + 1) },
    { name: 'disk.used.latest', unit: 'KILOBYTE', interval: 300, points: five(1_000_000, 2_000_000, 13, seed + 2) },
    { name: 'disk.read.average.0', unit: 'KILOBYTES_PER_SECOND', interval: 300, points: five(0, 900, 19, seed + 3) },
  ];
}

function expectedOf([cpu, ram, used, read]: readonly Written[]) {
  const of = (one: Written | undefined, factor = 1n) => figures(one?.points ?? [], 300, factor);
  return [
    { ...common, resourceClass: 'cpu', metric: 'cpu.usage.average', meaning: 'used', unit: 'percent', statistic: 'avg', ...of(cpu) },
    { ...common, resourceClass: 'ram', metric: 'mem.usage.average', meaning: 'used', unit: 'percent', statistic: 'avg', ...of(ram) },
    {
      ...common,
      resourceClass: 'storage',
      metric: 'disk.used.latest',
      meaning: 'used',
      unit: 'byte',
      statistic: 'last',
      ...of(used, 1024n),
    },
    {
      ...common,
      resourceClass: 'storage',
      metric: 'disk.read.average [0]',
      meaning: 'rate',
      unit: 'byte/s',
      statistic: 'avg',
      ...of(read, 1024n),
    },
  ];
}

/** The answer to a POST of `HistoricUsageSpec`: links first, then the series. */
function historicXml(): Fixture {
  const all = series(71);
  const texts = all.map(({ name, unit, interval, points }) => {
    const samples = points.map((point) => `        <Sample timestamp="${stamp(point)}" value="${written(point.thousandths)}"/>`);
    return `    <MetricSeries name="${name}" unit="${unit}" expectedInterval="${interval}">\n${samples.join('\n')}\n    </MetricSeries>`;
  });
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<HistoricUsage xmlns="http://www.vmware.com/vcloud/v1.5" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" href="${api}/vApp/vm-${uuid}/metrics/historic" type="application/vnd.vmware.vcloud.metrics.historicUsage+xml">
    <Link rel="up" href="${api}/vApp/vm-${uuid}" type="application/vnd.vmware.vcloud.vm+xml"/>
${texts.join('\n')}
</HistoricUsage>
`;
  return {
    format: 'cloud-director-usage-xml',
    name: 'one-machine',
    input: { name: 'historic.xml', bytes: utf8(text) },
    expected: {
      recognition: { status: 'recognised', format: 'cloud-director-usage-xml', needs: [] },
      rows: { read: 24, accepted: 24, rejected: 0 },
      series: expectedOf(all),
      issues: {},
    },
  };
}

/** The same as JSON: the link to the machine stands behind the series. */
function historicJson(): Fixture {
  const all = series(81);
  const answer = {
    otherAttributes: {},
    metricSeries: all.map(({ name, unit, interval, points }) => ({
      sample: points.map((point) => ({ timestamp: stamp(point), value: Number(written(point.thousandths)) })),
      name,
      unit,
      expectedInterval: interval,
    })),
    link: [{ href: `${api}/vApp/vm-${uuid}`, id: null, type: 'application/vnd.vmware.vcloud.vm+json', rel: 'up' }],
    href: null,
    type: 'application/vnd.vmware.vcloud.metrics.historicUsage+json',
  };
  return {
    format: 'cloud-director-usage-json',
    name: 'one-machine',
    input: { name: 'historic.json', bytes: utf8(JSON.stringify(answer)) },
    expected: {
      recognition: { status: 'recognised', format: 'cloud-director-usage-json', needs: [] },
      rows: { read: 24, accepted: 24, rejected: 0 },
      series: expectedOf(all),
      issues: {},
    },
  };
}

/** What the other link gives: no time in it. */
function current(): Fixture {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<vcloud:CurrentUsage xmlns:vcloud="http://www.vmware.com/vcloud/v1.5">
    <vcloud:Link rel="up" href="${api}/vApp/vm-${uuid}" type="application/vnd.vmware.vcloud.vm+xml"/>
    <vcloud:Metric name="cpu.usage.average" unit="PERCENT" value="33.7"/>
    <vcloud:Metric name="mem.usage.average" unit="PERCENT" value="44.0"/>
</vcloud:CurrentUsage>
`;
  return {
    format: 'cloud-director-current-usage',
    name: 'one-machine',
    input: { name: 'current.xml', bytes: utf8(text) },
    expected: {
      recognition: { status: 'refused', format: 'cloud-director-current-usage', needs: [] },
      rows: { read: 0, accepted: 0, rejected: 0 },
      series: [],
      issues: { CURRENT_USAGE_ONLY: 1 },
    },
  };
}

export const cloudDirectorXmlCases: readonly Fixture[] = [historicXml(), current()];
export const cloudDirectorJsonCases: readonly Fixture[] = [historicJson()];
