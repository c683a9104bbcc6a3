import type { ProjectKey } from '../../shared/model/keys.ts';
import {
  type DeclarationItem,
  declarationItemSchema,
  type ProjectItem,
  partitionOf,
  projectItemSchema,
  type RecordItem,
  receiptItemSchema,
  recordItemSchema,
  sortKeys,
  tickItemSchema,
  type UploadItem,
} from '../items.ts';
import type { RecordsTable } from '../ports.ts';
import { storedUploads } from '../stored-uploads.ts';

/** All that an assessment reads of a project before it opens digests. */
export interface ProjectState {
  readonly last: RecordItem | null;
  readonly project: ProjectItem | null;
  /** The latest valid declaration: the one in force. */
  readonly declaration: DeclarationItem | null;
  readonly uploads: readonly UploadItem[];
  /** The latest scheduled instant that asked. */
  readonly tick: string | null;
  /** First receipt of bytes in this project, by their sha256 (DESIGN §5 statement 3). */
  readonly receipts: ReadonlyMap<string, string>;
}

/**
 * Reads a project's state. The last record is read before everything else: whoever appended it had read the rest earlier still,
 * so a record that we append after it is never made from an older state than it was.
 */
export async function readProjectState(records: RecordsTable, project: ProjectKey): Promise<ProjectState> {
  const partition = partitionOf(project);
  const [lastRecord] = await records.query(partition, sortKeys.records, 'last');
  const [projectItem, tick, [declaration], uploads, receipts] = await Promise.all([
    records.get({ PK: partition, SK: sortKeys.project }),
    records.get({ PK: partition, SK: sortKeys.tick }),
    records.query(partition, sortKeys.validDeclarations, 'last'),
    storedUploads(records, project),
    records.query(partition, sortKeys.receipts),
  ]);
  return {
    last: lastRecord === undefined ? null : recordItemSchema.parse(lastRecord),
    project: projectItem === undefined ? null : projectItemSchema.parse(projectItem),
    declaration: declaration === undefined ? null : declarationItemSchema.parse(declaration),
    uploads,
    tick: tick === undefined ? null : tickItemSchema.parse(tick).tick,
    receipts: new Map(receipts.map((item) => receiptItemSchema.parse(item)).map((item) => [item.sha256, item.receivedAt])),
  };
}
