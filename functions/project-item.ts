import { dueIndex, queueIndex } from '../infra/definitions/table.ts';
import type { ProjectKey } from '../shared/model/keys.ts';
import { expandPoints } from './compact-points.ts';
import { awaitingDeclaration, type ProjectItem, partitionOf, type RecordItem, sortKeys } from './items.ts';
import type { RecordsTable } from './ports.ts';

/** Sorts after every date: projects whose deadline nobody knows stand last in the queue. */
const noDeadline = '9999-12-31';

/** The one partition of the due index. */
export const dueQueue = 'recheck';

/** What is never to be judged again is not in the index of what is due. */
const stored = (item: ProjectItem) => ({
  PK: partitionOf(item),
  SK: sortKeys.project,
  ...indexed(queueIndex, item.state, item.deadline ?? noDeadline, item),
  ...(item.nextCheckOn === null ? {} : indexed(dueIndex, dueQueue, item.nextCheckOn, item)),
  ...item,
});

/** Date first, then the project: two projects of one day are two places. */
const indexed = (index: typeof queueIndex | typeof dueIndex, partition: string, date: string, { ipa, cup }: ProjectKey) => ({
  [index.partition]: partition,
  [index.sort]: `${date}#${ipa}#${cup}`,
});

/** The project of uploads without a declaration: shown, not judged, and so never due. Never replaces a judged one. */
export async function putAwaiting(records: RecordsTable, { ipa, cup }: ProjectKey): Promise<void> {
  const item: ProjectItem = {
    is: 'project',
    ipa,
    cup,
    name: null,
    state: awaitingDeclaration,
    purpose: null,
    sequence: 0,
    hash: null,
    asOf: null,
    deadline: null,
    payableEur: 0,
    nextCheckOn: null,
    waitsFor: ['entity'],
    waitingSince: null,
    open: null,
  };
  await records.put(stored(item), { when: 'absent' });
}

/**
 * Points the project at its latest record; an older one that comes late changes nothing.
 * @param since as `waitingSince` tells it; the record's own instant where it is the first of its kind
 */
export async function putJudged(
  records: RecordsTable,
  { ipa, cup }: ProjectKey,
  name: string,
  record: RecordItem,
  since: string = record.asOf,
): Promise<void> {
  const { outcome: state, purpose, sequence, hash, asOf, deadline, payableEur, nextCheckOn, waitsFor } = record;
  const latest = { state, purpose, sequence, hash, asOf, deadline, payableEur, nextCheckOn };
  const waiting = { waitsFor, waitingSince: since, open: openPoints(record) };
  await records.put(stored({ is: 'project', ipa, cup, name, ...latest, ...waiting }), {
    when: 'stored',
    attribute: 'sequence',
    is: '<',
  });
}

function openPoints({ points }: Pick<RecordItem, 'points'>): NonNullable<ProjectItem['open']> {
  const open = { fail: 0, missing: 0, review: 0 };
  for (const { outcome } of expandPoints(points)) if (outcome in open) open[outcome as keyof typeof open] += 1;
  return open;
}
