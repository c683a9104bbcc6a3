import { claimedIds } from '../../shared/evidence/claimed-ids.ts';
import type { Declaration } from '../../shared/model/declaration.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Hasher } from '../../shared/ports.ts';
import type { ClaimSignal } from '../../shared/verdict/facts.ts';
import { StorageFault } from '../faults.ts';
import { signalOf } from './claim-signals.ts';

/**
 * The signals of a record as it pinned them: others may have come, or gone, since. What each is about is read from the declaration again.
 * Rejects with `StorageFault` where that does not claim it: another engine made the record.
 */
export function pinnedClaims({ inputs }: AttestaRecord, declaration: Declaration, sha256: Hasher): readonly ClaimSignal[] {
  const ids = new Map(claimedIds(declaration, sha256).map((id) => [id.sha, id]));
  return inputs.claims.map(({ sha, otherProjects }) => {
    const id = ids.get(sha);
    if (!id) throw new StorageFault(`claim ${sha} is named by a record and its declaration does not make it`);
    return signalOf(id, otherProjects);
  });
}
