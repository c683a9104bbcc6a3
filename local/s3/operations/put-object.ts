import { type ChecksumName, checksumHeaders } from '../body/checksums.ts';
import { receiveBody } from '../body/receive-body.ts';
import { sendEmpty } from '../respond.ts';
import type { BucketOperation, S3Call } from '../s3-call.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import { writeObject } from '../store/write-object.ts';
import { describeObject, versionHeaders } from './describe-object.ts';

const longestKey = 1024;

export const putObject: BucketOperation = async (call) => {
  const { store, request, response, bucket } = call;
  checkKey(request.key);
  const description = describeObject(request, bucket);
  const { blob, received } = await receiveBlob(call, namesChecksum(request) ? [] : ['crc64nvme']);
  const row = writeObject(store, request, {
    blob,
    description,
    bucket: bucket.name,
    key: request.key,
    size: received.size,
    etag: received.md5,
    checksums: received.checksums,
    checksumType: 'FULL_OBJECT',
    reason: 'PutObject',
  });
  sendEmpty(response, 200, {
    etag: `"${row.etag}"`,
    ...versionHeaders(row),
    ...checksumHeaders(row.checksums),
    'x-amz-checksum-type': row.checksumType,
  });
};

/** Streams the body of a request into a new blob. */
export async function receiveBlob(call: S3Call, extra: readonly ChecksumName[]) {
  const { blob, result } = await call.store.blobs.write((sink) => receiveBody(call.request, call.signature, sink, extra));
  return { blob, received: result };
}

/** @throws S3Error KeyTooLongError over 1024 bytes of UTF-8 */
export function checkKey(key: string): void {
  if (Buffer.byteLength(key, 'utf8') > longestKey) throw new S3Error('KeyTooLongError');
}

/** Every object has a checksum: where the client names none, the one S3 itself would add is computed. */
export function namesChecksum(request: S3Request): boolean {
  return Object.keys(request.incoming.headers).some((name) => /^x-amz-(checksum-(crc|sha)|trailer$|sdk-checksum-algorithm$)/.test(name));
}
