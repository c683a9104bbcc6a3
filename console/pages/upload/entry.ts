import type { Checked, CheckedText, Failure, Progress } from '../../precheck/protocol.ts';
import type { Placement } from './placement.ts';

/** One file that a person chose, from the choice to its receipt. */
export interface Entry {
  readonly id: number;
  readonly file: File;
  /** Its path inside what was chosen. */
  readonly from: string;
  readonly place: Placement;
  readonly check: Check;
  readonly sending: Sending;
  /** To be sent with the others: the person's choice, and no promise that it can be. */
  readonly wanted: boolean;
}

export type Check =
  | { readonly is: 'none' }
  | { readonly is: 'waiting' }
  | { readonly is: 'reading'; readonly progress: Progress }
  | { readonly is: 'read'; readonly checked: Checked }
  | { readonly is: 'read-text'; readonly checked: CheckedText }
  | { readonly is: 'failed'; readonly why: Failure };

export type Sending =
  | { readonly is: 'none' }
  | { readonly is: 'queued' }
  | { readonly is: 'under-way'; readonly sent: number }
  | { readonly is: 'received'; readonly receipt: Receipt }
  | { readonly is: 'failed'; readonly why: NotSent; readonly detail: string };

/** What one has in hand of a file that has arrived. */
export interface Receipt {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** S3's own name of what it keeps; null: the store did not let the page see it. */
  readonly versionId: string | null;
  /** These very bytes stood there before, and nothing was sent. */
  readonly wasThere: boolean;
}

/** `signed-out`: the session ended; `gone`: the file cannot be read any more; `refused`: by the API or the store, which say why. */
export type NotSent = 'connection' | 'signed-out' | 'gone' | 'refused' | 'cancelled';

/** Of the bytes that were checked; null: not known yet. */
export function sha256Of({ check }: Pick<Entry, 'check'>): string | null {
  return check.is === 'read' || check.is === 'read-text' ? check.checked.sha256 : null;
}

/** Can it go? It has a place, was read to its end, and is wanted. */
export const isReady = ({ place, check, sending, wanted }: Entry): boolean =>
  wanted &&
  place.is === 'placed' &&
  (check.is === 'read' || check.is === 'read-text') &&
  (sending.is === 'none' || sending.is === 'failed');

/** Is it being checked, or waits for it? */
export const isUnchecked = ({ check }: Entry): boolean => check.is === 'waiting' || check.is === 'reading';
export const isGoing = ({ sending }: Entry): boolean => sending.is === 'queued' || sending.is === 'under-way';
