import type { ChecksumName, Checksums } from '../body/checksums.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Store } from '../s3-store.ts';
import type { ChecksumType, Description } from './object-rows.ts';

export interface UploadRow {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly description: Description;
  readonly checksum: ChecksumName | null;
  readonly checksumType: ChecksumType;
}

export interface PartRow {
  readonly number: number;
  readonly blob: string;
  readonly size: number;
  /** Hex. */
  readonly md5: string;
  readonly checksums: Checksums;
  readonly modified: number;
}

export function insertUpload(store: S3Store, upload: UploadRow): void {
  const { id, bucket, key, description, checksum, checksumType } = upload;
  store.rows
    .sql('INSERT INTO s3_upload VALUES(?,?,?,?,?,?,?)')
    .run(id, bucket, key, store.objectTime(), JSON.stringify(description), checksum, checksumType);
}

/** @throws S3Error NoSuchUpload */
export function findUpload(store: S3Store, bucket: string, key: string, id: string): UploadRow {
  const row = store.rows.sql('SELECT * FROM s3_upload WHERE id = ? AND bucket = ? AND key = ?').get(id, bucket, key);
  if (!row) throw new S3Error('NoSuchUpload');
  const { description, checksum, checksum_type } = row as Record<string, string>;
  return {
    id,
    bucket,
    key,
    description: JSON.parse(description as string) as Description,
    checksum: (checksum ?? null) as ChecksumName | null,
    checksumType: checksum_type as ChecksumType,
  };
}

/** A part sent again replaces the earlier one. @returns the blob it replaces */
export function insertPart(store: S3Store, upload: string, part: PartRow): string | undefined {
  const old = store.rows.sql('SELECT blob FROM s3_part WHERE upload = ? AND number = ?').get(upload, part.number);
  store.rows
    .sql('INSERT OR REPLACE INTO s3_part VALUES(?,?,?,?,?,?,?)')
    .run(upload, part.number, part.blob, part.size, part.md5, JSON.stringify(part.checksums), part.modified);
  return (old as { blob: string } | undefined)?.blob;
}

export function partsOf(store: S3Store, upload: string): PartRow[] {
  const rows = store.rows.sql('SELECT * FROM s3_part WHERE upload = ? ORDER BY number').all(upload);
  return rows.map((row) => ({ ...row, checksums: JSON.parse(row.checksums as string) as Checksums }) as unknown as PartRow);
}

export function deleteUpload(store: S3Store, upload: string): void {
  store.rows.sql('DELETE FROM s3_part WHERE upload = ?').run(upload);
  store.rows.sql('DELETE FROM s3_upload WHERE id = ?').run(upload);
}
