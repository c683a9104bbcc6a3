import { S3EventNotificationEventBridgeSchema, SqsSchema } from '@aws-lambda-powertools/parser/schemas';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueues } from '../../local/queue/open-queues.ts';
import { expectRefusal, type RunningS3, startTestS3 } from './s3-fixture.ts';

const uploads = { name: 'uploads', visibilitySeconds: 30, maxReceive: 3, batch: 10, concurrency: 1 };
let s3: RunningS3;
let Bucket: string;
let plain: string;
beforeAll(async () => {
  s3 = await startTestS3();
  Bucket = await s3.bucket('versioned');
  plain = await s3.bucket('plain');
});
afterAll(() => s3.stop());

/** Runs the queues until idle. @returns every SQS event the handler got, and the EventBridge events within */
async function collect(write: () => Promise<void>, rules?: Parameters<typeof openQueues>[1]['rules']) {
  const queues = openQueues(s3.database, { definitions: [uploads], clock: Date.now, ...(rules ? { rules } : {}) });
  s3.endpoint.onEvent(() => queues.pumpOutbox());
  const events: SQSEvent[] = [];
  queues.consume('uploads', async (event) => void events.push(event));
  await write();
  await queues.idle();
  await queues.stop();
  const records = events.flatMap((event) => SqsSchema.parse(event).Records);
  return { events, details: records.map((record) => S3EventNotificationEventBridgeSchema.parse(JSON.parse(record.body))) };
}

describe('from an upload to the handler', () => {
  it('events and envelopes are what Powertools’ own schemas accept, and say what was written', async () => {
    const Key = 'uploads/p_tn/C51F21000000001/project/usage-report/è + %2F.csv';
    let version: string | undefined;
    let etag: string | undefined;
    const { details } = await collect(async () => {
      const made = await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: '12345' }));
      version = made.VersionId;
      etag = made.ETag?.replaceAll('"', '');
    });
    expect(details).toMatchObject([
      {
        source: 'aws.s3',
        'detail-type': 'Object Created',
        time: '2026-03-20T09:00:00Z',
        resources: [`arn:aws:s3:::${Bucket}`],
        detail: { bucket: { name: Bucket }, object: { key: Key, size: 5, etag, 'version-id': version }, reason: 'PutObject' },
      },
    ]);
  });

  it('every way of writing makes exactly one event, in the order of the sequencer', async () => {
    const { details } = await collect(async () => {
      await s3.client.send(new PutObjectCommand({ Bucket, Key: 'uploads/1', Body: 'x' }));
      await s3.client.send(new CopyObjectCommand({ Bucket, Key: 'uploads/2', CopySource: `${Bucket}/uploads/1` }));
      const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'uploads/3' }));
      const { ETag } = await s3.client.send(new UploadPartCommand({ Bucket, Key: 'uploads/3', UploadId, PartNumber: 1, Body: 'y' }));
      const MultipartUpload = { Parts: [{ ETag, PartNumber: 1 }] };
      await s3.client.send(new CompleteMultipartUploadCommand({ Bucket, Key: 'uploads/3', UploadId, MultipartUpload }));
    });
    const objects = details.map(({ detail }) => detail.object);
    expect(details.map(({ detail }) => detail.reason)).toEqual(['PutObject', 'CopyObject', 'CompleteMultipartUpload']);
    expect(objects.map((object) => object.key)).toEqual(['uploads/1', 'uploads/2', 'uploads/3']);
    expect(objects.map((object) => object.sequencer)).toEqual(objects.map((object) => object.sequencer).sort());
    expect(new Set(objects.map((object) => object.sequencer)).size).toBe(3);
  });

  it('a write that was refused makes none', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket: plain, Key: 'uploads/once', Body: 'x' }));
    const { details } = await collect(async () => {
      const again = new PutObjectCommand({ Bucket: plain, Key: 'uploads/once', Body: 'y', IfNoneMatch: '*' });
      await expectRefusal(s3.client.send(again), 'PreconditionFailed', 412);
      const spoiled = new PutObjectCommand({ Bucket: plain, Key: 'uploads/spoiled', Body: 'y', ChecksumCRC32: 'AAAAAA==' });
      await expectRefusal(s3.client.send(spoiled), 'BadDigest', 400);
    });
    expect(details.map(({ detail }) => detail.object.key)).toEqual(['uploads/once']);
    expect(details[0]?.detail.object['version-id']).toBeUndefined();
  });

  it('only what a rule names arrives: the product’s own writes do not come back to it', async () => {
    const { details } = await collect(async () => {
      for (const target of [Bucket, plain]) await s3.client.send(new PutObjectCommand({ Bucket: target, Key: 'uploads/x', Body: 'x' }));
      await s3.client.send(new PutObjectCommand({ Bucket, Key: 'records/y', Body: 'y' }));
    }, [{ queue: 'uploads', keyPrefix: 'uploads/', bucket: Bucket }]);
    expect(details.map(({ detail }) => [detail.bucket.name, detail.object.key])).toEqual([[Bucket, 'uploads/x']]);
  });

  it('what was uploaded while no queue was open is moved when one opens', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'uploads/early', Body: 'x' }));
    const { details } = await collect(async () => {});
    expect(details.map(({ detail }) => detail.object.key)).toEqual(['uploads/early']);
  });
});
