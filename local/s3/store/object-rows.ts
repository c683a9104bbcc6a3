import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { prepareOnce } from '../../machine/open-database.ts';
import type { Checksums } from '../body/checksums.ts';

export type Versioning = '' | 'Enabled' | 'Suspended';
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

export interface BucketRow {
  readonly name: string;
  readonly created: number;
  readonly versioning: Versioning;
  readonly objectLock: boolean;
}

export interface ObjectLock {
  readonly mode: 'GOVERNANCE' | 'COMPLIANCE' | null;
  /** Object time, ms. */
  readonly until: number | null;
  readonly legalHold: boolean;
}

/** What a PUT says of an object besides its bytes. */
export interface Description {
  /** Response headers to give back: content-type and its family, x-amz-meta-*. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly lock: ObjectLock;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A version of a key, or a delete marker (then `blob` is null). */
export interface ObjectRow extends Description {
  readonly seq: number;
  readonly bucket: string;
  readonly key: string;
  /** `null` (the word) in a bucket that has no versions. */
  readonly version: string;
  readonly marker: boolean;
  readonly blob: string | null;
  readonly size: number;
  /** Hex, without quotes. */
  readonly etag: string;
  /** Object time: ms, whole seconds, as S3 keeps it. */
  readonly modified: number;
  readonly checksums: Checksums;
  readonly checksumType: ChecksumType;
}

export interface ObjectRows {
  readonly sql: (text: string) => StatementSync;
  bucket(name: string): BucketRow | undefined;
  latest(bucket: string, key: string): ObjectRow | undefined;
  version(bucket: string, key: string, version: string): ObjectRow | undefined;
  insert(row: ObjectRow): void;
  delete(seq: number): void;
  nextSequence(): number;
  /** Whether any object or part still points to the blob: copies share one. */
  isReferenced(blob: string): boolean;
}

type Stored = Record<string, string | number | null>;

export function objectFromStored(stored: unknown): ObjectRow {
  const row = stored as Stored;
  return {
    seq: row.seq as number,
    bucket: row.bucket as string,
    key: row.key as string,
    version: row.version as string,
    marker: row.marker === 1,
    blob: row.blob as string | null,
    size: row.size as number,
    etag: row.etag as string,
    modified: row.modified as number,
    headers: JSON.parse(row.headers as string) as Record<string, string>,
    checksums: JSON.parse(row.checksums as string) as Checksums,
    checksumType: row.checksum_type as ChecksumType,
    tags: JSON.parse(row.tags as string) as Tag[],
    lock: { mode: row.lock_mode as ObjectLock['mode'], until: row.lock_until as number | null, legalHold: row.legal_hold === 1 },
  };
}

export function openObjectRows(database: DatabaseSync): ObjectRows {
  const sql = prepareOnce(database);
  const object = (stored: unknown) => (stored === undefined ? undefined : objectFromStored(stored));
  return {
    sql,
    bucket(name) {
      const row = sql('SELECT * FROM s3_bucket WHERE name = ?').get(name) as Stored | undefined;
      if (!row) return undefined;
      return { name, created: row.created as number, versioning: row.versioning as Versioning, objectLock: row.object_lock === 1 };
    },
    latest: (bucket, key) => object(sql('SELECT * FROM s3_object WHERE bucket = ? AND key = ? ORDER BY seq DESC LIMIT 1').get(bucket, key)),
    version: (bucket, key, version) =>
      object(sql('SELECT * FROM s3_object WHERE bucket = ? AND key = ? AND version = ?').get(bucket, key, version)),
    insert(row) {
      sql('INSERT INTO s3_object VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)').run(
        ...[row.seq, row.bucket, row.key, row.version, row.marker ? 1 : 0, row.blob, row.size, row.etag, row.modified],
        ...[JSON.stringify(row.headers), JSON.stringify(row.checksums), row.checksumType, JSON.stringify(row.tags)],
        ...[row.lock.mode, row.lock.until, row.lock.legalHold ? 1 : 0],
      );
    },
    delete(seq) {
      sql('DELETE FROM s3_object WHERE seq = ?').run(seq);
    },
    nextSequence() {
      const row = sql("UPDATE s3_sequence SET value = value + 1 WHERE name = 'object' RETURNING value").get() as { value: number };
      return row.value;
    },
    isReferenced(blob) {
      return (
        sql('SELECT 1 FROM s3_object WHERE blob = ? UNION ALL SELECT 1 FROM s3_part WHERE blob = ? LIMIT 1').get(blob, blob) !== undefined
      );
    },
  };
}
