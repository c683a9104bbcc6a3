import type { DossierPath } from '../../shared/model/keys.ts';
import { LONGEST_TEXT } from '../../shared/reading/limits.ts';

/**
 * Bytes that one upload may have. A text that people write: what its reader reads. Evidence: what `ingest` reads within its time, with some
 * to spare (docs/operatore.md §11), and less than S3 takes in one PUT.
 */
export const largestUpload = { text: LONGEST_TEXT, evidence: 4_000_000_000 } as const;

export const largestOf = ({ is }: DossierPath): number =>
  is === 'declaration' || is === 'mapping' ? largestUpload.text : largestUpload.evidence;
