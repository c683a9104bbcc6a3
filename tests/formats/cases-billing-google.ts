import { table } from './bill-text.ts';
import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const machine = '//compute.googleapis.com/projects/123456789012/zones/europe-west8-a/instances/2224165411454083722';
const billed = {
  evidence: 'billed',
  zone: 'UTC',
  stamp: 'start',
  lengthFrom: 'file',
  statistic: 'sum',
  resourceKind: 'gcp-instance',
  resourceId: machine,
};
const HOUR = 3600;

interface Charge {
  readonly point: Point;
  readonly sku: string;
  readonly unit: string;
  readonly type?: string;
  readonly id?: string | null;
}

const cores = run('2025-10-13T03:00:00Z', 60, wave(3, 1, 3600, 81), 1);
const memory = run('2025-10-13T03:00:00Z', 60, wave(3, 1, 9000, 82), 4);
const sent = run('2025-10-13T03:00:00Z', 60, wave(2, 1, 90_000, 83), 7);
const charges: readonly Charge[] = [
  ...cores.map((point) => ({ point, sku: 'E2 Instance Core running in Milan', unit: 'seconds' })),
  ...memory.map((point) => ({ point, sku: 'E2 Instance Ram running in Milan', unit: 'byte-seconds' })),
  ...sent.map((point) => ({ point, sku: 'Network Internet Egress from Milan to EMEA', unit: 'bytes' })),
  { point: cores[0] as Point, sku: 'E2 Instance Core running in Milan', unit: 'seconds', type: 'tax' },
  { point: cores[0] as Point, sku: 'Log Volume', unit: 'bytes', id: null },
];

const series = (firstRow: number) => {
  const at = (points: readonly Point[]): Point[] => points.map((point) => ({ ...point, row: point.row + firstRow - 1 }));
  return [
    {
      ...billed,
      resourceClass: 'cpu',
      metric: 'E2 Instance Core running in Milan',
      meaning: 'allocated',
      unit: 'second',
      ...figures(at(cores), HOUR),
    },
    {
      ...billed,
      resourceClass: 'ram',
      metric: 'E2 Instance Ram running in Milan',
      meaning: 'allocated',
      unit: 'byte-seconds',
      ...figures(at(memory), HOUR),
    },
    {
      ...billed,
      resourceClass: 'network',
      metric: 'Network Internet Egress from Milan to EMEA',
      meaning: 'amount',
      unit: 'byte',
      ...figures(at(sent), HOUR),
    },
  ];
};
/** Monitoring knows the machine by its number. */
const resources = (row: number) => [
  { resourceId: '2224165411454083722', resourceKind: 'gcp-instance', provider: 'gcp', aliases: [machine], row },
];
const issues = { CHARGE_NOT_USE: 1, CHARGE_WITHOUT_RESOURCE: 1 };
const rows = { read: 10, accepted: 8, rejected: 2 };

const titles =
  'billing_account_id,service.id,service.description,sku.id,sku.description,usage_start_time,usage_end_time,project.id,labels,export_time,cost,usage.amount,usage.unit,usage.amount_in_pricing_units,usage.pricing_unit,credits,invoice.month,cost_type,resource.name,resource.global_name,partition_date'.split(
    ',',
  );
const withOffset = (minute: number): string => isoOf(minute).replace('T', ' ').replace('Z', '+00:00');

function tableOf(): Fixture {
  const lines = charges.map(({ point, sku, unit, type = 'regular', id = machine }) => ({
    'service.description': 'Compute Engine',
    'sku.description': sku,
    usage_start_time: withOffset(point.minute),
    usage_end_time: withOffset(point.minute + 60),
    // Labels hold what people wrote into them.
    labels: "[{'key': 'referente', 'value': 'nome.cognome@valdoro.example'}]",
    'usage.amount': `${written(point.thousandths)}e+00`,
    'usage.unit': unit,
    'usage.pricing_unit': 'gibibyte',
    cost_type: type,
    'resource.name': 'protocollo',
    'resource.global_name': id ?? '',
  }));
  return {
    format: 'gcp-billing-csv',
    name: 'detailed',
    input: { name: 'billing.csv', bytes: utf8(table(titles, lines)) },
    expected: {
      recognition: { status: 'recognised', format: 'gcp-billing-csv', needs: [] },
      rows,
      series: series(2),
      issues,
      resources: resources(2),
    },
  };
}

/** The standard export has no `resource` at all. */
function standard(): Fixture {
  const standardTitles = titles.filter((title) => !title.startsWith('resource.'));
  const lines = sent.map(({ minute, thousandths }) => ({
    'sku.description': 'Log Volume',
    usage_start_time: withOffset(minute),
    usage_end_time: withOffset(minute + 60),
    'usage.amount': written(thousandths),
    'usage.unit': 'bytes',
    cost_type: 'regular',
  }));
  return {
    format: 'gcp-billing-csv',
    name: 'standard-without-resources',
    input: { name: 'billing.csv', bytes: utf8(table(standardTitles, lines)) },
    expected: {
      recognition: { status: 'recognised', format: 'gcp-billing-csv', needs: ['resourceId'] },
      rows: { read: 2, accepted: 0, rejected: 2 },
      series: [],
      issues: { RESOURCE_COLUMN_MISSING: 2 },
    },
  };
}

/** JSON lines with nested objects, times as BigQuery prints them. */
function objects(): Fixture {
  const time = (minute: number): string => withOffset(minute).replace('+00:00', ' UTC');
  const lines = charges.map(({ point, sku, unit, type = 'regular', id = machine }) =>
    JSON.stringify({
      billing_account_id: '000000-000000-000000',
      service: { id: '6F81-5844-456A', description: 'Compute Engine' },
      sku: { id: '9E26-0D08-F25B', description: sku },
      usage_start_time: time(point.minute),
      usage_end_time: time(point.minute + 60),
      labels: [{ key: 'referente', value: 'nome.cognome@valdoro.example' }],
      cost: 0.5,
      usage: { amount: Number(written(point.thousandths)), unit, pricing_unit: 'hour' },
      cost_type: type,
      resource: { name: 'protocollo', global_name: id },
    }),
  );
  return {
    format: 'gcp-billing-json',
    name: 'nested-lines',
    input: { name: 'billing.json', bytes: utf8(`${lines.join('\n')}\n`) },
    expected: {
      recognition: { status: 'recognised', format: 'gcp-billing-json', needs: [] },
      rows,
      series: series(1),
      issues,
      resources: resources(1),
    },
  };
}

export const googleBillingCases: readonly Fixture[] = [tableOf(), standard(), objects()];
