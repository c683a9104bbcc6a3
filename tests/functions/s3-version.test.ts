import { createHash } from 'node:crypto';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createS3Client } from '../../functions/adapters/s3.ts';
import { openVersion } from '../../functions/adapters/s3-version.ts';
import { StorageFault } from '../../functions/faults.ts';
import { openCrc64 } from '../../shared/kernels/crc64-kernel.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';

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

type Sum = 'SHA256' | 'CRC32' | 'CRC32C' | 'CRC64NVME';

async function put(Body: Buffer, of: Sum): Promise<string> {
  const sum = of === 'SHA256' ? { ChecksumSHA256: createHash('sha256').update(Body).digest('base64') } : { ChecksumAlgorithm: of };
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

test.each<Sum>(['SHA256', 'CRC32', 'CRC32C', 'CRC64NVME'])(
  'an object with a %s is read as often as asked, also after a pass that stopped early',
  async (sum) => {
    const object = await openVersion(endpoints.s3, bucket, 'è a+b', await put(large, sum));
    for await (const piece of object.stream()) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    for (let pass = 0; pass < 2; pass += 1) expect((await bytesOf(object.stream())).equals(large)).toBe(true);
  },
);

test.each(['SHA256', 'CRC32'] as const)(
  'how an object with a %s begins is asked for once, and all of it where it is short',
  async (sum) => {
    for (const [bytes, requests] of [
      [small, 1],
      [large, 3],
    ] as const) {
      const object = await openVersion(endpoints.s3, bucket, 'è a+b', await put(bytes, sum));
      const looks = async (): Promise<void> => {
        expect(Buffer.from(await object.slice(0, 4096)).equals(bytes.subarray(0, 4096))).toBe(true);
        for await (const _ of object.stream()) break;
        for (let pass = 0; pass < 2; pass += 1) expect((await bytesOf(object.stream())).equals(bytes)).toBe(true);
      };
      expect(await sentMeanwhile(looks)).toBe(requests);
    }
  },
);

/** Answers as it is told to, whatever it is asked. */
async function withServer(
  answer: (asked: number) => { body: Buffer; headers?: OutgoingHttpHeaders },
  use: (s3: S3Client) => Promise<void>,
) {
  let asked = 0;
  const server = createServer(({ method, headers }, response) => {
    asked += 1;
    const { body, headers: more } = answer(asked);
    const [from = 0, to = body.length - 1] = (/(\d+)-(\d+)/.exec(headers.range ?? '') ?? []).slice(1).map(Number);
    const part = body.subarray(from, to + 1);
    response.writeHead(200, { 'content-length': part.length, 'last-modified': 'Sat, 10 Jan 2026 09:00:00 GMT', ...more });
    response.end(method === 'HEAD' ? undefined : part);
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'localsecret' };
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const s3 = createS3Client({ endpoint, region: 'eu-south-1', credentials, forcePathStyle: true });
  try {
    await use(s3);
  } finally {
    s3.destroy();
    server.close();
  }
}

/** One bit of it. */
const changed = Buffer.from(large);
changed[2_000_000] = (changed[2_000_000] as number) ^ 1;

test('an S3 whose bytes are not those that it gave before is our fault', () =>
  withServer(
    (asked) => ({ body: asked === 3 ? changed : large }),
    async (s3) => {
      const object = await openVersion(s3, 'attesta', 'k', 'v');
      await object.slice(0, 4096);
      await expect(bytesOf(object.stream())).rejects.toThrow(StorageFault);
      expect((await bytesOf(object.stream())).equals(large)).toBe(true);
    },
  ));

const crc32Of = Buffer.alloc(4);
crc32Of.writeUInt32BE(crc32(large));
const crc64Of = Buffer.alloc(8);
crc64Of.writeBigUInt64BE(sumOf(large));

test.each([
  ['crc32', crc32Of],
  ['crc64nvme', crc64Of],
])('bytes whose %s is not the one that S3 keeps are our fault', (name, sum) =>
  withServer(
    (asked) => ({ body: asked === 2 ? changed : large, headers: { [`x-amz-checksum-${name}`]: sum.toString('base64') } }),
    async (s3) => {
      const object = await openVersion(s3, 'attesta', 'k', 'v');
      await expect(bytesOf(object.stream())).rejects.toThrow(StorageFault);
      expect((await bytesOf(object.stream())).equals(large)).toBe(true);
    },
  ),
);

function sumOf(bytes: Uint8Array): bigint {
  const running = openCrc64();
  running.update(bytes);
  return running.value();
}
