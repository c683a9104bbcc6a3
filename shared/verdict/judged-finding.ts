import type { Finding } from '../model/finding.ts';
import type { Hasher } from '../ports.ts';
import { hashOf } from './seal.ts';

/** A finding as its check gives it, with what the entity declares that the check looked at. */
export interface OpenFinding extends Omit<Finding, 'judged'> {
  readonly declared: unknown;
}

/**
 * What a person judges who judges a finding: its reasons, the bytes of its evidence and the words of the declaration. A review holds for
 * exactly this; where files lie, what they are called and when they came is not part of it.
 */
export function judgedSha256({ point, service, reasons, evidence, declared }: OpenFinding, sha256: Hasher): string {
  const read = evidence.map(({ digest, sheet }) => `${digest} ${sheet ?? ''}`).sort();
  return hashOf({ point, service, reasons, evidence: [...new Set(read)], declared }, sha256);
}
