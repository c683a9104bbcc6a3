import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { type ComeBack, type Consumer, sqsHandler } from '../../functions/sqs-handler.ts';
import { captured, speakingTelemetry } from './rig/captured-output.ts';
import { invoke } from './rig/world.ts';

const entries = {
  ingest: async () => (await import('../../functions/ingest/handler.ts')).handler,
  assess: async () => (await import('../../functions/assess/handler.ts')).handler,
};

const consumer: Consumer<string> = {
  read: (body) => body,
  ids: (id) => ({ id }),
  work: async (body) => {
    if (body === 'poison') throw new Error('ours');
    return { message: 'done', fields: {}, measures: [] };
  },
};
const handled = (comeBack: ComeBack, receives: number) =>
  captured(async () => {
    const handler = sqsHandler(
      speakingTelemetry('ingest', () => 0),
      consumer,
      comeBack,
    );
    expect(await invoke(handler, ['sound', 'poison', 'sound'], receives)).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
  });

test.each([1, 4])('the message that failed, and no other, is told when to come back: attempt %i', async (receives) => {
  const told: [string, number][] = [];
  await handled(async (...message) => void told.push(message), receives);
  expect(told).toEqual([['handle-1', receives]]);
});

test('where that cannot be told the message fails as it would have, and the log says so', async () => {
  const { text } = await handled(() => Promise.reject(new Error('no right to')), 1);
  expect(text).toContain('the message will come back when the queue thinks');
  expect(text).not.toContain('no right to');
});

test.each([
  ['ingest', 'uploads'],
  ['assess', 'assessments'],
] as const)('%s, as Lambda loads it, tells its own queue', async (name, queue) => {
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { QueueUrl, ReceiptHandle } = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
    asked.push([request.headers['x-amz-target'], new URL(String(QueueUrl)).pathname, ReceiptHandle]);
    response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}');
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const environment = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'eu-south-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'localsecret',
    ATTESTA_BUCKET: 'bucket',
    ATTESTA_TABLE: 'table',
    ATTESTA_UPLOADS_QUEUE_URL: `${endpoint}/111122223333/uploads`,
    ATTESTA_ASSESSMENTS_QUEUE_URL: `${endpoint}/111122223333/assessments`,
  };
  for (const [variable, value] of Object.entries(environment)) vi.stubEnv(variable, value);
  try {
    const handler = await entries[name]();
    await captured(() => invoke(handler, ['no message of ours']));
  } finally {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  }
  expect(asked).toEqual([['AmazonSQS.ChangeMessageVisibility', `/111122223333/${queue}`, 'handle-0']]);
});
