import { keys, type ProjectKey } from '../../shared/model/keys.ts';
import { parseDeclaration } from '../../shared/model/parse-declaration.ts';
import { readSmallText } from '../../shared/reading/read-small-text.ts';
import { recordItem } from '../assess/append-record.ts';
import { StorageFault } from '../faults.ts';
import { declarationItemSchema, partitionOf, type RecordItem, type RegisterItem, type ReviewItem, sortKeys } from '../items.ts';
import type { Ports } from '../ports.ts';
import { putAwaiting, putJudged } from '../project-item.ts';
import { listRegisters } from '../registers/stored-registers.ts';
import { firstOfKind } from '../waiting-since.ts';
import type { RecordPlace } from './record-index.ts';
import type { Note, Rebuilt } from './report.ts';
import { chooseChain, type NextRecord, nextRecordOf, restoreRecords, saysTheSame } from './restore-records.ts';
import { restoreReviews } from './restore-reviews.ts';
import { restoreTick } from './restore-tick.ts';
import { restoreUploads } from './restore-uploads.ts';
import type { StoredKey } from './stored-groups.ts';
import { witnessOf } from './witness.ts';

export interface ProjectToRestore {
  readonly project: ProjectKey;
  readonly stored: readonly StoredKey[];
  readonly places: readonly RecordPlace[];
  /** `true`: a run before this one may have asked the pipeline to work on it. Called before that is done. */
  readonly asking: { readonly before: boolean; now(): Promise<void> };
}

/**
 * Restores all items of one project, then asks the pipeline for what it had not done: uploads that were not read, a judgement that was not
 * made. PROJECT comes last, so that the daily sweep finds no project that is half there.
 */
export async function restoreProject(ports: Ports, { project, stored, places, asking }: ProjectToRestore): Promise<Partial<Rebuilt>> {
  const silent: Ports = { ...ports, queue: { sendAssessment: async () => {}, sendUploads: async () => {} } };
  const witness = await witnessOf(ports, places);
  const uploads = await restoreUploads(silent, project, stored, witness);
  const decided = await restoreReviews(ports, project);
  await restoreTick(ports, project, places, receiptsOf(stored, decided.reviews, await listRegisters(ports.records)));
  const next = await nextRecordOf(ports, project);
  const chosen = await chooseChain(ports, project, places, next);
  const records = await restoreRecords(ports, project, chosen.chain);
  const notes = [...uploads.notes, ...decided.notes, ...chosen.notes, ...(await restoreHead(ports, project, records, chosen.chain.at(-1)))];
  if (!asking.before) await nobodyElseWorks(ports, project);

  const isUnjudged = uploads.unread.length === 0 && hasNews(ports, records, next);
  if (isUnjudged || uploads.unread.length > 0) await asking.now();
  await ports.queue.sendUploads(uploads.unread);
  if (isUnjudged) await ports.queue.sendAssessment(project);
  return {
    projects: 1,
    versions: stored.reduce((sum, { versions }) => sum + versions.length, 0),
    records: records.length,
    orphans: chosen.orphans,
    unread: uploads.unread.length,
    unjudged: Number(isUnjudged),
    notes,
  };
}

/** Every instant at which something that the project is judged from was received. */
const receiptsOf = (
  stored: readonly StoredKey[],
  reviews: readonly ReviewItem[],
  registers: readonly RegisterItem[],
): readonly string[] => [
  ...stored.flatMap(({ versions }) => versions.map(({ lastModified }) => lastModified)),
  ...reviews.flatMap(({ at, receivedAt }) => [at, receivedAt]),
  ...registers.map(({ importedAt }) => importedAt),
];

/** The project's own item: its last record's, with the name that the declaration of that record states. */
async function restoreHead(
  ports: Ports,
  project: ProjectKey,
  records: readonly RecordItem[],
  end: RecordPlace | undefined,
): Promise<Note[]> {
  const last = records.at(-1);
  if (!last || !end) {
    const [declaration] = await ports.records.query(partitionOf(project), sortKeys.validDeclarations, 'last');
    // With a declaration it is about to be judged; without, this is what a judgement says.
    if (declaration === undefined) await putAwaiting(ports.records, project);
    return [];
  }
  const name = await declaredName(ports, project, end.declaration);
  await putJudged(ports.records, project, name ?? project.ipa, last, firstOfKind(records).asOf);
  return name === null ? [{ is: 'declaration-of-record-missing', project, sha256: end.declaration }] : [];
}

async function declaredName({ evidence, records }: Ports, project: ProjectKey, sha256: string): Promise<string | null> {
  const items = (await records.query(partitionOf(project), sortKeys.validDeclarations)).map((item) => declarationItemSchema.parse(item));
  const item = items.find((one) => one.sha256 === sha256);
  if (!item) return null;
  const file = await readSmallText(await evidence.open(keys.upload(project, item.path), item.versionId));
  const parsed = file.ok ? parseDeclaration(file.text, item.path) : null;
  return parsed?.ok ? parsed.declaration.entity.name : null;
}

/** A newer engine, or newer rules, are no news: the next upload or tick brings them, as without the rebuild. */
function hasNews({ means }: Ports, records: readonly RecordItem[], next: NextRecord): boolean {
  const record = next(records);
  if (!record) return false;
  const last = records.findLast(({ purpose }) => purpose === record.purpose);
  return last === undefined || !saysTheSame(last, recordItem(record, means.sha256));
}

/** A rebuild asks nobody through the table: who did is a pipeline that runs beside it, and may have judged half a project. */
async function nobodyElseWorks({ records }: Ports, project: ProjectKey): Promise<void> {
  if ((await records.get({ PK: partitionOf(project), SK: sortKeys.ask })) === undefined) return;
  throw new StorageFault(`${project.ipa}/${project.cup}: an upload was read while the table was being rebuilt; stop the pipeline first`);
}
