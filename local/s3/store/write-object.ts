import { randomBytes, randomUUID } from 'node:crypto';
import { inTransaction } from '../../machine/open-database.ts';
import type { Checksums } from '../body/checksums.ts';
import { appendToOutbox, type ObjectCreated, type ObjectCreatedDetail } from '../outbox.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { S3Store } from '../s3-store.ts';
import { defaultLock } from './object-lock.ts';
import type { BucketRow, ChecksumType, Description, ObjectRow } from './object-rows.ts';

export interface NewObject {
  readonly bucket: string;
  readonly key: string;
  readonly blob: string;
  readonly size: number;
  readonly etag: string;
  readonly checksums: Checksums;
  readonly checksumType: ChecksumType;
  readonly description: Description;
  readonly reason: ObjectCreatedDetail['reason'];
}

/**
 * Makes new bytes the current version of their key. The row and its "Object Created" event are one transaction: an acknowledged
 * upload cannot lose its event, and a refused one has none.
 * @param also more writes of the same transaction (the end of a multipart upload)
 * @throws S3Error PreconditionFailed, NoSuchKey, NotImplemented (If-Match, If-None-Match), NoSuchBucket; the blob is then removed
 */
export function writeObject(store: S3Store, request: S3Request, object: NewObject, also: () => void = () => {}): ObjectRow {
  const { rows } = store;
  const replaced: string[] = [];
  try {
    const written = inTransaction(store.database, () => {
      const bucket = rows.bucket(object.bucket);
      if (!bucket) throw new S3Error('NoSuchBucket');
      checkConditions(request, rows.latest(object.bucket, object.key));
      also();
      if (bucket.versioning !== 'Enabled') replaced.push(...dropNullVersion(store, object.bucket, object.key));
      const row = newRow(store, bucket, object);
      rows.insert(row);
      appendToOutbox(store.database, objectCreated(row, request.id, object.reason));
      return row;
    });
    removeUnreferenced(store, replaced);
    store.announce();
    return written;
  } catch (error) {
    removeUnreferenced(store, [object.blob]);
    throw error;
  }
}

/** In a bucket without versions (or with versions suspended) the version called "null" is overwritten. @returns its blob */
export function dropNullVersion(store: S3Store, bucket: string, key: string): string[] {
  const old = store.rows.version(bucket, key, 'null');
  if (old) store.rows.delete(old.seq);
  return old?.blob ? [old.blob] : [];
}

export function removeUnreferenced(store: S3Store, blobs: readonly string[]): void {
  store.blobs.remove(blobs.filter((blob) => !store.rows.isReferenced(blob)));
}

export function newVersionId(bucket: BucketRow): string {
  return bucket.versioning === 'Enabled' ? randomBytes(16).toString('hex') : 'null';
}

function newRow(store: S3Store, bucket: BucketRow, object: NewObject): ObjectRow {
  const modified = store.objectTime();
  const { headers, tags, lock } = object.description;
  return {
    seq: store.rows.nextSequence(),
    bucket: object.bucket,
    key: object.key,
    version: newVersionId(bucket),
    marker: false,
    blob: object.blob,
    size: object.size,
    etag: object.etag,
    modified,
    headers,
    checksums: object.checksums,
    checksumType: object.checksumType,
    tags,
    lock: lock.mode === null && bucket.objectLock ? { ...defaultLock(store, bucket.name, modified), legalHold: lock.legalHold } : lock,
  };
}

function checkConditions(request: S3Request, current: ObjectRow | undefined): void {
  const live = current && !current.marker ? current : undefined;
  const noneMatch = request.header('if-none-match');
  if (noneMatch !== undefined && noneMatch !== '*') throw new S3Error('NotImplemented', 'If-None-Match of a write supports only *');
  if (noneMatch !== undefined && live) throw new S3Error('PreconditionFailed');
  const match = request.header('if-match');
  if (match === undefined) return;
  if (!live) throw new S3Error('NoSuchKey');
  if (match !== '*' && match.replaceAll('"', '') !== live.etag) throw new S3Error('PreconditionFailed');
}

function objectCreated(row: ObjectRow, requestId: string, reason: ObjectCreatedDetail['reason']): ObjectCreated {
  return {
    id: randomUUID(),
    time: new Date(row.modified).toISOString().replace('.000Z', 'Z'),
    detail: {
      version: '0',
      bucket: { name: row.bucket },
      object: {
        key: row.key,
        size: row.size,
        etag: row.etag,
        ...(row.version === 'null' ? {} : { 'version-id': row.version }),
        sequencer: sequencerOf(row.seq),
      },
      'request-id': requestId,
      requester: '000000000000',
      'source-ip-address': '127.0.0.1',
      reason,
    },
  };
}

/** Fixed width, so that comparing texts compares numbers. */
export function sequencerOf(seq: number): string {
  return seq.toString(16).toUpperCase().padStart(18, '0');
}
