import type { DatabaseSync } from 'node:sqlite';

/**
 * The S3 tables. `object` holds versions and delete markers; the current one of a key is the one with the highest `seq`.
 * TEXT compares byte by byte in SQLite's UTF-8, which is the order S3 lists keys in.
 */
export function createS3Tables(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS s3_sequence(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
    INSERT OR IGNORE INTO s3_sequence VALUES('object', 0);
    CREATE TABLE IF NOT EXISTS s3_bucket(
      name TEXT PRIMARY KEY, created INTEGER NOT NULL, versioning TEXT NOT NULL, object_lock INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS s3_bucket_setting(
      bucket TEXT NOT NULL, name TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY(bucket, name)) STRICT;
    CREATE TABLE IF NOT EXISTS s3_object(
      seq INTEGER PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, version TEXT NOT NULL, marker INTEGER NOT NULL,
      blob TEXT, size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL, headers TEXT NOT NULL, checksums TEXT NOT NULL,
      checksum_type TEXT NOT NULL, tags TEXT NOT NULL, lock_mode TEXT, lock_until INTEGER, legal_hold INTEGER NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS s3_object_key ON s3_object(bucket, key, seq DESC);
    CREATE INDEX IF NOT EXISTS s3_object_blob ON s3_object(blob);
    CREATE TABLE IF NOT EXISTS s3_upload(
      id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, started INTEGER NOT NULL, description TEXT NOT NULL,
      checksum TEXT, checksum_type TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS s3_part(
      upload TEXT NOT NULL, number INTEGER NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL, md5 TEXT NOT NULL, checksums TEXT NOT NULL,
      modified INTEGER NOT NULL, PRIMARY KEY(upload, number)) STRICT;
    CREATE INDEX IF NOT EXISTS s3_part_blob ON s3_part(blob);`);
}
