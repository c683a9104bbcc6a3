import { type Claim, type ClaimedId, claimedIds } from '../../shared/evidence/claimed-ids.ts';
import type { Declaration } from '../../shared/model/declaration.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { withdrawnPaths } from '../../shared/verdict/withdrawn.ts';
import { type DeclarationItem, declarationItemSchema, partitionOf, sortKeys } from '../items.ts';
import { openDeclaration } from '../open-declaration.ts';
import type { Ports } from '../ports.ts';
import { declaredItems } from './claim-items.ts';
import { askOthers, putClaims } from './claimants.ts';
import { claimsOfUpload, uploadAt } from './claims-of-upload.ts';

/**
 * A valid declaration was stored: puts what the one in force claims, then looks who else claims the same, and asks for their projects to be
 * judged (DESIGN §6). Of two declarations that name the same id at the same instant each puts first and looks afterwards, so at least one
 * finds the other: it asks for the other, and its own project is asked for when this is done. To be done again until it succeeds.
 */
export async function claimDeclared(ports: Ports, project: ProjectKey, item: DeclarationItem, declared: Declaration): Promise<void> {
  const open = async (one: DeclarationItem): Promise<Declaration> =>
    one.sha256 === item.sha256 ? declared : openDeclaration(ports.evidence, project, one);
  const read = async (one: DeclarationItem): Promise<readonly ClaimedId[]> => claimedIds(await open(one), ports.means.sha256);
  const put = await putUntilInForce(ports, project, read);
  // What the declaration before this one claimed and this one does not is a signal that leaves others.
  const before = await declarationBefore(ports, project, item);
  const touched = [...put, ...(await read(item)), ...(before ? await read(before) : [])];
  const withdrawn = await withdrawnClaims(ports, project, [declared, ...(before ? [await open(before)] : [])]);
  await askOthers(
    ports,
    project,
    [...touched, ...withdrawn].map(({ sha }) => sha),
  );
}

/** Claims of uploads that one of these declarations withdraws: they leave others, or come back to them. */
async function withdrawnClaims(ports: Ports, project: ProjectKey, declarations: readonly Declaration[]): Promise<readonly Claim[]> {
  const paths = new Set(declarations.flatMap((declaration) => [...withdrawnPaths(declaration, project)]));
  const claims: Claim[] = [];
  for (const path of paths) {
    const stored = await uploadAt(ports.records, project, path);
    if (stored) claims.push(...(await claimsOfUpload(ports, path, stored.digest)));
  }
  return claims;
}

/**
 * The claims of the declaration in force, whichever was received just now. One that came late puts what is in force like everybody else, and
 * looks again afterwards: who puts last has seen the latest. So no claim needs a condition.
 */
async function putUntilInForce(
  { records }: Ports,
  project: ProjectKey,
  read: (item: DeclarationItem) => Promise<readonly ClaimedId[]>,
): Promise<readonly ClaimedId[]> {
  for (let claimed: string | null = null, put: readonly ClaimedId[] = []; ; ) {
    const [stored] = await records.query(partitionOf(project), sortKeys.validDeclarations, 'last');
    const inForce = declarationItemSchema.parse(stored);
    if (inForce.sha256 === claimed) return put;
    const ids = await read(inForce);
    await putClaims(records, declaredItems(project, inForce.sha256, ids));
    claimed = inForce.sha256;
    put = [...put, ...ids];
  }
}

async function declarationBefore({ records }: Ports, project: ProjectKey, item: DeclarationItem): Promise<DeclarationItem | null> {
  const stored = (await records.query(partitionOf(project), sortKeys.validDeclarations)).map((one) => declarationItemSchema.parse(one));
  return stored.findLast((one) => sortKeys.declaration(one) < sortKeys.declaration(item)) ?? null;
}
