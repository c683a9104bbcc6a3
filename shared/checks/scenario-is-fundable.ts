import * as z from 'zod';
import { evidenceRef, keptDocuments } from '../evidence/documents.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

type Origin = NonNullable<ServiceFacts['service']['origin']>;
type Scenario = ServiceFacts['ruleset']['scenarios'][number];

/**
 * May the migration from the declared origin to the realised destination be funded (VIS-04)? The matrix is the ruleset's (domain.md
 * §2.4). The origin is the entity's word: a fundable scenario needs its signed declaration of origin beside it.
 */
export const scenarioIsFundable = defineCheck({
  id: 'scenario-is-fundable',
  parameters: z.strictObject({}),
  reads: ['origin-declaration'],
  codes: ['ORIGIN_DECL_MISSING', 'ORIGIN_QUALIFICATION_UNKNOWN', 'SCENARIO_NOT_FUNDABLE', 'SCENARIO_IMPOSSIBLE', 'TWO_STEP_EXCEPTION'],
  declared: ({ service: { origin, destination, candidateMode } }) => ({ origin, destination, candidateMode }),
  assess(facts) {
    const { origin, destination } = facts.service;
    if (!origin) return { reasons: [reason('ORIGIN_DECL_MISSING')] };
    const scenario = facts.ruleset.scenarios.find((cell) => cell.origin === origin.system && cell.destination === destination);
    if (!scenario) throw new Error(`the ruleset has no scenario ${origin.system} → ${destination}`);
    const documents = keptDocuments(facts, 'origin-declaration');
    const answer = judge(scenario, origin, { from: facts.ruleset.deadlines.earliestStart.value, to: facts.today });
    const isRefused = answer?.severity === 'fail';
    return {
      reasons: [...(answer ? [answer] : []), ...(documents.length === 0 && !isRefused ? [reason('ORIGIN_DECL_MISSING')] : [])],
      evidence: documents.map((file) => evidenceRef(file)),
    };
  },
});

/** @param steps the days on which a first step may have been made: one that is still to come has not happened (domain.md §2.4) */
function judge(scenario: Scenario, origin: Origin, steps: { readonly from: string; readonly to: string }): Reason | null {
  const cell = { origin: scenario.origin, destination: scenario.destination };
  switch (scenario.answer) {
    case 'fundable':
      return null;
    case 'impossible':
      return reason('SCENARIO_IMPOSSIBLE', cell);
    case 'not-fundable':
      return reason('SCENARIO_NOT_FUNDABLE', cell);
    case 'fundable-if-origin-unqualified': {
      if (origin.qualified === null) return reason('ORIGIN_QUALIFICATION_UNKNOWN', cell);
      if (!origin.qualified) return null;
      const { priorStepOn } = origin;
      const isSecondStep = scenario.twoStepException && priorStepOn !== null && priorStepOn >= steps.from && priorStepOn <= steps.to;
      return isSecondStep ? reason('TWO_STEP_EXCEPTION', { ...cell, priorStepOn }) : reason('SCENARIO_NOT_FUNDABLE', cell);
    }
  }
}
