import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, type RunningS3, startTestS3 } from './s3-fixture.ts';

let s3: RunningS3;
beforeAll(async () => {
  s3 = await startTestS3();
});
afterAll(() => s3.stop());

const text = async (Bucket: string, Key: string, VersionId?: string) =>
  (await s3.client.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
const put = async (Bucket: string, Key: string, Body: string) =>
  (await s3.client.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId;

describe('versions', () => {
  it('every write is a version of its own; a delete hides the key and destroys nothing', async () => {
    const Bucket = await s3.bucket('versioned');
    const first = await put(Bucket, 'k', '1');
    const second = await put(Bucket, 'k', '2');
    expect([await text(Bucket, 'k', first), await text(Bucket, 'k')]).toEqual(['1', '2']);
    const marker = await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    expect(marker.DeleteMarker).toBe(true);
    await expectRefusal(text(Bucket, 'k'), 'NoSuchKey', 404);
    await expectRefusal(text(Bucket, 'k', marker.VersionId), 'MethodNotAllowed', 405);
    expect(await text(Bucket, 'k', second)).toBe('2');
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k', VersionId: marker.VersionId }));
    expect(await text(Bucket, 'k')).toBe('2');
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k', VersionId: second }));
    expect(await text(Bucket, 'k')).toBe('1');
  });

  it('without versions the later write replaces the earlier, and the bytes on disk go', async () => {
    const Bucket = await s3.bucket('plain');
    expect(await put(Bucket, 'k', '1')).toBeUndefined();
    await put(Bucket, 'k', '2');
    expect(await text(Bucket, 'k')).toBe('2');
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await s3.client.send(new DeleteBucketCommand({ Bucket }));
    await expectRefusal(text(Bucket, 'k'), 'NoSuchBucket', 404);
  });

  it('with versions suspended only the version "null" is replaced', async () => {
    const Bucket = await s3.bucket('versioned');
    const kept = await put(Bucket, 'k', 'kept');
    await s3.client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Suspended' } }));
    await put(Bucket, 'k', 'null 1');
    await put(Bucket, 'k', 'null 2');
    expect([await text(Bucket, 'k'), await text(Bucket, 'k', 'null'), await text(Bucket, 'k', kept)]).toEqual(['null 2', 'null 2', 'kept']);
  });

  it('a bucket that is not empty stays', async () => {
    const Bucket = await s3.bucket('versioned');
    await put(Bucket, 'k', '1');
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await expectRefusal(s3.client.send(new DeleteBucketCommand({ Bucket })), 'BucketNotEmpty', 409);
  });

  it('object time is the clock’s, and a tie is ordered by the sequencer', async () => {
    const Bucket = await s3.bucket('versioned');
    await put(Bucket, 'k', '1');
    await put(Bucket, 'k', '2');
    const rows = s3.database.prepare('SELECT modified, version FROM s3_object WHERE bucket = ? ORDER BY seq').all(Bucket);
    expect(rows.map((row) => row.modified)).toEqual([s3.time.now - 500, s3.time.now - 500]);
    expect(await text(Bucket, 'k')).toBe('2');
  });
});

describe('object lock', () => {
  const inAnHour = () => new Date(s3.time.now + 3_600_000);

  it('a retained version cannot be deleted until object time reaches its date; a marker may be laid over it', async () => {
    const Bucket = await s3.bucket('locked');
    const lock = { ObjectLockMode: 'COMPLIANCE' as const, ObjectLockRetainUntilDate: inAnHour() };
    const { VersionId } = await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '1', ...lock }));
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'k' }));
    expect([head.ObjectLockMode, head.ObjectLockRetainUntilDate]).toEqual(['COMPLIANCE', lock.ObjectLockRetainUntilDate]);
    const remove = () => s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k', VersionId, BypassGovernanceRetention: true }));
    await expectRefusal(remove(), 'AccessDenied', 403);
    const both = await s3.client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'k', VersionId }, { Key: 'other' }] } }),
    );
    expect([both.Errors?.[0]?.Code, both.Deleted?.[0]?.Key]).toEqual(['AccessDenied', 'other']);
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    const now = s3.time.now;
    s3.time.now += 3_601_000;
    await remove();
    s3.time.now = now;
    await expectRefusal(text(Bucket, 'k', VersionId), 'NoSuchVersion', 404);
  });

  it('governance can be bypassed by saying so, and shortened only so', async () => {
    const Bucket = await s3.bucket('locked');
    const lock = { ObjectLockMode: 'GOVERNANCE' as const, ObjectLockRetainUntilDate: inAnHour() };
    const { VersionId } = await s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '1', ...lock }));
    const Retention = { Mode: 'GOVERNANCE' as const, RetainUntilDate: new Date(s3.time.now + 60_000) };
    await expectRefusal(s3.client.send(new PutObjectRetentionCommand({ Bucket, Key: 'k', Retention })), 'AccessDenied', 403);
    await expectRefusal(s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k', VersionId })), 'AccessDenied', 403);
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k', VersionId, BypassGovernanceRetention: true }));
    await expectRefusal(text(Bucket, 'k', VersionId), 'NoSuchVersion', 404);
  });

  it('the bucket’s default retention is put on every new version', async () => {
    const Bucket = await s3.bucket('locked');
    const Rule = { DefaultRetention: { Mode: 'GOVERNANCE' as const, Years: 7 } };
    await s3.client.send(
      new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule } }),
    );
    await put(Bucket, 'k', '1');
    const { Retention } = await s3.client.send(new GetObjectRetentionCommand({ Bucket, Key: 'k' }));
    // seven years of 365 days from 2026-03-20: two leap days (2028, 2032) short of the date
    expect(Retention).toEqual({ Mode: 'GOVERNANCE', RetainUntilDate: new Date('2033-03-18T09:00:00Z') });
  });

  it('a legal hold has no end', async () => {
    const Bucket = await s3.bucket('locked');
    const VersionId = await put(Bucket, 'k', '1');
    const hold = (Status: 'ON' | 'OFF') => s3.client.send(new PutObjectLegalHoldCommand({ Bucket, Key: 'k', LegalHold: { Status } }));
    await hold('ON');
    await expectRefusal(s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k', VersionId })), 'AccessDenied', 403);
    await hold('OFF');
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k', VersionId }));
  });

  it('a lock on a bucket that has none is refused', async () => {
    const Bucket = await s3.bucket('versioned');
    const lock = { ObjectLockMode: 'GOVERNANCE' as const, ObjectLockRetainUntilDate: inAnHour() };
    await expectRefusal(s3.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '1', ...lock })), 'InvalidRequest', 400);
  });
});
