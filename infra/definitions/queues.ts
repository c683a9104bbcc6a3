/** A standard queue with its dead-letter queue `{name}-dlq`. Times in seconds. */
export interface QueueDefinition {
  readonly name: string;
  /** Six times the function's timeout, as AWS asks of a queue that feeds a Lambda. */
  readonly visibilityTimeout: number;
  /** Receives before a message moves to the dead-letter queue: our faults end there, bad input never does. */
  readonly maxReceiveCount: number;
  /** Delivery delay of every message. */
  readonly delay: number;
  /** Messages handed to one invocation at most. */
  readonly batchSize: number;
  /** Invocations at once at most on AWS: one entity's thousand files must not take every concurrent execution of the account. */
  readonly maxConcurrency: number;
}

/**
 * Seconds before a message that a fault of ours stopped comes back, by how many attempts have failed: soon, where the fault was passing, then
 * later and later, so that a service that is down for half an hour does not fill the dead letters. After the last attempt it goes there at
 * once. What ended a function as a whole (time, memory) comes back after the visibility timeout. On AWS; the laptop's queue has a pace of its own.
 */
export const retryPause = (failed: number): number => [60, 300, 900, 1800][failed - 1] ?? 0;

export const queueDefinitions = {
  /** S3's "Object Created" events, and our own requests to read an upload again. One at a time: a file may be gigabytes. */
  uploads: { name: 'attesta-uploads', visibilityTimeout: 1800, maxReceiveCount: 5, delay: 0, batchSize: 1, maxConcurrency: 20 },
  /**
   * Projects to judge. One at a time: who runs out of time or memory would take its neighbours of the batch along, five times and into the
   * dead letters. The delay lets the pieces of one upload session arrive together (DESIGN §1).
   */
  assessments: { name: 'attesta-assessments', visibilityTimeout: 1800, maxReceiveCount: 5, delay: 10, batchSize: 1, maxConcurrency: 10 },
} as const satisfies Record<string, QueueDefinition>;
