import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { S3Store } from '../s3-store.ts';
import { childrenNamed, childText, readXml } from '../xml.ts';
import type { BucketRow, ObjectLock, ObjectRow } from './object-rows.ts';

export const noLock: ObjectLock = { mode: null, until: null, legalHold: false };

/** The lock a PUT asks for in its headers. @throws S3Error InvalidRequest, InvalidArgument */
export function lockFromHeaders(request: S3Request, bucket: BucketRow): ObjectLock {
  const mode = request.header('x-amz-object-lock-mode');
  const until = request.header('x-amz-object-lock-retain-until-date');
  const hold = request.header('x-amz-object-lock-legal-hold');
  if (mode === undefined && until === undefined && hold === undefined) return noLock;
  if (!bucket.objectLock) throw new S3Error('InvalidRequest', 'Bucket is missing Object Lock Configuration');
  return { ...readRetention(mode, until), legalHold: hold === 'ON' };
}

export function readRetention(mode: string | undefined, until: string | undefined): Pick<ObjectLock, 'mode' | 'until'> {
  if (mode === undefined && until === undefined) return { mode: null, until: null };
  const instant = Date.parse(until ?? '');
  if ((mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') || Number.isNaN(instant)) {
    throw new S3Error('InvalidArgument', 'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied');
  }
  return { mode, until: instant };
}

/** The lock the bucket's configuration gives to every new object. A year is 365 days, as in S3. */
export function defaultLock(store: S3Store, bucket: string, now: number): ObjectLock {
  const setting = store.rows.sql("SELECT document FROM s3_bucket_setting WHERE bucket = ? AND name = 'object-lock'").get(bucket);
  if (!setting) return noLock;
  const rule = childrenNamed(readXml((setting as { document: string }).document), 'Rule')[0];
  const retention = rule && childrenNamed(rule, 'DefaultRetention')[0];
  if (!retention) return noLock;
  const days = Number(childText(retention, 'Days') ?? 0) + 365 * Number(childText(retention, 'Years') ?? 0);
  const mode = childText(retention, 'Mode');
  if ((mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') || days <= 0) return noLock;
  return { mode, until: now + days * 86_400_000, legalHold: false };
}

/** @throws S3Error AccessDenied when the version may not be removed yet */
export function refuseIfLocked(store: S3Store, row: ObjectRow, bypassGovernance: boolean): void {
  const retained = row.lock.mode !== null && (row.lock.until ?? 0) > store.objectTime();
  const bypassed = row.lock.mode === 'GOVERNANCE' && bypassGovernance;
  if (row.lock.legalHold || (retained && !bypassed))
    throw new S3Error('AccessDenied', 'Access Denied because object protected by object lock.');
}
