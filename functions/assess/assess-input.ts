import { keys, type ProjectKey, readDossierPath } from '../../shared/model/keys.ts';
import { parseDeclaration } from '../../shared/model/parse-declaration.ts';
import type { Upload } from '../../shared/model/upload.ts';
import type { AssessInput } from '../../shared/pipeline.ts';
import { rulesetFor } from '../../shared/rulesets/load.ts';
import { instantText } from '../../shared/time/civil-day.ts';
import { StorageFault } from '../faults.ts';
import { readSmallText } from '../ingest/read-small-text.ts';
import type { DeclarationItem, EvidenceItem } from '../items.ts';
import { mappingInForce } from '../mapping-in-force.ts';
import type { EvidenceStore } from '../ports.ts';
import type { DigestShelf } from './digest-shelf.ts';
import type { ProjectState } from './project-state.ts';

/** Opens what the state names (declaration, digests) and puts it together for the core. */
export async function assessInput(
  evidence: EvidenceStore,
  digests: DigestShelf,
  project: ProjectKey,
  state: ProjectState,
  item: DeclarationItem,
): Promise<AssessInput> {
  const declaration = await openDeclaration(evidence, project, item);
  const ruleset = rulesetFor(declaration.project.notice);
  if (!ruleset) throw new StorageFault(`no ruleset for ${declaration.project.notice}, which a valid declaration names`);
  const uploads = uploadsOf(state);
  return {
    project: { ipa: project.ipa, cup: project.cup },
    declaration: { value: declaration, sha256: item.sha256 },
    uploads,
    digests: await digests(uploads.map((upload) => upload.digest)),
    claims: [],
    ruleset,
    asOf: asOfOf(state, item, uploads),
    previous: state.last && { sequence: state.last.sequence, hash: state.last.hash },
  };
}

async function openDeclaration(evidence: EvidenceStore, project: ProjectKey, { path, versionId }: DeclarationItem) {
  const file = await readSmallText(await evidence.open(keys.upload(project, path), versionId));
  const parsed = file.ok ? parseDeclaration(file.text, path) : null;
  if (!parsed?.ok) throw new StorageFault(`${path}@${versionId} was a valid declaration and is none now`);
  return parsed.declaration;
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

/**
 * The latest of what the record is made from and the tick that asked (DESIGN §4, Record). A tick is kept: a replayed event that comes
 * after it finds the tick's record made from the same inputs, and makes no other.
 */
function asOfOf(state: ProjectState, declaration: DeclarationItem, uploads: readonly Upload[]): string {
  const mappings = uploads.map((upload) => mappingInForce(upload.path, state.uploads)).filter((mapping) => mapping !== null);
  const received = [...uploads, ...mappings].map((input) => input.receivedAt);
  const instants = [declaration.receivedAt, ...received, ...(state.tick ? [state.tick] : [])];
  return instantText(instants.map((instant) => Date.parse(instant)).reduce((latest, at) => Math.max(latest, at)));
}
