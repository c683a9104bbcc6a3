import { queueIndex } from '../infra/definitions/table.ts';
import { keys, type ProjectKey } from '../shared/model/keys.ts';
import { type AttestaRecord, recordSchema } from '../shared/model/record.ts';
import { expandPoints, type PointLine } from './compact-points.ts';
import { StorageFault } from './faults.ts';
import { indexEntries } from './index-entries.ts';
import {
  type DeclarationItem,
  declarationItemSchema,
  type FaultItem,
  faultItemSchema,
  type Problem,
  type ProjectItem,
  partitionOf,
  projectItemSchema,
  projectStates,
  type RecordItem,
  recordItemSchema,
  refusedItemSchema,
  sortKeys,
  strayPartition,
} from './items.ts';
import type { EvidenceStore, RecordsTable } from './ports.ts';
import { storedUploads } from './stored-uploads.ts';

/** All projects, by state and then by deadline: what the table of `attesta records` and the auditors' queue show. Reads DynamoDB alone. */
export async function listProjects(records: RecordsTable): Promise<ProjectItem[]> {
  const lists = await Promise.all(projectStates.map((state) => listState(records, state)));
  return lists.flat();
}

async function listState(records: RecordsTable, state: string): Promise<ProjectItem[]> {
  const projects: ProjectItem[] = [];
  for await (const item of indexEntries(records, queueIndex.name, state)) projects.push(projectItemSchema.parse(item));
  return projects;
}

/** One current upload as its owner sees it, whatever became of it. */
export interface UploadLine {
  /** Below `uploads/{ipa}/{cup}/`; the whole key of a stray upload. */
  readonly path: string;
  readonly state:
    | 'recognised'
    | 'document'
    | 'unrecognised'
    | 'ambiguous'
    | 'refused'
    | 'mapping'
    | 'mapping-invalid'
    | 'declaration'
    | 'declaration-invalid'
    | 'key-refused'
    /** Our own fault: retried, then in the dead-letter queue. An upload that was read before has a second line, of what was read. */
    | 'our-fault';
  readonly format: string | null;
  readonly codes: readonly string[];
  readonly problems: readonly Problem[];
  readonly versionId: string;
  /** null for our fault: nobody could say. */
  readonly receivedAt: string | null;
  readonly sha256: string | null;
  /** Id of the digest: evidence only. */
  readonly digest: string | null;
}

/** Current uploads of a project by path: evidence, mappings, the declaration in force, a later one that is invalid, refused keys, our faults. */
export async function listUploads(records: RecordsTable, project: ProjectKey): Promise<UploadLine[]> {
  const [uploads, declarations, refused, faults] = await Promise.all([
    storedUploads(records, project),
    currentDeclarations(records, project),
    refusals(records, partitionOf(project)),
    openFaults(records, project),
  ]);
  const lines = uploads.map((item): UploadLine => {
    if (item.is === 'mapping') return withProblems(item, item.valid ? 'mapping' : 'mapping-invalid');
    const { path, status, format, codes, versionId, receivedAt, sha256, digest } = item;
    return { path, state: status, format, codes, problems: [], versionId, receivedAt, sha256, digest };
  });
  const declared = declarations.map((item) => withProblems(item, item.valid ? 'declaration' : 'declaration-invalid'));
  const ours = faults.flatMap(({ upload }) => (upload ? [withProblems({ ...upload, problems: [], receivedAt: null }, 'our-fault')] : []));
  return [...declared, ...lines, ...refused, ...ours].sort((a, b) => Number(a.path > b.path) - Number(a.path < b.path));
}

/** Uploads whose key does not even name a project: for the operator. */
export const listStrays = (records: RecordsTable): Promise<UploadLine[]> => refusals(records, strayPartition);

/** True while a fault of ours keeps the project from being judged. */
export const isJudgingFaulty = async (records: RecordsTable, project: ProjectKey): Promise<boolean> =>
  (await openFaults(records, project)).some(({ upload }) => upload === null);

