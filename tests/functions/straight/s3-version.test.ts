import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createS3Client } from '../../../functions/adapters/s3.ts';
import { openVersion } from '../../../functions/adapters/s3-version.ts';
import { StorageFault } from '../../../functions/faults.ts';
import { type Endpoints, startEndpoints } from '../rig/endpoints.ts';

let endpoints: Endpoints;
let bucket: string;
beforeAll(async () => {
  endpoints = await startEndpoints();
  bucket = await endpoints.createBucket();
});
afterAll(() => endpoints.stop());

/** More than is kept of a beginning. */
const large = Buffer.from(Uint8Array.from({ length: 5_000_000 }, (_, index) => (index * 7919) % 251));
const small = large.subarray(0, 1_500_000);

async function put(Body: Buffer, isSummed: boolean): Promise<string> {
  const sum = isSummed ? { ChecksumSHA256: createHash('sha256').update(Body).digest('base64') } : {};
  return (await endpoints.s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'è a+b', Body, ...sum }))).VersionId as string;
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  for await (const piece of pieces) kept.push(piece.slice());
  return Buffer.concat(kept);
}

/** How many requests the SDK sends itself while something is done. */
async function sentMeanwhile(work: () => Promise<unknown>): Promise<number> {
  const handle = vi.spyOn(endpoints.s3.config.requestHandler, 'handle');
  try {
    await work();
    return handle.mock.calls.length;
  } finally {
    handle.mockRestore();
  }
}

test('a large object with a sha256 is read past the SDK, as often as asked, also after a pass that stopped early', async () => {
  const object = await openVersion(endpoints.s3, bucket, 'è a+b', await put(large, true), large.length);
  const straight = async (): Promise<void> => {
    for await (const piece of object.passing?.() ?? []) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    for (let pass = 0; pass < 2; pass += 1) expect((await bytesOf(object.passing?.() ?? object.stream())).equals(large)).toBe(true);
  };
  expect(await sentMeanwhile(straight)).toBe(0);
  expect((await object.slice(0, 10)).length).toBe(10);
  expect(await sentMeanwhile(straight)).toBe(0);
});

const throughSdk: [string, Buffer, boolean, number][] = [
  ['a smaller one', large, true, large.length + 1],
  ['one without a sha256, which the SDK checks', large, false, 1],
];
test.each(throughSdk)('%s is read through the SDK', async (_what, bytes, isSummed, straightFrom) => {
  const object = await openVersion(endpoints.s3, bucket, 'è a+b', await put(bytes, isSummed), straightFrom);
  expect(object.passing).toBeUndefined();
  expect((await bytesOf(object.stream())).equals(bytes)).toBe(true);
});

test.each([true, false])(
  'how an object begins is asked for once, and all of it where it is short (with a sha256: %s)',
  async (isSummed) => {
    for (const [bytes, requests] of [
      [small, 1],
      [large, 3],
    ] as const) {
      const object = await openVersion(endpoints.s3, bucket, 'è a+b', await put(bytes, isSummed));
      const looks = async (): Promise<void> => {
        expect(Buffer.from(await object.slice(0, 4096)).equals(bytes.subarray(0, 4096))).toBe(true);
        for await (const _ of object.stream()) break;
        for (let pass = 0; pass < 2; pass += 1) expect((await bytesOf(object.stream())).equals(bytes)).toBe(true);
      };
      expect(await sentMeanwhile(looks)).toBe(requests);
    }
  },
);

test('an S3 whose bytes are not those that it gave before is our fault', async () => {
  let asked = 0;
  const server = createServer(({ method, headers }, response) => {
    asked += 1;
    const [from = 0, to = large.length - 1] = (/(\d+)-(\d+)/.exec(headers.range ?? '') ?? []).slice(1).map(Number);
    const body = Buffer.from(large.subarray(from, to + 1));
    // One bit of one answer.
    if (asked === 3) body[2_000_000] = (body[2_000_000] as number) ^ 1;
    const told = { 'content-length': body.length, 'last-modified': 'Sat, 10 Jan 2026 09:00:00 GMT' };
    response.writeHead(200, told).end(method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'localsecret' };
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const s3 = createS3Client({ endpoint, region: 'eu-south-1', credentials, forcePathStyle: true });
  try {
    const object = await openVersion(s3, 'attesta', 'k', 'v');
    await object.slice(0, 4096);
    await expect(bytesOf(object.stream())).rejects.toThrow(StorageFault);
    expect((await bytesOf(object.stream())).equals(large)).toBe(true);
  } finally {
    s3.destroy();
    server.close();
  }
});
