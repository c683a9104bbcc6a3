import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { writeAssessmentMessage, writeRereadMessage } from '../messages.ts';
import type { Queue } from '../ports.ts';

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
