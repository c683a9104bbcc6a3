/** Where a listing goes on: at a key, or right after it, or (among versions) after one version of it. */
export interface Bound {
  readonly key: string;
  readonly inclusive: boolean;
  /** Versions of `key` older than this sequence come next. */
  readonly beforeSeq?: number;
}

export type Entry<Row> = { readonly is: 'row'; readonly row: Row } | { readonly is: 'prefix'; readonly prefix: string };

export interface ListQuery {
  readonly prefix: string;
  readonly delimiter: string;
  readonly from: Bound | null;
  readonly max: number;
}

export interface Page<Row> {
  readonly entries: readonly Entry<Row>[];
  /** null when the listing is complete. */
  readonly next: Bound | null;
}

const batch = 1000;

/**
 * One page of a listing in UTF-8 byte order. Keys that share what comes before the first delimiter after the prefix are rolled up,
 * and skipped in one step: a folder of a million keys costs one look.
 * @param fetch rows from the bound on, in order, at most `limit`
 * @param after the bound behind a row
 */
export function listPage<Row extends { readonly key: string }>(
  query: ListQuery,
  fetch: (bound: Bound, limit: number) => readonly Row[],
  after: (row: Row) => Bound,
): Page<Row> {
  const entries: Entry<Row>[] = [];
  let bound: Bound = startOf(query);
  if (query.max === 0) return { entries, next: null };
  scan: for (;;) {
    const rows = fetch(bound, batch);
    for (const row of rows) {
      if (!row.key.startsWith(query.prefix)) return { entries, next: null };
      if (entries.length === query.max) return { entries, next: bound };
      const prefix = commonPrefix(row.key, query);
      if (prefix === null) {
        entries.push({ is: 'row', row });
        bound = after(row);
        continue;
      }
      entries.push({ is: 'prefix', prefix });
      const beyond = firstKeyBeyond(prefix);
      if (beyond === null) return { entries, next: null };
      bound = { key: beyond, inclusive: true };
      continue scan;
    }
    if (rows.length < batch) return { entries, next: null };
  }
}

function startOf({ prefix, from }: ListQuery): Bound {
  const first: Bound = { key: prefix, inclusive: true };
  return from && Buffer.compare(Buffer.from(from.key), Buffer.from(prefix)) >= 0 ? from : first;
}

function commonPrefix(key: string, { prefix, delimiter }: ListQuery): string | null {
  const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return at < 0 ? null : key.slice(0, at + delimiter.length);
}

/** The least text that is greater, byte by byte in UTF-8, than every text beginning with `prefix`; null when there is none. */
export function firstKeyBeyond(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0) as number);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    if (last === 0x10ffff) continue;
    // surrogates are no characters: the code point after U+D7FF is U+E000
    const following = last === 0xd7ff ? 0xe000 : last + 1;
    return String.fromCodePoint(...points, following);
  }
  return null;
}

/** The opaque continuation token. */
export function writeToken(bound: Bound): string {
  return Buffer.from(JSON.stringify([bound.key, bound.inclusive])).toString('base64url');
}

/** @returns null for a token that is none of ours */
export function readToken(token: string): Bound | null {
  try {
    const [key, inclusive] = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as unknown[];
    return typeof key === 'string' && typeof inclusive === 'boolean' ? { key, inclusive } : null;
  } catch {
    return null;
  }
}
