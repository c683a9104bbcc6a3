import { inTransaction } from '../../machine/open-database.ts';
import { receiveText } from '../body/receive-body.ts';
import { sendDocument, sendEmpty } from '../respond.ts';
import type { BucketOperation } from '../s3-call.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Store } from '../s3-store.ts';
import { refuseIfLocked } from '../store/object-lock.ts';
import type { BucketRow } from '../store/object-rows.ts';
import { dropNullVersion, newVersionId, removeUnreferenced } from '../store/write-object.ts';
import { childrenNamed, childText, readXml, type XmlElement } from '../xml.ts';

interface Deletion {
  /** The version removed, or the marker laid over the key. */
  readonly version: string | null;
  readonly marker: boolean;
  readonly blobs: readonly string[];
}

export const deleteObject: BucketOperation = ({ store, request, response, bucket }) => {
  const bypass = request.header('x-amz-bypass-governance-retention') === 'true';
  const done = inTransaction(store.database, () => deleteOne(store, bucket, request.key, request.query.get('versionId'), bypass));
  removeUnreferenced(store, done.blobs);
  sendEmpty(response, 204, { 'x-amz-version-id': done.version ?? undefined, 'x-amz-delete-marker': done.marker ? 'true' : undefined });
};

/** Up to 1000 at once, each with its own outcome; one transaction. */
export const deleteObjects: BucketOperation = async (call) => {
  const { store, request, response, bucket } = call;
  const root = readXml(await receiveText(request, call.signature));
  const objects = childrenNamed(root, 'Object').map((node) => ({
    key: childText(node, 'Key') ?? '',
    version: childText(node, 'VersionId'),
  }));
  if (objects.length === 0 || objects.length > 1000 || objects.some((one) => one.key === '')) throw new S3Error('MalformedXML');
  const quiet = childText(root, 'Quiet') === 'true';
  const bypass = request.header('x-amz-bypass-governance-retention') === 'true';
  const blobs: string[] = [];
  const results = inTransaction(store.database, () =>
    objects.map(({ key, version }): XmlElement | null => {
      try {
        const done = deleteOne(store, bucket, key, version, bypass);
        for (const blob of done.blobs) blobs.push(blob);
        return quiet ? null : ['Deleted', deletedElements(key, version, done)];
      } catch (error) {
        if (!(error instanceof S3Error)) throw error;
        return [
          'Error',
          [
            ['Key', key],
            ['VersionId', version],
            ['Code', error.code],
            ['Message', error.message],
          ],
        ];
      }
    }),
  );
  removeUnreferenced(store, blobs);
  sendDocument(response, ['DeleteResult', results.filter((one) => one !== null)]);
};

function deletedElements(key: string, version: string | undefined, done: Deletion): XmlElement[] {
  const elements: XmlElement[] = [
    ['Key', key],
    ['VersionId', version],
  ];
  if (done.marker) elements.push(['DeleteMarker', true], ['DeleteMarkerVersionId', done.version]);
  return elements;
}

/** Deleting what is not there is no error. @throws S3Error AccessDenied when the version is locked */
function deleteOne(store: S3Store, bucket: BucketRow, key: string, version: string | undefined, bypass: boolean): Deletion {
  const { rows } = store;
  if (version !== undefined) {
    const row = rows.version(bucket.name, key, version);
    if (!row) return { version, marker: false, blobs: [] };
    refuseIfLocked(store, row, bypass);
    rows.delete(row.seq);
    return { version, marker: row.marker, blobs: row.blob === null ? [] : [row.blob] };
  }
  const dropped = bucket.versioning === 'Enabled' ? [] : dropNullVersion(store, bucket.name, key);
  if (bucket.versioning === '') return { version: null, marker: false, blobs: dropped };
  const marker = newVersionId(bucket);
  rows.insert({
    seq: rows.nextSequence(),
    bucket: bucket.name,
    key,
    version: marker,
    marker: true,
    blob: null,
    size: 0,
    etag: '',
    modified: store.objectTime(),
    headers: {},
    checksums: {},
    checksumType: 'FULL_OBJECT',
    tags: [],
    lock: { mode: null, until: null, legalHold: false },
  });
  return { version: marker, marker: true, blobs: dropped };
}
