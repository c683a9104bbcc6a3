import type { Digest, DigestMember } from '../../../shared/model/digest.ts';
import { ingest } from '../../../shared/pipeline.ts';
import { canonicalJson } from '../../../shared/verdict/canonical.ts';
import { mappingOf, means, sourceOf } from '../read-bytes.ts';
import type { WrittenTable } from './write-cells.ts';

/**
 * What a digest says of the table itself, as text: nothing of the file that holds it, of the format that it was recognised as, nor of its
 * encoding, and with rows counted as if a line of titles stood above them.
 */
export async function toldOfTable({ bytes, mark, firstRow }: WrittenTable, mapping: string): Promise<string> {
  const pinned = { value: mappingOf(`decimal: "${mark}"\n${mapping}`), sha256: '0'.repeat(64) };
  const digest = await ingest({ bytes: sourceOf(bytes), kind: 'usage-report', mapping: pinned }, means);
  const whole = digest.members.length === 1 ? (digest.members[0] as DigestMember) : digest;
  return canonicalJson({ status: whole.recognition.status, ...contentOf(whole, 2 - firstRow) });
}

function contentOf({ rows, series, issues }: Digest | DigestMember, above: number) {
  const shifted = (row: number): number => (row === 0 ? 0 : row + above);
  return {
    rows,
    series: series.map((one) => ({ ...one, days: one.days.map((day) => ({ ...day, rows: day.rows.map(shifted) })) })),
    issues: issues
      .filter(({ code }) => code !== 'ENCODING_ASSUMED')
      .map((issue) => ({ ...issue, firstRows: issue.firstRows.map(shifted) })),
  };
}
