import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { readBesideDossier } from '../../local/folder/read-beside-dossier.ts';
import { startStack } from '../../local/stack/start-stack.ts';
import { attesta } from '../e2e/rig.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attesta-register-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const header = 'codice_ipa,ente,importo_finanziamento,avviso,codice_cup,decreto_finanziamento';
const row = [
  'p_vdr',
  'Provincia di Valdoro',
  '599266.0',
  '1.2 Abilitazione al Cloud - Province e città metropolitane - aprile 2025',
  'D19B25999990006',
  'Decreto n.73 - 1 / 2025 - PNRR',
].join(',');
const openData = async (text = `${header}\n${row}\n`) => {
  const file = join(folder, 'candidature.csv');
  await writeFile(file, text);
  return file;
};
const run = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  attesta(['register', ...args], environment).ended;

test('import --into puts a register into a dossier folder, in the form that the folder is read in', async () => {
  const file = await openData();
  const { code, stdout, stderr } = await run(['import', file, '--taken-on', '2026-03-01', '--into', folder, '--json']);
  expect(code, stderr).toBe(0);
  const told = JSON.parse(stdout);
  expect(told).toMatchObject({ id: 'funded-projects', takenOn: '2026-03-01', entries: 1, partial: false });
  const { registers, problems } = await readBesideDossier(folder, nodeMeans);
  expect(problems).toEqual([]);
  expect(registers).toMatchObject([{ sha256: told.sha256, value: { entries: [{ ipa: 'p_vdr', amountEur: 599_266 }] } }]);
  expect(await readFile(told.where, 'utf8')).toContain('D19B25999990006');
  const again = await run(['import', file, '--taken-on', '2026-03-01', '--into', folder, '--json']);
  expect([again.code, JSON.parse(again.stdout)]).toEqual([0, { ...told, isNew: false }]);
  await openData(`${header}\n${row.replace('p_vdr', 'p_rcm')}\n`);
  expect((await run(['import', file, '--taken-on', '2026-03-01', '--into', folder])).code).toBe(2);
  expect(await readFile(told.where, 'utf8')).toContain('p_vdr');
});

test.each([
  ['a file', 'candidature.csv', 'ENOTDIR|EEXIST'],
  ['below a file', 'candidature.csv/fascicolo', 'ENOTDIR'],
])('a folder that cannot be is the wrong use of the command, not our fault: %s', async (_name, into, why) => {
  const file = await openData();
  const { code, stderr } = await run(['import', file, '--taken-on', '2026-03-01', '--into', join(folder, into)]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(new RegExp(`--into .*cannot be written to \\((${why})\\)`))]);
});

test('what is wrong in a file is told by file, line and field, and nothing is written', async () => {
  const file = await openData(`${header}\n${row.replace('D19B25999990006', 'D19B')}\n`);
  const { code, stdout } = await run(['import', file, '--taken-on', '2026-03-01', '--into', folder]);
  expect(code).toBe(1);
  expect(stdout).toBe(`${file}:2 codice_cup: «D19B» non è un CUP di 15 caratteri\n`);
  expect((await readBesideDossier(folder, nodeMeans)).registers).toEqual([]);
});

test('import and list work on the running stack; once more is no second import', async () => {
  const clock = () => Date.parse('2026-03-20T09:00:00Z');
  const stack = await startStack({ directory: join(folder, 'stack'), s3Port: 0, dynamodbPort: 0, apiPort: 0, clock });
  try {
    const { s3, dynamodb, sqs } = stack.endpoints;
    const environment = { AWS_ENDPOINT_URL_S3: s3, AWS_ENDPOINT_URL_DYNAMODB: dynamodb, AWS_ENDPOINT_URL_SQS: sqs };
    const file = await openData();
    const importing = () => run(['import', file, '--taken-on', '2026-03-01', '--json'], environment);
    const first = await importing();
    expect(first.code, first.stderr).toBe(0);
    const again = await importing();
    expect([first, again].map(({ stdout }) => JSON.parse(stdout).isNew)).toEqual([true, false]);
    const { stdout } = await run(['list', '--json'], environment);
    const listed = JSON.parse(stdout);
    expect(listed.shipped.map(({ id }: { id: string }) => id)).toEqual(['funded-projects', 'service-list']);
    expect(listed.imported).toMatchObject([{ id: 'funded-projects', takenOn: '2026-03-01', importedAt: '2026-03-20T09:00:00Z' }]);
  } finally {
    await stack.stop();
  }
}, 60_000);

test('without a stack list still tells what comes with the engine', async () => {
  const nobody = 'http://127.0.0.1:9';
  const { code, stdout } = await run(['list', '--json'], { AWS_ENDPOINT_URL_S3: nobody, AWS_ENDPOINT_URL_DYNAMODB: nobody });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ shipped: [{ id: 'funded-projects', entries: 102 }, { id: 'service-list' }], imported: null });
}, 60_000);
