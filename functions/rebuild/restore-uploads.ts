import { keys, type ProjectKey, readDossierPath } from '../../shared/model/keys.ts';
import { readSmallText } from '../../shared/reading/read-small-text.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import { receiveDeclaration } from '../ingest/receive-declaration.ts';
import { receiveMapping } from '../ingest/receive-mapping.ts';
import { refuseKey } from '../ingest/refuse-key.ts';
import type { Arrival, Ports } from '../ports.ts';
import { storedUploads } from '../stored-uploads.ts';
import { abreast } from './abreast.ts';
import type { Note } from './report.ts';
import { type EvidencePath, restoreClaimsOf, restoreEvidence } from './restore-evidence.ts';
import type { StoredKey } from './stored-groups.ts';
import { currentArrival, type DeclaredVersion, declarationArrivals } from './surrogate-arrivals.ts';
import type { Witness } from './witness.ts';

/** Files read at once: the time goes by in waiting for S3. */
const filesAbreast = 4;

export interface RestoredUploads {
  /** Uploads of which no digest is in the bucket. */
  readonly unread: readonly Arrival[];
  readonly notes: readonly Note[];
}

/**
 * Restores every item that comes from a project's uploads, by the handlers' own steps but for reading the files again. Mappings come first: a
 * report's item is to name the digest that was made with the mapping now in force.
 */
export async function restoreUploads(
  ports: Ports,
  project: ProjectKey,
  stored: readonly StoredKey[],
  { pinned, declaration }: Witness,
): Promise<RestoredUploads> {
  const evidence: { of: EvidencePath; stored: StoredKey }[] = [];
  for (const one of stored) {
    const of = readDossierPath(pathOf(project, one.key));
    if (of.is === 'declaration') continue;
    if (of.is === 'evidence') evidence.push({ of, stored: one });
    else if (of.is === 'mapping') await receiveMapping(ports, project, of, currentArrival(one));
    else await refuseKey(ports, project, currentArrival(one), of.path, of.wanted);
  }
  const notes = await restoreDeclarations(ports, project, stored, declaration);
  const uploads = await storedUploads(ports.records, project);
  const unread: Arrival[] = [];
  await abreast(evidence, filesAbreast, async (one) => {
    if (!(await restoreEvidence(ports, project, one, uploads, pinned))) unread.push(currentArrival(one.stored));
  });
  return { unread, notes };
}

const pathOf = (project: ProjectKey, key: string): string => key.slice(keys.upload(project, '').length);

/** Of all that is stored of a project, what its declarations and its uploads claim, and the items that these claims hold by. */
export async function restoreClaimed(ports: Ports, project: ProjectKey, stored: readonly StoredKey[], witness: Witness): Promise<void> {
  await restoreDeclarations(ports, project, stored, witness.declaration);
  for (const one of stored) {
    const of = readDossierPath(pathOf(project, one.key));
    if (of.is === 'evidence') await restoreClaimsOf(ports, project, { of, stored: one }, witness.pinned);
  }
}

/** Of all that is stored of a project, the declarations alone, and what they claim. */
async function restoreDeclarations(
  ports: Ports,
  project: ProjectKey,
  stored: readonly StoredKey[],
  inForce: string | null,
): Promise<Note[]> {
  const declarations = stored.filter(({ key }) => readDossierPath(pathOf(project, key)).is === 'declaration');
  const versions = await Promise.all(declarations.map((one) => declaredVersions(ports, one)));
  const { arrivals, undecided } = declarationArrivals(versions, inForce);
  for (const arrival of arrivals) await receiveDeclaration(ports, project, pathOf(project, arrival.key), arrival);
  return undecided ? [{ is: 'declarations-at-once', project }] : [];
}

async function declaredVersions({ evidence, means }: Ports, { versions }: StoredKey): Promise<DeclaredVersion[]> {
  const declared: DeclaredVersion[] = [];
  for (const version of versions) {
    const { bytes } = await readSmallText(await evidence.open(version.key, version.versionId));
    declared.push({ version, sha256: sha256Of(bytes, means.sha256) });
  }
  return declared;
}
