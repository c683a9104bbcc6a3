import type { ProjectKey } from '../shared/model/keys.ts';
import { awaitingDeclaration, type ProjectItem, partitionOf, type RecordItem, sortKeys } from './items.ts';
import type { RecordsTable } from './ports.ts';

/** Sorts after every date: projects whose deadline nobody knows stand last in the queue. */
const noDeadline = '9999-12-31';

const keyAndIndex = (item: ProjectItem) => ({
  PK: partitionOf(item),
  SK: sortKeys.project,
  queueOutcome: item.state,
  queueDeadline: `${item.deadline ?? noDeadline}#${item.ipa}#${item.cup}`,
});

/** The project of uploads without a declaration: shown, not judged. Never replaces a judged one. */
export async function putAwaiting(records: RecordsTable, { ipa, cup }: ProjectKey): Promise<void> {
  const item: ProjectItem = {
    is: 'project',
    ipa,
    cup,
    name: null,
    state: awaitingDeclaration,
    sequence: 0,
    hash: null,
    asOf: null,
    deadline: null,
    payableEur: 0,
  };
  await records.put({ ...keyAndIndex(item), ...item }, { when: 'absent' });
}

/** Points the project at its latest record; an older one that comes late changes nothing. */
export async function putJudged(records: RecordsTable, { ipa, cup }: ProjectKey, name: string, record: RecordItem): Promise<void> {
  const { outcome: state, sequence, hash, asOf, deadline, payableEur } = record;
  const item: ProjectItem = { is: 'project', ipa, cup, name, state, sequence, hash, asOf, deadline, payableEur };
  await records.put({ ...keyAndIndex(item), ...item }, { when: 'stored', attribute: 'sequence', is: '<' });
}
