import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';

export interface QueueDefinition {
  readonly name: string;
  /** How long a received message stays hidden: a handler that takes longer sees it delivered a second time, as with SQS. */
  readonly visibilitySeconds: number;
  /** After so many failed receives a message is dead. */
  readonly maxReceive: number;
  /** Most messages of one call. */
  readonly batch: number;
  /** Most calls at once. */
  readonly concurrency: number;
}

/** Which S3 events reach which queue: EventBridge's rules. An event that meets none is dropped, as there. */
export interface EventRule {
  readonly queue: string;
  readonly keyPrefix: string;
  /** Any bucket when absent. */
  readonly bucket?: string;
}

/** Lambda's shape. What is thrown fails the whole batch; `batchItemFailures` fails those alone. */
// biome-ignore lint/suspicious/noConfusingVoidType: it is what @types/aws-lambda's SQSHandler returns
export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse | void>;

export interface QueueDepth {
  readonly visible: number;
  readonly inFlight: number;
  /** Sent with a delay, or failed and waiting for its next turn. */
  readonly delayed: number;
  readonly dead: number;
}

export interface DeadLetter {
  readonly messageId: string;
  readonly body: string;
  readonly receives: number;
  /** RFC 3339 UTC, of the queues' clock. */
  readonly sentAt: string;
}

/** One timer of the machine, so that tests need not wait. */
export interface QueueTimer {
  /** @returns cancels it */
  after(milliseconds: number, run: () => void): () => void;
}
