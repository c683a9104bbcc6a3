import { partitionOf } from '../../../functions/items.ts';
import type { ProjectKey, RecordsTable } from '../../../functions/ports.ts';

export type StateLine = Readonly<Record<string, unknown>> & { readonly SK: string };

const families = ['PROJECT', 'UPLOAD#', 'DECLARATION#', 'RECEIPT#', 'REFUSED#'];

/**
 * Everything that a project's items say, and its last record, without what only counts how often it was judged on the way: the
 * number of the last record and the chain of hashes behind it. Two runs that end alike are equal here.
 */
export async function finalState(records: RecordsTable, project: ProjectKey): Promise<StateLine[]> {
  const partition = partitionOf(project);
  const items = await Promise.all(families.map((family) => records.query(partition, family)));
  const last = await records.query(partition, 'RECORD#', 'last');
  return [...items, last].flat().map(withoutChain);
}

function withoutChain(item: unknown): StateLine {
  const { SK, sequence: _sequence, hash: _hash, prevHash: _prevHash, ...rest } = item as Record<string, unknown>;
  return { SK: String(SK).replace(/^RECORD#\d+$/, 'RECORD#last'), ...rest };
}
