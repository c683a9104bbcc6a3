import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Ports } from '../../functions/ports.ts';
import { isJudgingFaulty, listRecords, listUploads } from '../../functions/read-model.ts';
import { queueDefinitions } from '../../infra/definitions/queues.ts';
import { announce } from '../../local/cli/start-news.ts';
import { recordOf } from '../../local/stack/project-report.ts';
import { laptop } from '../../local/stack/settings.ts';
import { type Stack, startStack } from '../../local/stack/start-stack.ts';
import { keys, type ProjectKey } from '../../shared/model/keys.ts';
import { dossier, mapping, report } from '../functions/rig/dossier.ts';
import { attesta, lastingFolder } from './rig.ts';

/**
 * Real time, the definitions' own delay: one session of uploads, and at the same time an object over which our code always crashes. Its
 * five receives and the session's delay pass together.
 */
const poisoned: ProjectKey = { ipa: 'p_vd', cup: 'D19B25999990006' };
const burst: ProjectKey = { ipa: 'p_vd', cup: 'E29B25999990007' };
const awaiting: ProjectKey = { ipa: 'p_vd', cup: 'F39B25999990008' };
const files = 25;
const bad = 'protocollo/usage-report/guasto.csv';

let stack: Stack;
let broken = true;
let delay: number = queueDefinitions.assessments.delay;
const log: string[] = [];
const news = announce('it');
const folder = lastingFolder();

const breaking = (ports: Ports): Ports => ({
  ...ports,
  evidence: {
    ...ports.evidence,
    open: (key, version) =>
      broken && key.endsWith(bad) ? Promise.reject(new Error('a crash of ours')) : ports.evidence.open(key, version),
  },
});
const put = (project: ProjectKey, path: string, Body: string) =>
  stack.s3.send(new PutObjectCommand({ Bucket: laptop.bucket, Key: keys.upload(project, path), Body }));
const cli = (...args: string[]) => {
  const { s3, dynamodb } = stack.endpoints;
  return attesta(args, { AWS_ENDPOINT_URL_S3: s3, AWS_ENDPOINT_URL_DYNAMODB: dynamodb }).ended;
};

beforeAll(async () => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => log.push(String(text)) > 0);
  stack = await startStack({
    directory: join(folder.path, 'data'),
    s3Port: 0,
    dynamodbPort: 0,
    apiPort: 0,
    clock: Date.now,
    assessmentDelay: () => delay,
    wrapPorts: breaking,
    onRead: news.onRead,
    onJudged: news.onJudged,
  });
  await news.attach(stack, []);
  await put(poisoned, bad, report());
  await put(poisoned, 'dossier.yaml', dossier());
  await put(poisoned, 'protocollo/usage-report/buono.csv', report(4));
  await put(awaiting, 'dossier.yaml', dossier('Valdoro', awaiting.cup).replace('2025-11-10', '2025-11-31'));
  await put(awaiting, 'protocollo/usage-report/tabella.csv', report());
  await put(awaiting, 'nota.txt', 'x');
  await stack.s3.send(new PutObjectCommand({ Bucket: laptop.bucket, Key: 'uploads/P_VD/nota.txt', Body: 'x' }));
  await put(burst, 'dossier.yaml', dossier('Valdoro', burst.cup));
  for (let number = 1; number <= files; number += 1) await put(burst, `protocollo/usage-report/cpu-${number}.csv`, report(number % 9));
  await stack.idle();
  // The session is over; what follows need not wait.
  delay = 0;
}, 120_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await stack?.stop();
  folder.remove();
});

test('a session of 25 files is judged with all of them, and makes few records', async () => {
  const record = await recordOf(stack.ports, burst);
  expect(record?.inputs.uploads).toHaveLength(files);
  // One where the machine keeps up with the session; a busy one may pause for longer than the delay.
  expect((await listRecords(stack.ports.records, burst)).length).toBeLessThanOrEqual(3);
});

