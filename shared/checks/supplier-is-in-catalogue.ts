import * as z from 'zod';
import { cardOf, catalogueCodes, catalogueDeclared, catalogueReasons } from '../evidence/catalogue-reference.ts';
import { companyKey } from '../evidence/company-name.ts';
import { thirdPartyNames } from '../evidence/third-parties.ts';
import type { Reason } from '../model/finding.ts';
import { catalogueFamilies } from '../model/register.ts';
import { reason } from '../reasons/reason.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

/**
 * Is the supplier's solution in the ACN catalogue, in a family that fits the destination (TRA-02, PAA-02, SAA-02)? A SaaS whose card names
 * the cloud that delivers it is compared with the third parties that the dossier declares.
 */
export const supplierIsInCatalogue = defineCheck({
  id: 'supplier-is-in-catalogue',
  parameters: z.strictObject({ families: z.array(z.enum(catalogueFamilies)).min(1) }),
  reads: [],
  codes: [...catalogueCodes, 'SAAS_CSP_DIFFERS_FROM_CARD'],
  declared: catalogueDeclared,
  assess: (facts, { families }) => ({ reasons: [...catalogueReasons(facts, families), ...hostingReasons(facts)] }),
});

function hostingReasons(facts: ServiceFacts): readonly Reason[] {
  const card = cardOf(facts);
  const declared = thirdPartyNames(facts.service);
  if (facts.service.destination !== 'saas' || !card?.hostingCsp || declared.length === 0) return [];
  const { id, hostingCsp } = card;
  if (declared.some((name) => companyKey(name) === companyKey(hostingCsp))) return [];
  return [reason('SAAS_CSP_DIFFERS_FROM_CARD', { card: id, hostingCsp, declared })];
}
