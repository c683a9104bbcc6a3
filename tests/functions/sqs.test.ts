import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, expect, test } from 'vitest';
import { sqsComeBack, sqsQueue } from '../../functions/adapters/sqs.ts';
import { queueDefinitions, retryPause } from '../../infra/definitions/queues.ts';

/** What SQS was asked over the wire, and how it answers; SQS itself has no local stand-in of the same protocol. */
async function startWire(answer: (operation: string, input: { Entries?: { Id: string }[] }) => unknown) {
  const asked: { operation: string; input: Record<string, unknown> }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const input = JSON.parse(Buffer.concat(chunks).toString());
    asked.push({ operation, input });
    response.setHeader('content-type', 'application/x-amz-json-1.0').end(JSON.stringify(answer(operation, input)));
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new SQSClient({
    endpoint: url,
    region: 'eu-south-1',
    md5: false,
    credentials: { accessKeyId: 'local', secretAccessKey: 'localsecret' },
  });
  const queue = sqsQueue(client, { uploads: `${url}/111122223333/uploads`, assessments: `${url}/111122223333/assessments` });
  close = () => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  };
  return { asked, queue, comeBack: sqsComeBack(client, `${url}/111122223333/uploads`) };
}
let close = () => {};
afterEach(() => close());

const arrivals = Array.from({ length: 23 }, (_, n) => ({ key: `uploads/${n}`, versionId: `v${n}`, sequencer: '0'.repeat(32) }));

test('uploads go in requests of ten, each with its own id', async () => {
  const { asked, queue } = await startWire((_operation, { Entries = [] }) => ({ Successful: Entries, Failed: [] }));
  await queue.sendUploads(arrivals);
  expect(asked.map(({ operation }) => operation)).toEqual(['SendMessageBatch', 'SendMessageBatch', 'SendMessageBatch']);
  const entries = asked.map(({ input }) => input.Entries as { Id: string; MessageBody: string }[]);
  expect(entries.map((batch) => new Set(batch.map((entry) => entry.Id)).size)).toEqual([10, 10, 3]);
  expect(entries.flat().map((entry) => JSON.parse(entry.MessageBody).arrival)).toEqual(arrivals);
  expect(asked.every(({ input }) => String(input.QueueUrl).endsWith('/uploads'))).toBe(true);
});

test('no uploads, no request', async () => {
  const { asked, queue } = await startWire(() => ({}));
  await queue.sendUploads([]);
  expect(asked).toEqual([]);
});

test('one message that SQS refuses fails the whole: the arrival is retried', async () => {
  const { queue } = await startWire(() => ({ Successful: [], Failed: [{ Id: '0', Code: 'InternalError', SenderFault: false }] }));
  await expect(queue.sendUploads(arrivals.slice(0, 1))).rejects.toThrow(/InternalError/);
});

test('an assessment goes to its own queue, whose own delay applies', async () => {
  const { asked, queue } = await startWire(() => ({ MessageId: 'm' }));
  await queue.sendAssessment({ ipa: 'p_vd', cup: 'D19B25999990006' });
  expect(asked).toMatchObject([{ operation: 'SendMessage', input: { MessageBody: '{"ipa":"p_vd","cup":"D19B25999990006"}' } }]);
  expect(String(asked[0]?.input.QueueUrl)).toMatch(/assessments$/);
  expect(asked[0]?.input.DelaySeconds).toBeUndefined();
});

test('a message that failed comes back later and later, before its visibility timeout, and after the last attempt at once', async () => {
  const { asked, comeBack } = await startWire(() => ({}));
  const { maxReceiveCount, visibilityTimeout } = queueDefinitions.uploads;
  const failures = Array.from({ length: maxReceiveCount }, (_, before) => before + 1);
  for (const failed of failures) await comeBack(`handle-${failed}`, failed);
  expect(asked.map(({ operation, input }) => [operation, input.ReceiptHandle, input.VisibilityTimeout])).toEqual(
    failures.map((failed) => ['ChangeMessageVisibility', `handle-${failed}`, retryPause(failed)]),
  );
  expect(asked.every(({ input }) => String(input.QueueUrl).endsWith('/uploads'))).toBe(true);
  const pauses = failures.map(retryPause);
  expect(pauses.at(-1)).toBe(0);
  expect(pauses.slice(0, -1).every((pause, at) => pause > (pauses[at - 1] ?? 0) && pause <= visibilityTimeout)).toBe(true);
});
