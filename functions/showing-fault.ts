import { sha256Of } from '../shared/sha256-of.ts';
import { type FaultItem, faultItemSchema, partitionOf, sortKeys } from './items.ts';
import type { Ports, ProjectKey } from './ports.ts';

/** What the work is about: one version of an upload, or judging the project. */
export type Subject = Pick<FaultItem, 'upload' | 'sequencer'>;
export const judging: Subject = { upload: null, sequencer: '' };

/**
 * Does the work; a fault is stored for the entity to see as ours, and thrown on; an attempt that ends well closes the one before it.
 * A fault that cannot even be stored is thrown all the same.
 */
export async function showingFault<T>(ports: Ports, project: ProjectKey, subject: Subject, work: () => Promise<T>): Promise<T> {
  const done = await tellingFault(ports, project, subject, work);
  if (await isFaultOpen(ports, project, subject)) await put(ports, project, { is: 'fault', ...subject, open: false });
  return done;
}

/** The same for work that says nothing of whether a fault before it is over: it closes none. */
export async function tellingFault<T>(ports: Ports, project: ProjectKey, subject: Subject, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await showFault(ports, project, subject).catch(() => {});
    throw error;
  }
}

/** Before work that is tried again: the attempt before may have died or run out of time, and then could tell nobody. */
export async function showFault(ports: Ports, project: ProjectKey, subject: Subject): Promise<void> {
  await put(ports, project, { is: 'fault', ...subject, open: true });
}

export async function isFaultOpen(ports: Ports, project: ProjectKey, subject: Subject): Promise<boolean> {
  const stored = await ports.records.get(keyOf(ports, project, subject));
  return stored !== undefined && faultItemSchema.parse(stored).open;
}

const keyOf = ({ means }: Ports, project: ProjectKey, { upload }: Subject) => ({
  PK: partitionOf(project),
  SK: sortKeys.fault(upload === null ? 'JUDGING' : sha256Of(upload.path, means.sha256)),
});

/** A version's fault neither hides nor closes that of a later version. */
const put = (ports: Ports, project: ProjectKey, item: FaultItem): Promise<boolean> =>
  ports.records.put({ ...keyOf(ports, project, item), ...item }, { when: 'stored', attribute: 'sequencer', is: '<=' });
