import type { SQSBatchResponse } from 'aws-lambda';
import { lambdaContext, sqsEvent } from './lambda-event.ts';
import type { Message, Messages } from './messages.ts';
import type { QueueDefinition, QueueHandler, QueueTimer } from './queue-definition.ts';

export interface Consumer {
  /** Looks for visible messages; call it whenever there may be some. */
  wake(): void;
  /** Takes nothing more, and resolves when the running calls have ended. */
  stop(): Promise<void>;
}

export interface ConsumerMeans {
  readonly messages: Messages;
  readonly clock: () => number;
  readonly timer: QueueTimer;
  readonly retryDelayMs: (receives: number) => number;
  /** Called after each call of the handler, when its outcome is stored. */
  readonly settled: () => void;
}

/** Keeps a timer from spinning when the clock stands still or runs behind the machine's. */
const shortestWaitMs = 20;
const longestWaitMs = 60_000;

/** Calls the handler with batches of the queue, as Lambda's poller does: at most `concurrency` calls, each with up to `batch` messages. */
export function startConsumer(queue: QueueDefinition, handler: QueueHandler, means: ConsumerMeans): Consumer {
  const { messages, clock, timer } = means;
  const running = new Set<Promise<void>>();
  let stopped = false;
  let cancelTimer = () => {};

  const invoke = async (batch: readonly Message[]) => {
    const failed = await failuresOf(handler, queue, batch, clock);
    messages.acknowledge(batch.filter((message) => !failed.has(message.id)));
    messages.fail(
      batch.filter((message) => failed.has(message.id)),
      queue,
      clock(),
      means.retryDelayMs,
    );
  };
  const start = (batch: readonly Message[]) => {
    // begun on a later turn: the handler may send, and that wakes consumers while this one is still counting its calls
    const call: Promise<void> = Promise.resolve()
      .then(() => invoke(batch))
      .finally(() => {
        running.delete(call);
        wake();
        means.settled();
      });
    running.add(call);
  };
  const wake = () => {
    cancelTimer();
    while (!stopped && running.size < queue.concurrency) {
      const batch = messages.receive(queue, clock());
      if (batch.length === 0) break;
      start(batch);
    }
    const next = stopped || running.size >= queue.concurrency ? null : messages.nextVisibleAt(queue.name);
    if (next !== null) cancelTimer = timer.after(Math.min(longestWaitMs, Math.max(shortestWaitMs, next - clock())), wake);
  };
  return {
    wake,
    async stop() {
      stopped = true;
      cancelTimer();
      await Promise.all(running);
    },
  };
}

/** The ids of the messages that failed (Lambda developer guide, "Reporting batch item failures"). */
async function failuresOf(
  handler: QueueHandler,
  queue: QueueDefinition,
  batch: readonly Message[],
  clock: () => number,
): Promise<Set<string>> {
  const all = new Set(batch.map((message) => message.id));
  try {
    const response = await handler(sqsEvent(queue.name, batch), lambdaContext(queue, clock));
    const failed = (response as SQSBatchResponse | undefined)?.batchItemFailures ?? [];
    // an id that is not of the batch means that the answer cannot be relied on: Lambda then takes the whole batch as failed
    return failed.every(({ itemIdentifier }) => all.has(itemIdentifier)) ? new Set(failed.map((one) => one.itemIdentifier)) : all;
  } catch (error) {
    console.error(`queue ${queue.name}: the handler failed`, error);
    return all;
  }
}
