import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { sqsDepths } from '../../../functions/adapters/sqs-depths.ts';
import { queueDefinitions } from '../../../infra/definitions/queues.ts';
import { openDatabase } from '../../../local/machine/open-database.ts';
import { openQueues } from '../../../local/queue/open-queues.ts';
import { startSqs } from '../../../local/queue/start-sqs.ts';
import { localDepths, localQueueOptions } from '../../../local/stack/local-queue.ts';

const { uploads, assessments } = queueDefinitions;

test('SQS over HTTP and the laptop’s own queues count the same: what waits, what is under way, what a fault has stopped', async () => {
  const database = openDatabase(':memory:');
  const queues = openQueues(database, { ...localQueueOptions, rules: [], clock: Date.now, retryDelaySeconds: () => 0 });
  const names = [uploads.name, assessments.name];
  const endpoint = await startSqs({ queues, names, delayOf: () => 0, clock: Date.now }, 0);
  const sqs = new SQSClient({
    endpoint: `http://127.0.0.1:${endpoint.port}`,
    region: 'eu-south-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  onTestFinished(async () => {
    sqs.destroy();
    await endpoint.stop();
    await queues.stop();
    database.close();
  });
  const silenced = console.error;
  console.error = () => {};
  onTestFinished(() => {
    console.error = silenced;
  });
  queues.consume(uploads.name, () => Promise.reject(new Error('out of order')));
  for (const body of ['one', 'two']) queues.send(uploads.name, body);
  await queues.idle();
  queues.send(assessments.name, 'now');
  queues.send(assessments.name, 'later', 600);

  const at = (name: string) => `http://127.0.0.1:${endpoint.port}/000000000000/${name}`;
  const counted = {
    uploads: { queue: at(uploads.name), deadLetters: at(`${uploads.name}-dlq`) },
    assessments: { queue: at(assessments.name), deadLetters: at(`${assessments.name}-dlq`) },
    // Nothing waits to be swept: the queue of another stands in for its dead letters.
    sweeps: { queue: null, deadLetters: at(`${uploads.name}-dlq`) },
  };
  const expected = [
    { queue: 'uploads', waiting: 0, underWay: 0, dead: 2 },
    { queue: 'assessments', waiting: 2, underWay: 0, dead: 0 },
  ];
  expect(await sqsDepths(sqs, JSON.stringify(counted)).count()).toEqual([
    ...expected,
    { queue: 'sweeps', waiting: 0, underWay: 0, dead: 2 },
  ]);
  expect(await localDepths(queues).count()).toEqual(expected);
});

test('an environment that lacks a queue is told, and not counted as empty', () => {
  expect(() =>
    sqsDepths(new SQSClient({ region: 'eu-south-1' }), '{"uploads":{"queue":null,"deadLetters":"https://q.example/a"}}'),
  ).toThrow('assessments');
});
