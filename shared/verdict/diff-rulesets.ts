import type { RecordDiff } from '../model/record-diff.ts';
import type { PinnedRuleset } from '../model/ruleset.ts';
import { assess, type DossierInput } from '../pipeline.ts';
import type { Hasher } from '../ports.ts';
import { diffRecords } from './diff-records.ts';

/** What other rules make of a dossier: its verdicts, and nothing of what both records were made from. */
export type VerdictDiff = Pick<RecordDiff, 'outcome' | 'payableEur' | 'heldBackEur' | 'deadline' | 'services' | 'points'>;

/**
 * Judges one dossier by two versions of its notice's rules, at the same instant and from the same evidence, and keeps what differs.
 * Nothing is stored: whoever changes a rule sees whom it touches before it is published.
 *
 * @param asOf RFC 3339 UTC
 */
export function diffRulesets(
  dossier: DossierInput,
  asOf: string,
  { before, after }: { readonly before: PinnedRuleset; readonly after: PinnedRuleset },
  sha256: Hasher,
): VerdictDiff {
  const judged = (ruleset: PinnedRuleset) => assess({ ...dossier, ruleset, purpose: 'migration', asOf, previous: null }, sha256);
  const { outcome, payableEur, heldBackEur, deadline, services, points } = diffRecords(judged(before), judged(after));
  return { outcome, payableEur, heldBackEur, deadline, services, points };
}

/** True where both versions come to the same verdicts. */
export const isSameVerdict = ({ services, points, ...single }: VerdictDiff): boolean =>
  services.length === 0 && points.length === 0 && Object.values(single).every((change) => change === null);
