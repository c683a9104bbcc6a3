import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const machine =
  '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/RG_Valdoro/providers/Microsoft.Compute/virtualMachines/vm-protocollo';
const other = machine.replace('vm-protocollo', 'vm-albo');

interface Metric {
  readonly id: string;
  readonly name: string;
  readonly localized: string;
  readonly unit: string;
  /** Aggregation, then its points; a null is an item with only its time. */
  readonly aggregations: Readonly<Record<string, readonly Point[]>>;
  readonly dimensions?: readonly { readonly name: { readonly value: string }; readonly value: string }[];
}

function data(aggregations: Metric['aggregations']): unknown[] {
  const [first = []] = Object.values(aggregations);
  return first.map(({ minute }, index) => {
    const values = Object.entries(aggregations).flatMap(([key, points]) => {
      const value = points[index]?.thousandths;
      return value === null || value === undefined ? [] : [[key, Number(written(value))]];
    });
    return { timeStamp: isoOf(minute), ...Object.fromEntries(values) };
  });
}

function metric({ id, name, localized, unit, aggregations, dimensions = [] }: Metric): unknown {
  return {
    id: `${id}/providers/Microsoft.Insights/metrics/${name}`,
    type: 'Microsoft.Insights/metrics',
    name: { value: name, localizedValue: localized },
    unit,
    timeseries: [{ metadatavalues: dimensions, data: data(aggregations) }],
  };
}

const common = { evidence: 'measured', zone: 'UTC', stamp: 'start', lengthFrom: 'file', resourceKind: 'arm' };

/** One answer of the REST API with an Italian display name, missing values, free memory and two aggregations. */
function answer(): Fixture {
  const holes = wave(12, 1, 90, 11).map((value, index) => (index === 4 || index === 5 ? null : value));
  const average = run('2025-10-13T00:00:00Z', 5, holes, 1);
  const maximum = run(
    '2025-10-13T00:00:00Z',
    5,
    holes.map((value) => value && value + 5000n),
    1,
  );
  const memory = run('2025-10-13T00:00:00Z', 5, wave(12, 1_000_000, 8_000_000, 12), 13);
  const network = run('2025-10-13T00:00:00Z', 5, wave(12, 0, 900_000, 13), 25);
  const document = {
    cost: 0,
    timespan: '2025-10-13T00:00:00Z/2025-10-13T01:00:00Z',
    interval: 'PT5M',
    value: [
      metric({ id: machine, name: 'Percentage CPU', localized: 'Percentuale CPU', unit: 'Percent', aggregations: { average, maximum } }),
      metric({
        id: machine,
        name: 'Available Memory Bytes',
        localized: 'Byte di memoria disponibili',
        unit: 'Bytes',
        aggregations: { average: memory },
      }),
      metric({
        id: machine,
        name: 'Network In Total',
        localized: 'Totale rete in ingresso',
        unit: 'Bytes',
        aggregations: { total: network },
      }),
    ],
    namespace: 'Microsoft.Compute/virtualMachines',
    resourceregion: 'italynorth',
  };
  const each = { ...common, resourceId: machine };
  const cpu = { ...each, resourceClass: 'cpu', metric: 'Percentage CPU', meaning: 'used', unit: 'percent' };
  return {
    format: 'azure-monitor-json',
    name: 'rest-answer',
    input: { name: 'metrics.json', bytes: utf8(`${JSON.stringify(document, null, 2)}\n`) },
    expected: {
      recognition: { status: 'recognised', format: 'azure-monitor-json', needs: [] },
      rows: { read: 36, accepted: 36, rejected: 0 },
      series: [
        { ...cpu, statistic: 'avg', ...figures(average, 300) },
        { ...cpu, statistic: 'max', ...figures(maximum, 300) },
        {
          ...each,
          resourceClass: 'ram',
          metric: 'Available Memory Bytes',
          meaning: 'free',
          unit: 'byte',
          statistic: 'avg',
          ...figures(memory, 300),
        },
        {
          ...each,
          resourceClass: 'network',
          metric: 'Network In Total',
          meaning: 'amount',
          unit: 'byte',
          statistic: 'sum',
          ...figures(network, 300),
        },
      ],
      issues: {},
    },
  };
}

/** Several responses collected into `value`, with different intervals, and a metric split by disk. */
function responses(): Fixture {
  const daily = run('2025-10-13T00:00:00Z', 1440, wave(3, 1, 50, 14), 1);
  const hourly = run('2025-10-13T00:00:00Z', 60, wave(4, 0, 700, 15), 4);
  const response = (interval: string, ...value: unknown[]): unknown => ({ cost: 0, timespan: '2025-10-13/2025-10-16', interval, value });
  const document = {
    value: [
      response('P1D', metric({ id: machine, name: 'Percentage CPU', localized: 'x', unit: 'Percent', aggregations: { average: daily } })),
      response(
        'PT1H',
        metric({
          id: other,
          name: 'OS Disk Read Bytes/sec',
          localized: 'x',
          unit: 'BytesPerSecond',
          aggregations: { average: hourly },
          dimensions: [{ name: { value: 'lun' }, value: '0' }],
        }),
      ),
    ],
  };
  return {
    format: 'azure-monitor-json',
    name: 'several-responses',
    input: { name: 'collected.json', bytes: utf8(JSON.stringify(document)) },
    mapping: 'interval: PT1H\n',
    expected: {
      recognition: { status: 'recognised', format: 'azure-monitor-json', needs: [] },
      rows: { read: 7, accepted: 7, rejected: 0 },
      series: [
        {
          ...common,
          resourceId: machine,
          resourceClass: 'cpu',
          metric: 'Percentage CPU',
          meaning: 'used',
          unit: 'percent',
          statistic: 'avg',
          ...figures(daily, 86_400),
        },
        {
          ...common,
          resourceId: other,
          resourceClass: 'storage',
          metric: 'OS Disk Read Bytes/sec [lun=0]',
          meaning: 'rate',
          unit: 'byte/s',
          statistic: 'avg',
          ...figures(hourly, 3600),
        },
      ],
      issues: { MAPPING_CONTRADICTS_FILE: 3 },
    },
  };
}

export const azureCases: readonly Fixture[] = [answer(), responses()];
