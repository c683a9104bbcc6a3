import { Buffer } from 'node:buffer';

/**
 * What a page's entries may weigh together, in Lambda's payload of 6 MB (sendable.ts): the rest of an answer, and one entry more than
 * expected, fit beside them, also for whoever takes nothing compressed.
 */
export const heaviestPage = 3_500_000;

/** Quotes and backslashes are escaped once more where the answer is a text in JSON. */
export const weightOf = (entry: unknown): number => Buffer.byteLength(JSON.stringify(JSON.stringify(entry)));

/**
 * The entries of one page, from a place in an unchanging list: no more than asked for, and no more than one answer can carry; one at least,
 * whatever it weighs, so that there is always a way on. `next`: the place of the next page; null: there is none.
 */
export function pageByWeight<T>(
  entries: readonly T[],
  from: number,
  limit: number,
  heaviest: number = heaviestPage,
): { readonly shown: readonly T[]; readonly next: number | null } {
  let [end, weight] = [from, 0];
  while (end < entries.length && end < from + limit) {
    weight += weightOf(entries[end]);
    if (weight > heaviest && end > from) break;
    end += 1;
  }
  return { shown: entries.slice(from, end), next: end < entries.length ? end : null };
}
