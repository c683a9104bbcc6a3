import { type BillLine, table } from './bill-text.ts';
import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const format = 'focus-csv';
const machine = 'arn:aws:ec2:eu-south-1:000000000000:instance/i-0a1b2c3d4e5f60718';
const bucket = 'arn:aws:s3:::valdoro-protocollo';
const billed = { evidence: 'billed', zone: 'UTC', stamp: 'start', lengthFrom: 'file', statistic: 'sum', resourceKind: 'arn' };
const recognition = { status: 'recognised', format, needs: [] };
const HOUR = 3600;

const titles =
  'AvailabilityZone,BilledCost,BillingAccountId,BillingPeriodEnd,BillingPeriodStart,ChargeCategory,ChargeClass,ChargePeriodEnd,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,ProviderName,ResourceId,ResourceName,ServiceCategory,ServiceName,Tags'.split(
    ',',
  );
const versionTwo = [
  ...titles,
  'CapacityReservationId',
  'InvoiceId',
  'PricingCurrency',
  'ServiceSubcategory',
  'SkuMeter',
  'x_Operation',
].reverse();

/** Blanks and no Z, against the specification, which wants UTC all the same. */
const spaced = (minute: number): string => isoOf(minute).replace('T', ' ').replace('Z', '');

const line = ({ minute, thousandths }: Point, rest: BillLine, time = spaced): BillLine => ({
  AvailabilityZone: 'NULL',
  BilledCost: '0.00000080000',
  BillingPeriodEnd: '2025-11-01 00:00:00',
  BillingPeriodStart: '2025-10-01 00:00:00',
  ChargeCategory: 'Usage',
  ChargeClass: 'NULL',
  ChargePeriodStart: time(minute),
  ChargePeriodEnd: time(minute + 60),
  ConsumedQuantity: written(thousandths, '.', 'NULL'),
  ResourceName: 'NULL',
  ...rest,
});

/** Nulls as text, one of them where an id should be; a purchase, a correction, a commitment that nobody used. */
function nulls(): Fixture {
  const hours = run('2025-10-13T00:00:00Z', 60, [1000n, null, 1000n], 2);
  const kept = run('2025-10-13T00:00:00Z', 60, wave(2, 1, 90, 71), 5);
  const compute = { ResourceId: machine, ServiceCategory: 'Compute', ServiceName: 'Amazon Elastic Compute Cloud', ConsumedUnit: 'Hours' };
  const lines = [
    ...hours.map((point) => line(point, compute)),
    ...kept.map((point) =>
      line(point, { ResourceId: bucket, ServiceCategory: 'Storage', ServiceName: 'Amazon S3', ConsumedUnit: 'GB-Mo' }),
    ),
    line(hours[0] as Point, { ...compute, ResourceId: 'NULL' }),
    line(hours[0] as Point, { ...compute, ChargeCategory: 'Purchase' }),
    line(hours[0] as Point, { ...compute, ChargeClass: 'Correction' }),
    line(hours[0] as Point, { ResourceId: machine, ServiceCategory: 'Compute', ServiceName: 'AWS Lambda', ConsumedUnit: 'Requests' }),
  ];
  const each = { ...billed, resourceId: machine, metric: 'Amazon Elastic Compute Cloud', meaning: 'allocated', unit: 'hour' };
  return {
    format,
    name: 'nulls-as-text',
    input: { name: 'focus_1.0.csv', bytes: utf8(table(titles, lines)) },
    expected: {
      recognition,
      rows: { read: 9, accepted: 6, rejected: 3 },
      series: [
        { ...each, resourceClass: 'cpu', ...figures(hours, HOUR) },
        { ...each, resourceClass: 'ram', ...figures(hours, HOUR) },
        {
          ...billed,
          resourceId: bucket,
          resourceClass: 'storage',
          metric: 'Amazon S3',
          meaning: 'allocated',
          unit: 'GB-Mo',
          ...figures(kept, HOUR),
        },
        {
          ...billed,
          resourceId: machine,
          resourceClass: 'other',
          metric: 'AWS Lambda',
          meaning: 'operations',
          unit: 'count',
          ...figures([{ ...(hours[0] as Point), row: 10 }], HOUR),
        },
      ],
      issues: { CHARGE_WITHOUT_RESOURCE: 1, CHARGE_NOT_USE: 1, CHARGE_CORRECTED: 1 },
      // Its metrics call the machine by its id alone.
      resources: [{ resourceId: 'i-0a1b2c3d4e5f60718', resourceKind: 'ec2', provider: 'aws', aliases: [machine], row: 2 }],
    },
  };
}

/** 1.2 as another provider writes it: the columns in another order, ISO 8601 with Z, a meter of its own. */
function later(): Fixture {
  const id = '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/RG/providers/Microsoft.Network/publicIPAddresses/ip-albo';
  const sent = run('2025-10-13T00:00:00Z', 60, wave(3, 0, 90, 72), 2);
  const network = {
    ResourceId: id,
    ServiceCategory: 'Networking',
    ServiceName: 'Bandwidth',
    SkuMeter: 'Data Transfer Out',
    ConsumedUnit: 'GB',
    ChargeClass: '',
  };
  return {
    format,
    name: 'version-one-two-other-order',
    input: {
      name: 'focus_1.2.csv',
      bytes: utf8(
        `\uFEFF${table(
          versionTwo,
          sent.map((point) => line(point, network, isoOf)),
          '\r\n',
        )}`,
      ),
    },
    expected: {
      recognition,
      rows: { read: 3, accepted: 3, rejected: 0 },
      series: [
        {
          ...billed,
          resourceId: id,
          resourceKind: 'arm',
          resourceClass: 'network',
          metric: 'Data Transfer Out',
          meaning: 'amount',
          unit: 'byte',
          ...figures(sent, HOUR, 1_000_000_000n),
        },
      ],
      issues: {},
    },
  };
}

export const focusCases: readonly Fixture[] = [nulls(), later()];
