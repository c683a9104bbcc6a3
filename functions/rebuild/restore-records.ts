import type { ProjectKey } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { nextRecord, type SealedRecord, standingOf } from '../../shared/verdict/next-record.ts';
import { recordItem } from '../assess/append-record.ts';
import { type ProjectState, readProjectState } from '../assess/project-state.ts';
import { receivedDossier } from '../assess/received-dossier.ts';
import { shelvesOf } from '../assess/shelves.ts';
import { StorageFault } from '../faults.ts';
import { partitionOf, type RecordItem, recordItemSchema, sortKeys } from '../items.ts';
import type { Ports } from '../ports.ts';
import { abreast } from './abreast.ts';
import { type Branch, branchesOf, contenders, endOf, holesIn, withLowerParts } from './branches.ts';
import { openRecord, type RecordPlace } from './record-index.ts';
import type { Note } from './report.ts';

/** Says of a project's uploads, as restored, which record they would give after these; null: none. */
export type NextRecord = (before: readonly SealedRecord[]) => AttestaRecord | null;

export async function nextRecordOf(ports: Ports, project: ProjectKey): Promise<NextRecord> {
  const state: ProjectState = await readProjectState(ports, project);
  if (!state.declaration) return () => null;
  const { dossier, received } = await receivedDossier(ports, shelvesOf(ports), project, state, state.declaration);
  return (before) => nextRecord(dossier, { received, tick: state.tick }, standingOf(before), ports.means.sha256);
}

/** The same dossier judged at the same instant for the same purpose: only a newer engine, or newer rules, could tell them apart. */
export const saysTheSame = (a: RecordItem, b: RecordItem): boolean =>
  a.purpose === b.purpose && a.asOf === b.asOf && a.dossierSha256 === b.dossierSha256;

export interface ChosenChain {
  readonly chain: readonly RecordPlace[];
  readonly orphans: number;
  readonly notes: readonly Note[];
}

/** Tells which of a project's records the table had. What a record's successors do not decide, the restored uploads do, and else it is told. */
export async function chooseChain(
  ports: Ports,
  project: ProjectKey,
  places: readonly RecordPlace[],
  next: NextRecord,
): Promise<ChosenChain> {
  const branches = branchesOf(places);
  const open = contenders(branches);
  const [likeliest] = open;
  if (!likeliest) return { chain: [], orphans: 0, notes: [] };
  const given = open.length === 1 ? open : await givenAgain(ports, open, next);
  const kept = given[0] ?? likeliest;
  const decidedBy = given.length === 1 ? 'state' : 'time';
  const chain = withLowerParts(kept, branches);
  const left = branches.filter((branch) => !chain.includes(endOf(branch)));
  const told = left.filter((branch) => open.includes(branch) && !(decidedBy === 'state' && isRival(branch, kept)));
  const ambiguous = told.map((branch): Note => {
    const { sequence, hash } = endOf(branch);
    return { is: 'ambiguous-record', project, sequence, kept: endOf(kept).hash, left: hash, decidedBy };
  });
  const missing = holesIn(chain).map((hole): Note => ({ is: 'missing-records', project, ...hole }));
  return { chain, orphans: left.length - told.length, notes: [...ambiguous, ...missing] };
}

/** Two records that were sealed for the same number at the same time: of these the one made from a state that has passed is a lost race. */
const isRival = (branch: Branch, kept: Branch): boolean =>
  endOf(branch).sequence === endOf(kept).sequence && endOf(branch).prevHash === endOf(kept).prevHash;

/** Branches whose end the uploads give again. */
async function givenAgain(ports: Ports, branches: readonly Branch[], next: NextRecord): Promise<Branch[]> {
  const given: Branch[] = [];
  for (const branch of branches) {
    const items = await itemsOf(ports, branch);
    const record = next(items.slice(0, -1));
    const last = items.at(-1);
    if (record && last && saysTheSame(recordItem(record, ports.means.sha256), last)) given.push(branch);
  }
  return given;
}

const readsAbreast = 8;

async function itemsOf({ evidence, means }: Ports, places: readonly RecordPlace[]): Promise<RecordItem[]> {
  const items = new Map<number, RecordItem>();
  await abreast(places, readsAbreast, async (place) => {
    items.set(place.sequence, recordItem(await openRecord(evidence, place), means.sha256));
  });
  return places.map(({ sequence }) => items.get(sequence) as RecordItem);
}

/**
 * Puts the items of a chain, exactly as they were made when its records were appended. Rejects with `StorageFault` where the table holds
 * another record of a number: then somebody judged while the table was being rebuilt.
 */
export async function restoreRecords(ports: Ports, project: ProjectKey, chain: readonly RecordPlace[]): Promise<RecordItem[]> {
  const items = await itemsOf(ports, chain);
  for (const item of items) {
    const key = { PK: partitionOf(project), SK: sortKeys.record(item.sequence) };
    if (await ports.records.put({ ...key, ...item }, { when: 'absent' })) continue;
    const stored = recordItemSchema.parse(await ports.records.get(key));
    if (stored.hash !== item.hash) {
      throw new StorageFault(
        `${project.ipa}/${project.cup}: record ${item.sequence} in the table is ${stored.hash}, in the bucket ${item.hash}: somebody judged meanwhile`,
      );
    }
  }
  return items;
}
