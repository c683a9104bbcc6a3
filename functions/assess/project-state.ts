import type { ProjectKey } from '../../shared/model/keys.ts';
import type { UnreadUpload } from '../../shared/model/upload.ts';
import { firstReceipts } from '../first-receipts.ts';
import {
  type DeclarationItem,
  declarationItemSchema,
  type ProjectItem,
  partitionOf,
  projectItemSchema,
  type RecordItem,
  type ReviewItem,
  recordItemSchema,
  sortKeys,
  tickItemSchema,
  type UploadItem,
} from '../items.ts';
import type { Ports, RecordsTable } from '../ports.ts';
import { listReviews } from '../reviews/stored-reviews.ts';
import { storedUploads } from '../stored-uploads.ts';
import { listVersions, unreadDeclarations, unreadEvidence } from '../unread-uploads.ts';

/** All that an assessment reads of a project before it opens digests. */
export interface ProjectState {
  /** In their order: all of them where the migration was positive at some time, else the last one alone. */
  readonly records: readonly RecordItem[];
  readonly project: ProjectItem | null;
  /** The latest valid declaration: the one in force. */
  readonly declaration: DeclarationItem | null;
  readonly uploads: readonly UploadItem[];
  readonly reviews: readonly ReviewItem[];
  /** The latest scheduled instant that asked. */
  readonly tick: string | null;
  /** First receipt of bytes in this project, by their sha256 (DESIGN §5 statement 3). */
  readonly receipts: ReadonlyMap<string, string>;
  /** Current uploads that we have not read. */
  readonly unread: readonly UnreadUpload[];
}

/**
 * Reads a project's state. The last record is read before everything else: whoever appended it had read the rest earlier still,
 * so a record that we append after it is never made from an older state than it was. The bucket is listed before the table says what was read.
 */
export async function readProjectState(
  { records, evidence }: Pick<Ports, 'records' | 'evidence'>,
  project: ProjectKey,
): Promise<ProjectState> {
  const partition = partitionOf(project);
  const sealed = await sealedRecords(records, partition);
  const versions = await listVersions(evidence, project);
  const [projectItem, tick, [declaration], uploads, reviews, receipts] = await Promise.all([
    records.get({ PK: partition, SK: sortKeys.project }),
    records.get({ PK: partition, SK: sortKeys.tick }),
    records.query(partition, sortKeys.validDeclarations, 'last'),
    storedUploads(records, project),
    listReviews(records, project),
    firstReceipts(records, project),
  ]);
  const inForce = declaration === undefined ? null : declarationItemSchema.parse(declaration);
  return {
    records: sealed,
    project: projectItem === undefined ? null : projectItemSchema.parse(projectItem),
    declaration: inForce,
    uploads,
    reviews,
    tick: tick === undefined ? null : tickItemSchema.parse(tick).tick,
    receipts,
    unread: [
      ...unreadEvidence(project, versions, uploads),
      ...(inForce ? await unreadDeclarations(records, project, versions, inForce) : []),
    ],
  };
}

/** Maintenance follows a positive migration: only there the older records say something that the last one does not. */
async function sealedRecords(records: RecordsTable, partition: string): Promise<RecordItem[]> {
  const [last] = (await records.query(partition, sortKeys.records, 'last')).map((item) => recordItemSchema.parse(item));
  if (!last) return [];
  if (last.purpose === 'migration' && last.outcome !== 'positive') return [last];
  return (await records.query(partition, sortKeys.records)).map((item) => recordItemSchema.parse(item));
}
