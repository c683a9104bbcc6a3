import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow } from '../../local/folder/files-below.ts';
import { allSamples } from '../../local/samples/all-samples.ts';
import { bodies, suppliers } from '../../local/samples/bodies.ts';
import { allSampleFiles, sameContent } from '../../local/samples/write.ts';
import { readDossierPath } from '../../shared/model/keys.ts';

const folder = join(import.meta.dirname, '../../samples');

test('samples/ is what the generators make, file by file and byte by byte (npm run samples)', async () => {
  const wanted = await allSampleFiles();
  expect(await filesBelow(folder)).toEqual([...wanted.keys()].sort());
  const stale: string[] = [];
  for (const [path, bytes] of wanted) if (!sameContent(path, await readFile(join(folder, path)), bytes)) stale.push(path);
  expect(stale).toEqual([]);
});

test('samples are small enough to be cloned by everybody', async () => {
  const total = [...(await allSampleFiles()).values()].reduce((sum, bytes) => sum + bytes.length, 0);
  expect(total).toBeLessThan(3_000_000);
});

test.each(allSamples.map((sample) => [sample.name, sample] as const))('%s: every uploaded path is in the grammar', (_, sample) => {
  const refused = sample.evidence.map(([path]) => readDossierPath(path)).filter((path) => path.is === 'refused');
  expect(refused).toEqual([]);
});

/** The rule of domain.md §2.7, written out: double every second digit, minus 9 when above 9, the sum is a multiple of 10. */
function isTaxCode(code: string): boolean {
  if (!/^\d{11}$/.test(code)) return false;
  let sum = 0;
  for (let index = 0; index < 11; index += 1) {
    const digit = Number(code[index]);
    const doubled = digit * 2;
    if (index % 2 === 0) sum += digit;
    else sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

test('the rule for tax codes accepts a real one and refuses a wrong one', () => {
  expect([isTaxCode('80008750178'), isTaxCode('12345678901')]).toEqual([true, false]);
});

test('bodies and suppliers are fictional: sequence 99999 in the CUP, office 777 in the tax code, each its own', () => {
  const all = Object.values(bodies);
  for (const { cup } of all) expect(cup).toMatch(/^[A-Z]\d{2}B2599999000\d$/);
  const codes = [...all.map(({ entity }) => entity.taxCode), ...Object.values(suppliers).map(({ supplierTaxCode }) => supplierTaxCode)];
  for (const code of codes) {
    expect(isTaxCode(code)).toBe(true);
    expect(code.slice(7, 10)).toBe('777');
  }
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(all.map(({ cup }) => cup)).size).toBe(all.length);
  expect(new Set(all.map(({ entity }) => entity.ipa)).size).toBe(all.length);
});
