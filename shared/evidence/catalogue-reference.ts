import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import type { ServiceFacts } from '../verdict/facts.ts';

type CatalogueReference = NonNullable<NonNullable<ServiceFacts['service']['contract']>['catalogueReference']>;

/** Families of the ACN catalogue: IN infrastructure, IA IaaS, PA PaaS, SA SaaS. */
export const catalogueFamilies = ['IN', 'IA', 'PA', 'SA'] as const;
export type CatalogueFamily = (typeof catalogueFamilies)[number];

/** Codes that `catalogueReasons` may give. */
export const catalogueCodes = ['CATALOGUE_REF_MISSING', 'CATALOGUE_REF_LEGACY_AGID', 'REGISTER_ABSENT'] as const;

/**
 * Is the supplier's solution in the ACN catalogue, in one of the families? Without a snapshot of the catalogue among the inputs the
 * reference cannot be looked up: a person does it, and nothing passes.
 */
export function catalogueReasons({ service }: ServiceFacts, families: readonly CatalogueFamily[]): readonly Reason[] {
  const reference = service.contract?.catalogueReference;
  if (!reference?.id && !reference?.url) return [reason('CATALOGUE_REF_MISSING', { families })];
  const named = reference.id ?? reference.url;
  const absent = reason('REGISTER_ABSENT', { register: 'acn', reference: named, families });
  return isLegacy(reference) ? [reason('CATALOGUE_REF_LEGACY_AGID', { reference: named }), absent] : [absent];
}

/** The catalogue moved from AgID to ACN; old cards keep their address (domain.md §2.5). */
function isLegacy({ register, url }: CatalogueReference): boolean {
  const host = url === null ? null : URL.parse(url)?.hostname;
  return register?.toLowerCase() === 'agid' || host === 'agid.gov.it' || (host?.endsWith('.agid.gov.it') ?? false);
}
