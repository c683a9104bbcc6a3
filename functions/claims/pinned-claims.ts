import { type Claiming, projectClaims } from '../../shared/evidence/upload-claims.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Hasher } from '../../shared/ports.ts';
import type { ClaimSignal } from '../../shared/verdict/facts.ts';
import { signalOf } from './claim-signals.ts';

/**
 * The signals of a record as it pinned them: others may have come, or gone, since. What each is about is read from the declaration and the
 * uploads again; one that they do not claim is about nothing that a check would tell, and the replay shows what else is different.
 */
export function pinnedClaims({ inputs }: AttestaRecord, claiming: Claiming, sha256: Hasher): readonly ClaimSignal[] {
  const own = new Map(projectClaims(claiming, sha256).map((claim) => [claim.sha, claim]));
  return inputs.claims.map(({ sha, otherProjects }) => signalOf(own.get(sha) ?? { sha, claimed: '' }, otherProjects));
}
