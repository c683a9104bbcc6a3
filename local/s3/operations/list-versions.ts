import { sendDocument } from '../respond.ts';
import type { BucketOperation } from '../s3-call.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { S3Store } from '../s3-store.ts';
import { type ObjectRow, objectFromStored } from '../store/object-rows.ts';
import type { XmlElement } from '../xml.ts';
import { listHead, nameEncoder, readListQuery } from './list-objects.ts';
import { type Bound, type Entry, listPage } from './list-page.ts';

type VersionRow = ObjectRow & { readonly isLatest: boolean };

/** All versions and delete markers: by key, and of one key the newest first. */
export const listObjectVersions: BucketOperation = ({ store, request, response, bucket }) => {
  const from = readMarkers(store, request, bucket.name);
  const page = listPage(readListQuery(request, from), fetchVersions(store, bucket.name), (row) => ({
    key: row.key,
    inclusive: false,
    beforeSeq: row.seq,
  }));
  const encode = nameEncoder(request);
  const next = page.next;
  sendDocument(response, [
    'ListVersionsResult',
    [
      ...listHead(request, bucket.name, next !== null),
      ['KeyMarker', encode(request.query.get('key-marker') ?? '')],
      ['VersionIdMarker', request.query.get('version-id-marker') ?? ''],
      ['NextKeyMarker', next && encode(next.key)],
      ['NextVersionIdMarker', next && writeVersionMarker(next)],
      ...page.entries.map((entry) => writeEntry(entry, encode)),
    ],
  ]);
};

function fetchVersions(store: S3Store, bucket: string) {
  const select = 'SELECT *, seq = (SELECT max(seq) FROM s3_object WHERE bucket = o.bucket AND key = o.key) AS latest FROM s3_object o';
  const read = (stored: unknown): VersionRow => ({ ...objectFromStored(stored), isLatest: (stored as { latest: number }).latest === 1 });
  const { sql } = store.rows;
  return ({ key, inclusive, beforeSeq }: Bound, limit: number): VersionRow[] => {
    const older =
      beforeSeq === undefined
        ? []
        : sql(`${select} WHERE bucket = ? AND key = ? AND seq < ? ORDER BY seq DESC LIMIT ?`).all(bucket, key, beforeSeq, limit);
    const others = sql(`${select} WHERE bucket = ? AND key ${inclusive ? '>=' : '>'} ? ORDER BY key, seq DESC LIMIT ?`);
    return [...older, ...others.all(bucket, key, limit)].slice(0, limit).map(read);
  };
}

/**
 * The marker names a place in the order rather than a version: whoever empties a bucket deletes that very version before asking for
 * the next page. A version id is understood too.
 */
const placePrefix = 'before-';

function writeVersionMarker(next: Bound): string {
  if (next.beforeSeq !== undefined) return `${placePrefix}${next.beforeSeq}`;
  return next.inclusive ? `${placePrefix}any` : '';
}

function readMarkers(store: S3Store, request: S3Request, bucket: string): Bound | null {
  const key = request.query.get('key-marker') ?? '';
  const marker = request.query.get('version-id-marker') ?? '';
  if (key === '') return null;
  if (marker === '') return { key, inclusive: false };
  if (marker === `${placePrefix}any`) return { key, inclusive: true };
  const place = new RegExp(`^${placePrefix}(\\d+)$`).exec(marker)?.[1];
  const seq = place === undefined ? store.rows.version(bucket, key, marker)?.seq : Number(place);
  if (seq === undefined) throw new S3Error('InvalidArgument', 'Invalid version id specified');
  return { key, inclusive: false, beforeSeq: seq };
}

function writeEntry(entry: Entry<VersionRow>, encode: (name: string) => string): XmlElement {
  if (entry.is === 'prefix') return ['CommonPrefixes', [['Prefix', encode(entry.prefix)]]];
  const { row } = entry;
  const elements: XmlElement[] = [
    ['Key', encode(row.key)],
    ['VersionId', row.version],
    ['IsLatest', row.isLatest],
    ['LastModified', new Date(row.modified).toISOString()],
    ['Owner', [['ID', 'local']]],
  ];
  if (row.marker) return ['DeleteMarker', elements];
  return ['Version', [...elements, ['ETag', `"${row.etag}"`], ['Size', row.size], ['StorageClass', 'STANDARD']]];
}
