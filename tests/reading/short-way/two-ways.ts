import type { Digest } from '../../../shared/model/digest.ts';
import { ingest } from '../../../shared/pipeline.ts';
import { canonicalJson } from '../../../shared/verdict/canonical.ts';
import { mappingOf, means, sourceOf } from '../read-bytes.ts';

/** A table as an upload would hold it. */
export interface TableFile {
  readonly bytes: Uint8Array;
  /** YAML, without its `schema` line. */
  readonly mapping: string;
}

export async function digestOf({ bytes, mapping }: TableFile, pieces?: readonly number[]): Promise<Digest> {
  const pinned = { value: mappingOf(mapping), sha256: '0'.repeat(64) };
  return ingest({ bytes: sourceOf(bytes, pieces), kind: 'usage-report', mapping: pinned }, means);
}

/**
 * The same table read the long way, row by row as text. Nothing has to be switched off for it: the short way is one of single bytes, and
 * a text in UTF-16 has none.
 */
export function digestTheLongWay({ bytes, mapping }: TableFile): Promise<Digest> {
  return digestOf({ bytes: new Uint8Array(Buffer.from(`\uFEFF${textOf(bytes)}`, 'utf16le')), mapping });
}

/** What the two ways must agree on, as text: all but the bytes themselves, and that an encoding was guessed. */
export function told({ issues, ...digest }: Digest): string {
  const ofRows = issues.filter(({ code }) => code !== 'ENCODING_ASSUMED');
  return canonicalJson({ ...digest, issues: ofRows, id: '', fileSha256: '', bytes: 0 });
}

/** UTF-8, else Windows-1252; without a byte order mark. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
