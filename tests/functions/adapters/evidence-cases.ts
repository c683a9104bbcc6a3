import { createHash } from 'node:crypto';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { s3Evidence } from '../../../functions/adapters/s3.ts';
import type { EvidenceStore } from '../../../functions/ports.ts';
import type { Stores } from '../rig/endpoints.ts';
import type { AdapterCase } from './adapter-case.ts';

const first = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251);

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Puts one object at an instant of S3's and gives its version. */
async function putAt(stores: Stores, Bucket: string, Key: string, Body: Uint8Array | string, instant: string): Promise<string> {
  stores.setTime(instant);
  return (await stores.s3.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId as string;
}

async function twoVersions(stores: Stores): Promise<{ evidence: EvidenceStore; versions: readonly [string, string] }> {
  const bucket = await stores.createBucket();
  const versions = [
    await putAt(stores, bucket, 'uploads/x', first, '2026-01-10T09:00:00Z'),
    await putAt(stores, bucket, 'uploads/x', Uint8Array.of(1, 2, 3), '2026-01-11T09:00:00Z'),
  ] as const;
  return { evidence: s3Evidence(stores.s3, bucket), versions };
}

const slices = [
  { start: 0, end: 10, length: 10 },
  { start: 299_990, end: 400_000, length: 10 },
  { start: 17, end: 17, length: 0 },
  { start: 300_000, end: 300_010, length: 0 },
  { start: 100_000, end: 200_001, length: 100_001 },
].map(
  ({ start, end, length }): AdapterCase => ({
    name: `slice [${start}, ${end}) is clipped to the object`,
    async run(stores) {
      const { evidence, versions } = await twoVersions(stores);
      const slice = await (await evidence.open('uploads/x', versions[0])).slice(start, end);
      expect(slice.length).toBe(length);
      expect(slice).toEqual(first.slice(start, end));
    },
  }),
);

/** functions/adapters/s3.ts over a bucket with versions. */
export const evidenceCases: readonly AdapterCase[] = [
  {
    name: 'opens the version asked for, as often as asked, also after a pass that stopped early',
    async run(stores) {
      const { evidence, versions } = await twoVersions(stores);
      const object = await evidence.open('uploads/x', versions[0]);
      expect(object).toMatchObject({
        size: 300_000,
        lastModified: stores.timeTold('2026-01-10T09:00:00Z'),
        versionId: versions[0],
      });
      for await (const chunk of object.stream()) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      expect(await bytesOf(object.stream())).toEqual(first);
      expect(await bytesOf(object.stream())).toEqual(first);
    },
  },
  ...slices,
  {
    name: 'tells the sha256 that S3 computed of the whole object, and none where it keeps another sum',
    async run(stores) {
      const Bucket = await stores.createBucket();
      const evidence = s3Evidence(stores.s3, Bucket);
      const sha256 = createHash('sha256').update(first).digest();
      const given = await stores.s3.send(
        new PutObjectCommand({ Bucket, Key: 'uploads/summed', Body: first, ChecksumSHA256: sha256.toString('base64') }),
      );
      const other = await stores.s3.send(new PutObjectCommand({ Bucket, Key: 'uploads/other', Body: first, ChecksumAlgorithm: 'CRC32' }));
      expect((await evidence.open('uploads/summed', given.VersionId as string)).sha256).toBe(sha256.toString('hex'));
      const object = await evidence.open('uploads/other', other.VersionId as string);
      expect(object.sha256).toBeNull();
      expect(await bytesOf(object.stream())).toEqual(first);
    },
  },
  {
    name: 'a version that does not exist is our fault',
    async run(stores) {
      const { evidence } = await twoVersions(stores);
      await expect(evidence.open('uploads/x', 'nosuchversion')).rejects.toThrow();
    },
  },
  {
    name: 'putOnce keeps the first content, also when ten write at once; read gives null where there is nothing',
    async run(stores) {
      const evidence = s3Evidence(stores.s3, await stores.createBucket());
      expect(await evidence.read('digests/a.json')).toBeNull();
      await evidence.putOnce('digests/a.json', '{"first":"è"}');
      await Promise.all(Array.from({ length: 10 }, () => evidence.putOnce('digests/a.json', '{"second":1}')));
      expect(await evidence.read('digests/a.json')).toBe('{"first":"è"}');
      await evidence.putOnce('digests/b.json', new TextEncoder().encode('{"first":"è"}'));
      expect(await evidence.read('digests/b.json')).toBe('{"first":"è"}');
    },
  },
  {
    name: 'versions of every key, of one key the newest first, delete markers left out',
    async run(stores) {
      const bucket = await stores.createBucket();
      const put = (key: string, instant: string) => putAt(stores, bucket, key, instant, instant);
      const b1 = await put('uploads/b', '2026-01-10T09:00:00Z');
      const a1 = await put('uploads/a', '2026-01-10T09:00:01Z');
      const b2 = await put('uploads/b', '2026-01-10T09:00:02Z');
      await put('records/x', '2026-01-10T09:00:03Z');
      await stores.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'uploads/a' }));
      const found = [];
      for await (const version of s3Evidence(stores.s3, bucket).versions('uploads/')) found.push(version);
      const told = stores.timeTold;
      expect(found).toEqual([
        { key: 'uploads/a', versionId: a1, lastModified: told('2026-01-10T09:00:01Z'), isLatest: false, size: 20 },
        { key: 'uploads/b', versionId: b2, lastModified: told('2026-01-10T09:00:02Z'), isLatest: true, size: 20 },
        { key: 'uploads/b', versionId: b1, lastModified: told('2026-01-10T09:00:00Z'), isLatest: false, size: 20 },
      ]);
    },
  },
];
