import type { DatabaseSync } from 'node:sqlite';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, vi } from 'vitest';
import { openDatabase } from '../../local/machine/open-database.ts';
import { openQueues, type Queues } from '../../local/queue/open-queues.ts';
import type { QueueDefinition } from '../../local/queue/queue-definition.ts';
import { virtualTime } from './virtual-time.ts';

export const work: QueueDefinition = { name: 'work', visibilitySeconds: 30, maxReceive: 3, batch: 10, concurrency: 2 };
export const quiet = { visible: 0, inFlight: 0, delayed: 0, dead: 0 };
export const bodies = (event: SQSEvent) => event.Records.map((record) => record.body);

/** A queue `work` on a new database and in virtual time, for each test anew. */
export function queueRig() {
  const rig = {
    database: undefined as unknown as DatabaseSync,
    time: undefined as unknown as ReturnType<typeof virtualTime>,
    /** Opens the queues as a process that starts would. */
    open: (over: Partial<QueueDefinition> = {}, more: readonly QueueDefinition[] = []): Queues =>
      openQueues(rig.database, { definitions: [{ ...work, ...over }, ...more], rules: [], clock: rig.time.clock, timer: rig.time.timer }),
    /** A handler that notes what it gets and fails the bodies that begin with "bad", one by one. */
    recorder() {
      const calls: { bodies: string[]; receives: string[]; at: number }[] = [];
      const handler = async (event: SQSEvent) => {
        calls.push({
          bodies: bodies(event),
          receives: event.Records.map((one) => one.attributes.ApproximateReceiveCount),
          at: rig.time.clock(),
        });
        return {
          batchItemFailures: event.Records.filter((one) => one.body.startsWith('bad')).map((one) => ({ itemIdentifier: one.messageId })),
        };
      };
      return { calls, handler };
    },
    /** A handler whose calls end when the test says so. */
    gate() {
      const running: { bodies: string[]; end: () => void }[] = [];
      const handler = (event: SQSEvent) => new Promise<void>((resolve) => running.push({ bodies: bodies(event), end: resolve }));
      return { running, handler };
    },
  };
  beforeEach(() => {
    rig.database = openDatabase(':memory:');
    rig.time = virtualTime();
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => {
    rig.database.close();
    vi.restoreAllMocks();
  });
  return rig;
}
