import { z } from 'zod';
import { evidenceRef, keptDocuments } from '../evidence/documents.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

/**
 * Does the service hold critical data, and is that documented by somebody else than the entity (VIS-01, domain.md §5.5)? Critical or
 * strategic data need a document; who made it and whether the qualification level is enough a person says, so the best answer is
 * `review`, also for ordinary data, which only the entity declares.
 */
export const criticalDataIsDocumented = defineCheck({
  id: 'critical-data-is-documented',
  parameters: z.strictObject({}),
  codes: ['FIELD_MISSING', 'CRITICAL_DOC_MISSING', 'CRITICAL_DOC_TO_ASSESS', 'ORDINARY_DATA_TO_CONFIRM'],
  assess(facts) {
    const documents = keptDocuments(facts, 'critical-data');
    const { dataClass, hasCriticalData } = facts.service;
    const absent = Object.entries({ dataClass, hasCriticalData }).flatMap(([wanted, value]) =>
      value === null ? [reason('FIELD_MISSING', { wanted })] : [],
    );
    return {
      reasons: [...absent, ...whatIsDeclared(facts.service, documents.length > 0, absent.length > 0)],
      evidence: documents.map((file) => evidenceRef(file)),
    };
  },
});

function whatIsDeclared(
  { dataClass, hasCriticalData }: ServiceFacts['service'],
  documented: boolean,
  incomplete: boolean,
): readonly Reason[] {
  const isCritical = hasCriticalData === true || dataClass === 'critical' || dataClass === 'strategic';
  if (isCritical) return [reason(documented ? 'CRITICAL_DOC_TO_ASSESS' : 'CRITICAL_DOC_MISSING')];
  return incomplete ? [] : [reason('ORDINARY_DATA_TO_CONFIRM')];
}
