import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Extent, longExtents, stepsOf } from './generate/extent.ts';
import { fleetOf, measures } from './generate/fleet.ts';
import { longStyles, writeLong } from './generate/long-rows.ts';
import { eachRow, rowOrders } from './generate/row-order.ts';
import { allInputs } from './inputs/all-inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'attesta-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shaOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);

describe('the generator', () => {
  /** What a packer writes differs from version to version of it; everything else is ours. */
  const own = allInputs.filter(({ from }) => from === undefined);

  test('writes the same bytes on every machine', async () => {
    const made: Record<string, string> = {};
    for (const { name, write } of own) {
      const path = join(folder, name);
      await write(path, 'tiny', null);
      made[name] = shaOf(path);
    }
    // Other bytes? Then other numbers are compared with those that are kept: count GENERATOR_VERSION up and measure anew.
    expect(made).toEqual({
      azure: 'd7d0c82f3e484acc',
      bill: '914bd86bf8452e58',
      cloudwatch: '8c60841c220714e2',
      crlf: '1265ac45a2a8d892',
      fractions: 'c4384eeb5c3b0f1e',
      italian: '8f4604ff3650b4b3',
      long: '4e7749c5c6bc6de8',
      'long-tenth': 'c2670c2da14021d8',
      offsets: '0da997a70b2e6ff3',
      quoted: 'db388b59d177f250',
      'resource-ordered': '1d499e95cf842f07',
      shuffled: 'e15bbe0a92253c28',
      wide: '72ae34442a449c3e',
    });
  });

  test.each(rowOrders)('in the order "%s" every row comes once', (order) => {
    const extent: Extent = { ...longExtents.tiny, days: 1, step: 3600, vms: 3 };
    const seen = new Set<string>();
    let calls = 0;
    eachRow(extent, order, (vm, step, measure) => {
      calls += 1;
      seen.add(`${vm} ${step} ${measure}`);
    });
    expect([calls, seen.size]).toEqual([3 * 24 * measures.length, 3 * 24 * measures.length]);
  });

  test('shuffled rows do not follow each other as in any other order', () => {
    const next = new Map<number, Set<number>>();
    let last = -1;
    eachRow({ ...longExtents.tiny, step: 3600, vms: 5 }, 'shuffled', (vm, _step, measure) => {
      const series = vm * measures.length + measure;
      if (last >= 0) next.set(last, (next.get(last) ?? new Set()).add(series));
      last = series;
    });
    for (const followers of next.values()) expect(followers.size).toBeGreaterThan(5);
  });

  test('a fleet has outages, loses about one sample in a thousand, and starts and ends whole', () => {
    const extent: Extent = { ...longExtents.quick, vms: 4 };
    const fleet = fleetOf(extent);
    const steps = stepsOf(extent);
    const lost = [0, 1, 2, 3].map((vm) => Array.from({ length: steps }, (_, step) => fleet.has(vm, step, 0)).filter((has) => !has).length);
    expect(lost[0]).toBeLessThan(20);
    expect(Math.max(...lost)).toBeGreaterThan(100);
    expect([fleet.has(0, 0, 0), fleet.has(0, steps - 1, 3)]).toEqual([true, true]);
  });

  test.each([
    [
      'quoted',
      /^"timestamp","resource_id","metric","unit","value"\n"2026-03-27T23:00:00Z","i-0[0-9a-f]{16}","cpu_utilization","Percent","\d+\.\d\d"\n/,
    ],
    ['crlf', /^timestamp,resource_id,metric,unit,value\r\n2026-03-27T23:00:00Z,/],
    ['offsets', /\n2026-03-29T01:58:00\+01:00,.*network_total.*\n2026-03-29T03:00:00\+02:00,/],
    ['fractions', /\n2026-03-27T23:00:00\.\d{3}Z,/],
    ['italian', /^\ufeffData;Risorsa;Metrica;Unita;Valore\r\n28\/03\/2026 00:00;i-0[0-9a-f]{16};cpu_utilization;Percent;\d+,\d\d\r\n/],
  ] as const)('%s are written as they say', (name, looks) => {
    const path = join(folder, `${name}.look`);
    writeLong(path, longExtents.tiny, longStyles[name]);
    expect(readFileSync(path, 'utf8')).toMatch(looks);
  });
});
