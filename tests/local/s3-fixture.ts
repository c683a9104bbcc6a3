import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { openDatabase } from '../../local/machine/open-database.ts';
import { type S3Endpoint, startS3 } from '../../local/s3/start-s3.ts';

export const credentials = { accessKeyId: 'local', secretAccessKey: 'localsecret' };

export interface RunningS3 {
  readonly endpoint: S3Endpoint;
  readonly url: string;
  readonly directory: string;
  readonly database: DatabaseSync;
  readonly client: S3Client;
  /** Object time; tests move it. */
  readonly time: { now: number };
  newClient(over?: S3ClientConfig): S3Client;
  /** A new bucket with a name of its own. */
  bucket(kind?: 'plain' | 'versioned' | 'locked'): Promise<string>;
  stop(): Promise<void>;
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'attesta-local-'));
}

/** A real endpoint on a free port and a new directory; object time begins at 2026-03-20T09:00:00.500Z. */
export async function startTestS3(): Promise<RunningS3> {
  const directory = temporaryDirectory();
  const database = openDatabase(join(directory, 'attesta.sqlite'));
  const time = { now: Date.parse('2026-03-20T09:00:00.500Z') };
  const endpoint = await startS3({ directory: join(directory, 's3'), port: 0, credentials, clock: () => time.now, database });
  const url = `http://127.0.0.1:${endpoint.port}`;
  const newClient = (over: S3ClientConfig = {}) =>
    new S3Client({ endpoint: url, region: 'eu-south-1', credentials, maxAttempts: 1, ...over });
  const client = newClient();
  let buckets = 0;
  return {
    endpoint,
    url,
    directory,
    database,
    client,
    time,
    newClient,
    async bucket(kind = 'versioned') {
      buckets += 1;
      const Bucket = `bucket-${buckets}`;
      await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: kind === 'locked' }));
      if (kind === 'versioned')
        await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
      return Bucket;
    },
    async stop() {
      client.destroy();
      await endpoint.stop();
      database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** That the SDK rejects with this error name and HTTP status. */
export async function expectRefusal(sent: Promise<unknown>, name: string, status: number): Promise<void> {
  const error = await sent.then(
    () => null,
    (rejected: unknown) => rejected as Error & { $metadata?: { httpStatusCode?: number } },
  );
  expect({ name: error?.name, status: error?.$metadata?.httpStatusCode }).toEqual({ name, status });
}

/** Bytes that no compression or repetition hides a fault in; the same on every run. */
export function unevenBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 0x9e3779b9;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}
