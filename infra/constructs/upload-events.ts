import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { bucketDefinition } from '../definitions/bucket.ts';
import type { WorkQueue } from './queues.ts';

/**
 * "Object Created" below `uploads/` to the uploads queue, through EventBridge (keys are not URL-encoded there, and one event has one shape).
 * An event that cannot be delivered for a day lands, as it is, in the same dead-letter queue as one that cannot be handled: one place to
 * look, one alarm, and one redrive for both. SQS moves messages back only out of a queue that is the dead-letter queue of another queue.
 */
export function uploadEvents(scope: Construct, bucket: Bucket, uploads: WorkQueue): Rule {
  return new Rule(scope, 'ObjectCreated', {
    description: 'Attesta: what entities upload is read',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket.bucketName] }, object: { key: [{ prefix: bucketDefinition.eventPrefix }] } },
    },
    targets: [new SqsQueue(uploads.queue, { deadLetterQueue: uploads.deadLetters })],
  });
}
