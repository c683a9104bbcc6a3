import type { ProjectKey } from '../../shared/model/keys.ts';
import { withdrawnPaths } from '../../shared/verdict/withdrawn.ts';
import { StorageFault } from '../faults.ts';
import { type ClaimItem, type DeclarationItem, declarationItemSchema, partitionOf, sortKeys } from '../items.ts';
import { openDeclaration } from '../open-declaration.ts';
import type { Ports } from '../ports.ts';
import { nameOf } from './claimants.ts';
import { uploadAt } from './claims-of-upload.ts';

type Stores = Pick<Ports, 'records' | 'evidence'>;

/** Says of claims whether they hold now (items.ts). What it reads of a project, it reads once. */
export function holdingClaims({ records, evidence }: Stores): (claim: ClaimItem) => Promise<boolean> {
  const inForce = once(async (project: ProjectKey): Promise<DeclarationItem | null> => {
    const [item] = await records.query(partitionOf(project), sortKeys.validDeclarations, 'last');
    return item === undefined ? null : declarationItemSchema.parse(item);
  });
  const withdrawn = once(async (project: ProjectKey) => {
    const item = await inForce(project);
    return item === null ? new Set<string>() : withdrawnOf(evidence, project, item);
  });
  return async (claim) => {
    if (claim.is === 'claim') return (await inForce(claim))?.sha256 === claim.declaration;
    if ((await uploadAt(records, claim, claim.path))?.digest !== claim.digest) return false;
    return !(await withdrawn(claim)).has(claim.path);
  };
}

/** What is the matter with another project's declaration is its own matter: judging this one must not fail over it. */
async function withdrawnOf(evidence: Stores['evidence'], project: ProjectKey, item: DeclarationItem): Promise<ReadonlySet<string>> {
  try {
    return withdrawnPaths(await openDeclaration(evidence, project, item), project);
  } catch (error) {
    if (error instanceof StorageFault) return new Set();
    throw error;
  }
}

function once<T>(read: (project: ProjectKey) => Promise<T>): (project: ProjectKey) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (project) => {
    const answer = known.get(nameOf(project)) ?? read({ ipa: project.ipa, cup: project.cup });
    known.set(nameOf(project), answer);
    return answer;
  };
}
