import { keys, type ProjectKey } from '../../shared/model/keys.ts';
import { type AttestaRecord, recordSchema } from '../../shared/model/record.ts';
import { isSealIntact } from '../../shared/verdict/seal.ts';
import { StorageFault } from '../faults.ts';
import type { EvidenceStore, Ports, StoredVersion } from '../ports.ts';
import { abreast } from './abreast.ts';
import type { Note } from './report.ts';
import { type StoredKey, storedKeys } from './stored-groups.ts';

/** What the chain is told from; the record itself is opened again when its turn comes, so that an index of 100,000 records stays small. */
export interface RecordPlace {
  readonly sequence: number;
  readonly hash: string;
  readonly prevHash: string | null;
  readonly asOf: string;
  /** sha256 of the declaration that it was made from. */
  readonly declaration: string;
  /** When S3 took the object: RFC 3339 UTC in whole seconds. */
  readonly written: string;
  /** Version of the object that has the intact record. */
  readonly versionId: string;
}

export interface RecordIndex {
  of(project: ProjectKey): readonly RecordPlace[];
  readonly projects: readonly ProjectKey[];
  readonly notes: readonly Note[];
}

/** S3 reads under way at once. */
const readsAbreast = 16;

/** Reads every record of the bucket once and keeps its place. Records lie side by side by their hash, whatever their project. */
export async function indexRecords(
  { evidence, means }: Pick<Ports, 'evidence' | 'means'>,
  tell: (read: number) => void,
): Promise<RecordIndex> {
  const found = new Map<string, { readonly project: ProjectKey; readonly places: RecordPlace[] }>();
  const notes: Note[] = [];
  let read = 0;
  await abreast(storedKeys(evidence, 'records/'), readsAbreast, async (stored) => {
    const intact = await newestIntact(evidence, means, stored);
    tell(++read);
    if (!intact) return void notes.push({ is: 'damaged-record', key: stored.key });
    const { record, version } = intact;
    if (!version.isLatest) notes.push({ is: 'hidden-record', key: stored.key });
    const project = projectOf(record);
    const { sequence, hash, prevHash, asOf, inputs } = record;
    const { declaration } = inputs;
    const entry = found.get(idOf(project)) ?? { project, places: [] };
    const { lastModified: written, versionId } = version;
    entry.places.push({ sequence, hash, prevHash, asOf, declaration, written, versionId });
    found.set(idOf(project), entry);
  });
  return {
    of: (project) => found.get(idOf(project))?.places ?? [],
    projects: [...found.values()].map(({ project }) => project),
    notes: notes.sort((a, b) => ('key' in a && 'key' in b && a.key < b.key ? -1 : 1)),
  };
}

const idOf = ({ ipa, cup }: ProjectKey): string => `${ipa}/${cup}`;
/** As in the keys of the bucket and of the table (shared/model/keys.ts). */
const projectOf = ({ ipa, cup }: AttestaRecord): ProjectKey => ({ ipa: ipa.toLowerCase(), cup });

/** The newest version of an object that is the record its key names, with its seal. */
async function newestIntact(evidence: EvidenceStore, means: Ports['means'], { key, versions }: StoredKey) {
  for (const version of [...versions].reverse()) {
    const record = await readRecord(evidence, version);
    if (record && key === keys.record(record.hash) && isSealIntact(record, means.sha256)) return { record, version };
  }
  return null;
}

async function readRecord(
  evidence: EvidenceStore,
  { key, versionId }: Pick<StoredVersion, 'key' | 'versionId'>,
): Promise<AttestaRecord | null> {
  const object = await evidence.open(key, versionId);
  const text = new TextDecoder().decode(await object.slice(0, object.size));
  try {
    const parsed = recordSchema.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as AttestaRecord) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A record that the index has. Rejects with `StorageFault` when it is another one meanwhile. */
export async function openRecord(evidence: EvidenceStore, { hash, versionId }: RecordPlace): Promise<AttestaRecord> {
  const record = await readRecord(evidence, { key: keys.record(hash), versionId });
  if (record?.hash !== hash) throw new StorageFault(`record ${hash} was in the bucket a moment ago and is not now`);
  return record;
}
