import * as z from 'zod';
import { queueIndex } from '../infra/definitions/table.ts';
import type { ProjectKey } from '../shared/model/keys.ts';
import type { ProjectOutcome, Purpose } from '../shared/model/record.ts';
import type { RemedyHand } from '../shared/reasons/define-reason.ts';
import { indexEntries } from './index-entries.ts';
import { type ProjectItem, projectItemSchema, projectStates } from './items.ts';
import type { RecordsTable } from './ports.ts';

export type ProjectState = (typeof projectStates)[number];

/** Which projects. Dates are civil days, inclusive; a project whose deadline nobody knows is in no range of dates. */
export interface ProjectFilter {
  readonly states: readonly ProjectState[];
  readonly ipa?: string | undefined;
  /** Of the latest record. */
  readonly purpose?: Purpose | undefined;
  /** Projects where a next step is in one of these hands. */
  readonly waitsFor?: readonly RemedyHand[] | undefined;
  readonly deadlineFrom?: string | undefined;
  readonly deadlineTo?: string | undefined;
  /** Of somebody who may not see every project; null, or absent: everything is seen. */
  readonly isVisible?: ((project: ProjectKey) => boolean) | null;
}

/** Outcomes of each purpose (shared/verdict/conclude.ts), so that states which hold none of it are not read. */
export const outcomesOf: Readonly<Record<Purpose, readonly ProjectOutcome[]>> = {
  migration: ['positive', 'partially-positive', 'negative', 'under-review', 'incomplete'],
  maintenance: ['maintained', 'lapsed', 'under-review', 'unproven'],
};

/** A place in the queue: the partition and the sort key of its index. */
export const queuePlaceSchema = z.tuple([z.enum(projectStates), z.string().regex(/^\d{4}-\d\d-\d\d#[a-z0-9_-]{2,20}#[A-Z0-9]{15}$/)]);
export type QueuePlace = z.infer<typeof queuePlaceSchema>;

export interface ProjectPage {
  readonly projects: readonly ProjectItem[];
  /** Where the next page begins: after this place. null: there is none. */
  readonly next: QueuePlace | null;
}

/** Index entries that one page may read at most: one entity's projects among all others' are looked for a stretch at a time. */
export const readAtMost = 500;

const queuedSchema = projectItemSchema.extend({ [queueIndex.sort]: z.string() });

/**
 * One page of the auditors' queue, by state in the order of `projectStates`, then by deadline, the nearest first. Reads the index alone,
 * and no more of it than the page needs, or `readAtMost` entries where most belong to other entities: such a page may be short, even
 * empty, and still have a next one. Never so for somebody who does not see everything: where such a page ends would tell a project that is
 * none of theirs.
 */
export async function projectPage(
  records: RecordsTable,
  filter: ProjectFilter,
  limit: number,
  after: QueuePlace | null,
): Promise<ProjectPage> {
  const found: { item: ProjectItem; place: QueuePlace }[] = [];
  let last: QueuePlace | null = after;
  let read = 0;
  for (const state of chainFrom(filter, after)) {
    const start = after?.[0] === state ? after[1] : null;
    const wanted = filter.ipa === undefined && filter.waitsFor === undefined && !filter.isVisible ? limit - found.length + 1 : readAtMost;
    for await (const { item, place } of entriesOf(records, state, filter, start, wanted)) {
      if (read === readAtMost && !filter.isVisible) return { projects: found.map((one) => one.item), next: last };
      if (isAskedFor(item, filter)) {
        // One more than the page holds was found: so there is a next page.
        if (found.length === limit) return { projects: found.map((one) => one.item), next: found.at(-1)?.place ?? null };
        found.push({ item, place });
      }
      read += 1;
      last = place;
    }
  }
  return { projects: found.map((one) => one.item), next: null };
}

/** The states that are asked for, in the order of the queue, from the one that the page before ended in. */
function chainFrom({ states, purpose }: ProjectFilter, after: QueuePlace | null): readonly ProjectState[] {
  const first = after === null ? 0 : projectStates.indexOf(after[0]);
  const possible: readonly ProjectState[] = purpose === undefined ? projectStates : outcomesOf[purpose];
  return projectStates.filter((state, index) => states.includes(state) && possible.includes(state) && index >= first);
}

const isAskedFor = (item: ProjectItem, { ipa, purpose, waitsFor, isVisible }: ProjectFilter): boolean =>
  (ipa === undefined || item.ipa === ipa) &&
  (purpose === undefined || item.purpose === purpose) &&
  (waitsFor === undefined || waitsFor.some((hand) => item.waitsFor?.includes(hand))) &&
  (isVisible?.(item) ?? true);

async function* entriesOf(records: RecordsTable, state: ProjectState, filter: ProjectFilter, start: string | null, limit: number) {
  for await (const stored of indexEntries(records, queueIndex.name, state, { ...sortRange(filter, start), limit })) {
    const { [queueIndex.sort]: sort, ...item } = queuedSchema.parse(stored);
    yield { item: item as ProjectItem, place: [state, sort] as QueuePlace };
  }
}

/** Sorts before `9999-12-31`, under which projects without a known deadline stand (project-item.ts). */
const lastKnownDay = '9999-12-30';

/** Sort keys are `{deadline}#{ipa}#{cup}`: `$` follows `#`, and nothing lies between a key and the key with a `!` behind it. */
function sortRange({ deadlineFrom, deadlineTo }: ProjectFilter, start: string | null): { from?: string; upTo?: string } {
  const from = [deadlineFrom, start === null ? undefined : `${start}!`].filter((bound) => bound !== undefined).sort();
  const isDated = deadlineFrom !== undefined || deadlineTo !== undefined;
  const to = deadlineTo === undefined || deadlineTo > lastKnownDay ? lastKnownDay : deadlineTo;
  return { ...(from.length > 0 ? { from: from.at(-1) as string } : {}), ...(isDated ? { upTo: `${to}$` } : {}) };
}
