import { gzipSync } from 'node:zlib';
import { type BillLine, table } from './bill-text.ts';
import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const format = 'oci-cost-and-usage-csv';
const ocid = (type: string): string => `ocid1.${type}.oc1.eu-milan-1.anzwuljr33abj3qaexample${type}`;
const billed = { evidence: 'billed', zone: 'UTC', stamp: 'start', lengthFrom: 'file', statistic: 'sum', resourceKind: 'ocid' };
const recognition = { status: 'recognised', format, needs: [] };
const HOUR = 3600;

const costTitles =
  'lineItem/referenceNo,lineItem/tenantId,lineItem/intervalUsageStart,lineItem/intervalUsageEnd,product/service,product/compartmentId,product/compartmentName,product/region,product/availabilityDomain,product/resourceId,usage/billedQuantity,usage/billedQuantityOverage,cost/subscriptionId,cost/productSku,product/Description,cost/billingUnitReadable,cost/skuUnitDescription,lineItem/isCorrection,lineItem/backreferenceNo,tags/Oracle-Tags.CreatedBy'.split(
    ',',
  );

/** The start has no seconds, the end has them. */
const line = ({ minute, thousandths }: Point, rest: BillLine): BillLine => ({
  'lineItem/referenceNo': `ref-${minute}`,
  'lineItem/intervalUsageStart': isoOf(minute).replace(':00Z', 'Z'),
  'lineItem/intervalUsageEnd': isoOf(minute + 60),
  'usage/billedQuantity': `${written(thousandths)}`,
  'lineItem/isCorrection': 'false',
  'lineItem/backreferenceNo': '17053',
  'tags/Oracle-Tags.CreatedBy': 'default/nome.cognome@valdoro.example',
  ...rest,
});

/** A machine charged for memory and for processors, its disk, traffic, telemetry of a service, and an hour that was corrected. */
function cost(): Fixture {
  const [instance, vnic, boot] = [ocid('instance'), ocid('vnic'), ocid('bootvolume')];
  const memory = run('2025-10-13T00:00:00Z', 60, wave(3, 1, 16, 61), 2);
  const processors = run('2025-10-13T00:00:00Z', 60, wave(3, 1, 4, 62), 5);
  const sent = run('2025-10-13T00:00:00Z', 60, wave(2, 0, 9, 63), 8);
  const disk = run('2025-10-13T00:00:00Z', 60, wave(2, 0, 9, 64), 10);
  const wrong = { ...(run('2025-10-13T05:00:00Z', 60, [9000n], 12)[0] as Point) };
  const right = { ...wrong, thousandths: 2000n, row: 14 };
  const of = (resourceId: string, description: string, readable: string, unit: string): BillLine => ({
    'product/resourceId': resourceId,
    'product/Description': description,
    'cost/billingUnitReadable': readable,
    'cost/skuUnitDescription': unit,
  });
  const ram = of(instance, 'Standard - E4 - Memory', '1 GiB HOURS MEMORY', 'GB Hours');
  const correction = { 'lineItem/isCorrection': 'true', 'lineItem/backreferenceNo': 'wrong-hour' };
  const lines = [
    ...memory.map((point) => line(point, ram)),
    ...processors.map((point) => line(point, of(instance, 'Standard - E4 - OCPU', '1 NONE HOURS OCPU', 'Hours'))),
    ...sent.map((point) => line(point, of(vnic, 'Outbound Data Transfer Zone 1', '1 GiB HOURS DATA_TRANSFERRED', 'GB Months'))),
    ...disk.map((point) => line(point, of(boot, 'Block Volume - Storage', '1 GiB MONTHS STORAGE_SIZE', 'GB Months'))),
    line(wrong, { ...ram, 'lineItem/referenceNo': 'wrong-hour' }),
    line(wrong, { ...ram, ...correction, 'lineItem/referenceNo': 'back', 'usage/billedQuantity': '-9.000000000000000000' }),
    line(right, { ...ram, ...correction, 'lineItem/referenceNo': 'right-hour' }),
    line(wrong, { 'product/service': 'TELEMETRY', 'product/resourceId': 'oci_vcn', 'cost/skuUnitDescription': 'Million Datapoints' }),
  ];
  const each = { ...billed, resourceId: instance };
  return {
    format,
    name: 'cost-with-a-correction',
    input: { name: 'reports_cost-csv_0001.csv.gz', bytes: gzipSync(table(costTitles, lines, '\r\n'), { level: 9 }) },
    expected: {
      recognition,
      rows: { read: 14, accepted: 11, rejected: 3 },
      series: [
        {
          ...each,
          resourceClass: 'ram',
          metric: 'Standard - E4 - Memory',
          meaning: 'allocated',
          unit: 'GB Hours',
          ...figures([...memory, right], HOUR),
        },
        { ...each, resourceClass: 'cpu', metric: 'Standard - E4 - OCPU', meaning: 'allocated', unit: 'hour', ...figures(processors, HOUR) },
        {
          ...billed,
          resourceId: vnic,
          resourceClass: 'network',
          metric: 'Outbound Data Transfer Zone 1',
          meaning: 'amount',
          unit: 'GB Months',
          ...figures(sent, HOUR),
        },
        {
          ...billed,
          resourceId: boot,
          resourceClass: 'storage',
          metric: 'Block Volume - Storage',
          meaning: 'allocated',
          unit: 'GB Months',
          ...figures(disk, HOUR),
        },
      ],
      issues: { CHARGE_CORRECTED: 2, CHARGE_WITHOUT_RESOURCE: 1 },
    },
  };
}

/** The usage report has other columns, and no cost. */
function usage(): Fixture {
  const titles =
    'lineItem/referenceNo,lineItem/intervalUsageStart,lineItem/intervalUsageEnd,product/service,product/resource,product/resourceId,usage/consumedQuantity,usage/billedQuantity,usage/consumedQuantityUnits,usage/consumedQuantityMeasure,lineItem/isCorrection,lineItem/backreferenceNo'.split(
      ',',
    );
  const stored = run('2025-10-13T09:00:00Z', 60, wave(3, 1, 16, 65), 2);
  const lines = stored.map((point) =>
    line(point, {
      'product/resource': 'PIC_BLOCK_STORAGE_STANDARD',
      'product/resourceId': ocid('volume'),
      'usage/consumedQuantity': `${written(point.thousandths)}E8`,
      'usage/billedQuantity': '7',
      'usage/consumedQuantityUnits': 'GB_MS',
      'usage/consumedQuantityMeasure': 'STORAGE_SIZE',
    }),
  );
  return {
    format,
    name: 'usage-report',
    input: { name: 'reports_usage-csv_0001.csv', bytes: utf8(table(titles, lines)) },
    expected: {
      recognition,
      rows: { read: 3, accepted: 3, rejected: 0 },
      series: [
        {
          ...billed,
          resourceId: ocid('volume'),
          resourceClass: 'storage',
          metric: 'PIC_BLOCK_STORAGE_STANDARD',
          meaning: 'allocated',
          unit: 'GB_MS',
          ...figures(stored, HOUR, 100_000_000n),
        },
      ],
      issues: {},
    },
  };
}

export const ociBillingCases: readonly Fixture[] = [cost(), usage()];
