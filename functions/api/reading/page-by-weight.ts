import { Buffer } from 'node:buffer';

/**
 * What a page's entries may weigh together, in Lambda's payload of 6 MB (sendable.ts): the rest of an answer, and one entry more than
 * expected, fit beside them, also for whoever takes nothing compressed.
 */
export const heaviestPage = 3_500_000;

/** Quotes and backslashes are escaped once more where the answer is a text in JSON. */
export const weightOf = (entry: unknown): number => Buffer.byteLength(JSON.stringify(JSON.stringify(entry)));

/**
 * The entries of one page, from a place in an unchanging list, each told only where it may be shown: no more than asked for, and no more than
 * one answer can carry; one at least, whatever it weighs, so that there is always a way on. `next`: the place of the next page; null: none.
 */
export function pageByWeight<T, A>(
  entries: readonly T[],
  { from, limit, heaviest = heaviestPage }: { readonly from: number; readonly limit: number; readonly heaviest?: number },
  tell: (entry: T) => A,
): { readonly shown: A[]; readonly next: number | null } {
  const shown: A[] = [];
  let weight = 0;
  for (const entry of entries.slice(from, from + limit)) {
    const told = tell(entry);
    weight += weightOf(told);
    if (weight > heaviest && shown.length > 0) break;
    shown.push(told);
  }
  const end = from + shown.length;
  return { shown, next: end < entries.length ? end : null };
}
