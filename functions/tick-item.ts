import { partitionOf, sortKeys, type TickItem } from './items.ts';
import type { ProjectKey, RecordsTable } from './ports.ts';

/** Keeps the latest scheduled instant that asked for a project; an earlier one that comes late changes nothing. */
export async function keepTick(records: RecordsTable, project: ProjectKey, tick: string): Promise<void> {
  const item: TickItem = { is: 'tick', tick };
  await records.put({ PK: partitionOf(project), SK: sortKeys.tick, ...item }, { when: 'stored', attribute: 'tick', is: '<' });
}
