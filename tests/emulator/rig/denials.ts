import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

export interface Denial {
  readonly what: string;
  act(s3: S3Client, bucket: string): Promise<unknown>;
}

const own = 'uploads/p_rcm/E29B25999990006/dossier.yaml';
const neighbour = 'uploads/p_rcm2/E29B25999990006/dossier.yaml';
const put =
  (Key: string, more: Partial<PutObjectCommand['input']> = {}) =>
  (s3: S3Client, Bucket: string) =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x', ...more }));

/** What a machine user of p_rcm tries, and neither its own policy nor the bucket's lets it do. */
export const denials: readonly Denial[] = [
  { what: 'put below its neighbour, whose code begins like its own', act: put(neighbour) },
  { what: 'put outside uploads/', act: put('dossier.yaml') },
  { what: 'put a record', act: put(`records/${'0'.repeat(64)}.json`) },
  { what: 'put a digest', act: put(`digests/${'0'.repeat(64)}.json`) },
  { what: 'put with another kind of encryption', act: put(own, { ServerSideEncryption: 'AES256' }) },
  { what: 'read its neighbour', act: (s3, Bucket) => s3.send(new GetObjectCommand({ Bucket, Key: neighbour })) },
  { what: 'list the bucket', act: (s3, Bucket) => s3.send(new ListObjectsV2Command({ Bucket })) },
  { what: 'list its neighbour', act: (s3, Bucket) => s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'uploads/p_rcm2/' })) },
  {
    what: 'list the versions of every entity',
    act: (s3, Bucket) => s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'uploads/' })),
  },
  { what: 'delete what it uploaded', act: (s3, Bucket) => s3.send(new DeleteObjectCommand({ Bucket, Key: own })) },
  {
    what: 'keep an object longer than the bucket does',
    act: (s3, Bucket) =>
      s3.send(
        new PutObjectRetentionCommand({ Bucket, Key: own, Retention: { Mode: 'GOVERNANCE', RetainUntilDate: new Date('2099-01-01') } }),
      ),
  },
];
