import type { ProjectKey } from '../shared/model/keys.ts';
import type { ByteSource, Means } from '../shared/ports.ts';
import type { Arrival, AssessmentRequest } from './messages.ts';

/**
 * What the handlers need of the outside world. On AWS: S3, DynamoDB, SQS (adapters/); on the laptop the same S3 and DynamoDB
 * adapters over other endpoints, and its own queue. Everything that rejects here is our fault: retried, then the dead-letter queue.
 */
export interface Ports {
  readonly evidence: EvidenceStore;
  readonly uploads: UploadStore;
  readonly downloads: DownloadStore;
  readonly records: RecordsTable;
  readonly queue: Queue;
  readonly means: Means;
}

/** One version of one uploaded object. Always read by its version, so that every pass gives the same bytes. */
export interface ReceivedObject extends ByteSource {
  readonly versionId: string;
  /** S3's own time of this version, RFC 3339 UTC in whole seconds (fixed width: text order is time order). */
  readonly lastModified: string;
  /**
   * What S3 computed of the whole object when it was stored, 64 hexadecimal digits: what is read is held to it. null: S3 has no such sum, and
   * the store itself checks what it streams by the one that there is.
   */
  readonly sha256: string | null;
}

/** One version of one object, as the bucket lists it. */
export interface StoredVersion {
  readonly key: string;
  readonly versionId: string;
  /** RFC 3339 UTC in whole seconds. */
  readonly lastModified: string;
  readonly isLatest: boolean;
  readonly size: number;
}

export interface EvidenceStore {
  /** Rejects when the version does not exist. */
  open(key: string, versionId: string): Promise<ReceivedObject>;
  /** Text of an immutable object of ours (digest, record); null when there is none. Rejects with `TooMuchToRead` over `atMost` bytes. */
  read(key: string, atMost?: number): Promise<string | null>;
  /** Writes an immutable JSON object, a text or its UTF-8, unless it is there already: its key names its content, so "already there" is success. */
  putOnce(key: string, json: string | Uint8Array): Promise<void>;
  /** Versions of every object below a prefix, by key, of one key the newest first; delete markers are not told. */
  versions(prefix: string): AsyncIterable<StoredVersion>;
}

/** One file that somebody asks to put: what is signed of it. */
export interface WantedPut {
  readonly key: string;
  readonly bytes: number;
  /** Of the whole file, 64 hexadecimal digits. */
  readonly sha256: string;
  /** User id of who asked: it stays with the object. */
  readonly who: string;
  /** For how long the signature holds. */
  readonly seconds: number;
}

/** `headers`: to be sent as they are, beside the length, which every client sends by itself. `until`: RFC 3339 UTC. */
export interface SignedPut {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly until: string;
}

/** What the API puts below `uploads/` in somebody's name, or lets somebody put: nobody else of ours writes there. */
export interface UploadStore {
  /** Lets whoever holds the answer put exactly that file; S3 itself holds the body to the length and the sum. */
  sign(wanted: WantedPut): Promise<SignedPut>;
  /**
   * Puts a text in place of one version of its key. `over`: that version; null: there is none. Null when the key holds another one by now.
   * @returns the id of the version that was put
   */
  replace(key: string, text: string, who: string, over: string | null): Promise<string | null>;
}

/** One version of one file that somebody asks to have, and what it is to be called on their disk. */
export interface WantedGet {
  readonly key: string;
  readonly versionId: string;
  readonly filename: string;
  readonly seconds: number;
}

/** How what was uploaded is handed over to people: never through a function. Rejects where the version does not exist. */
export interface DownloadStore {
  /** User id of who put it through the API; null: it came by another way (whose principal the trail of AWS tells). */
  whoPut(key: string, versionId: string): Promise<string | null>;
  /** `until`: RFC 3339 UTC. */
  sign(wanted: WantedGet): Promise<{ readonly url: string; readonly until: string }>;
}

export interface ItemKey {
  readonly PK: string;
  readonly SK: string;
}
export type Item = ItemKey & Readonly<Record<string, unknown>>;

/**
 * When a put may happen. `always`: whatever is stored; the last one stays. `absent`: no item with this key. `stored`: absent, or the stored item's attribute compares so with the
 * attribute of the item being put ("stored <= new"). One item at a time, so that any DynamoDB engine suffices (DESIGN §6).
 */
export type PutGuard =
  | { readonly when: 'always' }
  | { readonly when: 'absent' }
  | { readonly when: 'stored'; readonly attribute: string; readonly is: '<' | '<=' | '>' };

/** Which part of an index's partition: between two sort keys (inclusive), so many items at most, from where the page before ended. */
export interface IndexRange {
  readonly from?: string;
  readonly upTo?: string;
  readonly limit?: number;
  readonly after?: string | null;
}

/** `next`: where the next page begins, for `after`; null when there is none. */
export interface IndexPage {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

export interface RecordsTable {
  /** Consistent read. The item as stored: parse it (items.ts). */
  get(key: ItemKey): Promise<unknown>;
  /** Consistent query of one partition, by sort key; all pages; the empty prefix: every item. `last`: only the greatest sort key; `first`: so many of the least, or fewer, in one request. */
  query(partition: string, prefix: string, take?: 'all' | 'last' | { readonly first: number }): Promise<readonly unknown[]>;
  /** One page of one partition of an index, by its sort key. Eventually consistent on AWS. Rejects with `UnknownCursor`. */
  queryIndex(index: string, partition: string, range?: IndexRange): Promise<IndexPage>;
  /** False when the guard forbade it; says nothing about what is stored (DESIGN §6: no reliance on it). */
  put(item: Item, guard: PutGuard): Promise<boolean>;
}

export interface Queue {
  /** Delivered after the queue's own delay, so that pieces that arrive together are judged together. */
  sendAssessment(request: AssessmentRequest): Promise<void>;
  /** Asks for uploads to be read again, because the mapping in force for them changed. */
  sendUploads(arrivals: readonly Arrival[]): Promise<void>;
}

/** The queues by what lies in them. `sweeps` has dead letters alone: nothing waits to be swept. */
export const countedQueues = ['uploads', 'assessments', 'sweeps'] as const;

/** Numbers of messages, which SQS itself calls approximate: right once nobody has sent or received for a minute. */
export interface QueueDepth {
  readonly queue: (typeof countedQueues)[number];
  /** To be handled, now or once their delay is over. */
  readonly waiting: number;
  /** Handed to somebody who has not finished with them. */
  readonly underWay: number;
  /** Stopped by a fault of ours. */
  readonly dead: number;
}

/** What only whoever operates the system is told. */
export interface QueueDepths {
  count(): Promise<readonly QueueDepth[]>;
}

export type { Arrival, AssessmentRequest, ProjectKey };
