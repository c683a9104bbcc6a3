import { receiveText } from '../body/receive-body.ts';
import { sendDocument, sendEmpty } from '../respond.ts';
import type { BucketOperation } from '../s3-call.ts';
import { S3Error } from '../s3-error.ts';
import { readRetention, refuseIfLocked } from '../store/object-lock.ts';
import { childText, readXml } from '../xml.ts';
import { findObject } from './find-object.ts';

export const getRetention: BucketOperation = ({ store, request, response, bucket }) => {
  const { lock } = findObject(store, bucket.name, request.key, request.query.get('versionId'));
  if (lock.mode === null || lock.until === null) throw new S3Error('NoSuchObjectLockConfiguration');
  sendDocument(response, [
    'Retention',
    [
      ['Mode', lock.mode],
      ['RetainUntilDate', new Date(lock.until).toISOString()],
    ],
  ]);
};

/** A retention may be made longer by anybody, shorter only as a deletion would be allowed. */
export const putRetention: BucketOperation = async ({ store, request, signature, response, bucket }) => {
  const root = readXml(await receiveText(request, signature));
  if (!bucket.objectLock) throw new S3Error('InvalidRequest', 'Bucket is missing Object Lock Configuration');
  const row = findObject(store, bucket.name, request.key, request.query.get('versionId'));
  const wanted = readRetention(childText(root, 'Mode'), childText(root, 'RetainUntilDate'));
  const weaker = (wanted.until ?? 0) < (row.lock.until ?? 0) || (row.lock.mode === 'COMPLIANCE' && wanted.mode !== 'COMPLIANCE');
  if (weaker)
    refuseIfLocked(
      store,
      { ...row, lock: { ...row.lock, legalHold: false } },
      request.header('x-amz-bypass-governance-retention') === 'true',
    );
  store.rows.sql('UPDATE s3_object SET lock_mode = ?, lock_until = ? WHERE seq = ?').run(wanted.mode, wanted.until, row.seq);
  sendEmpty(response, 200);
};

export const getLegalHold: BucketOperation = ({ store, request, response, bucket }) => {
  if (!bucket.objectLock) throw new S3Error('InvalidRequest', 'Bucket is missing Object Lock Configuration');
  const { lock } = findObject(store, bucket.name, request.key, request.query.get('versionId'));
  sendDocument(response, ['LegalHold', [['Status', lock.legalHold ? 'ON' : 'OFF']]]);
};

export const putLegalHold: BucketOperation = async ({ store, request, signature, response, bucket }) => {
  const status = childText(readXml(await receiveText(request, signature)), 'Status');
  if (!bucket.objectLock) throw new S3Error('InvalidRequest', 'Bucket is missing Object Lock Configuration');
  if (status !== 'ON' && status !== 'OFF') throw new S3Error('MalformedXML');
  const row = findObject(store, bucket.name, request.key, request.query.get('versionId'));
  store.rows.sql('UPDATE s3_object SET legal_hold = ? WHERE seq = ?').run(status === 'ON' ? 1 : 0, row.seq);
  sendEmpty(response, 200);
};
