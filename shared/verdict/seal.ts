import type { AttestaRecord } from '../model/record.ts';
import type { Hasher } from '../ports.ts';
import { sha256Of } from '../sha256-of.ts';
import { canonicalJson } from './canonical.ts';

/** sha256, in hex, of a value's canonical JSON. */
export function hashOf(value: unknown, sha256: Hasher): string {
  return sha256Of(canonicalJson(value), sha256);
}

/** Closes a record: `hash` = sha256 of its canonical JSON without `hash`; `prevHash` inside ties it to the one before (DESIGN §4, Record). */
export function seal(open: Omit<AttestaRecord, 'hash'>, sha256: Hasher): AttestaRecord {
  return { ...open, hash: hashOf(open, sha256) };
}

/** Does the seal fit what the record says? */
export function isSealIntact(record: AttestaRecord, sha256: Hasher): boolean {
  const { hash, ...open } = record;
  return hash === hashOf(open, sha256);
}

/** First position at which a project's records, in their order, do not form one chain; null when they do. */
export function brokenLink(records: readonly AttestaRecord[], sha256: Hasher): number | null {
  const broken = records.findIndex((record, index) => {
    const previous = records[index - 1];
    return record.sequence !== index + 1 || record.prevHash !== (previous?.hash ?? null) || !isSealIntact(record, sha256);
  });
  return broken === -1 ? null : broken;
}
