import type { Ports } from '../ports.ts';
import type { RecordIndex } from './record-index.ts';
import { restoreClaimed } from './restore-uploads.ts';
import { storedGroups } from './stored-groups.ts';
import { witnessOf } from './witness.ts';

/**
 * Restores what every project claims before any project is looked at by itself: what others claim is part of what its records were made
 * from. Done anew in each run, as nothing of it changes what is there; of uploads only what the latest records pin, without their bytes.
 */
export async function restoreClaims(ports: Ports, index: RecordIndex): Promise<void> {
  const silent: Ports = { ...ports, queue: { sendAssessment: async () => {}, sendUploads: async () => {} } };
  for await (const group of storedGroups(ports.evidence, null)) {
    if (group.is !== 'project') continue;
    await restoreClaimed(silent, group.project, group.keys, await witnessOf(ports, index.of(group.project)));
  }
}
