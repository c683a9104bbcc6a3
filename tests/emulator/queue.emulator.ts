import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqsQueue } from '../../functions/adapters/sqs.ts';
import { readAssessmentMessage, readUploadMessage } from '../../functions/messages.ts';
import type { Queue } from '../../functions/ports.ts';
import { type Ministack, startMinistack } from '../../local/emulator/start-ministack.ts';
import { clientSettings } from './rig/client-settings.ts';

/** functions/adapters/sqs.ts over a queue that keeps messages: the cases of tests/functions/sqs.test.ts, which looks at the wire alone. */
let ministack: Ministack;
let sqs: SQSClient;
beforeAll(async () => {
  ministack = await startMinistack({ enforcesPolicies: false, corrected: false });
  sqs = new SQSClient(clientSettings(ministack));
});
afterAll(async () => {
  sqs?.destroy();
  await ministack?.stop();
});

const arrivals = Array.from({ length: 23 }, (_, n) => ({ key: `uploads/${n}`, versionId: `v${n}`, sequencer: '0'.repeat(32) }));
const delay = 2;

async function openQueues(): Promise<{ queue: Queue; urls: { uploads: string; assessments: string } }> {
  const create = async (name: string, attributes: Record<string, string>): Promise<string> =>
    (await sqs.send(new CreateQueueCommand({ QueueName: `${name}-${++count}`, Attributes: attributes }))).QueueUrl as string;
  const urls = { uploads: await create('uploads', {}), assessments: await create('assessments', { DelaySeconds: String(delay) }) };
  return { queue: sqsQueue(sqs, urls), urls };
}
let count = 0;

async function countOf(QueueUrl: string): Promise<{ ready: number; delayed: number }> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return { ready: Number(Attributes.ApproximateNumberOfMessages), delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed) };
}

const receive = async (QueueUrl: string): Promise<string[]> =>
  ((await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: delay + 3 }))).Messages ?? []).map(
    ({ Body }) => Body ?? '',
  );

test('uploads go in requests of ten, and every one arrives as it was sent', async () => {
  const { queue, urls } = await openQueues();
  await queue.sendUploads(arrivals);
  const bodies: string[] = [];
  while (bodies.length < arrivals.length) bodies.push(...(await receive(urls.uploads)));
  const keyOrder = (a: { key: string }, b: { key: string }) => Number(a.key.slice(8)) - Number(b.key.slice(8));
  expect(bodies.map(readUploadMessage).sort(keyOrder)).toEqual(arrivals);
});

test('no uploads, no message', async () => {
  const { queue, urls } = await openQueues();
  await queue.sendUploads([]);
  expect(await countOf(urls.uploads)).toEqual({ ready: 0, delayed: 0 });
});

test('a batch that the queue cannot take fails the whole: the arrival is retried', async () => {
  const { queue } = await openQueues();
  const long = arrivals.slice(0, 2).map((arrival) => ({ ...arrival, key: 'x'.repeat(1_100_000) }));
  await expect(queue.sendUploads(long)).rejects.toThrow();
});

test('an assessment goes to its own queue, whose own delay applies', async () => {
  const { queue, urls } = await openQueues();
  await queue.sendAssessment({ ipa: 'p_vd', cup: 'D19B25999990006' });
  expect(await countOf(urls.assessments)).toEqual({ ready: 0, delayed: 1 });
  expect((await receive(urls.assessments)).map(readAssessmentMessage)).toEqual([{ ipa: 'p_vd', cup: 'D19B25999990006' }]);
  expect(await countOf(urls.uploads)).toEqual({ ready: 0, delayed: 0 });
});
