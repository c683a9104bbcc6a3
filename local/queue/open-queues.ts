import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../machine/open-database.ts';
import { createOutbox, outboxIsEmpty, takeFromOutbox } from '../s3/outbox.ts';
import { type Consumer, startConsumer } from './consumer.ts';
import { eventBridgeEnvelope } from './lambda-event.ts';
import { openMessages } from './messages.ts';
import type { DeadLetter, EventRule, QueueDefinition, QueueDepth, QueueHandler, QueueTimer } from './queue-definition.ts';
import { createQueueTables } from './tables.ts';

export interface QueuesOptions {
  readonly definitions: readonly QueueDefinition[];
  /** ms. Delays and visibility are measured with it, so it must run: the real clock, even where the stack shows a demo instant. */
  readonly clock: () => number;
  /** Default: keys below `uploads/`, of any bucket, reach the queue `uploads`. */
  readonly rules?: readonly EventRule[];
  /** How long a failed message waits, after its n-th receive. Default 1, 2, 4, … s, at most 60 s. */
  readonly retryDelaySeconds?: (receives: number) => number;
  readonly timer?: QueueTimer;
}

export interface Queues {
  /** Durable when it returns. @returns the message id. @throws on an unknown queue, or a delay that is not 0 to 900 s */
  send(queue: string, body: string, delaySeconds?: number): string;
  /** Moves the waiting S3 events to their queues, in one transaction. @returns how many reached one */
  pumpOutbox(): number;
  /** Starts to call the handler; one handler a queue. */
  consume(queue: string, handler: QueueHandler): void;
  depth(queue: string): QueueDepth;
  /** Resolves when no event waits and nothing is visible, in flight or delayed on any queue. Dead letters do not count. */
  idle(): Promise<void>;
  deadLetters(queue: string): DeadLetter[];
  /** Gives the dead letters of a queue all their receives again. @returns how many */
  redrive(queue: string): number;
  /** Takes no more messages and waits for the running handlers. The database stays the caller's. */
  stop(): Promise<void>;
}

const uploadsRule: EventRule = { queue: 'uploads', keyPrefix: 'uploads/' };
export const realTimer: QueueTimer = {
  after(milliseconds, run) {
    const timeout = setTimeout(run, milliseconds);
    return () => clearTimeout(timeout);
  },
};

/**
 * Opens the durable queues (DESIGN §6): SQS's semantics on the SQLite file of the S3 endpoint. What was in flight is released and
 * the outbox of the last run is moved.
 */
export function openQueues(database: DatabaseSync, options: QueuesOptions): Queues {
  const { definitions, clock, rules = [uploadsRule], timer = realTimer } = options;
  const retryDelaySeconds = options.retryDelaySeconds ?? ((receives: number) => Math.min(60, 2 ** (receives - 1)));
  createQueueTables(database);
  createOutbox(database);
  const messages = openMessages(database);
  messages.releaseInFlight(clock());
  const consumers = new Map<string, Consumer>();
  let waiting: (() => void)[] = [];
  let stopped = false;

  const definitionOf = (queue: string): QueueDefinition => {
    const found = definitions.find((one) => one.name === queue);
    if (!found) throw new Error(`There is no queue named ${queue}`);
    return found;
  };
  for (const rule of rules) definitionOf(rule.queue);

  const tellIdle = () => {
    if (waiting.length === 0 || !messages.allDone() || !outboxIsEmpty(database)) return;
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  };
  const means = { messages, clock, timer, settled: tellIdle, retryDelayMs: (receives: number) => retryDelaySeconds(receives) * 1000 };
  const wakeAll = () => {
    for (const consumer of consumers.values()) consumer.wake();
  };
  const pumpOutbox = () => {
    // what waits now belongs to the next run
    if (stopped) return 0;
    const moved = inTransaction(database, () => moveEvents(database, rules, (queue, body) => messages.insert(queue, body, clock(), 0)));
    if (moved > 0) wakeAll();
    tellIdle();
    return moved;
  };

  // events of uploads that were acknowledged just before the process died
  pumpOutbox();

  return {
    pumpOutbox,
    send(queue, body, delaySeconds = 0) {
      definitionOf(queue);
      if (!(delaySeconds >= 0 && delaySeconds <= 900)) throw new Error(`A delay is from 0 to 900 seconds, not ${delaySeconds}`);
      const id = messages.insert(queue, body, clock(), delaySeconds * 1000);
      consumers.get(queue)?.wake();
      return id;
    },
    consume(queue, handler) {
      if (consumers.has(queue)) throw new Error(`The queue ${queue} already has a handler`);
      const consumer = startConsumer(definitionOf(queue), handler, means);
      consumers.set(queue, consumer);
      consumer.wake();
    },
    depth: (queue) => messages.depth(definitionOf(queue).name, clock()),
    idle() {
      return new Promise((resolve) => {
        waiting.push(resolve);
        pumpOutbox();
        wakeAll();
      });
    },
    deadLetters: (queue) => messages.dead(definitionOf(queue).name),
    redrive(queue) {
      const moved = messages.redrive(definitionOf(queue).name, clock());
      consumers.get(queue)?.wake();
      return moved;
    },
    async stop() {
      stopped = true;
      await Promise.all([...consumers.values()].map((consumer) => consumer.stop()));
    },
  };
}

function moveEvents(database: DatabaseSync, rules: readonly EventRule[], insert: (queue: string, body: string) => void): number {
  let moved = 0;
  for (const event of takeFromOutbox(database)) {
    const { bucket, object } = event.detail;
    for (const rule of rules) {
      if (!object.key.startsWith(rule.keyPrefix) || (rule.bucket ?? bucket.name) !== bucket.name) continue;
      insert(rule.queue, eventBridgeEnvelope(event));
      moved += 1;
    }
  }
  return moved;
}
