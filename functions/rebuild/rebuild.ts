import type { ProjectKey } from '../../shared/model/keys.ts';
import { StorageFault } from '../faults.ts';
import { refuseKey, wantedOfStray } from '../ingest/refuse-key.ts';
import { strayPartition } from '../items.ts';
import type { EvidenceStore, Ports } from '../ports.ts';
import { openMark, type TableContents } from './rebuild-mark.ts';
import { indexRecords, type RecordIndex } from './record-index.ts';
import { add, type Note, nothingYet, type Rebuilt } from './report.ts';
import { restoreClaims } from './restore-claims.ts';
import { restoreProject } from './restore-project.ts';
import { restoreRegisters } from './restore-registers.ts';
import { type StoredKey, storedGroups } from './stored-groups.ts';
import { currentArrival } from './surrogate-arrivals.ts';

/** What is told while it goes on. */
export type Progress =
  | { readonly is: 'resumed'; readonly after: string }
  | { readonly is: 'records-read'; readonly read: number }
  | { readonly is: 'project'; readonly project: ProjectKey; readonly soFar: Rebuilt }
  | { readonly is: 'note'; readonly note: Note };

export interface RebuildOptions {
  readonly contents: TableContents;
  /** One project alone, into a table that has others. */
  readonly only: ProjectKey | null;
  readonly tell: (progress: Progress) => void;
}

/**
 * Rebuilds the table from the bucket alone (docs/adr/0005): what was uploaded, all versions of it; the digests; the sealed records. It writes
 * nothing into the bucket, so a record or a digest can neither be doubled nor changed. May be killed at any moment and run again.
 * Rejects with `NotEmpty` where the table has items that no rebuild has put there.
 */
export async function rebuild(ports: Ports, { contents, only, tell }: RebuildOptions): Promise<Rebuilt> {
  const reading: Ports = { ...ports, evidence: readOnly(ports.evidence) };
  const mark = await openMark(ports.records, contents, only);
  let stand = mark.found;
  if (stand.through !== '') tell({ is: 'resumed', after: stand.through });
  const index = await indexRecords(reading, (read) => tell({ is: 'records-read', read }));
  const damaged = await restoreRegisters(reading);
  if (!only) await restoreClaims(reading, index);
  const seen = new Set<string>();
  let strays: Partial<Rebuilt> = { strays: 0, versions: 0 };
  for await (const group of storedGroups(reading.evidence, only)) {
    if (group.is === 'stray') {
      strays = add({ ...nothingYet, ...strays }, await restoreStray(reading, group.key));
      continue;
    }
    const { project } = group;
    const place = placeOf(project);
    seen.add(place);
    if (place <= mark.found.through) continue;
    const asking = { before: mark.found.asking === place, now: () => mark.keep('under-way', { ...stand, asking: place }) };
    const done = await restoreProject(reading, { project, stored: group.keys, places: index.of(project), asking });
    for (const note of done.notes ?? []) tell({ is: 'note', note });
    stand = { through: place, asking: '', rebuilt: add(stand.rebuilt, done) };
    await mark.keep('under-way', stand);
    tell({ is: 'project', project, soFar: stand.rebuilt });
  }
  const left = [...damaged, ...index.notes, ...(only ? [] : withoutUploads(index, seen))];
  for (const note of left) tell({ is: 'note', note });
  const rebuilt = add(add(stand.rebuilt, strays), { notes: left });
  await mark.keep('done', { ...stand, rebuilt });
  return rebuilt;
}

/** A key that names no project. All of them are looked at in every run: they are few, and stand anywhere between the projects. */
async function restoreStray(ports: Ports, stored: StoredKey): Promise<Partial<Rebuilt>> {
  await refuseKey(ports, strayPartition, currentArrival(stored), stored.key, wantedOfStray);
  return { strays: 1, versions: stored.versions.length };
}

/** Plain ASCII, so that comparing texts gives the order of a listing. */
const placeOf = ({ ipa, cup }: ProjectKey): string => `${ipa}/${cup}/`;

/** Records are never given up; what they were made from is gone, so nothing of them is put into a table that could not show it. */
const withoutUploads = (index: RecordIndex, seen: ReadonlySet<string>): Note[] =>
  index.projects
    .filter((project) => !seen.has(placeOf(project)))
    .map((project) => ({ is: 'records-without-uploads', project, records: index.of(project).length }));

const readOnly = (evidence: EvidenceStore): EvidenceStore => ({
  ...evidence,
  putOnce: (key) => Promise.reject(new StorageFault(`a rebuild writes nothing into the bucket, not ${key} either`)),
});
