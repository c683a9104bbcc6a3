import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { createS3Client } from '../../functions/adapters/s3.ts';
import { fullRecord, listRecords } from '../../functions/read-model.ts';
import { fictionalTaxCode } from '../../local/samples/bodies.ts';
import { dossierOf, transferredService } from '../../local/samples/dossier-parts.ts';
import { DEMO_INSTANT } from '../../local/samples/sample.ts';
import { laptop, loopback } from '../../local/stack/settings.ts';
import { type Stack, startStack } from '../../local/stack/start-stack.ts';
import { keys, type ProjectKey } from '../../shared/model/keys.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { readPinnedUpload } from '../../shared/verdict/pinned-upload.ts';
import { isSealIntact } from '../../shared/verdict/seal.ts';
import { attesta, freePort, pause, temporaryFolder } from './rig.ts';

const kills = 10;

/** Three projects of nobody, each with one service. */
const projects = ['1', '2', '3'].map((digit) => {
  const cup = `K0${digit}B25999990006`;
  const kind = 'province' as const;
  const body = {
    entity: { ipa: `p_k${digit}`, name: `Provincia di Prova${digit}`, kind, taxCode: fictionalTaxCode(`800020${digit}`) },
    cup,
  };
  const dossier = dossierOf(body as never, [transferredService(body as never, { id: 'protocollo', name: 'Protocollo' })]);
  return { key: { ipa: body.entity.ipa, cup } as ProjectKey, dossier: stringify(dossier) };
});

/** Kill moments that differ from run to run of the loop and not from run to run of the test. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Acknowledged {
  readonly project: ProjectKey;
  readonly path: string;
  readonly versionId: string;
}

/** Keeps uploading, each file once, for as long as `going`; what the endpoint acknowledged is pushed to the list. */
async function upload(port: number, going: () => boolean, acknowledged: Acknowledged[]): Promise<void> {
  const { region, credentials, bucket } = laptop;
  const s3 = createS3Client({ endpoint: loopback(port), region, credentials, forcePathStyle: true, maxAttempts: 1 });
  let number = 0;
  const put = async ({ key, dossier }: (typeof projects)[number]) => {
    number += 1;
    const list = `protocollo/ip-list/elenco-${number}.txt`;
    const path = number <= projects.length ? 'dossier.yaml' : list;
    const Body = path === 'dossier.yaml' ? dossier : `93.184.216.${number % 250}\n`;
    const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: bucket, Key: keys.upload(key, path), Body }));
    if (VersionId && path !== 'dossier.yaml') acknowledged.push({ project: key, path, versionId: VersionId });
  };
  while (going()) {
    const project = projects[number % projects.length] as (typeof projects)[number];
    try {
      await put(project);
      await pause(15);
    } catch {
      // Nobody acknowledged it: the stack is down, or went down in the middle. The declarations are tried again.
      if (number <= projects.length) number -= 1;
      await pause(25);
    }
  }
  s3.destroy();
}

let stack: Stack | null = null;
afterEach(async () => {
  await stack?.stop();
  stack = null;
});

test(`kill -9 ${kills} times while uploads go on: nothing acknowledged is lost, nothing is judged twice`, async () => {
  const data = temporaryFolder();
  const [s3Port, dynamodbPort] = [await freePort(), await freePort()];
  // Judged at once: a kill then often falls into a judgement.
  const environment = {
    ATTESTA_ASSESSMENT_DELAY: '0',
    ATTESTA_DATA: data,
    ATTESTA_S3_PORT: String(s3Port),
    ATTESTA_DYNAMODB_PORT: String(dynamodbPort),
  };
  const acknowledged: Acknowledged[] = [];
  let going = true;
  const uploading = upload(s3Port, () => going, acknowledged);
  const random = sequence(20260320);
  for (let kill = 0; kill < kills; kill += 1) {
    const { child, ended } = attesta(['start', '--empty', '--json', '--clock', DEMO_INSTANT], environment);
    const before = acknowledged.length;
    // Every third life may end while it is still starting; the others when uploads have been taken.
    if (kill % 3 !== 0) while (acknowledged.length === before && child.exitCode === null) await pause(20);
    await pause(random() * 1_200);
    child.kill('SIGKILL');
    const { code, stderr } = await ended;
    expect(code, stderr).toBeNull();
  }
  going = false;
  await uploading;
  expect(acknowledged.length).toBeGreaterThan(kills);

  stack = await startStack({
    directory: join(data, onlyFolderIn(data)),
    s3Port: 0,
    dynamodbPort: 0,
    apiPort: 0,
    clock: () => Date.parse(DEMO_INSTANT),
    assessmentDelay: () => 0,
  });
  await stack.idle();
  expect(stack.deadLetters()).toBe(0);
  for (const { key } of projects) await expectNothingLost(stack, key, acknowledged);
}, 240_000);

/** The data of the runs before, whatever the folder is called. */
function onlyFolderIn(data: string): string {
  const [folder = '', ...more] = readdirSync(data);
  expect([/^empty-demo/.test(folder), more]).toEqual([true, []]);
  return folder;
}

async function expectNothingLost({ ports }: Stack, project: ProjectKey, acknowledged: readonly Acknowledged[]): Promise<void> {
  const lines = await listRecords(ports.records, project);
  const records = await Promise.all(lines.map(({ hash }) => fullRecord(ports.evidence, hash)));
  const latest = records.at(-1);
  const pins = (latest?.inputs.uploads ?? []).map(readPinnedUpload);
  const pinned = new Set(pins.map((pin) => `${pin?.path}@${pin?.version}`));
  const mine = acknowledged.filter((one) => one.project.cup === project.cup);
  expect(mine.length).toBeGreaterThan(0);
  expect(mine.filter(({ path, versionId }) => !pinned.has(`${path}@${versionId}`))).toEqual([]);

  const inputs = records.map((record) => canonicalJson(record.inputs));
  expect(new Set(inputs).size).toBe(inputs.length);
  expect(records.map(({ sequence: number, prevHash }) => [number, prevHash])).toEqual(
    records.map((_, index) => [index + 1, records[index - 1]?.hash ?? null]),
  );
  expect(records.filter((record) => !isSealIntact(record, ports.means.sha256))).toEqual([]);
}
