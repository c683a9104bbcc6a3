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

/**
 * What comes before what in the queue: first what waits for a decision and nothing else, then what waits for the auditor among others, then
 * what waits for somebody else, what is lost, what is done. In each the nearest deadline comes first, whatever the outcome.
 */
interface Lane {
  readonly states: readonly ProjectState[];
  /** Of these states only what waits for the auditor, or only what does not; null: all of it. */
  readonly forAuditor: boolean | null;
}
const open: readonly ProjectState[] = ['partially-positive', 'incomplete', 'lapsed', 'unproven'];
export const lanes: readonly Lane[] = [
  { states: ['under-review'], forAuditor: null },
  { states: open, forAuditor: true },
  { states: [...open, 'awaiting-declaration'], forAuditor: false },
  { states: ['negative'], forAuditor: null },
  { states: ['maintained', 'positive'], forAuditor: null },
];

/** A place in the queue: the lane, and the sort key of the index (project-item.ts). */
export const queuePlaceSchema = z.tuple([
  z
    .int()
    .nonnegative()
    .max(lanes.length - 1),
  z.string().regex(/^\d{4}-\d\d-\d\d#[a-z0-9_-]{2,20}#[A-Z0-9]{15}$/),
]);
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
 * One page of the auditors' queue, lane by lane, in each by deadline, the nearest first. Reads the index alone, and no more of it than the
 * page needs, or `readAtMost` entries where most belong elsewhere: such a page may be short, even empty, and still have a next one. Never so
 * for somebody who does not see everything: where such a page ends would tell a project that is none of theirs.
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
  for (let lane = after?.[0] ?? 0; lane < lanes.length; lane += 1) {
    const start = after?.[0] === lane ? after[1] : null;
    const isSparse = filter.ipa !== undefined || filter.waitsFor !== undefined || filter.isVisible || lanes[lane]?.forAuditor !== null;
    const wanted = isSparse ? readAtMost : limit - found.length + 1;
    for await (const { item, sort } of entriesOf(records, lane, filter, start, wanted)) {
      if (read === readAtMost && !filter.isVisible) return { projects: found.map((one) => one.item), next: last };
      const place: QueuePlace = [lane, sort];
      if (isInLane(item, lane) && isAskedFor(item, filter)) {
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

/** The states of a lane that are asked for. */
function statesOf(lane: number, { states, purpose }: ProjectFilter): readonly ProjectState[] {
  const possible: readonly ProjectState[] = purpose === undefined ? projectStates : outcomesOf[purpose];
  return (lanes[lane] as Lane).states.filter((state) => states.includes(state) && possible.includes(state));
}

function isInLane({ waitsFor }: ProjectItem, lane: number): boolean {
  const { forAuditor } = lanes[lane] as Lane;
  return forAuditor === null || forAuditor === (waitsFor?.includes('auditor') ?? false);
}

const isAskedFor = (item: ProjectItem, { ipa, purpose, waitsFor, isVisible }: ProjectFilter): boolean =>
  (ipa === undefined || item.ipa === ipa) &&
  (purpose === undefined || item.purpose === purpose) &&
  (waitsFor === undefined || waitsFor.some((hand) => item.waitsFor?.includes(hand))) &&
  (isVisible?.(item) ?? true);

interface Entry {
  readonly item: ProjectItem;
  readonly sort: string;
}

/** The projects of a lane by deadline: each state is a partition of the index and in that order already. */
async function* entriesOf(records: RecordsTable, lane: number, filter: ProjectFilter, start: string | null, limit: number) {
  const range = { ...sortRange(filter, start), limit };
  yield* inOrder(statesOf(lane, filter).map((state) => entriesOfState(indexEntries(records, queueIndex.name, state, range))));
}

async function* entriesOfState(stored: AsyncGenerator<unknown>): AsyncGenerator<Entry> {
  for await (const one of stored) {
    const { [queueIndex.sort]: sort, ...item } = queuedSchema.parse(one);
    yield { item: item as ProjectItem, sort };
  }
}

/** Several lists that are each in order as one that is. */
async function* inOrder(lists: readonly AsyncGenerator<Entry>[]): AsyncGenerator<Entry> {
  const heads = await Promise.all(lists.map(async (list) => ({ list, head: await list.next() })));
  for (;;) {
    const first = heads.filter(({ head }) => !head.done).sort((a, b) => (sortOf(a.head) < sortOf(b.head) ? -1 : 1))[0];
    if (!first) return;
    yield first.head.value as Entry;
    first.head = await first.list.next();
  }
}

const sortOf = ({ value }: IteratorResult<Entry>): string => (value as Entry).sort;

/** Sorts before `9999-12-31`, under which projects without a known deadline stand (project-item.ts). */
const lastKnownDay = '9999-12-30';

/** Sort keys are `{deadline}#{ipa}#{cup}`: `$` follows `#`, and nothing lies between a key and the key with a `!` behind it. */
function sortRange({ deadlineFrom, deadlineTo }: ProjectFilter, start: string | null): { from?: string; upTo?: string } {
  const from = [deadlineFrom, start === null ? undefined : `${start}!`].filter((bound) => bound !== undefined).sort();
  const isDated = deadlineFrom !== undefined || deadlineTo !== undefined;
  const to = deadlineTo === undefined || deadlineTo > lastKnownDay ? lastKnownDay : deadlineTo;
  return { ...(from.length > 0 ? { from: from.at(-1) as string } : {}), ...(isDated ? { upTo: `${to}$` } : {}) };
}
