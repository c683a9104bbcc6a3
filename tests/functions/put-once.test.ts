import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createS3Client, s3Evidence } from '../../functions/adapters/s3.ts';

/** An S3 where another writer of the same object is at work for so many attempts: 409, "try again". */
async function contended(conflicts: number) {
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume();
    asked += 1;
    if (asked > conflicts) response.end();
    else response.writeHead(409).end('<?xml version="1.0"?><Error><Code>ConditionalRequestConflict</Code><Message>again</Message></Error>');
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const s3 = createS3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-south-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'localsecret' },
  });
  close = () => {
    s3.destroy();
    server.closeAllConnections();
    server.close();
  };
  const pauses: number[] = [];
  const store = s3Evidence(s3, 'bucket', async (failed) => void pauses.push(failed));
  return { store, pauses, asked: () => asked };
}
let close = () => {};
afterEach(() => close());

test.each([0, 1, 4])('a write that meets another, %i times, is tried again after a pause each', async (conflicts) => {
  const { store, pauses, asked } = await contended(conflicts);
  await store.putOnce('digests/a.json', '{}');
  expect(asked()).toBe(conflicts + 1);
  expect(pauses).toEqual(Array.from({ length: conflicts }, (_, before) => before + 1));
});

test('and given up in the end, without a last pause: the message comes again', async () => {
  const { store, pauses } = await contended(Number.POSITIVE_INFINITY);
  await expect(store.putOnce('digests/a.json', '{}')).rejects.toThrow(expect.objectContaining({ name: 'ConditionalRequestConflict' }));
  expect(pauses).toEqual([1, 2, 3, 4]);
});
