import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { S3Store } from '../s3-store.ts';
import type { ObjectRow } from '../store/object-rows.ts';

export type StoredObject = ObjectRow & { readonly blob: string };

/**
 * The version a request is about: the one it names, else the current one.
 * @throws S3Error NoSuchKey, NoSuchVersion, MethodNotAllowed (a delete marker asked for by its id)
 */
export function findObject(store: S3Store, bucket: string, key: string, version: string | undefined): StoredObject {
  const row = version === undefined ? store.rows.latest(bucket, key) : store.rows.version(bucket, key, version);
  if (!row) throw new S3Error(version === undefined ? 'NoSuchKey' : 'NoSuchVersion');
  if (row.blob !== null) return row as StoredObject;
  const headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': row.version };
  throw new S3Error(version === undefined ? 'NoSuchKey' : 'MethodNotAllowed', undefined, headers);
}

/**
 * The conditions of a read (RFC 9110 §13.2.2, in its order).
 * @param prefix `x-amz-copy-source-` for the source of a copy
 * @throws S3Error PreconditionFailed, NotModified
 */
export function checkReadConditions(request: S3Request, row: ObjectRow, prefix = ''): void {
  const condition = (name: string) => request.header(`${prefix}${name}`);
  const match = condition('if-match');
  const noneMatch = condition('if-none-match');
  if (match !== undefined && !listsEtag(match, row.etag)) throw new S3Error('PreconditionFailed');
  if (match === undefined && before(condition('if-unmodified-since'), row)) throw new S3Error('PreconditionFailed');
  const unchanged = noneMatch === undefined ? notAfter(condition('if-modified-since'), row) : listsEtag(noneMatch, row.etag);
  if (!unchanged) return;
  if (prefix !== '') throw new S3Error('PreconditionFailed');
  throw new S3Error('NotModified', undefined, { etag: `"${row.etag}"`, 'last-modified': new Date(row.modified).toUTCString() });
}

function listsEtag(header: string, etag: string): boolean {
  return header.split(',').some((part) => ['*', etag].includes(part.trim().replace(/^W\//, '').replaceAll('"', '')));
}

function before(header: string | undefined, row: ObjectRow): boolean {
  return header !== undefined && Date.parse(header) < row.modified;
}

function notAfter(header: string | undefined, row: ObjectRow): boolean {
  return header !== undefined && row.modified <= Date.parse(header);
}
