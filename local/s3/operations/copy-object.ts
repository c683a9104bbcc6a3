import { sendDocument } from '../respond.ts';
import type { BucketOperation } from '../s3-call.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { S3Store } from '../s3-store.ts';
import { lockFromHeaders } from '../store/object-lock.ts';
import type { BucketRow, Description } from '../store/object-rows.ts';
import { writeObject } from '../store/write-object.ts';
import { describeObject, versionHeaders } from './describe-object.ts';
import { checkReadConditions, findObject, type StoredObject } from './find-object.ts';
import { checkKey } from './put-object.ts';

/** Blobs never change, so that a copy is one more row pointing to the same one. */
export const copyObject: BucketOperation = ({ store, request, response, bucket }) => {
  checkKey(request.key);
  const source = findSource(store, request);
  checkReadConditions(request, source, 'x-amz-copy-source-');
  const replaces = request.header('x-amz-metadata-directive') === 'REPLACE';
  const ontoItself =
    source.bucket === bucket.name && source.key === request.key && !request.header('x-amz-copy-source')?.includes('versionId=');
  if (ontoItself && !replaces)
    throw new S3Error(
      'InvalidRequest',
      'This copy request is illegal because it is trying to copy an object to itself without changing it.',
    );
  const row = writeObject(store, request, {
    bucket: bucket.name,
    key: request.key,
    blob: source.blob,
    size: source.size,
    etag: source.etag,
    checksums: source.checksums,
    checksumType: source.checksumType,
    description: describeCopy(request, bucket, source, replaces),
    reason: 'CopyObject',
  });
  sendDocument(
    response,
    [
      'CopyObjectResult',
      [
        ['ETag', `"${row.etag}"`],
        ['LastModified', new Date(row.modified).toISOString()],
        ...Object.entries(row.checksums).map(([name, value]) => [`Checksum${name.toUpperCase()}`, value] as const),
      ],
    ],
    { ...versionHeaders(row), 'x-amz-copy-source-version-id': source.version === 'null' ? undefined : source.version },
  );
};

/** `x-amz-copy-source: [/]bucket/escaped key[?versionId=…]` */
export function findSource(store: S3Store, request: S3Request): StoredObject {
  const [, bucket, key, version] = /^\/?([^/?]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(request.header('x-amz-copy-source') ?? '') ?? [];
  if (!bucket || !key) throw new S3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  let decoded: string;
  try {
    decoded = decodeURIComponent(key);
  } catch {
    throw new S3Error('InvalidURI');
  }
  if (!store.rows.bucket(bucket)) throw new S3Error('NoSuchBucket');
  return findObject(store, bucket, decoded, version);
}

/** A copy takes over the metadata and the tags of its source, never its lock. */
function describeCopy(request: S3Request, bucket: BucketRow, source: StoredObject, replaces: boolean): Description {
  const given = describeObject(request, bucket);
  return {
    headers: replaces ? given.headers : source.headers,
    tags: request.header('x-amz-tagging-directive') === 'REPLACE' ? given.tags : source.tags,
    lock: lockFromHeaders(request, bucket),
  };
}
