import type { ProjectKey } from '../../shared/model/keys.ts';
import type { Purpose } from '../../shared/model/record.ts';
import { StorageFault } from '../faults.ts';
import { type RecordLine, recordAt } from '../read-model.ts';
import type { ApiPorts } from './api-ports.ts';

/** Records that one page looks at, at most: those of one purpose may lie far behind those of the other. */
export const looksAtMost = 200;
/** Fewer at a time are not worth the wait for each other. */
const stretch = 20;

export interface RecordsAsked {
  /** Only records of a smaller number. */
  readonly before: number;
  readonly limit: number;
  /** undefined: of both. */
  readonly purpose: Purpose | undefined;
}

/** Records of a project, the newest first. `next`: the number before which the next page begins; null: there is none. */
export async function recordPage(
  ports: ApiPorts,
  project: ProjectKey,
  { before, limit, purpose }: RecordsAsked,
): Promise<{ readonly shown: readonly RecordLine[]; readonly next: number | null }> {
  const shown: RecordLine[] = [];
  const end = Math.max(before - looksAtMost, 1);
  let reached = before;
  while (shown.length < limit && reached > end) {
    const missing = limit - shown.length;
    const oldest = Math.max(reached - (purpose === undefined ? missing : Math.max(missing, stretch)), end);
    for (const line of await linesBetween(ports, project, oldest, reached - 1)) {
      if (shown.length === limit) break;
      if (purpose === undefined || line.purpose === purpose) shown.push(line);
      reached = line.sequence;
    }
  }
  return { shown, next: reached > 1 ? reached : null };
}

/** Numbers have no holes (append-record.ts), so that a page is so many reads by key, and no more. The newest first. */
function linesBetween({ records }: ApiPorts, project: ProjectKey, oldest: number, newest: number): Promise<RecordLine[]> {
  const sequences = Array.from({ length: Math.max(newest - oldest + 1, 0) }, (_, index) => newest - index);
  return Promise.all(
    sequences.map(async (sequence) => {
      const line = await recordAt(records, project, sequence);
      if (!line) throw new StorageFault(`${project.ipa}/${project.cup} has a record after ${sequence} and none of that number`);
      return line;
    }),
  );
}
