import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectAclCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { expectRefusal, type RunningS3, startTestS3 } from './s3-fixture.ts';

let s3: RunningS3;
let Bucket: string;
beforeAll(async () => {
  s3 = await startTestS3();
  Bucket = await s3.bucket('versioned');
});
afterAll(() => s3.stop());

describe('buckets', () => {
  it('are listed, found and told apart', async () => {
    const { Buckets } = await s3.client.send(new ListBucketsCommand({}));
    expect(Buckets?.map((one) => [one.Name, one.CreationDate])).toEqual([[Bucket, new Date('2026-03-20T09:00:00Z')]]);
    expect((await s3.client.send(new HeadBucketCommand({ Bucket }))).BucketRegion).toBe('eu-south-1');
    expect((await s3.client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
  });

  test.each([
    ['made twice', () => new CreateBucketCommand({ Bucket }), 'BucketAlreadyOwnedByYou', 409],
    ['of a bad name', () => new CreateBucketCommand({ Bucket: 'Not_A_Name' }), 'InvalidBucketName', 400],
  ])('%s are refused', (_, command, name, status) => expectRefusal(s3.client.send(command()), name, status));

  it('a sub-resource that is not here is refused, not mistaken for the object', () =>
    expectRefusal(s3.client.send(new GetObjectAclCommand({ Bucket, Key: 'k' })), 'NotImplemented', 501));
});

describe('settings are given back as they were put', () => {
  it('encryption', async () => {
    await expectRefusal(s3.client.send(new GetBucketEncryptionCommand({ Bucket })), 'ServerSideEncryptionConfigurationNotFoundError', 404);
    const ServerSideEncryptionConfiguration = { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } }] };
    await s3.client.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }));
    const got = await s3.client.send(new GetBucketEncryptionCommand({ Bucket }));
    expect(got.ServerSideEncryptionConfiguration).toEqual(ServerSideEncryptionConfiguration);
  });

  it('public access', async () => {
    const PublicAccessBlockConfiguration = {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    };
    await s3.client.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
    const got = await s3.client.send(new GetPublicAccessBlockCommand({ Bucket }));
    expect(got.PublicAccessBlockConfiguration).toEqual(PublicAccessBlockConfiguration);
  });

  it('lifecycle', async () => {
    const Rules = [{ ID: 'x', Status: 'Enabled' as const, Filter: { Prefix: 'a&b/' }, Expiration: { Days: 1 } }];
    await s3.client.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }));
    expect((await s3.client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).Rules).toEqual(Rules);
  });

  it('notification', async () => {
    await s3.client.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
    const NotificationConfiguration = { EventBridgeConfiguration: {} };
    await s3.client.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
    expect((await s3.client.send(new GetBucketNotificationConfigurationCommand({ Bucket }))).EventBridgeConfiguration).toEqual({});
  });

  it('policy, which is JSON, and goes when deleted', async () => {
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await s3.client.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    expect((await s3.client.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(Policy);
    await s3.client.send(new DeleteBucketPolicyCommand({ Bucket }));
    await expectRefusal(s3.client.send(new GetBucketPolicyCommand({ Bucket })), 'NoSuchBucketPolicy', 404);
  });
});

describe('pages in a browser', () => {
  const preflight = (origin: string) =>
    fetch(`${s3.url}/${Bucket}/k`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type,x-amz-meta-a' },
    });

  test.each(['http://127.0.0.1:8080', 'http://localhost:5173', 'http://[::1]:8080'])('%s may upload', async (origin) => {
    const answer = await preflight(origin);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(answer.headers.get('access-control-allow-headers')).toBe('content-type,x-amz-meta-a');
  });

  test.each(['https://example.org', 'http://127.0.0.1.example.org', 'null'])('%s may not', async (origin) => {
    const answer = await preflight(origin);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  it('a page on loopback can read the tag, the version and the reason of a refusal', async () => {
    const answer = await fetch(`${s3.url}/${Bucket}/k`, { headers: { origin: 'http://127.0.0.1:8080' } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, 'http://127.0.0.1:8080']);
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/ETag.*x-amz-version-id/);
  });
});
