import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { awsPorts } from '../../functions/adapters/aws-ports.ts';
import { onLambda } from '../../functions/adapters/patience.ts';
import type { Ports } from '../../functions/ports.ts';
import { functionDefinitions } from '../../infra/definitions/functions.ts';

/** A server that answers the head of every request and then says nothing more, with the connection open: what a lost route looks like. */
const stall = ({ method }: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': '100', 'last-modified': new Date(0).toUTCString() });
  if (method === 'HEAD') response.end();
  else response.write('{'.repeat(10));
};

let server: Server;
let ports: Ports;
beforeAll(async () => {
  server = createServer(stall);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'eu-south-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_MAX_ATTEMPTS: '1',
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const named = {
    ATTESTA_TABLE: 'table',
    ATTESTA_UPLOADS_QUEUE_URL: `${endpoint}/1/uploads`,
    ATTESTA_ASSESSMENTS_QUEUE_URL: `${endpoint}/1/a`,
  };
  // An address with a dot in it takes the bucket in its path.
  ports = awsPorts('ingest', { ATTESTA_BUCKET: 'a.bucket', ...named }, { connection: 1_000, silence: 100 });
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

const readAll = async (bytes: AsyncIterable<Uint8Array>): Promise<void> => {
  for await (const _ of bytes);
};
const calls: [string, () => Promise<unknown>][] = [
  ['a whole object', async () => readAll((await ports.evidence.open('k', 'v')).stream())],
  ['a range', async () => (await ports.evidence.open('k', 'v')).slice(0, 100)],
  ['a digest', () => ports.evidence.read('k')],
  ['the listing of versions', () => readAll(ports.evidence.versions('k') as unknown as AsyncIterable<Uint8Array>)],
  ['an item', () => ports.records.get({ PK: 'p', SK: 's' })],
  ['a query', () => ports.records.query('p', 's')],
  ['a message', () => ports.queue.sendAssessment({ ipa: 'p_vd', cup: 'D19B25999990006' })],
];

test.each(calls)('%s that stops in the middle of its body is a fault, not a wait for ever', async (_what, call) => {
  await expect(call()).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
});

test('on Lambda patience ends before any function’s time does', () => {
  const shortest = Math.min(...Object.values(functionDefinitions).map(({ timeout }) => timeout));
  expect(onLambda.connection + onLambda.silence).toBeLessThan(shortest * 1000);
});
