import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { dynamoRecords } from '../../../functions/adapters/dynamodb.ts';
import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { s3Evidence } from '../../../functions/adapters/s3.ts';
import { s3Downloads } from '../../../functions/adapters/s3-downloads.ts';
import { s3Uploads } from '../../../functions/adapters/s3-uploads.ts';
import { createTelemetry } from '../../../functions/adapters/telemetry.ts';
import { assessHandler } from '../../../functions/assess/assess-handler.ts';
import { ingestHandler } from '../../../functions/ingest/ingest-handler.ts';
import { writeAssessmentMessage, writeRereadMessage } from '../../../functions/messages.ts';
import type { Ports, Queue, QueueDepths } from '../../../functions/ports.ts';
import type { SqsHandler } from '../../../functions/sqs-handler.ts';
import { eventBridgeEnvelope } from '../../../local/queue/lambda-event.ts';
import type { Endpoints, Stores } from './endpoints.ts';

// Logs and metrics are not what these tests look at.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
process.env.POWERTOOLS_METRICS_DISABLED = 'true';

/** Puts one object and gives the body of its event. `at`: S3's time, else it stays as it is. */
export async function upload(
  endpoints: Endpoints,
  bucket: string,
  key: string,
  content: string | Uint8Array,
  at?: string,
): Promise<string> {
  if (at) endpoints.setTime(at);
  endpoints.takeEvents();
  await endpoints.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: content }));
  const [event] = endpoints.takeEvents();
  if (!event) throw new Error(`no event for ${key}`);
  return eventBridgeEnvelope(event);
}

/** One table over a bucket, with the two handlers as they are deployed and a queue that the test empties by hand. */
export interface World {
  readonly ports: Ports & { readonly depths: QueueDepths };
  readonly ingest: SqsHandler;
  readonly assess: SqsHandler;
  readonly waiting: { readonly uploads: string[]; readonly assessments: string[] };
  readonly table: string;
  /** Delivers what waits, until nothing does. Rejects when a message fails, or when they never end. */
  drain(): Promise<void>;
}

export async function openWorld(stores: Stores, bucket: string, change: (ports: Ports) => Ports = (ports) => ports): Promise<World> {
  const waiting = { uploads: [] as string[], assessments: [] as string[] };
  const queue: Queue = {
    sendAssessment: async (request) => void waiting.assessments.push(writeAssessmentMessage(request)),
    sendUploads: async (arrivals) => void waiting.uploads.push(...arrivals.map(writeRereadMessage)),
  };
  const table = await stores.createTable();
  const ports = change({
    evidence: s3Evidence(stores.s3, bucket),
    uploads: s3Uploads(stores.s3, bucket),
    downloads: s3Downloads(stores.s3, bucket),
    records: dynamoRecords(stores.dynamo, table),
    queue,
    means: nodeMeans,
  });
  const depths: QueueDepths = {
    count: async () =>
      (['uploads', 'assessments'] as const).map((name) => ({ queue: name, waiting: waiting[name].length, underWay: 0, dead: 0 })),
  };
  const ingest = ingestHandler(ports, createTelemetry('ingest'));
  const assess = assessHandler(ports, createTelemetry('assess'));
  return {
    // Whoever changed the ports may have put queues of their own among them.
    ports: { depths, ...ports },
    ingest,
    assess,
    waiting,
    table,
    async drain() {
      for (let round = 0; waiting.uploads.length + waiting.assessments.length > 0; round++) {
        if (round === 50) throw new Error('messages go round in circles');
        await deliver(ingest, waiting.uploads.splice(0));
        await deliver(assess, waiting.assessments.splice(0));
      }
    },
  };
}

/** One invocation with these bodies; rejects when any message failed. */
export async function deliver(handler: SqsHandler, bodies: readonly string[]): Promise<void> {
  if (bodies.length === 0) return;
  const { batchItemFailures } = await invoke(handler, bodies);
  if (batchItemFailures.length > 0) throw new Error(`failed: ${batchItemFailures.map((failure) => failure.itemIdentifier).join(', ')}`);
}

/** @param receives how often the messages were received, this time included */
export const invoke = (handler: SqsHandler, bodies: readonly string[], receives = 1): Promise<SQSBatchResponse> =>
  handler(sqsEvent(bodies, receives), context);

const sqsEvent = (bodies: readonly string[], receives: number): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `message-${index}`,
    receiptHandle: `handle-${index}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: '1767000000000',
      SenderId: 'events.amazonaws.com',
      ApproximateFirstReceiveTimestamp: '1767000000000',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-south-1:111122223333:attesta-uploads',
    awsRegion: 'eu-south-1',
  })),
});

export const context = {
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  functionName: 'attesta',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-south-1:111122223333:function:attesta',
  memoryLimitInMB: '1769',
  logGroupName: '/aws/lambda/attesta',
  logStreamName: 'test',
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => 60_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
} satisfies Context;
