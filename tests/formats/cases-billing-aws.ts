import { gzipSync } from 'node:zlib';
import { type BillLine, table } from './bill-text.ts';
import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const format = 'aws-cost-and-usage-csv';
const machine = 'i-0a1b2c3d4e5f60718';
const volume = 'vol-0a1b2c3d4e5f60718';
const billed = { evidence: 'billed', zone: 'UTC', stamp: 'start', lengthFrom: 'file', statistic: 'sum' };
const recognition = { status: 'recognised', format, needs: [] };
const HOUR = 3600;

const titles =
  'identity/LineItemId,identity/TimeInterval,bill/InvoiceId,bill/BillingPeriodStartDate,lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/Operation,lineItem/ResourceId,lineItem/UsageAmount,product/usagetype,pricing/unit,resourceTags/user:owner'.split(
    ',',
  );

/** The dates of the usage are those of the month; only the interval is the line's own. */
const line = ({ minute, thousandths }: Point, length: number, rest: BillLine): BillLine => ({
  'identity/LineItemId': 'e4b85fdd7363544ce3db8d86a8dbf150c7709761',
  'identity/TimeInterval': `${isoOf(minute)}/${isoOf(minute + length)}`,
  'bill/BillingPeriodStartDate': '2025-10-01T00:00:00Z',
  'lineItem/LineItemType': 'Usage',
  'lineItem/UsageStartDate': '2025-10-01 00:00:00',
  'lineItem/UsageEndDate': '2025-11-01 00:00:00',
  'lineItem/ProductCode': 'AmazonEC2',
  'lineItem/UsageAmount': written(thousandths),
  'resourceTags/user:owner': 'nome.cognome@valdoro.example',
  ...rest,
});

/** Hours of a machine, traffic that mentions EBS, a volume by the day; a tax, a fee and a line of no resource among them. */
function legacy(): Fixture {
  const hours = run('2025-10-13T00:00:00Z', 60, [1000n, 1000n, 500n, 1000n], 2);
  const sent = run('2025-10-13T00:00:00Z', 60, wave(4, 0, 3, 51), 6);
  const gigabytes = run('2025-10-13T00:00:00Z', 1440, wave(2, 2, 4, 52), 10);
  const month = run('2025-10-01T00:00:00Z', 0, [1000n], 12)[0] as Point;
  const lines = [
    ...hours.map((point) =>
      line(point, 60, { 'lineItem/ResourceId': machine, 'lineItem/UsageType': 'EUS1-BoxUsage:m5.large', 'pricing/unit': 'Hrs' }),
    ),
    ...sent.map((point) =>
      line(point, 60, { 'lineItem/ResourceId': machine, 'lineItem/UsageType': 'EUS1-EBS-USW2-EBS-AWS-Out-Bytes', 'pricing/unit': 'GB' }),
    ),
    ...gigabytes.map((point) =>
      line(point, 1440, { 'lineItem/ResourceId': volume, 'lineItem/UsageType': 'EUS1-EBS:VolumeUsage.gp3', 'pricing/unit': 'GB-Mo' }),
    ),
    line(month, 44_640, { 'lineItem/LineItemType': 'Tax', 'lineItem/ResourceId': machine }),
    line(month, 44_640, {
      'lineItem/LineItemType': 'RIFee',
      'lineItem/ResourceId': 'arn:aws:ec2:eu-south-1:000000000000:reserved-instances/x',
    }),
    line(month, 60, { 'lineItem/UsageType': 'EUS1-Requests-Tier1', 'pricing/unit': 'Requests' }),
  ];
  const each = { ...billed, resourceId: machine, resourceKind: 'ec2' };
  const box = { ...each, metric: 'EUS1-BoxUsage:m5.large', meaning: 'allocated', unit: 'hour' };
  return {
    format,
    name: 'legacy-months-under-intervals',
    input: { name: 'cur-00001.csv.gz', bytes: gzipSync(table(titles, lines), { level: 9 }) },
    expected: {
      recognition,
      rows: { read: 13, accepted: 10, rejected: 3 },
      series: [
        { ...box, resourceClass: 'cpu', ...figures(hours, HOUR) },
        { ...box, resourceClass: 'ram', ...figures(hours, HOUR) },
        {
          ...each,
          resourceClass: 'network',
          metric: 'EUS1-EBS-USW2-EBS-AWS-Out-Bytes',
          meaning: 'amount',
          unit: 'byte',
          ...figures(sent, HOUR, 1_000_000_000n),
        },
        {
          ...billed,
          resourceId: volume,
          resourceKind: 'ebs',
          resourceClass: 'storage',
          metric: 'EUS1-EBS:VolumeUsage.gp3',
          meaning: 'allocated',
          unit: 'GB-Mo',
          ...figures(gigabytes, 86_400),
        },
      ],
      issues: { CHARGE_NOT_USE: 2, CHARGE_WITHOUT_RESOURCE: 1 },
    },
  };
}

