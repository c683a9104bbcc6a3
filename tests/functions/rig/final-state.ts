import { partitionOf, sortKeys, strayPartition } from '../../../functions/items.ts';
import type { Item, ProjectKey, RecordsTable } from '../../../functions/ports.ts';

export type StateLine = Readonly<Record<string, unknown>> & { readonly SK: string };

const families = [sortKeys.project, sortKeys.tick, sortKeys.uploads, 'DECLARATION#', sortKeys.receipts, sortKeys.refusals, sortKeys.faults];

/**
 * Everything that a project's items say, its last record, and what came under nobody's key, without what only counts how often it was
 * judged on the way: the number of the last record and the chain of hashes behind it. Two runs that end alike are equal here; a fault
 * of ours that is still open makes a difference, one that was closed makes none.
 */
export async function finalState(records: RecordsTable, project: ProjectKey): Promise<StateLine[]> {
  const partition = partitionOf(project);
  const items = await Promise.all(families.map((family) => records.query(partition, family)));
  const last = await records.query(partition, sortKeys.records, 'last');
  const strays = await records.query(strayPartition, sortKeys.refusals);
  return stateIn([...items, last, strays].flat() as Item[], project);
}

/** The same of all the items of a table. */
export function stateIn(items: readonly Item[], project: ProjectKey): StateLine[] {
  const own = items.filter(({ PK }) => PK === partitionOf(project)).sort((a, b) => (a.SK < b.SK ? -1 : 1));
  const lines = own.filter(({ SK }) => families.some((family) => SK.startsWith(family)));
  const last = own.findLast(({ SK }) => SK.startsWith(sortKeys.records));
  const strays = items.filter(({ PK }) => PK === strayPartition);
  return [...lines, ...(last ? [last] : []), ...strays].map(withoutChain).filter(isStanding);
}

const isStanding = (line: StateLine): boolean => line.is !== 'fault' || line.open === true;

function withoutChain(item: Item): StateLine {
  // Since when it waits is when one of the records before the last was made: of the chain as well.
  const { SK, sequence: _sequence, hash: _hash, prevHash: _prevHash, waitingSince: _since, ...rest } = item;
  return { SK: SK.replace(/^RECORD#\d+$/, 'RECORD#last'), ...rest };
}
