import { createHash, randomUUID } from 'node:crypto';
import type { Context, SQSEvent } from 'aws-lambda';
import type { ObjectCreated } from '../s3/outbox.ts';
import type { Message } from './messages.ts';
import type { QueueDefinition } from './queue-definition.ts';

const region = 'eu-south-1';
const account = '000000000000';

/** The body EventBridge puts into SQS for an S3 event; unlike S3's own notifications its keys are not URL-encoded. */
export function eventBridgeEnvelope(event: ObjectCreated): string {
  return JSON.stringify({
    version: '0',
    id: event.id,
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account,
    time: event.time,
    region,
    resources: [`arn:aws:s3:::${event.detail.bucket.name}`],
    detail: event.detail,
  });
}

export function sqsEvent(queue: string, messages: readonly Message[]): SQSEvent {
  return {
    Records: messages.map((message) => ({
      messageId: message.id,
      receiptHandle: message.receipt,
      body: message.body,
      md5OfBody: createHash('md5').update(message.body).digest('hex'),
      attributes: {
        ApproximateReceiveCount: String(message.receives),
        SentTimestamp: String(message.sentAt),
        SenderId: account,
        ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
      },
      messageAttributes: {},
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:${region}:${account}:${queue}`,
      awsRegion: region,
    })),
  };
}

/** A Lambda context whose time ends with the visibility of the messages. */
export function lambdaContext(queue: Pick<QueueDefinition, 'name' | 'visibilitySeconds'>, clock: () => number): Context {
  const end = clock() + queue.visibilitySeconds * 1000;
  const gone = () => {
    throw new Error('Lambda handlers here return promises: done, fail and succeed are not supported');
  };
  return {
    awsRequestId: randomUUID(),
    functionName: queue.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${region}:${account}:function:${queue.name}`,
    memoryLimitInMB: '1024',
    logGroupName: `/aws/lambda/${queue.name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, end - clock()),
    done: gone,
    fail: gone,
    succeed: gone,
  };
}