const snake = (title: string): string =>
  title
    .replace('/', '_')
    .replace(/(?<=[a-z])([A-Z])/g, '_$1')
    .toLowerCase();

/** Version 2.0: the columns that were asked for, without the interval, so that the dates of the usage count; and one line of a month. */
function exported(): Fixture {
  const hours = run('2025-10-13T00:00:00Z', 60, [1000n, 1000n, 1000n], 2);
  const month = run('2025-10-01T00:00:00Z', 0, [31_000n], 5);
  const wanted = [
    'lineItem/ResourceId',
    'lineItem/UsageAmount',
    'pricing/unit',
    'lineItem/UsageType',
    'lineItem/LineItemType',
    'lineItem/UsageStartDate',
    'lineItem/UsageEndDate',
  ];
  const rest = {
    'lineItem/ResourceId': machine,
    'lineItem/LineItemType': 'SavingsPlanCoveredUsage',
    'lineItem/UsageType': 'EUS1-BoxUsage:m5.large',
    'pricing/unit': 'Hours',
  };
  const dated = (point: Point, length: number): BillLine =>
    line(point, length, {
      ...rest,
      'lineItem/UsageStartDate': isoOf(point.minute).replace('Z', '.000Z'),
      'lineItem/UsageEndDate': isoOf(point.minute + length),
    });
  const lines = [...hours.map((point) => dated(point, 60)), ...month.map((point) => dated(point, 44_640))];
  const bySnake = lines.map((one) => Object.fromEntries(Object.entries(one).map(([title, text]) => [snake(title), text])));
  const box = { ...billed, resourceId: machine, resourceKind: 'ec2', metric: 'EUS1-BoxUsage:m5.large', meaning: 'allocated', unit: 'hour' };
  const all = { ...figures([...hours, ...month]), length: [HOUR, 2_678_400] as unknown as number };
  return {
    format,
    name: 'export-two-without-interval',
    input: { name: 'export.csv', bytes: utf8(table(wanted.map(snake), bySnake)) },
    expected: {
      recognition,
      rows: { read: 4, accepted: 4, rejected: 0 },
      series: [
        { ...box, resourceClass: 'cpu', ...all },
        { ...box, resourceClass: 'ram', ...all },
      ],
      issues: {},
    },
  };
}

/** "Include resource IDs" was off: nothing can be attributed, whatever the mapping says. */
function anonymous(): Fixture {
  const hours = run('2025-10-13T00:00:00Z', 60, [1000n, 1000n], 2);
  const lines = hours.map((point) => line(point, 60, { 'lineItem/UsageType': 'EUS1-BoxUsage:m5.large' }));
  return {
    format,
    name: 'without-resource-ids',
    input: {
      name: 'cur.csv',
      bytes: utf8(
        table(
          titles.filter((title) => title !== 'lineItem/ResourceId'),
          lines,
        ),
      ),
    },
    mapping: 'resourceId: { constant: i-0a1b2c3d4e5f60718 }\n',
    expected: {
      recognition: { ...recognition, needs: ['resourceId'] },
      rows: { read: 2, accepted: 0, rejected: 2 },
      series: [],
      issues: { MAPPING_CONTRADICTS_FILE: 1, RESOURCE_COLUMN_MISSING: 2 },
    },
  };
}

export const awsBillingCases: readonly Fixture[] = [legacy(), exported(), anonymous()];