async function openFaults(records: RecordsTable, project: ProjectKey): Promise<FaultItem[]> {
  const items = await records.query(partitionOf(project), sortKeys.faults);
  return items.map((item) => faultItemSchema.parse(item)).filter(({ open }) => open);
}

async function refusals(records: RecordsTable, partition: string): Promise<UploadLine[]> {
  const items = await records.query(partition, sortKeys.refusals);
  return items.map((item) => withProblems(refusedItemSchema.parse(item), 'key-refused'));
}

interface ProblemItem {
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly versionId: string;
  readonly receivedAt: string | null;
  readonly sha256?: string;
}

function withProblems({ path, problems, versionId, receivedAt, sha256 = undefined }: ProblemItem, state: UploadLine['state']): UploadLine {
  const codes = [...new Set(problems.map((problem) => problem.code))];
  return { path, state, format: null, codes, problems, versionId, receivedAt, sha256: sha256 ?? null, digest: null };
}

/** The declaration in force, and the latest invalid one where that came after it. */
async function currentDeclarations(records: RecordsTable, project: ProjectKey): Promise<DeclarationItem[]> {
  const latest = async (prefix: string) => {
    const [item] = await records.query(partitionOf(project), prefix, 'last');
    return item === undefined ? null : declarationItemSchema.parse(item);
  };
  const [valid, invalid] = await Promise.all([latest(sortKeys.validDeclarations), latest(sortKeys.invalidDeclarations)]);
  const order = (item: DeclarationItem) => `${item.receivedAt}#${item.sequencer}`;
  const isLater = invalid && (!valid || order(invalid) > order(valid));
  return [...(valid ? [valid] : []), ...(isLater ? [invalid] : [])];
}

/** A record's line: outcome, every point, the sha of the whole record. */
export interface RecordLine extends Omit<RecordItem, 'points'> {
  readonly points: readonly PointLine[];
}

const recordLine = (item: unknown): RecordLine => {
  const { points, ...rest } = recordItemSchema.parse(item);
  return { ...rest, points: expandPoints(points) };
};

/** Records of a project, the first one first. */
export async function listRecords(records: RecordsTable, project: ProjectKey): Promise<RecordLine[]> {
  return (await records.query(partitionOf(project), sortKeys.records)).map(recordLine);
}

export async function latestRecord(records: RecordsTable, project: ProjectKey): Promise<RecordLine | null> {
  const [item] = await records.query(partitionOf(project), sortKeys.records, 'last');
  return item === undefined ? null : recordLine(item);
}

/** The last record that judges the migration. null when there is none. Of a project in maintenance the whole chain is read. */
export async function latestMigration(records: RecordsTable, project: ProjectKey): Promise<RecordLine | null> {
  const latest = await latestRecord(records, project);
  if (latest?.purpose !== 'maintenance') return latest;
  return (await listRecords(records, project)).findLast(({ purpose }) => purpose === 'migration') ?? null;
}

/** The record of this number; null when there is none. */
export async function recordAt(records: RecordsTable, project: ProjectKey, sequence: number): Promise<RecordLine | null> {
  const item = await records.get({ PK: partitionOf(project), SK: sortKeys.record(sequence) });
  return item === undefined ? null : recordLine(item);
}

/** The text of the sealed record behind an item's hash, as it was stored. Rejects with `StorageFault` when it is not in S3. */
export async function recordText(evidence: EvidenceStore, hash: string): Promise<string> {
  const text = await evidence.read(keys.record(hash));
  if (text === null) throw new StorageFault(`record ${hash} is named by an item and is not in S3`);
  return text;
}

/** The whole sealed record behind an item's hash. */
export const fullRecord = async (evidence: EvidenceStore, hash: string): Promise<AttestaRecord> =>
  recordSchema.parse(JSON.parse(await recordText(evidence, hash)));
