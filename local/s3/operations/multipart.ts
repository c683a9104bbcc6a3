import { createHash, randomBytes } from 'node:crypto';
import { inTransaction } from '../../machine/open-database.ts';
import { checksumHeaders, checksumNamed } from '../body/checksums.ts';
import { sendDocument, sendEmpty } from '../respond.ts';
import type { BucketCall, BucketOperation } from '../s3-call.ts';
import { S3Error } from '../s3-error.ts';
import { countParameter, type S3Request } from '../s3-request.ts';
import { deleteUpload, findUpload, insertPart, insertUpload, partsOf, type UploadRow } from '../store/part-rows.ts';
import { removeUnreferenced } from '../store/write-object.ts';
import { findSource } from './copy-object.ts';
import { describeObject } from './describe-object.ts';
import { checkReadConditions } from './find-object.ts';
import { checkKey, receiveBlob } from './put-object.ts';

export const createMultipartUpload: BucketOperation = ({ store, request, response, bucket }) => {
  checkKey(request.key);
  const asked = request.header('x-amz-checksum-algorithm');
  const checksum = asked === undefined ? null : checksumNamed(asked);
  if (asked !== undefined && checksum === null) throw new S3Error('InvalidRequest', `Checksum algorithm provided is unsupported: ${asked}`);
  const full = request.header('x-amz-checksum-type') === 'FULL_OBJECT' || checksum === 'crc64nvme' || checksum === null;
  const upload: UploadRow = {
    id: randomBytes(24).toString('hex'),
    bucket: bucket.name,
    key: request.key,
    description: describeObject(request, bucket),
    checksum,
    checksumType: full ? 'FULL_OBJECT' : 'COMPOSITE',
  };
  insertUpload(store, upload);
  sendDocument(
    response,
    [
      'InitiateMultipartUploadResult',
      [
        ['Bucket', bucket.name],
        ['Key', request.key],
        ['UploadId', upload.id],
      ],
    ],
    checksum === null ? {} : { 'x-amz-checksum-algorithm': checksum.toUpperCase(), 'x-amz-checksum-type': upload.checksumType },
  );
};

export const uploadPart: BucketOperation = async (call) => {
  const { store, request, response } = call;
  const upload = uploadOf(call);
  const number = partNumber(request);
  const { blob, received } = await receiveBlob(call, upload.checksum === null ? [] : [upload.checksum]);
  keepPart(call, upload.id, {
    number,
    blob,
    size: received.size,
    md5: received.md5,
    checksums: received.checksums,
    modified: store.objectTime(),
  });
  sendEmpty(response, 200, { etag: `"${received.md5}"`, ...checksumHeaders(received.checksums) });
};

/** A part whose bytes are a range of another object: what `aws s3 cp s3://… s3://…` does with large objects. */
export const uploadPartCopy: BucketOperation = async (call) => {
  const { store, request, response } = call;
  const upload = uploadOf(call);
  const number = partNumber(request);
  const source = findSource(store, request);
  checkReadConditions(request, source, 'x-amz-copy-source-');
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.header('x-amz-copy-source-range') ?? '') ?? [];
  const start = Number(first ?? 0);
  const end = Number(last ?? source.size - 1);
  if (start > end || end >= source.size) throw new S3Error('InvalidArgument', 'The x-amz-copy-source-range value is not satisfiable');
  const md5 = createHash('md5');
  async function* bytes() {
    for await (const piece of store.blobs.read(source.blob, start, end)) {
      md5.update(piece as Buffer);
      yield piece as Buffer;
    }
  }
  const { blob } = await store.blobs.write((sink) => sink(bytes()));
  const hex = md5.digest('hex');
  keepPart(call, upload.id, { number, blob, size: end - start + 1, md5: hex, checksums: {}, modified: store.objectTime() });
  sendDocument(response, [
    'CopyPartResult',
    [
      ['ETag', `"${hex}"`],
      ['LastModified', new Date(store.objectTime()).toISOString()],
    ],
  ]);
};

export const listParts: BucketOperation = (call) => {
  const { request, response, bucket } = call;
  const upload = uploadOf(call);
  const after = countParameter(request, 'part-number-marker', 0);
  const max = Math.min(1000, countParameter(request, 'max-parts', 1000));
  const following = partsOf(call.store, upload.id).filter((part) => part.number > after);
  const shown = following.slice(0, max);
  sendDocument(response, [
    'ListPartsResult',
    [
      ['Bucket', bucket.name],
      ['Key', request.key],
      ['UploadId', upload.id],
      ['PartNumberMarker', after],
      ['NextPartNumberMarker', shown.at(-1)?.number ?? after],
      ['MaxParts', max],
      ['IsTruncated', following.length > shown.length],
      ...shown.map(
        (part) =>
          [
            'Part',
            [
              ['PartNumber', part.number],
              ['LastModified', new Date(part.modified).toISOString()],
              ['ETag', `"${part.md5}"`],
              ['Size', part.size],
              ...Object.entries(part.checksums).map(([name, value]) => [`Checksum${name.toUpperCase()}`, value] as const),
            ],
          ] as const,
      ),
    ],
  ]);
};

export const abortMultipartUpload: BucketOperation = (call) => {
  const { store, response } = call;
  const upload = uploadOf(call);
  const parts = partsOf(store, upload.id);
  inTransaction(store.database, () => deleteUpload(store, upload.id));
  removeUnreferenced(
    store,
    parts.map((part) => part.blob),
  );
  sendEmpty(response, 204);
};

export const listMultipartUploads: BucketOperation = ({ store, request, response, bucket }) => {
  const prefix = request.query.get('prefix') ?? '';
  const rows = store.rows.sql('SELECT id, key, started FROM s3_upload WHERE bucket = ? ORDER BY key, id').all(bucket.name);
  const uploads = (rows as { id: string; key: string; started: number }[]).filter((row) => row.key.startsWith(prefix));
  sendDocument(response, [
    'ListMultipartUploadsResult',
    [
      ['Bucket', bucket.name],
      ['Prefix', prefix],
      ['IsTruncated', false],
      ...uploads.map(
        ({ id, key, started }) =>
          [
            'Upload',
            [
              ['Key', key],
              ['UploadId', id],
              ['Initiated', new Date(started).toISOString()],
            ],
          ] as const,
      ),
    ],
  ]);
};

/** The upload may be completed or aborted while a part is on its way: then the part is refused, not left behind. */
function keepPart(call: BucketCall, upload: string, part: Parameters<typeof insertPart>[2]): void {
  const { store, request, bucket } = call;
  try {
    findUpload(store, bucket.name, request.key, upload);
  } catch (error) {
    removeUnreferenced(store, [part.blob]);
    throw error;
  }
  const replaced = insertPart(store, upload, part);
  if (replaced) removeUnreferenced(store, [replaced]);
}

export function uploadOf({ store, request, bucket }: BucketCall): UploadRow {
  return findUpload(store, bucket.name, request.key, request.query.get('uploadId') ?? '');
}

function partNumber(request: S3Request): number {
  const number = Number(request.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
  }
  return number;
}
