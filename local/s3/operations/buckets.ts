import { inTransaction } from '../../machine/open-database.ts';
import { receiveText } from '../body/receive-body.ts';
import { sendDocument, sendEmpty } from '../respond.ts';
import type { BucketOperation, ServiceOperation } from '../s3-call.ts';
import { S3Error } from '../s3-error.ts';
import type { Versioning } from '../store/object-rows.ts';
import { childText, readXml } from '../xml.ts';

export const region = 'eu-south-1';

export const listBuckets: ServiceOperation = ({ store, response }) => {
  const buckets = store.rows.sql('SELECT name, created FROM s3_bucket ORDER BY name').all() as { name: string; created: number }[];
  const elements = buckets.map(
    ({ name, created }) =>
      [
        'Bucket',
        [
          ['Name', name],
          ['CreationDate', new Date(created).toISOString()],
        ],
      ] as const,
  );
  sendDocument(response, [
    'ListAllMyBucketsResult',
    [
      ['Buckets', elements],
      ['Owner', [['ID', 'local']]],
    ],
  ]);
};

/** @throws S3Error InvalidBucketName, BucketAlreadyOwnedByYou */
export const createBucket: ServiceOperation = async ({ store, request, signature, response }) => {
  await receiveText(request, signature);
  const name = request.bucket;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) throw new S3Error('InvalidBucketName');
  if (store.rows.bucket(name)) throw new S3Error('BucketAlreadyOwnedByYou');
  const lock = request.header('x-amz-bucket-object-lock-enabled')?.toLowerCase() === 'true';
  store.rows.sql('INSERT INTO s3_bucket VALUES(?,?,?,?)').run(name, store.objectTime(), lock ? 'Enabled' : '', lock ? 1 : 0);
  sendEmpty(response, 200, { location: `/${name}` });
};

export const headBucket: BucketOperation = ({ response }) => sendEmpty(response, 200, { 'x-amz-bucket-region': region });

/** @throws S3Error BucketNotEmpty */
export const deleteBucket: BucketOperation = ({ store, response, bucket }) => {
  inTransaction(store.database, () => {
    if (store.rows.sql('SELECT 1 FROM s3_object WHERE bucket = ? LIMIT 1').get(bucket.name)) throw new S3Error('BucketNotEmpty');
    for (const table of ['s3_bucket_setting WHERE bucket', 's3_upload WHERE bucket', 's3_bucket WHERE name']) {
      store.rows.sql(`DELETE FROM ${table} = ?`).run(bucket.name);
    }
  });
  sendEmpty(response, 204);
};

export const getVersioning: BucketOperation = ({ response, bucket }) => {
  sendDocument(response, ['VersioningConfiguration', [['Status', bucket.versioning || null]]]);
};

export const putVersioning: BucketOperation = async ({ store, request, signature, response, bucket }) => {
  const status = childText(readXml(await receiveText(request, signature)), 'Status');
  if (status !== 'Enabled' && status !== 'Suspended') throw new S3Error('MalformedXML');
  if (bucket.objectLock && status === 'Suspended')
    throw new S3Error('InvalidRequest', 'Versioning of a bucket with Object Lock cannot be suspended');
  const versioning: Versioning = status;
  store.rows.sql('UPDATE s3_bucket SET versioning = ? WHERE name = ?').run(versioning, bucket.name);
  sendEmpty(response, 200);
};

export const getLocation: BucketOperation = ({ response }) => sendDocument(response, ['LocationConstraint', region]);
