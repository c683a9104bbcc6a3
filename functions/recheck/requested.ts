import { instantText } from '../../shared/time/civil-day.ts';
import { partitionOf, type RecheckItem, recheckItemSchema, sortKeys } from '../items.ts';
import type { Asking } from '../latest-ask.ts';
import type { AssessmentRequest, Ports, ProjectKey } from '../ports.ts';

type Records = Pick<Ports, 'records'>;

/** Milliseconds within which asking again is the same request: each may make a record, which is kept for years. */
export const sameRequest = 15 * 60_000;
const minute = 60_000;

/**
 * Asks for a project to be judged again as of now, on a person's behalf. The request is named by its minute, and that is the tick it asks with: sent
 * twice, at once or for a quarter of an hour after, it is one and the same.
 * @param by user id
 * @param now milliseconds
 */
export async function askRecheck(
  { records, queue }: Records & Asking,
  project: ProjectKey,
  by: string,
  now: number,
): Promise<{ readonly item: RecheckItem; readonly isNew: boolean }> {
  const last = await latestRecheck({ records }, project);
  if (last && now - Date.parse(last.at) < sameRequest) return { item: last, isNew: false };
  const at = instantText(Math.floor(now / minute) * minute);
  const item: RecheckItem = { is: 'recheck', id: at.replace(/[-:]/g, ''), at, by, end: null };
  // Sent first and kept then: a crash between the two asks again, and leaves nobody waiting for what was never sent.
  await queue.sendAssessment({ ...project, tick: at, recheck: { id: item.id, by } });
  if (await keep({ records }, project, item)) return { item, isNew: true };
  return { item: (await readRecheck({ records }, project, item.id)) ?? item, isNew: false };
}

/** null: there is no such request. */
export async function readRecheck({ records }: Records, project: ProjectKey, id: string): Promise<RecheckItem | null> {
  const stored = await records.get({ PK: partitionOf(project), SK: sortKeys.recheck(id) });
  return stored === undefined ? null : recheckItemSchema.parse(stored);
}

async function latestRecheck({ records }: Records, project: ProjectKey): Promise<RecheckItem | null> {
  const [stored] = await records.query(partitionOf(project), sortKeys.rechecks, 'last');
  return stored === undefined ? null : recheckItemSchema.parse(stored);
}

const keep = ({ records }: Records, project: ProjectKey, item: RecheckItem): Promise<boolean> =>
  records.put({ PK: partitionOf(project), SK: sortKeys.recheck(item.id), ...item }, { when: 'absent' });

/** What judging came to, as far as the one who asked wants to know it (assess/make-assess.ts). */
export type Judged =
  | { readonly is: 'left-to-another' | 'awaiting-declaration' }
  | { readonly is: 'judged'; readonly sequence: number; readonly appended: readonly unknown[] };

/**
 * Keeps how a request ended, also where the item is not there yet. The first end stays: of a message that came twice the second finds nothing
 * new to say.
 */
export async function endRecheck({ records }: Records, request: AssessmentRequest, judged: Judged): Promise<void> {
  const { recheck, tick, ipa, cup } = request;
  if (!recheck || tick === undefined || judged.is === 'left-to-another') return;
  const project = { ipa, cup };
  if ((await readRecheck({ records }, project, recheck.id))?.end) return;
  const item: RecheckItem = { is: 'recheck', ...recheck, at: tick, end: endOf(judged) };
  await records.put({ PK: partitionOf(project), SK: sortKeys.recheck(recheck.id), ...item }, { when: 'always' });
}

const endOf = (judged: Exclude<Judged, { is: 'left-to-another' }>): RecheckItem['end'] =>
  judged.is === 'judged' ? { is: 'judged', sequence: judged.sequence, isNew: judged.appended.length > 0 } : { is: 'awaiting-declaration' };
