import { sha256Of } from '../shared/sha256-of.ts';
import { type FaultItem, faultItemSchema, partitionOf, sortKeys } from './items.ts';
import type { Ports, ProjectKey } from './ports.ts';

type Subject = Pick<FaultItem, 'upload' | 'sequencer'>;

/**
 * Does the work; a fault is stored for the entity to see as ours, and thrown on; an attempt that ends well closes the one before it.
 * A fault that cannot even be stored is thrown all the same.
 */
export async function showingFault<T>(ports: Ports, project: ProjectKey, subject: Subject, work: () => Promise<T>): Promise<T> {
  const key = keyOf(ports, project, subject);
  let done: T;
  try {
    done = await work();
  } catch (error) {
    await put(ports, key, { is: 'fault', ...subject, open: true }).catch(() => {});
    throw error;
  }
  const stored = await ports.records.get(key);
  if (stored !== undefined && faultItemSchema.parse(stored).open) await put(ports, key, { is: 'fault', ...subject, open: false });
  return done;
}

const keyOf = ({ means }: Ports, project: ProjectKey, { upload }: Subject) => ({
  PK: partitionOf(project),
  SK: sortKeys.fault(upload === null ? 'JUDGING' : sha256Of(upload.path, means.sha256)),
});

/** A version's fault neither hides nor closes that of a later version. */
const put = ({ records }: Ports, key: ReturnType<typeof keyOf>, item: FaultItem): Promise<boolean> =>
  records.put({ ...key, ...item }, { when: 'stored', attribute: 'sequencer', is: '<=' });
