import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { retryPause } from '../../infra/definitions/queues.ts';
import { writeAssessmentMessage, writeRereadMessage } from '../messages.ts';
import type { Queue } from '../ports.ts';
import type { ComeBack } from '../sqs-handler.ts';

/** SQS takes ten messages a request. */
const batch = 10;

/** The delay of an assessment is the queue's own (infra/definitions/queues.ts). */
export function sqsQueue(sqs: SQSClient, urls: { readonly uploads: string; readonly assessments: string }): Queue {
  return {
    async sendAssessment(request) {
      await sqs.send(new SendMessageCommand({ QueueUrl: urls.assessments, MessageBody: writeAssessmentMessage(request) }));
    },
    async sendUploads(arrivals) {
      for (let start = 0; start < arrivals.length; start += batch) {
        const entries = arrivals
          .slice(start, start + batch)
          .map((arrival, index) => ({ Id: String(index), MessageBody: writeRereadMessage(arrival) }));
        const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: urls.uploads, Entries: entries }));
        if (Failed.length > 0) throw new Error(`SQS refused ${Failed.length} of ${entries.length} messages: ${Failed[0]?.Code}`);
      }
    },
  };
}

/** Of the queue that a function takes messages from, by its URL. */
export function sqsComeBack(sqs: SQSClient, url: string): ComeBack {
  return async (ReceiptHandle, failed) => {
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: retryPause(failed) }));
  };
}
