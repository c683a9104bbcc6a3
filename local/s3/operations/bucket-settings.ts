import { receiveText } from '../body/receive-body.ts';
import { sendDocument, sendEmpty, sendText } from '../respond.ts';
import type { BucketOperation } from '../s3-call.ts';
import { S3Error, type S3ErrorCode } from '../s3-error.ts';
import { readXml } from '../xml.ts';

/**
 * Settings that are kept and given back but change nothing here (but for `object-lock`, whose default retention is applied).
 * Each with what S3 answers when it was never put: an error, or the name of an empty document.
 */
const settings: Readonly<Record<string, { readonly missing: S3ErrorCode } | { readonly empty: string }>> = {
  accelerate: { empty: 'AccelerateConfiguration' },
  cors: { missing: 'NoSuchCORSConfiguration' },
  encryption: { missing: 'ServerSideEncryptionConfigurationNotFoundError' },
  lifecycle: { missing: 'NoSuchLifecycleConfiguration' },
  logging: { empty: 'BucketLoggingStatus' },
  notification: { empty: 'NotificationConfiguration' },
  'object-lock': { missing: 'ObjectLockConfigurationNotFoundError' },
  ownershipControls: { missing: 'OwnershipControlsNotFoundError' },
  policy: { missing: 'NoSuchBucketPolicy' },
  publicAccessBlock: { missing: 'NoSuchPublicAccessBlockConfiguration' },
  replication: { missing: 'ReplicationConfigurationNotFoundError' },
  tagging: { missing: 'NoSuchTagSet' },
  website: { missing: 'NoSuchWebsiteConfiguration' },
};

export const settingNames: readonly string[] = Object.keys(settings);

export const getSetting =
  (name: string): BucketOperation =>
  ({ store, response, bucket }) => {
    const kept = store.rows.sql('SELECT document FROM s3_bucket_setting WHERE bucket = ? AND name = ?').get(bucket.name, name);
    if (kept) return sendText(response, (kept as { document: string }).document);
    const otherwise = settings[name];
    if (otherwise && 'empty' in otherwise) return sendDocument(response, [otherwise.empty, []]);
    if (name === 'object-lock' && bucket.objectLock)
      return sendDocument(response, ['ObjectLockConfiguration', [['ObjectLockEnabled', 'Enabled']]]);
    throw new S3Error(otherwise?.missing ?? 'NotImplemented');
  };

export const putSetting =
  (name: string): BucketOperation =>
  async ({ store, request, signature, response, bucket }) => {
    const document = await receiveText(request, signature);
    if (name !== 'policy') readXml(document);
    if (name === 'object-lock' && !bucket.objectLock) {
      throw new S3Error('InvalidRequest', 'Object Lock must be enabled when the bucket is created');
    }
    store.rows.sql('INSERT OR REPLACE INTO s3_bucket_setting VALUES(?,?,?)').run(bucket.name, name, document);
    sendEmpty(response, 200);
  };

export const deleteSetting =
  (name: string): BucketOperation =>
  ({ store, response, bucket }) => {
    store.rows.sql('DELETE FROM s3_bucket_setting WHERE bucket = ? AND name = ?').run(bucket.name, name);
    sendEmpty(response, 204);
  };
