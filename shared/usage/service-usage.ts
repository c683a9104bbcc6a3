import type { DigestSeries } from '../model/digest.ts';
import type { Milliseconds } from '../model/usage.ts';
import type { EvidenceFile, ServiceFacts } from '../verdict/facts.ts';
import { type Owner, ownersOf } from './owners.ts';
import { namesOf, resolveResourceId } from './resolve-resource-id.ts';
import { resourceKey } from './resource-key.ts';

/** One series of one file that is about a resource of the service. */
export interface UsagePart {
  readonly file: EvidenceFile;
  readonly series: DigestSeries;
  readonly resourceId: string;
  readonly key: string;
  readonly owner: Owner;
  readonly receivedAt: Milliseconds;
}

/** Every series of every file that speaks for a declared resource of the service, whichever folder it is filed in (DESIGN §4, Keys). */
export function usageOf(facts: Pick<ServiceFacts, 'files' | 'resources' | 'seen' | 'aliases'>): readonly UsagePart[] {
  const owners = ownersOf(facts);
  const parts: UsagePart[] = [];
  for (const file of facts.files) {
    const names = namesOf(file.member, file.upload.filename);
    for (const series of file.digest.series) {
      const resourceId = resolveResourceId(file.digest, series, names);
      if (resourceId === null) continue;
      const key = resourceKey(null, resourceId);
      const owner = owners.get(key);
      if (owner) parts.push({ file, series, resourceId, key, owner, receivedAt: file.receivedAt });
    }
  }
  return parts;
}
