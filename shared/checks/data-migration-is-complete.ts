import * as z from 'zod';
import { evidenceRef, keptDocuments } from '../evidence/documents.ts';
import { reason } from '../reasons/reason.ts';
import { defineCheck } from './define-check.ts';

/**
 * Are all data in the PaaS (PAA-05, domain.md §5.5)? The declaration of complete data migration passes; a justification instead, or
 * beside a dossier that says the data are not all there, is for a person.
 */
export const dataMigrationIsComplete = defineCheck({
  id: 'data-migration-is-complete',
  parameters: z.strictObject({}),
  reads: ['data-completeness'],
  codes: ['DATA_DECL_MISSING', 'PARTIAL_DATA_MIGRATION'],
  declared: ({ service }) => service.dataMigration,
  assess(facts) {
    const documents = keptDocuments(facts, 'data-completeness');
    const { complete = null, justification = null } = facts.service.dataMigration ?? {};
    const isJustified = justification !== null && justification.trim() !== '';
    const partial = [reason('PARTIAL_DATA_MIGRATION')];
    const reasons = documents.length > 0 ? (complete === false ? partial : []) : isJustified ? partial : [reason('DATA_DECL_MISSING')];
    return { reasons, evidence: documents.map((file) => evidenceRef(file)) };
  },
});
