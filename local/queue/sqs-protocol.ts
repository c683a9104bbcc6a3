import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Queues } from './open-queues.ts';

/** Account and region that the laptop's queues say they are of. */
const region = 'eu-south-1';
const account = '000000000000';
const deadLetters = '-dlq';

/** An error of SQS's own, by its name in the API reference. */
class SqsError extends Error {
  override readonly name = 'SqsError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const queueUrlSchema = z.object({ QueueUrl: z.string() });
const messageSchema = z.object({ MessageBody: z.string(), DelaySeconds: z.number().optional() });
const batchSchema = queueUrlSchema.extend({
  Entries: z
    .array(messageSchema.extend({ Id: z.string() }))
    .min(1)
    .max(10),
});
const moveSchema = z.object({ SourceArn: z.string(), DestinationArn: z.string().optional() });

interface Moved {
  readonly handle: string;
  readonly source: string;
  readonly count: number;
  readonly startedAt: number;
}

/** Answers one call of the AWS JSON protocol. `operation`: what `X-Amz-Target` names. */
export type AnswerSqs = (operation: string, input: unknown, base: string) => unknown;

export interface SqsProtocolOptions {
  readonly queues: Queues;
  /** Names of the queues; each has its dead-letter queue `{name}-dlq`. */
  readonly names: readonly string[];
  /** Seconds that a message of a queue waits where the sender says nothing: the queue's own delay. */
  readonly delayOf: (name: string) => number;
  readonly clock: () => number;
}

/**
 * The few operations of SQS that the operator's commands use, over the laptop's own queues, so that those commands are the same here and on
 * AWS: send, count, find a queue, move dead letters back. Receiving is not among them: the stack itself is the consumer.
 */
export function sqsProtocol({ queues, names, delayOf, clock }: SqsProtocolOptions): AnswerSqs {
  const moves: Moved[] = [];
  const known = (name: string): { readonly queue: string; readonly dead: boolean } => {
    const dead = name.endsWith(deadLetters);
    const queue = dead ? name.slice(0, -deadLetters.length) : name;
    if (!names.includes(queue)) throw new SqsError('QueueDoesNotExist', `There is no queue named ${name}.`);
    return { queue, dead };
  };
  const byUrl = (input: unknown) => known(queueUrlSchema.parse(input).QueueUrl.split('/').at(-1) ?? '');
  const byArn = (arn: string) => known(arn.split(':').at(-1) ?? '');
  const send = (queue: string, { MessageBody, DelaySeconds }: z.infer<typeof messageSchema>) => ({
    MessageId: queues.send(queue, MessageBody, DelaySeconds ?? delayOf(queue)),
    MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
  });

  const operations: Readonly<Record<string, (input: unknown, base: string) => unknown>> = {
    GetQueueUrl: (input, base) => {
      const { QueueName } = z.object({ QueueName: z.string() }).parse(input);
      known(QueueName);
      return { QueueUrl: `${base}/${account}/${QueueName}` };
    },
    GetQueueAttributes: (input) => {
      const { queue, dead } = byUrl(input);
      const depth = queues.depth(queue);
      const [visible, inFlight, delayed] = dead ? [depth.dead, 0, 0] : [depth.visible, depth.inFlight, depth.delayed];
      return {
        Attributes: {
          QueueArn: arnOf(dead ? `${queue}${deadLetters}` : queue),
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(inFlight),
          ApproximateNumberOfMessagesDelayed: String(delayed),
        },
      };
    },
    SendMessage: (input) => send(byUrl(input).queue, messageSchema.parse(input)),
    SendMessageBatch: (input) => {
      const { queue } = byUrl(input);
      return { Successful: batchSchema.parse(input).Entries.map((entry) => ({ Id: entry.Id, ...send(queue, entry) })), Failed: [] };
    },
    StartMessageMoveTask: (input) => {
      const { SourceArn: source } = moveSchema.parse(input);
      const { queue, dead } = byArn(source);
      if (!dead) throw new SqsError('UnsupportedOperation', 'Source queue must be configured as a Dead Letter Queue.');
      const move = { handle: `${moves.length + 1}`, source, count: queues.redrive(queue), startedAt: clock() };
      moves.push(move);
      return { TaskHandle: move.handle };
    },
    ListMessageMoveTasks: (input) => {
      const { SourceArn } = moveSchema.parse(input);
      const own = moves.filter(({ source }) => source === SourceArn).reverse();
      return { Results: own.slice(0, 1).map(taskOf) };
    },
  };
  return (operation, input, base) => {
    const answer = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (!answer) throw new SqsError('UnsupportedOperation', `${operation} is not an operation of the laptop’s queues.`);
    return answer(input, base);
  };
}

const arnOf = (name: string): string => `arn:aws:sqs:${region}:${account}:${name}`;

const taskOf = ({ handle, source, count, startedAt }: Moved) => ({
  TaskHandle: handle,
  Status: 'COMPLETED',
  SourceArn: source,
  ApproximateNumberOfMessagesMoved: count,
  ApproximateNumberOfMessagesToMove: count,
  StartedTimestamp: startedAt,
});

/** What the protocol says of an error: its type, and whose fault it is. */
export function errorOf(error: unknown): { readonly status: number; readonly body: { readonly __type: string; readonly message: string } } {
  if (error instanceof SqsError) return { status: 400, body: { __type: `com.amazonaws.sqs#${error.code}`, message: error.message } };
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    return { status: 400, body: { __type: 'com.amazonaws.sqs#InvalidParameterValue', message: error.message } };
  }
  return { status: 500, body: { __type: 'com.amazonaws.sqs#InternalFailure', message: String(error) } };
}
