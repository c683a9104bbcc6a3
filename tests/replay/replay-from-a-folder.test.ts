import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { attesta, temporaryFolder } from '../e2e/rig.ts';
import { goldens } from './goldens.ts';

const [golden] = goldens;
if (!golden) throw new Error('there is no golden record');
const record = JSON.parse(readFileSync(golden.file, 'utf8')) as AttestaRecord;
const replayed = (file: string) => attesta(['replay', file, '--from', golden.folder, '--json']).ended;

/** The golden record with something of it changed, in a file. */
function changed(changes: Partial<AttestaRecord>): string {
  const file = join(temporaryFolder(), 'verbale.json');
  writeFileSync(file, JSON.stringify({ ...record, ...changes }));
  return file;
}

test('a record from a file and the raw evidence of its folder: the same, 0', async () => {
  const { code, stdout, stderr } = await replayed(golden.file);
  expect([code, JSON.parse(stdout)]).toEqual([0, { hash: record.hash, same: true }]);
  expect(stderr).toContain('leggo / reading');
});

test('a record that was touched: 1, and the first path that differs', async () => {
  const { code, stdout } = await replayed(changed({ payableEur: 1 }));
  expect([code, JSON.parse(stdout)]).toMatchObject([1, { same: false, path: 'payableEur', stored: 1, recomputed: 0 }]);
});

test('a record of rules that this engine does not have is not judged by others: 2, and which', async () => {
  const ruleset = { ...record.ruleset, version: '2019-01', sha256: '0'.repeat(64) };
  const { code, stdout, stderr } = await replayed(changed({ ruleset }));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('/2019-01 (0000');
});
