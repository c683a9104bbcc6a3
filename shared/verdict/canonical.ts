import canonicalize from 'canonicalize';

/**
 * Canonical JSON (RFC 8785): the same value gives the same text everywhere. Throws for what JSON cannot hold (NaN, infinity, lone
 * surrogates): our own fault, since nothing unchecked reaches a record.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('nothing to write as JSON');
  return text;
}
