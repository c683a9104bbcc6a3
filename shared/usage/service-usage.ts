import type { DigestSeries } from '../model/digest.ts';
import type { Milliseconds } from '../model/usage.ts';
import { remembered } from '../remembered.ts';
import type { DayNumber } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';
import type { EvidenceFile, ServiceFacts } from '../verdict/facts.ts';
import { type Owner, ownersOf } from './owners.ts';
import { namesOf, resolveResourceId } from './resolve-resource-id.ts';
import { resourceKey } from './resource-key.ts';
import { type SeriesDays, seriesDays } from './series-days.ts';

/** One series of one file that is about a resource of the service. */
export interface UsagePart {
  readonly file: EvidenceFile;
  readonly series: DigestSeries;
  readonly told: SeriesDays;
  readonly resourceId: string;
  readonly key: string;
  readonly owner: Owner;
  readonly receivedAt: Milliseconds;
  /** The civil day of it in Rome. */
  readonly receivedOn: DayNumber;
}

/** Every series of every file that speaks for a declared resource of the service, whichever folder it is filed in (DESIGN §4, Keys). */
export const usageOf = remembered((facts: Pick<ServiceFacts, 'files' | 'resources' | 'seen' | 'aliases'>): readonly UsagePart[] => {
  const owners = ownersOf(facts);
  const parts: UsagePart[] = [];
  for (const file of facts.files) {
    const names = namesOf(file.member, file.upload.filename);
    const { receivedAt } = file;
    const receivedOn = romeDayOf(receivedAt);
    for (const series of file.digest.series) {
      const resourceId = resolveResourceId(file.digest, series, names);
      if (resourceId === null) continue;
      const key = resourceKey(null, resourceId);
      const owner = owners.get(key);
      if (owner) parts.push({ file, series, told: seriesDays(series), resourceId, key, owner, receivedAt, receivedOn });
    }
  }
  return parts;
});

/** Those of which something is true; the same list where it is of all, so that what is remembered of a list holds for both. */
export function partsThat(parts: readonly UsagePart[], is: (part: UsagePart) => boolean): readonly UsagePart[] {
  return parts.every(is) ? parts : parts.filter(is);
}
