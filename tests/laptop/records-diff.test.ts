import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { attesta } from '../e2e/rig.ts';

let folder: string;
/** A golden record, and the same one as if a point that it fails had passed and one that it passes were missing. */
let before: string;
let after: string;
const golden = (name: string) => join(import.meta.dirname, '../golden', `${name}.record.json`);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attesta-records-diff-'));
  before = golden('buco-di-due-giorni');
  const record = JSON.parse(await readFile(before, 'utf8')) as AttestaRecord;
  const findings = record.findings.map((finding) => {
    if (finding.point === 'TRA-03') return { ...finding, outcome: 'pass', reasons: [] };
    if (finding.point !== 'PKG-03') return finding;
    return { ...finding, outcome: 'missing', reasons: [{ code: 'FIELD_MISSING', severity: 'missing', details: { wanted: 'x' } }] };
  });
  after = join(folder, 'dopo.json');
  await writeFile(after, JSON.stringify({ ...record, findings }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => attesta(['records', '--diff', ...args], {}).ended;

test('two files are compared point by point, without a stack', async () => {
  const { code, stdout, stderr } = await run(before, after, '--lang', 'en');
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^fixed +\S+ +TRA-03 .*→ /m);
  expect(stdout).toMatch(/^new +PKG-03 .* → .*FIELD_MISSING$/m);
  expect(stdout).toMatch(/^new 1, fixed 1, changed 0, same \d+$/m);
});

test('--json is the API’s document, and of a record and itself nothing changes', async () => {
  const { code, stdout } = await run(before, before, '--json');
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { same: true, changes: { points: [], pointCounts: { new: 0, fixed: 0 } } }]);
});

test.each([
  ['one record', () => [before]],
  ['a file that is no record', () => [before, import.meta.filename]],
  ['another project', () => [before, golden('termine-scaduto')]],
])('%s is wrong usage', async (_name, args) => expect((await run(...args())).code).toBe(2));
