import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Digest, digestSchema } from '../../shared/model/digest.ts';
import { ingest } from '../../shared/pipeline.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { means, sourceOf } from './read-bytes.ts';

async function digestOf(text: string): Promise<Digest> {
  const digest = await ingest({ bytes: sourceOf(new TextEncoder().encode(text)), kind: 'usage-report', mapping: null }, means);
  const kept = JSON.parse(canonicalJson(digest));
  expect(digestSchema.safeParse(kept).error?.issues ?? []).toEqual([]);
  return digest;
}

const headers: readonly (readonly [format: string, header: string])[] = [
  ['azure-cost-details-csv', 'Date,MeterCategory,Quantity,ResourceId,BillingPeriodStartDate,BillingPeriodEndDate,UnitOfMeasure,ChargeType'],
  [
    'aws-cost-and-usage-csv',
    'identity/TimeInterval,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/UsageType,lineItem/ResourceId,lineItem/UsageAmount,pricing/unit',
  ],
  [
    'oci-cost-and-usage-csv',
    'lineItem/referenceNo,lineItem/intervalUsageStart,lineItem/intervalUsageEnd,product/resourceId,usage/billedQuantity,cost/skuUnitDescription,lineItem/isCorrection,lineItem/backreferenceNo',
  ],
  [
    'focus-csv',
    'BilledCost,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,ResourceId,ServiceCategory,ServiceName',
  ],
  ['gcp-billing-csv', 'sku.description,usage_start_time,usage_end_time,usage.amount,usage.unit,cost_type,resource.global_name'],
  [
    'openshift-metering-csv',
    'report_period_start,namespace,resource_id,interval_start,interval_end,pod_usage_cpu_core_seconds,pod_usage_memory_byte_seconds',
  ],
];

/** What a cell may hold: what belongs there, what belongs elsewhere, and what belongs nowhere. */
const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Usage',
      'regular',
      'i-0a1b2c3d',
      'ocid1.instance.oc1.x.y',
      '/subscriptions/a/b',
      'Compute',
      'Storage',
      'Hours',
      '10K',
      'true',
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '2025-10-13T00:00:00Z',
      '2025-10-13 01:00:00',
      '10/13/2025',
      '2025-10-13T00:00:00Z/2025-10-13T01:00:00Z',
      '2025-10-13 02:00:00 +0000 UTC',
    ),
  },
  { weight: 4, arbitrary: fc.constantFrom('1', '0.5', '-1', '1e59', '1E-60', '1e999', '1,234', '9'.repeat(119), 'NaN', 'NULL', '') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '__proto__',
      'constructor',
      '0'.repeat(500),
      '9999 Hours',
      '999999999999 TB',
      '1970-01-01T00:00:00+14:00',
      '2100-12-31T24:00:00Z',
      '/',
      '//',
      '\uFEFF',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 20, unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text)) },
);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('a bill may hold anything', () => {
  test.each(headers)('%s', async (format, header) => {
    const width = header.split(',').length;
    const rows = fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, async (lines) => {
        const text = `${header}\n${lines.map((line) => line.map(quoted).join(',')).join('\n')}\n`;
        const digest = await digestOf(text);
        expect(digest.recognition.format).toBe(format);
        const { read, accepted, rejected } = digest.rows;
        expect([read, accepted + rejected]).toEqual([lines.length, lines.length]);
        expect(rejected === 0 || digest.issues.length > 0).toBe(true);
        expect(accepted === 0 || digest.series.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('and so may an object of Google', async () => {
    const value = fc.oneof(
      fc.constantFrom(null, true, 1e308, -1, '1', [], {}, { amount: {} }, { global_name: ['x'] }, '2025-10-13T00:00:00Z'),
      fc.jsonValue(),
    );
    const charge = fc.record({
      usage_start_time: value,
      usage_end_time: value,
      usage: value,
      resource: value,
      cost_type: value,
      sku: value,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(charge, { minLength: 1, maxLength: 6 }), async (charges) => {
        const digest = await digestOf(charges.map((one) => JSON.stringify(one)).join('\n'));
        expect(digest.recognition.format).toBe('gcp-billing-json');
        expect([digest.rows.read, digest.rows.accepted + digest.rows.rejected]).toEqual([charges.length, charges.length]);
      }),
      { numRuns: 60 },
    );
  });

  test('five thousand columns of one name', async () => {
    const header = `${'ResourceId,'.repeat(5000)}Date,MeterCategory,Quantity`;
    const digest = await digestOf(`${header}\n${','.repeat(4999)}vm-albo,2025-10-13,Storage,1\n`);
    expect(digest.series.map(({ resourceId }) => resourceId)).toEqual(['vm-albo']);
  });

  test('more resources than a digest holds are refused', async () => {
    const [, header] = headers[1] as readonly [string, string];
    const lines = Array.from(
      { length: 20_001 },
      (_, row) => `2025-10-13T00:00:00Z/2025-10-13T01:00:00Z,,,EBS:VolumeUsage,vol-${row},1,GB-Mo`,
    );
    const digest = await digestOf(`${header}\n${lines.join('\n')}\n`);
    expect(digest.recognition).toMatchObject({ status: 'refused', reason: 'TOO_MANY_SERIES' });
  });
});
