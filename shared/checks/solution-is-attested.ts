import * as z from 'zod';
import { catalogueCodes, catalogueDeclared, catalogueReasons } from '../evidence/catalogue-reference.ts';
import { evidenceRef, keptDocuments } from '../evidence/documents.ts';
import { catalogueFamilies } from '../model/register.ts';
import { reason } from '../reasons/reason.ts';
import { instantText } from '../time/civil-day.ts';
import { romeDaysLater } from '../time/rome.ts';
import { greatest } from '../usage/extremes.ts';
import { defineCheck } from './define-check.ts';

/**
 * Is a SaaS service still there (DESIGN §4, Purpose)? No report proves a SaaS: its entry in the catalogue and a declaration in
 * production that is not older than a year stand for it, and a person reads the declaration, so that nothing passes by itself.
 */
export const solutionIsAttested = defineCheck({
  id: 'solution-is-attested',
  parameters: z.strictObject({ families: z.array(z.enum(catalogueFamilies)).min(1) }),
  reads: ['production-declaration'],
  codes: [...catalogueCodes, 'ATTESTATION_MISSING', 'ATTESTATION_STALE', 'ATTESTATION_TO_READ'],
  declared: catalogueDeclared,
  assess(facts, { families }) {
    const days = facts.policy.attestationDays.value;
    const attestations = keptDocuments(facts, 'production-declaration');
    const latest = greatest(attestations.map(({ receivedAt }) => receivedAt));
    const evidence = attestations.map((file) => evidenceRef(file));
    const catalogue = catalogueReasons(facts, families);
    if (latest === null) return { reasons: [...catalogue, reason('ATTESTATION_MISSING', { days })] };
    const told = { receivedAt: instantText(latest), days };
    const stale = romeDaysLater(latest, days) < facts.asOf;
    return { reasons: [...catalogue, reason(stale ? 'ATTESTATION_STALE' : 'ATTESTATION_TO_READ', told)], evidence };
  },
});
