import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { countedQueues, type QueueDepths } from '../ports.ts';

const urls = z.strictObject({ queue: z.url().nullable(), deadLetters: z.url() });

/** `ATTESTA_COUNTED_QUEUES`: URLs by queue; null where nothing waits. */
export const countedQueuesSchema = z.strictObject(Object.fromEntries(countedQueues.map((name) => [name, urls])) as CountedShape);
type CountedShape = Readonly<Record<(typeof countedQueues)[number], typeof urls>>;

const [visible, hidden, delayed] = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** How old the oldest message is SQS does not say (CloudWatch does: the alarms `…-waiting` look there). @param counted as the environment has it */
export function sqsDepths(sqs: SQSClient, counted: string): QueueDepths {
  const queues = countedQueuesSchema.parse(JSON.parse(counted));
  const attributesOf = async (QueueUrl: string) => {
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [visible, hidden, delayed] }));
    const number = (name: typeof visible | typeof hidden | typeof delayed) => Number(Attributes[name] ?? 0);
    return { waiting: number(visible) + number(delayed), underWay: number(hidden) };
  };
  return {
    count: () =>
      Promise.all(
        countedQueues.map(async (queue) => {
          const { queue: url, deadLetters } = queues[queue];
          const [own, dead] = await Promise.all([
            url === null ? { waiting: 0, underWay: 0 } : attributesOf(url),
            attributesOf(deadLetters),
          ]);
          return { queue, ...own, dead: dead.waiting + dead.underWay };
        }),
      ),
  };
}
