import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { StorageFault, TooMuchToRead } from '../faults.ts';
import type { EvidenceStore, StoredVersion } from '../ports.ts';
import { openVersion } from './s3-version.ts';
import { secondsText } from './seconds-text.ts';

/**
 * Checksums of answers only where a request asks for them (s3-version.ts): the SDK's check of a CRC64 in JavaScript is slower than reading
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
