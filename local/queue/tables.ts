import type { DatabaseSync } from 'node:sqlite';

/**
 * One table for all queues. A message is delayed or visible (no receipt), in flight (a receipt, `visible_at` = when its visibility
 * times out) or dead. All times are ms of the queues' clock.
 */
export function createQueueTables(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS queue_message(
      position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, queue TEXT NOT NULL, body TEXT NOT NULL,
      sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL, first_received_at INTEGER, receives INTEGER NOT NULL,
      interruptions INTEGER NOT NULL, receipt TEXT, dead INTEGER NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS queue_message_next ON queue_message(queue, dead, visible_at, position);`);
}
