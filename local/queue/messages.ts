import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction, prepareOnce } from '../machine/open-database.ts';
import type { DeadLetter, QueueDefinition, QueueDepth } from './queue-definition.ts';

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly receipt: string;
  readonly sentAt: number;
  readonly firstReceivedAt: number;
  readonly receives: number;
}

/** The messages of all queues as rows; nothing here waits or calls anybody. Times are ms. */
export interface Messages {
  insert(queue: string, body: string, now: number, delayMs: number): string;
  receive(queue: QueueDefinition, now: number): Message[];
  /** Has no effect when the visibility has timed out and somebody else holds the message: a stale receipt, as with SQS. */
  acknowledge(messages: readonly Message[]): void;
  fail(messages: readonly Message[], queue: QueueDefinition, now: number, delayMs: (receives: number) => number): void;
  depth(queue: string, now: number): QueueDepth;
  dead(queue: string): DeadLetter[];
  redrive(queue: string, now: number): number;
  /** Neither visible nor in flight nor delayed, on any queue. */
  allDone(): boolean;
  /** When the next message of the queue becomes visible, or null. */
  nextVisibleAt(queue: string): number | null;
  releaseInFlight(now: number): void;
}

/** A message that was being worked on at so many deaths of the process is taken to be what kills it. */
export const mostInterruptions = 100;

export function openMessages(database: DatabaseSync): Messages {
  const sql = prepareOnce(database);
  const number = (text: string, ...values: (string | number)[]) => (sql(text).get(...values) as { n: number | null }).n;
  return {
    insert(queue, body, now, delayMs) {
      const id = randomUUID();
      sql('INSERT INTO queue_message VALUES(NULL,?,?,?,?,?,NULL,0,0,NULL,0)').run(id, queue, body, now, now + Math.round(delayMs));
      return id;
    },
    receive(queue, now) {
      return inTransaction(database, () => {
        // their visibility timed out at the last receive they had: the handler never came back
        sql('UPDATE queue_message SET dead = 1, receipt = NULL WHERE queue = ? AND dead = 0 AND visible_at <= ? AND receives >= ?').run(
          queue.name,
          now,
          queue.maxReceive,
        );
        return chooseNext(sql, queue, now).map((position) => take(sql, position, queue, now));
      });
    },
    acknowledge(messages) {
      if (messages.length === 0) return;
      inTransaction(database, () => {
        for (const { id, receipt } of messages) sql('DELETE FROM queue_message WHERE id = ? AND receipt = ?').run(id, receipt);
      });
    },
    fail(messages, queue, now, delayMs) {
      if (messages.length === 0) return;
      inTransaction(database, () => {
        for (const { id, receipt, receives } of messages) {
          sql('UPDATE queue_message SET receipt = NULL, visible_at = ?, dead = ? WHERE id = ? AND receipt = ?').run(
            now + Math.round(delayMs(receives)),
            receives >= queue.maxReceive ? 1 : 0,
            id,
            receipt,
          );
        }
      });
    },
    depth(queue, now) {
      const row = sql(`SELECT
        count(*) FILTER (WHERE dead = 0 AND visible_at <= ?) AS visible, count(*) FILTER (WHERE dead = 1) AS dead,
        count(*) FILTER (WHERE dead = 0 AND visible_at > ? AND receipt IS NOT NULL) AS inFlight,
        count(*) FILTER (WHERE dead = 0 AND visible_at > ? AND receipt IS NULL) AS delayed
        FROM queue_message WHERE queue = ?`).get(now, now, now, queue);
      return { ...(row as unknown as QueueDepth) };
    },
    dead(queue) {
      const rows = sql('SELECT id, body, receives, sent_at FROM queue_message WHERE queue = ? AND dead = 1 ORDER BY position').all(queue);
      return (rows as { id: string; body: string; receives: number; sent_at: number }[]).map((row) => ({
        messageId: row.id,
        body: row.body,
        receives: row.receives,
        sentAt: new Date(row.sent_at).toISOString(),
      }));
    },
    redrive(queue, now) {
      const moved = sql('UPDATE queue_message SET dead = 0, receives = 0, interruptions = 0, visible_at = ? WHERE queue = ? AND dead = 1');
      return Number(moved.run(now, queue).changes);
    },
    allDone: () => number('SELECT EXISTS(SELECT 1 FROM queue_message WHERE dead = 0) AS n') === 0,
    nextVisibleAt: (queue) => number('SELECT min(visible_at) AS n FROM queue_message WHERE queue = ? AND dead = 0', queue),
    releaseInFlight(now) {
      // the process died, not the handler: the receive is given back, so that kills alone never make a message dead
      sql(`UPDATE queue_message SET receipt = NULL, visible_at = ?, receives = receives - 1, interruptions = interruptions + 1,
        dead = interruptions + 1 >= ? WHERE receipt IS NOT NULL`).run(now, mostInterruptions);
    },
  };
}

type Sql = ReturnType<typeof prepareOnce>;

/**
 * The oldest visible message, with others that were never received. One that failed before travels alone: where a handler fails the
 * whole batch, the same innocents would otherwise go down with it each time.
 */
function chooseNext(sql: Sql, queue: QueueDefinition, now: number): number[] {
  const visible = 'queue = ? AND dead = 0 AND visible_at <= ?';
  const oldest = sql(
    `SELECT position, receives + interruptions AS earlier FROM queue_message WHERE ${visible} ORDER BY visible_at, position LIMIT 1`,
  );
  const first = oldest.get(queue.name, now) as { position: number; earlier: number } | undefined;
  if (!first) return [];
  if (first.earlier > 0) return [first.position];
  const fresh = sql(
    `SELECT position FROM queue_message WHERE ${visible} AND receives = 0 AND interruptions = 0 ORDER BY visible_at, position LIMIT ?`,
  );
  return (fresh.all(queue.name, now, queue.batch) as { position: number }[]).map((row) => row.position);
}

function take(sql: Sql, position: number, queue: QueueDefinition, now: number): Message {
  const row = sql(`UPDATE queue_message SET receives = receives + 1, receipt = ?, visible_at = ?,
    first_received_at = coalesce(first_received_at, ?) WHERE position = ? RETURNING *`).get(
    randomUUID(),
    now + Math.round(queue.visibilitySeconds * 1000),
    now,
    position,
  ) as Record<string, string | number>;
  return {
    id: row.id as string,
    body: row.body as string,
    receipt: row.receipt as string,
    sentAt: row.sent_at as number,
    firstReceivedAt: row.first_received_at as number,
    receives: row.receives as number,
  };
}
