import { expect, test } from 'vitest';
import { readBytes } from '../reading/read-bytes.ts';
import { issueCounts } from '../reading/recording-sink.ts';
import { table } from './bill-text.ts';

/** Lines of one bill as real exports hold them, in short. */
async function billed(lines: readonly Readonly<Record<string, string>>[]) {
  const titles = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const { recognition, recording } = await readBytes(table(titles, lines));
  const rows = recording.series.map(({ identity, rows: [row] }) => [identity.resourceClass, identity.unit, row?.[0], row?.[2]]);
  return { format: recognition.format, needs: recognition.needs, rows, issues: issueCounts(recording) };
}

const ocid = 'ocid1.autonomousdatabase.oc1.eu-milan-1.valdoro';
const oracle = (quantity: string, unit: string, readable: string) => ({
  'lineItem/referenceNo': 'r1',
  'lineItem/intervalUsageStart': '2025-10-13T10:00Z',
  'lineItem/intervalUsageEnd': '2025-10-13T11:00:00Z',
  'product/resourceId': ocid,
  'usage/billedQuantity': quantity,
  'product/Description': 'Storage',
  'cost/billingUnitReadable': readable,
  'cost/skuUnitDescription': unit,
  'lineItem/isCorrection': 'false',
});

test.each([
  ['TB for a month is no TB', '0.000224014336', 'TB', '1 TiB MONTHS STORAGE_SIZE', 'TB MONTHS', '0.000224014336'],
  ['a unit that says its time keeps its words', '0.5', 'GB Months', '1 GiB MONTHS STORAGE_SIZE', 'GB Months', '0.5'],
  ['scientific notation', '6.32E-10', 'GB Months', '1 GiB MONTHS STORAGE_SIZE', 'GB Months', '0.000000000632'],
])('Oracle: %s', async (_name, quantity, unit, readable, told, value) => {
  const { format, rows } = await billed([oracle(quantity, unit, readable)]);
  expect([format, rows]).toEqual(['oci-cost-and-usage-csv', [['storage', told, '2025-10-13T10:00:00Z', value]]]);
});

test('Azure: what sponsored subscriptions download names meters and no resource, and no line counts', async () => {
  const line = {
    SubscriptionName: 'Valdoro',
    SubscriptionGuid: '{00000000-0000-4000-8000-000000000001}',
    Date: '10/13/2025',
    ResourceGuid: '{00000000-0000-4000-8000-000000000002}',
    ServiceName: 'Virtual Machines',
    ServiceType: 'Dv2/DSv2 Series',
    ServiceRegion: 'IT North',
    ServiceResource: 'D2 v2/DS2 v2',
    Quantity: '3E-06',
    Cost: '0',
  };
  expect(await billed([line, line])).toEqual({
    format: 'azure-cost-details-csv',
    needs: ['resourceId'],
    rows: [],
    issues: { RESOURCE_COLUMN_MISSING: 2 },
  });
});

const focus = {
  BilledCost: '1',
  ChargeCategory: 'Usage',
  ChargePeriodStart: '2025-10-13T00:00:00Z',
  ChargePeriodEnd: '2025-10-13T01:00:00Z',
  ResourceId: ocid,
  ServiceCategory: 'Storage',
};
test.each([
  ['as 1.0 has it', { ConsumedQuantity: '2.5', ConsumedUnit: 'Hours' }],
  ['as the drafts had it', { UsageQuantity: '2.5', UsageUnit: 'Hours' }],
  ['both, and the newer one is filled', { UsageQuantity: '9', UsageUnit: 'GB', ConsumedQuantity: '2.5', ConsumedUnit: 'Hours' }],
  ['both, and only the older one is filled', { UsageQuantity: '2.5', UsageUnit: 'Hours', ConsumedQuantity: '', ConsumedUnit: 'NULL' }],
])('FOCUS: the quantity %s', async (_name, quantity) => {
  const rows = [['storage', 'hour', '2025-10-13T00:00:00Z', '2.5']];
  expect(await billed([{ ...focus, ...quantity }])).toEqual({ format: 'focus-csv', needs: [], rows, issues: {} });
});

test.each(['2025-10-13 03:00:00+00:00', '2025-10-13 03:00:00 UTC', '2025-10-13T03:00:00Z', '2025-10-13 03:00:00.000000 UTC'])(
  'Google: a time of BigQuery as %s',
  async (time) => {
    const line = {
      sku_description: 'N1 Predefined Instance Core running in Milan',
      usage_start_time: time,
      usage_end_time: time.replace('03', '04'),
      usage_amount: '3600.0',
      usage_unit: 'seconds',
      cost_type: 'regular',
      resource_global_name: '//compute.googleapis.com/projects/1/zones/europe-west8-a/instances/2708613220420473591',
    };
    const rows = [['cpu', 'second', '2025-10-13T03:00:00Z', '3600']];
    expect(await billed([line])).toEqual({ format: 'gcp-billing-csv', needs: [], rows, issues: {} });
  },
);
