import { keys, type ProjectKey } from '../../../shared/model/keys.ts';
import { readPinnedUpload } from '../../../shared/verdict/pinned-upload.ts';
import { type EvidenceItem, partitionOf, sortKeys, uploadItemSchema } from '../../items.ts';
import type { StoredVersion } from '../../ports.ts';
import { fullRecord } from '../../read-model.ts';
import type { ApiPorts } from '../api-ports.ts';
import { findProject, findRecord } from '../find-project.ts';
import type { RecordWord } from '../parameters.ts';
import { ApiProblem } from '../problem.ts';

/** What is asked of one upload: of the current version, of any other one, or of that which a record was made from. */
export interface EvidenceAsked {
  readonly path: string;
  readonly version?: string | undefined;
  readonly record?: number | RecordWord | undefined;
}

/** A version, and how it was read: by the item of what is current, or by the pin of a record. null: nobody reads it, or not any more. */
export interface StoredEvidence {
  readonly versions: readonly StoredVersion[];
  readonly version: StoredVersion;
  readonly digest: string | null;
  readonly item: EvidenceItem | null;
}

/** Rejects with the problems `unknown-project`, `unknown-record`, `nothing-there`. */
export async function findEvidence(ports: ApiPorts, project: ProjectKey, asked: EvidenceAsked): Promise<StoredEvidence> {
  const pin = asked.record === undefined ? null : await pinnedIn(ports, project, asked.path, asked.record);
  const versions = await versionsOf(ports, project, asked.path);
  const item = await itemOf(ports, project, asked.path);
  const wanted = asked.version ?? pin?.version;
  const version = wanted === undefined ? versions.find(({ isLatest }) => isLatest) : versions.find(({ versionId }) => versionId === wanted);
  if (!version) {
    await findProject(ports, project);
    throw new ApiProblem('nothing-there', { detail: noUpload });
  }
  const isOf = (versionId: string | undefined) => versionId === version.versionId;
  const read = isOf(item?.versionId) ? item : null;
  return { versions, version, digest: (isOf(pin?.version) ? pin?.digest : read?.digest) ?? null, item: read };
}

async function pinnedIn(ports: ApiPorts, project: ProjectKey, path: string, wanted: number | RecordWord) {
  const { inputs } = await fullRecord(ports.evidence, (await findRecord(ports, project, wanted)).hash);
  const pin = inputs.uploads.map(readPinnedUpload).find((one) => one?.path === path);
  if (!pin) throw new ApiProblem('nothing-there', { detail: notInRecord });
  return pin;
}

/** So many a person may page through; whoever uploads the same file more often finds them in the bucket. */
const mostVersions = 1_000;

/** The newest first. Below a key's own text other keys may lie: its mapping, or a file called like it and more. */
async function versionsOf({ evidence }: ApiPorts, project: ProjectKey, path: string): Promise<readonly StoredVersion[]> {
  const key = keys.upload(project, path);
  const versions: StoredVersion[] = [];
  for await (const version of evidence.versions(key)) {
    if (version.key !== key || versions.length === mostVersions) break;
    versions.push(version);
  }
  return versions;
}

async function itemOf({ records }: ApiPorts, project: ProjectKey, path: string): Promise<EvidenceItem | null> {
  const stored = await records.get({ PK: partitionOf(project), SK: sortKeys.upload(path) });
  const item = stored === undefined ? null : uploadItemSchema.parse(stored);
  return item?.is === 'evidence' ? item : null;
}

const noUpload = {
  it: 'Il progetto non ha questo caricamento, o non in questa versione: «uploads» elenca quelli che ci sono.',
  en: 'The project has no such upload, or not in this version: “uploads” lists those that there are.',
};
const notInRecord = {
  it: 'Questo verbale non è fatto da questo caricamento: «inputs.uploads» del verbale li elenca.',
  en: 'This record is not made from this upload: “inputs.uploads” of the record lists them.',
};
