import type { SchemaElement } from 'hyparquet';
import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import { type Fixture, figures, isoOf, type Point, run, wave } from './fixture.ts';

const machine = 'i-0a1b2c3d4e5f60718';
const arn = `arn:aws:ec2:eu-south-1:000000000000:instance/${machine}`;
const billed = { evidence: 'billed', zone: 'UTC', stamp: 'start', lengthFrom: 'file', statistic: 'sum' };
const HOUR = 3600;

/** How a column is stored, and its cells. */
interface StoredColumn {
  readonly elements: readonly SchemaElement[];
  readonly data: unknown[];
}

const cell = (name: string, element: Partial<SchemaElement>, data: unknown[]): StoredColumn => ({
  elements: [{ name, repetition_type: 'OPTIONAL', ...element }],
  data,
});
const texts = (name: string, data: unknown[]): StoredColumn => cell(name, { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, data);
const doubles = (name: string, data: unknown[]): StoredColumn => cell(name, { type: 'DOUBLE' }, data);
const instants = (name: string, data: unknown[]): StoredColumn => cell(name, { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }, data);
const decimals = (name: string, data: unknown[]): StoredColumn =>
  cell(name, { type: 'INT64', converted_type: 'DECIMAL', precision: 18, scale: 6 }, data);
/** As every provider stores tags. */
const tags = (name: string, data: unknown[]): StoredColumn => ({
  elements: [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'MAP' },
    { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
    { name: 'key', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED', converted_type: 'UTF8' },
    { name: 'value', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL', converted_type: 'UTF8' },
  ],
  data,
});

function parquet(columns: readonly StoredColumn[], rowGroupSize: number): Uint8Array {
  const writer = new ByteWriter();
  const schema: SchemaElement[] = [{ name: 'root', num_children: columns.length }, ...columns.flatMap(({ elements }) => elements)];
  const columnData = columns.map(({ elements, data }) => ({ name: (elements[0] as SchemaElement).name, data: [...data] }));
  parquetWrite({ writer, schema, columnData, rowGroupSize, createdBy: 'attesta fixtures' });
  return writer.getBytes();
}

const milliseconds = (minute: number): bigint => BigInt(minute) * 60_000n;
const amount = ({ thousandths }: Point): number | null => (thousandths === null ? null : Number(thousandths) / 1000);

/** Nulls that are null, a line of no resource and a purchase; rows in two groups. */
function focus(): Fixture {
  const format = 'focus-csv';
  const hours = run('2025-10-13T00:00:00Z', 60, [1000n, null, 250n, 1000n], 2);
  const first = hours[0] as Point;
  const lines = [...hours, { ...first, row: 6 }, { ...first, row: 7 }];
  const same = (value: unknown): unknown[] => lines.map(() => value);
  const columns = [
    decimals('BilledCost', same(0.0496)),
    instants('BillingPeriodEnd', same(milliseconds(first.minute))),
    instants('BillingPeriodStart', same(milliseconds(first.minute))),
    texts('ChargeCategory', ['Usage', 'Usage', 'Usage', 'Usage', 'Usage', 'Purchase']),
    texts('ChargeClass', same(null)),
    instants(
      'ChargePeriodEnd',
      lines.map(({ minute }) => milliseconds(minute + 60)),
    ),
    instants(
      'ChargePeriodStart',
      lines.map(({ minute }) => milliseconds(minute)),
    ),
    doubles('ConsumedQuantity', lines.map(amount)),
    texts('ConsumedUnit', same('Hours')),
    texts('ResourceId', [arn, arn, arn, arn, null, arn]),
    texts('ServiceCategory', same('Compute')),
    texts('ServiceName', same('Amazon Elastic Compute Cloud')),
    tags('Tags', same({ owner: 'nome.cognome@valdoro.example' })),
  ];
  const each = {
    ...billed,
    resourceId: arn,
    resourceKind: 'arn',
    metric: 'Amazon Elastic Compute Cloud',
    meaning: 'allocated',
    unit: 'hour',
    ...figures(hours, HOUR),
  };
  return {
    format,
    name: 'parquet-nulls-and-tags',
    input: { name: 'focus-00001.snappy.parquet', bytes: parquet(columns, 4) },
    expected: {
      recognition: { status: 'recognised', format, needs: [] },
      rows: { read: 6, accepted: 4, rejected: 2 },
      series: [
        { ...each, resourceClass: 'cpu' },
        { ...each, resourceClass: 'ram' },
      ],
      issues: { CHARGE_WITHOUT_RESOURCE: 1, CHARGE_NOT_USE: 1 },
      resources: [{ resourceId: machine, resourceKind: 'ec2', provider: 'aws', aliases: [arn], row: 2 }],
    },
  };
}

/** Version 2.0, with typed dates and with the maps that replaced a column for each tag. */
function costAndUsage(): Fixture {
  const format = 'aws-cost-and-usage-csv';
  const hours = run('2025-10-13T00:00:00Z', 60, [1000n, 1000n, 500n], 2);
  const same = (value: unknown): unknown[] => hours.map(() => value);
  const columns = [
    texts('identity_line_item_id', ['a', 'b', 'c']),
    texts(
      'identity_time_interval',
      hours.map(({ minute }) => `${isoOf(minute)}/${isoOf(minute + 60)}`),
    ),
    texts('line_item_line_item_type', same('Usage')),
    texts('line_item_product_code', same('AmazonEC2')),
    texts('line_item_resource_id', same(machine)),
    doubles('line_item_usage_amount', hours.map(amount)),
    instants('line_item_usage_end_date', same(milliseconds((hours[0] as Point).minute + 44_640))),
    instants('line_item_usage_start_date', same(milliseconds((hours[0] as Point).minute))),
    texts('line_item_usage_type', same('EUS1-BoxUsage:m5.large')),
    texts('pricing_unit', same('Hrs')),
    tags('product', same({ instance_type: 'm5.large' })),
    tags('resource_tags', same({ user_owner: 'nome.cognome@valdoro.example' })),
  ];
  const each = {
    ...billed,
    resourceId: machine,
    resourceKind: 'ec2',
    metric: 'EUS1-BoxUsage:m5.large',
    meaning: 'allocated',
    unit: 'hour',
    ...figures(hours, HOUR),
  };
  return {
    format,
    name: 'parquet-export-two',
    input: { name: 'cur2-00001.snappy.parquet', bytes: parquet(columns, 1000) },
    expected: {
      recognition: { status: 'recognised', format, needs: [] },
      rows: { read: 3, accepted: 3, rejected: 0 },
      series: [
        { ...each, resourceClass: 'cpu' },
        { ...each, resourceClass: 'ram' },
      ],
      issues: {},
    },
  };
}

/** A table that somebody has made of measures: wall clock times, and a mapping that speaks of texts where there are none. */
function mapped(): Fixture {
  const cpu = run('2025-11-10T23:00:00Z', 30, wave(6, 1, 95, 61), 2);
  const memory = run('2025-11-10T23:00:00Z', 30, wave(6, 900, 15_000, 62), 2).map((point, index) =>
    index === 3 ? { ...point, thousandths: null } : point,
  );
  const wall: Partial<SchemaElement> = { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' } };
  const columns = [
    cell(
      'Ora',
      wall,
      cpu.map(({ minute }) => milliseconds(minute + 60) * 1000n),
    ),
    texts('Macchina', ['srv-a', 'srv-a', 'srv-a', 'srv-a', 'srv-a', 'srv-a']),
    doubles('CPU', cpu.map(amount)),
    decimals('RAM', memory.map(amount)),
  ];
  const each = {
    ...{ evidence: 'measured', zone: 'Europe/Rome', stamp: 'start', lengthFrom: null },
    ...{ resourceId: 'srv-a', resourceKind: 'name', statistic: 'avg', meaning: 'used' },
  };
  return {
    format: 'generic-table',
    name: 'parquet-by-the-wall-clock',
    input: { name: 'misure.parquet', bytes: parquet(columns, 1000) },
    mapping: `layout: wide
zone: Europe/Rome
stamp: start
dateFormat: "dd/MM/yyyy HH:mm"
decimal: ","
columns: { time: Ora }
resourceId: { column: Macchina }
series:
  - { column: CPU, class: cpu, metric: cpu-used, unit: percent, statistic: avg }
  - { column: RAM, class: ram, metric: ram-used, unit: MB, statistic: avg }
`,
    expected: {
      recognition: { status: 'recognised', format: 'generic-table', needs: [] },
      rows: { read: 6, accepted: 6, rejected: 0 },
      series: [
        { ...each, resourceClass: 'cpu', metric: 'cpu-used', unit: 'percent', ...figures(cpu) },
        { ...each, resourceClass: 'ram', metric: 'ram-used', unit: 'byte', ...figures(memory, 0, 1_000_000n) },
      ],
      issues: {},
    },
  };
}

export const parquetCases: readonly Fixture[] = [focus(), costAndUsage(), mapped()];
