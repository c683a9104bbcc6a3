import * as z from 'zod';
import { evidenceRef, keptDocuments } from '../evidence/documents.ts';
import { plannedTooLate } from '../evidence/planned-release.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

/**
 * Is the service released in production, and declared so (VIS-03, domain.md §5.5)? Released with the declaration, after the migration
 * began and within the deadline passes. Not released yet, a note and the planned date are for a person.
 */
export const releaseIsDeclared = defineCheck({
  id: 'release-is-declared',
  parameters: z.strictObject({}),
  reads: ['production-declaration'],
  codes: [
    'ACTIVATION_DATE_MISSING',
    'DATE_ORDER',
    'DEADLINE_MIGRATION',
    'FIELD_MISSING',
    'NOT_RELEASED',
    'PLANNED_AFTER_DEADLINE',
    'PROD_DECL_MISSING',
    'RELEASE_AWAITED',
  ],
  declared: ({ service: { migrationStartedOn, releasedOn, activationPlan } }) => ({ migrationStartedOn, releasedOn, activationPlan }),
  assess(facts) {
    const documents = keptDocuments(facts, 'production-declaration');
    const { releasedOn } = facts.service;
    return {
      reasons: releasedOn === null ? planned(facts) : released(releasedOn, facts, documents.length > 0),
      evidence: documents.map((file) => evidenceRef(file)),
    };
  },
});

function released(releasedOn: string, { service, deadline, today }: ServiceFacts, isDeclared: boolean): readonly Reason[] {
  const reasons: Reason[] = [];
  const start = service.migrationStartedOn;
  if (start === null) reasons.push(reason('FIELD_MISSING', { wanted: 'migrationStartedOn' }));
  else if (releasedOn < start) reasons.push(reason('DATE_ORDER', { start, end: releasedOn }));
  if (deadline !== null && releasedOn > deadline) {
    reasons.push(reason('DEADLINE_MIGRATION', { service: service.id, date: releasedOn, limit: deadline }));
  } else if (releasedOn > today) reasons.push(reason('RELEASE_AWAITED', { service: service.id, limit: releasedOn }));
  if (!isDeclared) reasons.push(reason('PROD_DECL_MISSING'));
  return reasons;
}

/** Both the note and the date, or what is lacking of them. A date beyond the deadline is for the same person, who is told of it. */
function planned({ service, deadline, policy }: ServiceFacts): readonly Reason[] {
  const plan = service.activationPlan;
  const isExplained = (plan?.note.trim().length ?? 0) >= policy.describedCharacters.value;
  if (plan?.plannedOn && isExplained) {
    return [reason('NOT_RELEASED', { end: plan.plannedOn }), ...plannedTooLate(service, deadline)];
  }
  return [...(plan?.plannedOn ? [] : [reason('ACTIVATION_DATE_MISSING')]), ...(isExplained ? [] : [reason('PROD_DECL_MISSING')])];
}