describe('a crash of ours over one object', () => {
  test('ends in the dead-letter queue after all its receives, and shows as ours; its neighbours are read and judged', async () => {
    const dead = stack.queues.deadLetters(queueDefinitions.uploads.name);
    expect(dead.map(({ receives, body }) => [receives, JSON.parse(body).detail.object.key])).toEqual([
      [queueDefinitions.uploads.maxReceiveCount, keys.upload(poisoned, bad)],
    ]);
    expect(stack.deadLetters()).toBe(1);
    const lines = await listUploads(stack.ports.records, poisoned);
    expect(lines.map(({ path, state }) => [path, state])).toEqual([
      ['dossier.yaml', 'declaration'],
      ['protocollo/usage-report/buono.csv', 'recognised'],
      [bad, 'our-fault'],
    ]);
    expect(await isJudgingFaulty(stack.ports.records, poisoned)).toBe(false);
    expect((await recordOf(stack.ports, poisoned))?.inputs.uploads).toHaveLength(1);
    const { stdout } = await cli('records', poisoned.cup);
    expect(stdout).toContain(`${bad}: PROBLEMA NOSTRO`);
    expect(stdout).toMatch(/Non\s+serve\s+caricarlo\s+di\s+nuovo/);
  });

  test('is over when it is mended and tried again', async () => {
    broken = false;
    expect(stack.redrive()).toBe(1);
    await stack.idle();
    expect(stack.deadLetters()).toBe(0);
    expect((await listUploads(stack.ports.records, poisoned)).find(({ path }) => path === bad)?.state).toBe('recognised');
    expect((await recordOf(stack.ports, poisoned))?.inputs.uploads).toHaveLength(2);
  }, 60_000);
});

describe('records', () => {
  test('before there is a valid declaration: the state, every upload in words, what to do', async () => {
    const { code, stdout } = await cli('records', awaiting.cup);
    expect(code).toBe(0);
    for (const words of [
      'Stato: in attesa di una dichiarazione valida',
      'dossier.yaml: DICHIARAZIONE NON VALIDA',
      'riga 13, campo',
      '→ Correggere il campo indicato',
      'nota.txt: FUORI POSTO, non letto',
      '{id del',
      'tabella.csv: riconosciuto, CON PROBLEMI',
    ]) {
      expect(stdout).toContain(words);
    }
    expect(stdout).not.toMatch(/recognised|declaration-invalid|key-refused|awaiting/);
    const english = await cli('records', awaiting.cup, '--lang', 'en');
    expect(english.stdout).toContain('State: awaiting a valid declaration');
    expect(english.stdout).toContain('dossier.yaml: INVALID DECLARATION');
  });

  test('without a CUP: the projects, and uploads that name none', async () => {
    const { stdout } = await cli('records');
    for (const words of [burst.cup, awaiting.cup, 'in attesa della dichiarazione', 'uploads/P_VD/nota.txt: FUORI POSTO']) {
      expect(stdout).toContain(words);
    }
  });

  test('--record prints a verdict in words, or the very record', async () => {
    const record = await recordOf(stack.ports, burst);
    const [latest, first, none] = await Promise.all([
      cli('records', burst.cup, '--record', 'latest', '--json'),
      cli('records', burst.cup, '--record', String(record?.sequence)),
      cli('records', burst.cup, '--record', '99'),
    ]);
    expect(JSON.parse(latest.stdout)).toEqual(record);
    expect(first.stdout).toMatch(/verbale \d+ · giudicato il .*\(ora di Roma\)\nEsito proposto: /);
    expect([none.code, none.stdout]).toEqual([2, '']);
  });
});

describe('the log of start', () => {
  const said = () => log.join('');

  test('says in Italian what cannot be used and why, also where the key names no project, and each new record', () => {
    for (const words of [
      'tabella.csv: riconosciuto, CON PROBLEMI',
      'dossier.yaml: DICHIARAZIONE NON VALIDA',
      'nota.txt: FUORI POSTO',
      `${bad}: PROBLEMA NOSTRO`,
      `${burst.cup}  `,
    ]) {
      expect(said()).toContain(words);
    }
    expect(said()).not.toMatch(/recognised|declaration-invalid|key-refused/);
    expect(said().split(`${bad}: PROBLEMA NOSTRO`)).toHaveLength(2);
  });

  test('says that a file is recognised when its mapping comes', async () => {
    expect(said()).not.toContain('tabella.csv: riconosciuto\n');
    await put(awaiting, 'protocollo/usage-report/tabella.csv.mapping.yaml', mapping());
    await stack.idle();
    await expect.poll(said).toContain('tabella.csv: riconosciuto\n');
  });
});

test('replay tells the same bytes apart that stand in a record under two mappings', async () => {
  await put(burst, 'protocollo/usage-report/a.csv.mapping.yaml', mapping('Primo'));
  await put(burst, 'protocollo/usage-report/b.csv.mapping.yaml', mapping('Secondo'));
  for (const name of ['a', 'b', 'c']) await put(burst, `protocollo/usage-report/${name}.csv`, report(7));
  await stack.idle();
  const record = await recordOf(stack.ports, burst);
  const { code, stdout, stderr } = await cli('replay', record?.hash ?? '');
  expect([code, stdout], stderr).toEqual([0, `uguale / same: ${record?.hash}\n`]);
}, 60_000);
