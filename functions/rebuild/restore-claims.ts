import type { Ports } from '../ports.ts';
import { branchesOf, contenders, endOf } from './branches.ts';
import type { RecordIndex, RecordPlace } from './record-index.ts';
import { restoreDeclarations } from './restore-uploads.ts';
import { storedGroups } from './stored-groups.ts';

/**
 * Restores every project's declarations, and with them what they claim, before any project is looked at by itself: what others claim is
 * part of what its records were made from. Done anew in each run, as nothing of it changes what is there.
 */
export async function restoreClaims(ports: Ports, index: RecordIndex): Promise<void> {
  const silent: Ports = { ...ports, queue: { sendAssessment: async () => {}, sendUploads: async () => {} } };
  for await (const group of storedGroups(ports.evidence, null)) {
    if (group.is === 'project') await restoreDeclarations(silent, group.project, group.keys, declaredLast(index.of(group.project)));
  }
}

/** sha256 of the declaration that the likeliest of a project's last records was made from. */
function declaredLast(places: readonly RecordPlace[]): string | null {
  const [likeliest] = contenders(branchesOf(places));
  return likeliest ? endOf(likeliest).declaration : null;
}
