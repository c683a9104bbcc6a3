import type { DatabaseSync } from 'node:sqlite';

/** The `detail` of EventBridge's "Object Created" (S3 user guide, "EventBridge event message structure"). */
export interface ObjectCreatedDetail {
  readonly version: '0';
  readonly bucket: { readonly name: string };
  readonly object: {
    readonly key: string;
    readonly size: number;
    /** Without quotes. */
    readonly etag: string;
    /** Absent in a bucket without versions. */
    readonly 'version-id'?: string;
    /** Hex of fixed width: a later write of any key compares greater. */
    readonly sequencer: string;
  };
  readonly 'request-id': string;
  readonly requester: string;
  readonly 'source-ip-address': string;
  readonly reason: 'PutObject' | 'CopyObject' | 'CompleteMultipartUpload';
}

export interface ObjectCreated {
  readonly id: string;
  /** Object time, RFC 3339 UTC, whole seconds. */
  readonly time: string;
  readonly detail: ObjectCreatedDetail;
}

/** Events wait here, written by the very transaction that makes the object visible, until a queue takes them over. */
export function createOutbox(database: DatabaseSync): void {
  database.exec('CREATE TABLE IF NOT EXISTS s3_outbox(position INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL) STRICT;');
}

/** Call inside the transaction that writes the object. */
export function appendToOutbox(database: DatabaseSync, event: ObjectCreated): void {
  database.prepare('INSERT INTO s3_outbox(event) VALUES(?)').run(JSON.stringify(event));
}

/** Takes all waiting events out, in order. Call inside the transaction that puts them elsewhere. */
export function takeFromOutbox(database: DatabaseSync): ObjectCreated[] {
  const rows = database.prepare('SELECT event FROM s3_outbox ORDER BY position').all() as { event: string }[];
  if (rows.length > 0) database.exec('DELETE FROM s3_outbox');
  return rows.map((row) => JSON.parse(row.event) as ObjectCreated);
}

export function outboxIsEmpty(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM s3_outbox LIMIT 1').get() === undefined;
}
