import { judgeUse, windowCodes } from '../continuity/judge-use.ts';
import { classesByComponentSchema } from '../continuity/required-classes.ts';
import { companyKey } from '../evidence/company-name.ts';
import { thirdPartyNames } from '../evidence/third-parties.ts';
import type { Reason } from '../model/finding.ts';
import { readableKinds } from '../model/upload.ts';
import { reason } from '../reasons/reason.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

/**
 * Is a platform (PaaS) in use over the whole migration period, by reports of all third parties (PAA-03, domain.md §5.5)? Each kind of
 * component has a profile of classes that it reports also when idle (DESIGN §5 statement 2); of a kind without one a person says what
 * shows its use. Third parties are known by the `producer` that the mappings of the reports name.
 */
export const platformUsageCoversWindow = defineCheck({
  id: 'platform-usage-covers-window',
  parameters: classesByComponentSchema,
  reads: readableKinds,
  codes: [...windowCodes, 'PAAS_PROFILE_UNKNOWN', 'THIRD_PARTY_REPORT_MISSING'],
  assess(facts, required) {
    const use = judgeUse(facts, required, 'migration');
    return { ...use, reasons: [...use.reasons, ...unknownProfiles(facts), ...silentParties(facts)] };
  },
});

/** Parts of another declared component are shown with it. */
function unknownProfiles({ resources, ruleset }: ServiceFacts): readonly Reason[] {
  return resources
    .filter(({ kind, parentId }) => parentId === null && !ruleset.componentProfiles.classes[kind])
    .map(({ id, kind }) => reason('PAAS_PROFILE_UNKNOWN', { resourceId: id, kind }));
}

/** Third parties of the chain of whom no usage report of the project is. */
function silentParties({ service, files }: ServiceFacts): readonly Reason[] {
  const producers = new Set(
    files.flatMap(({ upload, digest }) => (upload.kind === 'usage-report' && digest.producer ? [companyKey(digest.producer.name)] : [])),
  );
  return thirdPartyNames(service)
    .filter((name) => !producers.has(companyKey(name)))
    .map((thirdParty) => reason('THIRD_PARTY_REPORT_MISSING', { thirdParty }));
}
