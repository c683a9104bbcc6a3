import type { Claim } from '../../shared/evidence/claimed-ids.ts';
import { type Claiming, projectClaims } from '../../shared/evidence/upload-claims.ts';
import type { ClaimSignal } from '../../shared/verdict/facts.ts';
import type { ClaimItem } from '../items.ts';
import type { Ports } from '../ports.ts';
import { nameOf, othersClaimsOf } from './claimants.ts';
import { holdingClaims } from './holding-claims.ts';

/**
 * So many other projects are told apart, and no more: of a portal that a hundred entities share, each new one would else make a new record
 * for all the others. 10 says "ten or more".
 */
export const mostProjects = 10;

/**
 * What other projects claim of what this project claims: how many they are, never who (DESIGN §6). To be read after the project's last
 * record, as everything that a record is made from.
 */
export async function claimSignals(
  ports: Pick<Ports, 'records' | 'evidence' | 'means'>,
  claiming: Claiming,
): Promise<readonly ClaimSignal[]> {
  const own = projectClaims(claiming, ports.means.sha256);
  const holds = holdingClaims(ports);
  const claims = await othersClaimsOf(
    ports.records,
    claiming.project,
    own.map(({ sha }) => sha),
  );
  const signals: ClaimSignal[] = [];
  for (const [index, claim] of own.entries()) {
    const otherProjects = await countProjects(claims[index] ?? [], holds);
    if (otherProjects > 0) signals.push(signalOf(claim, otherProjects));
  }
  return signals;
}

export const signalOf = ({ sha, claimed }: Claim, otherProjects: number): ClaimSignal => ({ sha, claimed, otherProjects });

async function countProjects(claims: readonly ClaimItem[], holds: (claim: ClaimItem) => Promise<boolean>): Promise<number> {
  const counted = new Set<string>();
  for (const claim of claims) {
    if (counted.size === mostProjects) break;
    if (!counted.has(nameOf(claim)) && (await holds(claim))) counted.add(nameOf(claim));
  }
  return counted.size;
}
