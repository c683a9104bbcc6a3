import type { ProjectKey } from '../../shared/model/keys.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import { partitionOf, type RefusedItem, sortKeys, strayPartition } from '../items.ts';
import type { Arrival, Ports } from '../ports.ts';
import { codesOfProblems, type Received } from './ingest-report.ts';

/** What was wanted of a key that names no project. */
export const wantedOfStray = 'uploads/{ipa, lower case}/{cup}/…';

/** Shows the owner that a key is outside the grammar, and what was wanted (DESIGN §4, Keys). The object itself stays where it is. */
export async function refuseKey(
  { evidence, records, means }: Ports,
  owner: ProjectKey | typeof strayPartition,
  arrival: Arrival,
  path: string,
  wanted: string,
): Promise<Received> {
  const { lastModified, size } = await evidence.open(arrival.key, arrival.versionId);
  const item: RefusedItem = {
    is: 'refused',
    path,
    versionId: arrival.versionId,
    sequencer: arrival.sequencer,
    receivedAt: lastModified,
    problems: [{ code: 'KEY_OUTSIDE_GRAMMAR', details: { wanted } }],
  };
  const PK = owner === strayPartition ? owner : partitionOf(owner);
  const SK = sortKeys.refused(sha256Of(path, means.sha256));
  await records.put({ PK, SK, ...item }, { when: 'stored', attribute: 'sequencer', is: '<=' });
  return { state: 'key-refused', codes: codesOfProblems(item.problems), rows: null, bytes: size, receivedAt: lastModified, isFirst: true };
}
