import { join } from 'node:path';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { listRecords } from '../../functions/read-model.ts';
import { queueDefinitions } from '../../infra/definitions/queues.ts';
import { openDatabase } from '../../local/machine/open-database.ts';
import { openQueues } from '../../local/queue/open-queues.ts';
import { startSqs } from '../../local/queue/start-sqs.ts';
import { createResources } from '../../local/stack/create-resources.ts';
import { laptop, loopback } from '../../local/stack/settings.ts';
import { startStack } from '../../local/stack/start-stack.ts';
import { uploadFolder } from '../../local/stack/upload-folder.ts';
import { attesta, temporaryFolder } from './rig.ts';

const sample = join(import.meta.dirname, '../../samples/buco-di-due-giorni');
const project = { ipa: 'p_rcm', cup: 'E29B25999990006' };

test('rebuild: the table of the running stack is lost, and one command brings it back; not twice, and not while messages wait', async () => {
  const directory = temporaryFolder();
  const clock = () => Date.parse('2026-03-20T09:00:00Z');
  const stack = await startStack({ directory, s3Port: 0, dynamodbPort: 0, apiPort: 0, clock, assessmentDelay: () => 0 });
  onTestFinished(() => stack.stop());
  const { s3, dynamodb, sqs } = stack.endpoints;
  const environment = { AWS_ENDPOINT_URL_S3: s3, AWS_ENDPOINT_URL_DYNAMODB: dynamodb, AWS_ENDPOINT_URL_SQS: sqs };
  const run = (...args: string[]) => attesta(args, environment).ended;
  await uploadFolder(stack.s3, sample, project);
  await stack.idle();
  const before = await listRecords(stack.ports.records, project);
  // How many there are depends on which uploads had been read when it was judged; what they say at last does not.
  expect(before.length).toBeGreaterThan(0);

  const client = new DynamoDBClient({ endpoint: dynamodb, region: laptop.region, credentials: laptop.credentials });
  onTestFinished(() => client.destroy());
  await client.send(new DeleteTableCommand({ TableName: laptop.table }));
  await expect.poll(() => createResources(stack.s3, dynamodb).then(() => listRecords(stack.ports.records, project))).toEqual([]);

  const { code, stdout, stderr } = await run('rebuild', '--json');
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ projects: 1, records: before.length, unread: 0, unjudged: 0, notes: [] });
  expect(stderr).toContain(`${project.ipa}/${project.cup} (1)`);
  expect(await listRecords(stack.ports.records, project)).toEqual(before);

  expect(await run('rebuild')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('non è vuota') });
  stack.queues.send(queueDefinitions.uploads.name, '{}', 900);
  expect(await run('rebuild')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('attesta-uploads: 1 messaggi') });
});

test('redrive: what faults of ours have stopped is tried again, by one command, which says how much', async () => {
  const names = Object.values(queueDefinitions).map(({ name }) => name);
  const definitions = names.map((name) => ({ name, visibilitySeconds: 30, maxReceive: 1, batch: 1, concurrency: 1 }));
  const database = openDatabase(':memory:');
  const queues = openQueues(database, { definitions, clock: Date.now, rules: [], retryDelaySeconds: () => 0 });
  const endpoint = await startSqs({ queues, names, delayOf: () => 0, clock: Date.now }, 0);
  onTestFinished(async () => {
    await endpoint.stop();
    await queues.stop();
    database.close();
  });
  const handled: string[] = [];
  let isMended = false;
  queues.consume(queueDefinitions.uploads.name, async ({ Records }) => {
    if (isMended) handled.push(...Records.map(({ body }) => body));
    return { batchItemFailures: isMended ? [] : Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
  for (const body of ['one', 'two']) queues.send(queueDefinitions.uploads.name, body);
  await queues.idle();
  isMended = true;

  const run = () => attesta(['redrive', '--json'], { AWS_ENDPOINT_URL_SQS: loopback(endpoint.port) }).ended;
  const [uploads, assessments] = ['attesta-uploads-dlq', 'attesta-assessments-dlq'].map((deadLetters) => ({
    deadLetters,
    found: 0,
    status: 'COMPLETED',
    moved: 0,
    reason: null,
  }));
  const { code, stdout, stderr } = await run();
  expect([code, JSON.parse(stdout)], stderr).toEqual([0, { queues: [{ ...uploads, found: 2, moved: 2 }, assessments] }]);
  await queues.idle();
  expect(handled.sort()).toEqual(['one', 'two']);
  expect(JSON.parse((await run()).stdout)).toEqual({ queues: [uploads, assessments] });
});

test('redrive and rebuild say where nobody answers', async () => {
  const nowhere = 'http://127.0.0.1:1';
  const environment = { AWS_ENDPOINT_URL_S3: nowhere, AWS_ENDPOINT_URL_DYNAMODB: nowhere, AWS_ENDPOINT_URL_SQS: nowhere };
  for (const command of ['redrive', 'rebuild']) {
    const { code, stdout, stderr } = await attesta([command], environment).ended;
    expect([code, stdout, stderr]).toEqual([3, '', expect.stringContaining('npm start')]);
  }
});
