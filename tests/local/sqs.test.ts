import {
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { sqsQueue } from '../../functions/adapters/sqs.ts';
import { WrongUsage } from '../../local/cli/command.ts';
import { openDatabase } from '../../local/machine/open-database.ts';
import { openQueues } from '../../local/queue/open-queues.ts';
import { startSqs } from '../../local/queue/start-sqs.ts';
import { awsDeployment } from '../../local/stack/operated-deployment.ts';
import { moveBack, openQueue } from '../../local/stack/operated-queues.ts';

const definition = { name: 'work', visibilitySeconds: 30, maxReceive: 1, batch: 1, concurrency: 1 };

async function open() {
  const database = openDatabase(':memory:');
  const queues = openQueues(database, { definitions: [definition], clock: Date.now, rules: [], retryDelaySeconds: () => 0 });
  const endpoint = await startSqs({ queues, names: ['work'], delayOf: () => 600, clock: Date.now }, 0);
  const url = `http://127.0.0.1:${endpoint.port}`;
  const sqs = new SQSClient({ endpoint: url, region: 'eu-south-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  onTestFinished(async () => {
    sqs.destroy();
    await endpoint.stop();
    await queues.stop();
    database.close();
  });
  return { queues, sqs, url };
}

test('sends through the adapter that Lambda uses, with the queue’s own delay, and counts what waits', async () => {
  const { sqs, queues } = await open();
  const { url } = await openQueue(sqs, 'work');
  const queue = sqsQueue(sqs, { uploads: url, assessments: url });
  await queue.sendAssessment({ ipa: 'p_vd', cup: 'D19B25999990006' });
  await queue.sendUploads(Array.from({ length: 12 }, (_, n) => ({ key: `uploads/${n}`, versionId: 'v', sequencer: '0'.repeat(32) })));
  await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'now', DelaySeconds: 0 }));
  expect(queues.depth('work')).toEqual({ visible: 1, inFlight: 0, delayed: 13, dead: 0 });
  expect((await openQueue(sqs, 'work')).messages).toBe(14);
  expect((await openQueue(sqs, 'work-dlq')).messages).toBe(0);
});

test('moves dead letters back, and says how many', async () => {
  const { sqs, queues } = await open();
  let fails = true;
  queues.consume('work', async () => {
    if (fails) throw new Error('out of order');
  });
  const silenced = console.error;
  console.error = () => {};
  onTestFinished(() => {
    console.error = silenced;
  });
  for (const body of ['one', 'two']) queues.send('work', body);
  await queues.idle();
  fails = false;
  const [dead, work] = [await openQueue(sqs, 'work-dlq'), await openQueue(sqs, 'work')];
  expect([dead.messages, work.messages]).toEqual([2, 0]);
  expect(await moveBack(sqs, dead, work, () => {})).toEqual({ status: 'COMPLETED', moved: 2, reason: null });
  await queues.idle();
  expect((await openQueue(sqs, 'work-dlq')).messages).toBe(0);
});

test.each([
  ['a queue that is not there', (sqs: SQSClient) => sqs.send(new GetQueueUrlCommand({ QueueName: 'other' })), 'QueueDoesNotExist'],
  [
    'a move from a queue that is no dead-letter queue',
    (sqs: SQSClient) => sqs.send(new StartMessageMoveTaskCommand({ SourceArn: 'arn:aws:sqs:eu-south-1:000000000000:work' })),
    'UnsupportedOperation',
  ],
])('%s is refused with SQS’s own error', async (_what, call, name) => {
  const { sqs } = await open();
  await expect(call(sqs)).rejects.toMatchObject({ name });
});

test('a command that is given the wrong stage says so', async () => {
  const { sqs } = await open();
  await expect(openQueue(sqs, 'work-prod')).rejects.toThrow(WrongUsage);
});

test('the operator’s commands know the queues of a stage by the names that CDK gives them', () => {
  const deployment = awsDeployment('prod');
  onTestFinished(() => deployment.close());
  expect(deployment.queues).toEqual({
    uploads: { name: 'attesta-uploads-prod', deadLetters: 'attesta-uploads-prod-dlq' },
    assessments: { name: 'attesta-assessments-prod', deadLetters: 'attesta-assessments-prod-dlq' },
  });
});

test('a dead-letter queue that was never moved has no task', async () => {
  const { sqs } = await open();
  const { arn } = await openQueue(sqs, 'work-dlq');
  expect((await sqs.send(new ListMessageMoveTasksCommand({ SourceArn: arn }))).Results).toEqual([]);
});

test('a page of a browser is not answered: it could send neither the content type nor the target without asking', async () => {
  const { url, queues } = await open();
  const forms = [
    { method: 'POST', headers: { 'content-type': 'text/plain', 'x-amz-target': 'AmazonSQS.SendMessage' } },
    { method: 'POST', headers: { 'content-type': 'application/x-amz-json-1.0' } },
    { method: 'OPTIONS', headers: { origin: 'https://example.com', 'access-control-request-method': 'POST' } },
  ];
  for (const init of forms) {
    const response = await fetch(`${url}/`, { ...init, ...(init.method === 'POST' ? { body: '{}' } : {}) });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([400, null]);
  }
  expect(queues.depth('work').visible).toBe(0);
});
