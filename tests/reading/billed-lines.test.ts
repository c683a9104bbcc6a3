import { describe, expect, test } from 'vitest';
import { azureClasses } from '../../shared/formats/billing/azure-classes.ts';
import { correctedLines } from '../../shared/formats/billing/corrected-lines.ts';
import { billColumns, billKey } from '../../shared/reading/bill-columns.ts';
import { readBilledUnit } from '../../shared/reading/billed-unit.ts';
import { divide } from '../../shared/reading/decimal.ts';
import type { LineValue } from '../../shared/reading/line.ts';
import { createLineBook } from '../../shared/reading/line-book.ts';
import { issueCounts, openRecordingSink } from './recording-sink.ts';

describe('units of bills', () => {
  test.each([
    ['1 Hour', 'hour', 1],
    ['100 Hours', 'hour', 1],
    ['10 Hour', 'hour', 1],
    ['100 Seconds', 'second', 1],
    ['Hours', 'hour', 1],
    ['Hrs', 'hour', 1],
    ['10K', 'count', 10_000],
    ['1M', 'count', 1_000_000],
    ['1K', 'count', 1000],
    ['100K', 'count', 100_000],
    ['1B', 'count', 1_000_000_000],
    ['10K Transactions', 'Transactions', 10_000],
    ['10K/Month', '/Month', 10_000],
    ['1', 'count', 1],
    ['100000000', '100000000', 1],
    ['10000 Transactions', '10000 Transactions', 1],
    ['10000s', '10000s', 1],
    ['128 MB', '128 MB', 1],
    ['10 TiB/Hour', '10 TiB/Hour', 1],
    ['1 /Month', '/Month', 1],
    ['1/Month', '/Month', 1],
    ['1 GB/Month', 'GB/Month', 1],
    ['100 GB', '100 GB', 1],
    ['1 GB', 'byte', 1_000_000_000],
    ['1 GiB', 'byte', 1_073_741_824],
    ['1 TB', 'byte', 1_000_000_000_000],
    ['1 Gb', 'Gb', 1],
    ['1 GB Hour', 'GB Hour', 1],
    ['1 GiB Second', 'GiB Second', 1],
    ['1/Day', '/Day', 1],
    ['1/Hour', '/Hour', 1],
    ['1 Minute', 'Minute', 1],
    ['1 Day', 'Day', 1],
    ['1 GB/mes', 'GB/mes', 1],
    ['Per Call', 'Per Call', 1],
    ['Units', 'Units', 1],
    ['1 MB', 'byte', 1_000_000],
    ['1 M', 'count', 1_000_000],
    ['0 Unassigned', 'Unassigned', 1],
    ['GB-Mo', 'GB-Mo', 1],
    ['Requests', 'count', 1],
    ['byte-seconds', 'byte-seconds', 1],
    ['1 KB', 'byte', 1000],
    ['constructor', 'constructor', 1],
    ['', null, 1],
  ])('%s', (text, name, factor) => {
    const unit = readBilledUnit(text);
    expect([unit.name, unit.factor.times * 10 ** unit.factor.power]).toEqual([name, factor]);
  });

  test('a longer text is cut', () => {
    expect(readBilledUnit('x'.repeat(1_000_000)).name).toHaveLength(60);
  });
});

describe('titles of bills', () => {
  test.each([
    ['lineItem/ResourceId', 'lineitemresourceid'],
    ['line_item_resource_id', 'lineitemresourceid'],
    ['Maßeinheit (UnitOfMeasure)', 'unitofmeasure'],
    ['usage.amount', 'usageamount'],
    [' Date ', 'date'],
  ])('%s', (title, key) => {
    expect(billKey(title)).toBe(key);
  });

  test('of several columns of one name the first filled cell counts', () => {
    const columns = billColumns(['ResourceId', 'InstanceId', 'resourceId']);
    expect(columns.text(['', 'b', 'c'], 'resourceid', 'instanceid')).toBe('c');
    expect(columns.text([' ', ' b ', ''], 'resourceid', 'instanceid')).toBe('b');
    expect(columns.text([], 'resourceid')).toBe('');
  });
});

describe('classes of Azure', () => {
  const group = '/subscriptions/x/resourceGroups/y/providers';
  test.each([
    ['Virtual Machines', 'Microsoft.Compute', `${group}/Microsoft.Compute/virtualMachines/a`, false, ['cpu', 'ram']],
    ['Virtual Machines Licenses', 'Microsoft.Compute', `${group}/Microsoft.Compute/virtualMachines/a`, false, ['other']],
    ['Advanced Threat Protection', 'Microsoft.Storage', `${group}/Microsoft.Storage/storageAccounts/a`, false, ['other']],
    ['constructor', 'constructor', 'x', true, ['other']],
    ['Speicher', 'Microsoft.Compute', `${group}/Microsoft.Compute/disks/a`, true, ['storage']],
    ['Macchine virtuali', 'Microsoft.Compute', `${group}/microsoft.compute/virtualmachines/a`, true, ['cpu', 'ram']],
    ['', 'Microsoft.Network', 'name', false, ['network']],
  ])('%s of %s, translated %s', (category, service, resourceId, translated, classes) => {
    expect(azureClasses(category, service, resourceId, translated)).toEqual(classes);
  });
});

describe('numbers of a line', () => {
  test.each([
    [{ mantissa: 2, scale: 0 }, 3, 666_666_667],
    [{ mantissa: 1, scale: 0 }, 3, 333_333_333],
    [{ mantissa: -2, scale: 0 }, 3, -666_666_667],
    [{ mantissa: 36, scale: 1 }, 3600, 1_000_000],
    [{ mantissa: 15n, scale: 10 }, 1, 2],
  ])('%o / %i', (value, divisor, billionths) => {
    expect(divide(value, divisor)).toEqual({ mantissa: billionths, scale: 9 });
  });

  test('a cell that two classes share is told of once', () => {
    const sink = openRecordingSink();
    const value = (resourceClass: 'cpu' | 'ram'): LineValue => ({
      resourceClass,
      metric: 'hours',
      meaning: 'allocated',
      unit: 'hour',
      statistic: 'sum',
      text: 'molte',
    });
    const used = createLineBook('billed', '.', sink).write(
      { resourceId: 'a', start: 0, length: 1, values: [value('cpu'), value('ram')] },
      2,
    );
    expect(used).toBe(false);
    expect(issueCounts(sink.recording)).toEqual({ VALUE_UNREADABLE: 1 });
  });

  test('more corrections than any bill has are none', () => {
    const corrected = correctedLines();
    corrected.see('a');
    expect(corrected.has('a')).toBe(true);
    for (let line = 0; line <= 100_000; line += 1) corrected.see(String(line));
    expect(corrected.has('a')).toBe(false);
  });
});
