import { type ClaimedId, claimedIds } from '../../shared/evidence/claimed-ids.ts';
import type { Declaration } from '../../shared/model/declaration.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import type { ClaimSignal } from '../../shared/verdict/facts.ts';
import { declarationItemSchema, partitionOf, sortKeys } from '../items.ts';
import type { Ports, RecordsTable } from '../ports.ts';
import type { ClaimItem } from './claim-items.ts';
import { nameOf, othersClaimsOf } from './claimants.ts';

/**
 * So many other projects are told apart, and no more: of a portal that a hundred entities share, each new one would else make a new record
 * for all the others. 10 says "ten or more".
 */
export const mostProjects = 10;

/**
 * What other projects claim of what this declaration claims: how many they are, never who (DESIGN §6). A claim counts while the
 * declaration that it names is the one in force. To be read after the project's last record, as everything that a record is made from.
 */
export async function claimSignals(
  { records, means }: Pick<Ports, 'records' | 'means'>,
  project: ProjectKey,
  declaration: Declaration,
): Promise<readonly ClaimSignal[]> {
  const ids = claimedIds(declaration, means.sha256);
  const inForce = declarationsInForce(records);
  const claims = await othersClaimsOf(
    records,
    project,
    ids.map(({ sha }) => sha),
  );
  const signals: ClaimSignal[] = [];
  for (const [index, id] of ids.entries()) {
    const otherProjects = await countProjects(claims[index] ?? [], inForce);
    if (otherProjects > 0) signals.push(signalOf(id, otherProjects));
  }
  return signals;
}

export const signalOf = ({ sha, claimed }: ClaimedId, otherProjects: number): ClaimSignal => ({ sha, claimed, otherProjects });

async function countProjects(claims: readonly ClaimItem[], inForce: (project: ProjectKey) => Promise<string | null>): Promise<number> {
  const counted = new Set<string>();
  for (const claim of claims) {
    if (counted.size === mostProjects) break;
    if (!counted.has(nameOf(claim)) && (await inForce(claim)) === claim.declaration) counted.add(nameOf(claim));
  }
  return counted.size;
}

/** sha256 of each project's latest valid declaration, read once. */
function declarationsInForce(records: RecordsTable): (project: ProjectKey) => Promise<string | null> {
  const known = new Map<string, Promise<string | null>>();
  const read = async (project: ProjectKey): Promise<string | null> => {
    const [item] = await records.query(partitionOf(project), sortKeys.validDeclarations, 'last');
    return item === undefined ? null : declarationItemSchema.parse(item).sha256;
  };
  return (project) => {
    const answer = known.get(nameOf(project)) ?? read(project);
    known.set(nameOf(project), answer);
    return answer;
  };
}
