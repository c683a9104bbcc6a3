import type { DatabaseSync } from 'node:sqlite';
import type { Blobs } from './store/blobs.ts';
import type { ObjectRows } from './store/object-rows.ts';

/** What every operation works on. */
export interface S3Store {
  readonly database: DatabaseSync;
  readonly rows: ObjectRows;
  readonly blobs: Blobs;
  /** Object time in ms, cut to whole seconds: S3 keeps no finer one, and the order of ties is the sequencer's. */
  objectTime(): number;
  /** Tells the listeners that the outbox has something. */
  announce(): void;
}
