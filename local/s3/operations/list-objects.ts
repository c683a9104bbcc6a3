import { sendDocument } from '../respond.ts';
import type { BucketOperation } from '../s3-call.ts';
import { S3Error } from '../s3-error.ts';
import { countParameter, type S3Request } from '../s3-request.ts';
import type { S3Store } from '../s3-store.ts';
import { type ObjectRow, objectFromStored } from '../store/object-rows.ts';
import type { XmlElement } from '../xml.ts';
import { type Bound, type Entry, firstKeyBeyond, type ListQuery, listPage, type Page, readToken, writeToken } from './list-page.ts';

const largestPage = 1000;

export const listObjectsV2: BucketOperation = ({ store, request, response, bucket }) => {
  const token = request.query.get('continuation-token');
  const startAfter = request.query.get('start-after');
  const from = token === undefined ? (startAfter ? { key: startAfter, inclusive: false } : null) : readToken(token);
  if (token !== undefined && from === null) throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect');
  const page = listCurrent(store, bucket.name, readListQuery(request, from));
  const encode = nameEncoder(request);
  sendDocument(response, [
    'ListBucketResult',
    [
      ...listHead(request, bucket.name, page.next !== null),
      ['KeyCount', page.entries.length],
      ['StartAfter', startAfter === undefined ? null : encode(startAfter)],
      ['ContinuationToken', token],
      ['NextContinuationToken', page.next && writeToken(page.next)],
      ...page.entries.map((entry) => writeEntry(entry, encode)),
    ],
  ]);
};

/** The first version of the API, which old clients still use: it goes on from the last name rather than from a token. */
export const listObjectsV1: BucketOperation = ({ store, request, response, bucket }) => {
  const marker = request.query.get('marker') ?? '';
  const delimiter = request.query.get('delimiter') ?? '';
  const beyond = delimiter !== '' && marker.endsWith(delimiter) ? firstKeyBeyond(marker) : null;
  const from = marker === '' ? null : { key: beyond ?? marker, inclusive: beyond !== null };
  const page = listCurrent(store, bucket.name, readListQuery(request, from));
  const encode = nameEncoder(request);
  const last = page.entries.at(-1);
  const lastName = last && (last.is === 'row' ? last.row.key : last.prefix);
  sendDocument(response, [
    'ListBucketResult',
    [
      ...listHead(request, bucket.name, page.next !== null),
      ['Marker', encode(marker)],
      ['NextMarker', page.next && lastName !== undefined ? encode(lastName) : null],
      ...page.entries.map((entry) => writeEntry(entry, encode)),
    ],
  ]);
};

function listCurrent(store: S3Store, bucket: string, query: ListQuery): Page<ObjectRow> {
  const fetch = ({ key, inclusive }: Bound, limit: number) =>
    store.rows
      .sql(
        `SELECT * FROM s3_object o WHERE bucket = ? AND key ${inclusive ? '>=' : '>'} ? AND marker = 0
         AND seq = (SELECT max(seq) FROM s3_object WHERE bucket = o.bucket AND key = o.key) ORDER BY key LIMIT ?`,
      )
      .all(bucket, key, limit)
      .map(objectFromStored);
  return listPage(query, fetch, (row) => ({ key: row.key, inclusive: false }));
}

export function readListQuery(request: S3Request, from: Bound | null): ListQuery {
  return {
    from,
    prefix: request.query.get('prefix') ?? '',
    delimiter: request.query.get('delimiter') ?? '',
    max: Math.min(largestPage, countParameter(request, 'max-keys', largestPage)),
  };
}

/** What all three listings begin with. */
export function listHead(request: S3Request, bucket: string, truncated: boolean): XmlElement[] {
  const encode = nameEncoder(request);
  const delimiter = request.query.get('delimiter');
  return [
    ['Name', bucket],
    ['Prefix', encode(request.query.get('prefix') ?? '')],
    ['Delimiter', delimiter ? encode(delimiter) : null],
    ['MaxKeys', Math.min(largestPage, countParameter(request, 'max-keys', largestPage))],
    ['EncodingType', request.query.get('encoding-type')],
    ['IsTruncated', truncated],
  ];
}

/** `encoding-type=url`: keys escaped, so that every character survives XML; slashes stay, as in S3. */
export function nameEncoder(request: S3Request): (name: string) => string {
  if (request.query.get('encoding-type') !== 'url') return (name) => name;
  return (name) => encodeURIComponent(name).replaceAll('%2F', '/');
}

function writeEntry(entry: Entry<ObjectRow>, encode: (name: string) => string): XmlElement {
  if (entry.is === 'prefix') return ['CommonPrefixes', [['Prefix', encode(entry.prefix)]]];
  const { row } = entry;
  return [
    'Contents',
    [
      ['Key', encode(row.key)],
      ['LastModified', new Date(row.modified).toISOString()],
      ['ETag', `"${row.etag}"`],
      ...Object.keys(row.checksums).map((name): XmlElement => ['ChecksumAlgorithm', name.toUpperCase()]),
      ['ChecksumType', Object.keys(row.checksums).length > 0 ? row.checksumType : null],
      ['Size', row.size],
      ['StorageClass', 'STANDARD'],
    ],
  ];
}
