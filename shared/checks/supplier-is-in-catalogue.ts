import { z } from 'zod';
import { reason } from '../reasons/reason.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

type CatalogueReference = NonNullable<NonNullable<ServiceFacts['service']['contract']>['catalogueReference']>;

/**
 * Is the supplier's solution in the ACN catalogue, in a family that fits the destination (TRA-02, PAA-02, SAA-02)? Without a snapshot of
 * the catalogue among the inputs the reference cannot be looked up: a person does it, and nothing passes.
 */
export const supplierIsInCatalogue = defineCheck({
  id: 'supplier-is-in-catalogue',
  /** Families of the catalogue: IN infrastructure, IA IaaS, PA PaaS, SA SaaS. */
  parameters: z.strictObject({ families: z.array(z.enum(['IN', 'IA', 'PA', 'SA'])).min(1) }),
  codes: ['CATALOGUE_REF_MISSING', 'CATALOGUE_REF_LEGACY_AGID', 'REGISTER_ABSENT'],
  assess({ service }, { families }) {
    const reference = service.contract?.catalogueReference;
    if (!reference?.id && !reference?.url) return { reasons: [reason('CATALOGUE_REF_MISSING', { families })] };
    const named = reference.id ?? reference.url;
    const absent = reason('REGISTER_ABSENT', { register: 'acn', reference: named, families });
    return { reasons: isLegacy(reference) ? [reason('CATALOGUE_REF_LEGACY_AGID', { reference: named }), absent] : [absent] };
  },
});

/** The catalogue moved from AgID to ACN; old cards keep their address (domain.md §2.5). */
function isLegacy({ register, url }: CatalogueReference): boolean {
  const host = url === null ? null : URL.parse(url)?.hostname;
  return register?.toLowerCase() === 'agid' || host === 'agid.gov.it' || (host?.endsWith('.agid.gov.it') ?? false);
}
