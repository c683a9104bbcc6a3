import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type Measure, measure, type Telemetry } from './adapters/telemetry.ts';
import { faultLine } from './fault-line.ts';

export type SqsHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** Fields of a line of the log: ids, numbers and words from closed lists. Never a name of a file, never a word of what is in it. */
export type LogFields = Readonly<Record<string, string | number | null | readonly string[]>>;

/** What a message came to: the line that says so, and what is counted. */
export interface Told {
  readonly message: string;
  readonly fields: LogFields;
  readonly measures: readonly Measure[];
}

/** A queue's work on one message. What is wrong with the message itself, or with us, is thrown. */
export interface Consumer<Message> {
  readonly read: (body: string) => Message;
  /** Which message it is: told in every line about it, that of a fault included. */
  readonly ids: (message: Message) => LogFields;
  /** `again`: the message was received before, and that attempt did not end well. */
  readonly work: (message: Message, again: boolean) => Promise<Told>;
}

/** Says when a message that failed comes back. @param failed how many attempts have failed, this one included */
export type ComeBack = (receiptHandle: string, failed: number) => Promise<void>;

/** After the visibility timeout, or whenever the queue thinks. */
const atTheQueuesPace: ComeBack = async () => {};

/**
 * Middy would answer a moment before the time is up while the work goes on, frozen and thawed inside the next invocation. Lambda itself
 * ends the process: the work is as dead as it looks, its messages come again, and that attempt shows the fault.
 */
const runsOut = 0;

/**
 * The Lambda shell of a queue's consumer: one line of log for each message, metrics, and a partial answer that names only the messages that
 * failed. A message that throws is our fault; its neighbours are none the wiser.
 */
export function sqsHandler<Message>(telemetry: Telemetry, consumer: Consumer<Message>, comeBack: ComeBack = atTheQueuesPace): SqsHandler {
  const { logger, metrics } = telemetry;
  const each = async ({ messageId, receiptHandle, body, attributes }: SQSRecord): Promise<void> => {
    const attempt = Number(attributes.ApproximateReceiveCount);
    let ids: LogFields = { messageId, attempt };
    try {
      const message = consumer.read(body);
      ids = { ...ids, ...consumer.ids(message) };
      const told = await consumer.work(message, attempt > 1);
      logger.info(told.message, { ...ids, ...told.fields });
      for (const one of [{ name: 'handled', value: 1 } as const, ...told.measures]) measure(telemetry, one);
    } catch (error) {
      logger.error('our fault; the message will be retried', { ...ids, error: faultLine(error) });
      measure(telemetry, { name: 'faults', value: 1 });
      await comeBack(receiptHandle, attempt).catch((refused: unknown) => {
        logger.warn('the message will come back when the queue thinks', { ...ids, error: faultLine(refused) });
      });
      throw error;
    }
  };
  const handler = middy<SQSEvent, SQSBatchResponse>({ timeoutEarlyInMillis: runsOut })
    // Whatever Powertools' own variables say: an event holds the names of files.
    .use(injectLambdaContext(logger, { logEvent: false }))
    .use(logMetrics(metrics))
    .handler((event, context) =>
      // A processor keeps the state of its batch: one for each invocation, since the laptop runs several at once.
      processPartialResponse(event, each, new BatchProcessor(EventType.SQS, { logger }), {
        context,
        processInParallel: false,
        throwOnFullBatchFailure: false,
      }),
    );
  return (event, context) => handler(event, context) as Promise<SQSBatchResponse>;
}
