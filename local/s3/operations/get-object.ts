import { pipeline } from 'node:stream/promises';
import { checksumHeaders } from '../body/checksums.ts';
import { sendDocument, setHeaders } from '../respond.ts';
import type { BucketOperation } from '../s3-call.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { ObjectRow } from '../store/object-rows.ts';
import { versionHeaders } from './describe-object.ts';
import { checkReadConditions, findObject } from './find-object.ts';

/** GET and HEAD of an object or of one of its versions, whole or one range. */
export const getObject: BucketOperation = async ({ store, request, response, bucket }) => {
  if (request.query.has('partNumber')) throw new S3Error('NotImplemented', 'Reading by part number is not supported here: use a range');
  const row = findObject(store, bucket.name, request.key, request.query.get('versionId'));
  checkReadConditions(request, row);
  const range = readRange(request.header('range'), row.size);
  setHeaders(response, { ...objectHeaders(row), ...overrides(request) });
  if (range) response.setHeader('content-range', `bytes ${range.start}-${range.end}/${row.size}`);
  else if (request.header('x-amz-checksum-mode') === 'ENABLED') {
    setHeaders(response, { ...checksumHeaders(row.checksums), 'x-amz-checksum-type': row.checksumType });
  }
  const { start, end } = range ?? { start: 0, end: row.size - 1 };
  response.statusCode = range ? 206 : 200;
  response.setHeader('content-length', end - start + 1);
  if (request.method === 'HEAD' || row.size === 0) response.end();
  else await pipeline(store.blobs.read(row.blob, start, end), response);
};

export const getObjectAttributes: BucketOperation = ({ store, request, response, bucket }) => {
  const row = findObject(store, bucket.name, request.key, request.query.get('versionId'));
  const asked = (request.header('x-amz-object-attributes') ?? '').split(',').map((name) => name.trim());
  const sums = Object.entries(row.checksums).map(([name, value]) => [`Checksum${name.toUpperCase()}`, value] as const);
  sendDocument(
    response,
    [
      'GetObjectAttributesResponse',
      [
        ['ETag', asked.includes('ETag') ? row.etag : null],
        ['Checksum', asked.includes('Checksum') ? [...sums, ['ChecksumType', row.checksumType]] : null],
        ['StorageClass', asked.includes('StorageClass') ? 'STANDARD' : null],
        ['ObjectSize', asked.includes('ObjectSize') ? row.size : null],
      ],
    ],
    { 'last-modified': new Date(row.modified).toUTCString(), ...versionHeaders(row) },
  );
};

function objectHeaders(row: ObjectRow): Record<string, string | number | undefined> {
  return {
    ...row.headers,
    ...versionHeaders(row),
    etag: `"${row.etag}"`,
    'last-modified': new Date(row.modified).toUTCString(),
    'accept-ranges': 'bytes',
    'x-amz-tagging-count': row.tags.length || undefined,
    'x-amz-object-lock-mode': row.lock.mode ?? undefined,
    'x-amz-object-lock-retain-until-date': row.lock.until === null ? undefined : new Date(row.lock.until).toISOString(),
    'x-amz-object-lock-legal-hold': row.lock.legalHold ? 'ON' : undefined,
  };
}

/** `response-content-disposition` and its family, which a presigned link sets for the browser. */
function overrides(request: S3Request): Record<string, string> {
  const names = ['content-type', 'content-language', 'expires', 'cache-control', 'content-disposition', 'content-encoding'];
  return Object.fromEntries(
    names.flatMap((name) => (request.query.has(`response-${name}`) ? [[name, request.query.get(`response-${name}`) ?? '']] : [])),
  );
}

/**
 * One byte range, both ends included. Several ranges, and what is no range, give the whole object, as S3 does.
 * @throws S3Error InvalidRange
 */
function readRange(header: string | undefined, size: number): { start: number; end: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end) throw new S3Error('InvalidRange', undefined, { 'content-range': `bytes */${size}` });
  return { start, end };
}
