import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import {
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { StorageFault, TooMuchToRead } from '../faults.ts';
import type { EvidenceStore, ReceivedObject, StoredVersion } from '../ports.ts';

/**
 * Checksums of answers only where a request asks for them (`openVersion`): the SDK's check of a CRC64 in JavaScript is slower than reading
 * the file, and the digest takes the sha256 of every byte anyway.
 */
export const createS3Client = (config: S3ClientConfig = {}): S3Client =>
  new S3Client({ ...config, responseChecksumValidation: 'WHEN_REQUIRED' });

/** Two writers of the same immutable object at the same instant: S3 answers 409 to one and asks it to try again. */
const putAttempts = 5;

/** Waits before the next attempt. @param failed how many have failed */
export type Pause = (failed: number) => Promise<unknown>;

/** The other writer is done within a fraction of a second: 0.1, 0.2, 0.4, 0.8 s. */
const shortPause: Pause = (failed) => setTimeout(50 * 2 ** failed);

/** @param pause between the attempts of `putOnce` */
export function s3Evidence(s3: S3Client, bucket: string, pause: Pause = shortPause): EvidenceStore {
  return {
    open: (key, versionId) => openVersion(s3, bucket, key, versionId),
    versions: (prefix) => versionsBelow(s3, bucket, prefix),
    async read(key, atMost = Number.POSITIVE_INFINITY) {
      try {
        const { Body, ContentLength = 0 } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        if (ContentLength > atMost) {
          // Not read to its end: the connection is closed, and not kept for the next request.
          (Body as Readable | undefined)?.destroy();
          throw new TooMuchToRead(`${key} has ${ContentLength} bytes, of ${atMost} that may be read`);
        }
        return (await Body?.transformToString('utf-8')) ?? null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async putOnce(key, json) {
      for (let attempt = 1; ; attempt++) {
        try {
          await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: json, ContentType: 'application/json', IfNoneMatch: '*' }));
          return;
        } catch (error) {
          if (hasName(error, 'PreconditionFailed')) return;
          if (!hasName(error, 'ConditionalRequestConflict') || attempt === putAttempts) throw error;
          await pause(attempt);
        }
      }
    },
  };
}

const hasName = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** RFC 3339 UTC in whole seconds: S3 keeps no finer time. */
const secondsText = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

async function* versionsBelow(s3: S3Client, bucket: string, prefix: string): AsyncGenerator<StoredVersion> {
  let at: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...at }));
    for (const { Key, VersionId, LastModified, IsLatest = false, Size = 0 } of page.Versions ?? []) {
      if (!Key || !VersionId || !LastModified) throw new StorageFault(`S3 lists a version below ${prefix} without its key, id or time`);
      yield { key: Key, versionId: VersionId, lastModified: secondsText(LastModified), isLatest: IsLatest, size: Size };
    }
    if (!page.IsTruncated) return;
    at = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}

/** Of a multipart upload S3 may keep the sum of the sums of its parts: that is no sha256 of the object. */
function wholeSha256({ ChecksumSHA256, ChecksumType }: HeadObjectCommandOutput): string | null {
  if (ChecksumSHA256 === undefined || ChecksumType === 'COMPOSITE' || ChecksumSHA256.includes('-')) return null;
  return Buffer.from(ChecksumSHA256, 'base64').toString('hex');
}

async function openVersion(s3: S3Client, bucket: string, key: string, versionId: string): Promise<ReceivedObject> {
  const version = { Bucket: bucket, Key: key, VersionId: versionId };
  const head = await s3.send(new HeadObjectCommand({ ...version, ChecksumMode: 'ENABLED' }));
  if (head.ContentLength === undefined || !head.LastModified)
    throw new StorageFault(`S3 tells neither size nor time of ${key}@${versionId}`);
  const size = head.ContentLength;
  const sha256 = wholeSha256(head);
  // Where S3 keeps no sha256 that ours can be compared with, the SDK holds the bytes to the sum that it does keep, at its price.
  const checked = sha256 === null ? ({ ...version, ChecksumMode: 'ENABLED' } as const) : version;
  return {
    versionId,
    lastModified: secondsText(head.LastModified),
    size,
    sha256,
    async *stream() {
      const { Body } = await s3.send(new GetObjectCommand(checked));
      yield* Body as unknown as AsyncIterable<Uint8Array>;
    },
    async slice(start, end) {
      const from = Math.max(0, start);
      const to = Math.min(end, size);
      if (from >= to) return new Uint8Array();
      const { Body } = await s3.send(new GetObjectCommand({ ...version, Range: `bytes=${from}-${to - 1}` }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      // An S3 may leave the range out of account and give the whole: other bytes than those asked for must not be read as if they were.
      if (bytes.length !== to - from) throw new StorageFault(`S3 gave ${bytes.length} bytes of ${key}@${versionId} for [${from}, ${to})`);
      return bytes;
    },
  };
}
