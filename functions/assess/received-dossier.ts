import { type ProjectKey, readDossierPath } from '../../shared/model/keys.ts';
import type { Upload } from '../../shared/model/upload.ts';
import type { DossierInput } from '../../shared/pipeline.ts';
import { rulesetFor } from '../../shared/rulesets/load.ts';
import { instantText } from '../../shared/time/civil-day.ts';
import { claimSignals } from '../claims/claim-signals.ts';
import { StorageFault } from '../faults.ts';
import type { DeclarationItem, EvidenceItem } from '../items.ts';
import { mappingInForce } from '../mapping-in-force.ts';
import { openDeclaration } from '../open-declaration.ts';
import type { Ports } from '../ports.ts';
import { registersOfProject } from '../registers/register-shelf.ts';
import { openReviews } from '../reviews/stored-reviews.ts';
import type { ProjectState } from './project-state.ts';
import type { Shelves } from './shelves.ts';

/** A dossier, and the latest receipt of anything in it. */
export interface ReceivedDossier {
  readonly dossier: DossierInput;
  /** RFC 3339 UTC. */
  readonly received: string;
}

/** Opens what the state names (declaration, digests, reviews), and the registers that count, and puts it together for the core. */
export async function receivedDossier(
  ports: Omit<Ports, 'queue'>,
  shelves: Shelves,
  project: ProjectKey,
  state: ProjectState,
  item: DeclarationItem,
): Promise<ReceivedDossier> {
  const declaration = await openDeclaration(ports.evidence, project, item);
  const ruleset = rulesetFor(declaration.project.notice);
  if (!ruleset) throw new StorageFault(`no ruleset for ${declaration.project.notice}, which a valid declaration names`);
  const uploads = uploadsOf(state);
  const own = receiptsOf(state, item, uploads);
  const { registers, receipts } = await registersOfProject(ports.records, shelves.registers, declaration, own);
  const key = { ipa: project.ipa, cup: project.cup };
  const digests = await shelves.digests(uploads.map((upload) => upload.digest));
  const dossier: DossierInput = {
    project: key,
    declaration: { value: declaration, sha256: item.sha256 },
    uploads,
    digests,
    unread: state.unread,
    claims: await claimSignals(ports, { project: key, declaration, uploads, digests }),
    reviews: await openReviews(
      ports,
      project,
      state.reviews.map(({ sha256 }) => sha256),
    ),
    registers,
    ruleset,
  };
  return { dossier, received: latestOf([...own, ...receipts]) };
}

const isEvidence = (upload: ProjectState['uploads'][number]): upload is EvidenceItem => upload.is === 'evidence';

/** Current evidence as the core sees it, by path, each with the first receipt of its bytes. */
function uploadsOf({ uploads, receipts }: ProjectState): Upload[] {
  return uploads
    .filter(isEvidence)
    .map((item) => ({ ...place(item.path), ...pick(item), receivedAt: receipts.get(item.sha256) ?? item.receivedAt }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const pick = ({ path, versionId, sha256, bytes, digest }: EvidenceItem) => ({ path, versionId, sha256, bytes, digest });

function place(path: string) {
  const read = readDossierPath(path);
  if (read.is !== 'evidence') throw new StorageFault(`${path} is stored as evidence and its path is none`);
  return { service: read.service, kind: read.kind, filename: read.filename };
}

/** Receipts of what the record is made from (DESIGN §4, Record); a mapping counts where it is in force for an upload. */
function receiptsOf(state: ProjectState, declaration: DeclarationItem, uploads: readonly Upload[]): readonly string[] {
  const mappings = uploads.map((upload) => mappingInForce(upload.path, state.uploads)).filter((mapping) => mapping !== null);
  const receipts = [declaration, ...uploads, ...state.unread, ...mappings, ...state.reviews].map(({ receivedAt }) => receivedAt);
  // Two clocks, ours and S3's: no review counts before the instant that it says it was made at.
  return [...receipts, ...state.reviews.map(({ at }) => at)];
}

const latestOf = (instants: readonly string[]): string =>
  instantText(instants.map((instant) => Date.parse(instant)).reduce((latest, at) => Math.max(latest, at)));
