import { type ProjectItem, partitionOf, type RecordItem, recordItemSchema, sortKeys } from './items.ts';
import type { ProjectKey, RecordsTable } from './ports.ts';

/**
 * Since when a project waits as it waits now: `asOf` of the first of its latest records that come to the same outcome and wait for the same
 * hands. A day's re-check that changes nothing does not make it younger.
 * @param sealed the latest records in their order, one at least; where the first of them is not the project's first, `before` says more
 * @param before the project's item as it was before the last of them
 */
export async function waitingSince(
  records: RecordsTable,
  project: ProjectKey,
  sealed: readonly RecordItem[],
  before: Pick<ProjectItem, 'sequence' | 'waitingSince'> | null,
): Promise<string> {
  const known = firstOfKind(sealed);
  if (known.sequence === 1 || known !== sealed[0]) return known.asOf;
  if (before?.sequence === known.sequence && before.waitingSince !== null) return before.waitingSince;
  const all = (await records.query(partitionOf(project), sortKeys.records)).map((item) => recordItemSchema.parse(item));
  return firstOfKind(all.length > 0 ? all : sealed).asOf;
}

/** The first of the records at the end of a list that say the same of what is to be done. */
export function firstOfKind(sealed: readonly RecordItem[]): RecordItem {
  let first = sealed.at(-1) as RecordItem;
  for (const record of sealed.toReversed()) {
    if (kindOf(record) !== kindOf(first)) break;
    first = record;
  }
  return first;
}

const kindOf = ({ purpose, outcome, waitsFor }: RecordItem): string => JSON.stringify([purpose, outcome, waitsFor]);
