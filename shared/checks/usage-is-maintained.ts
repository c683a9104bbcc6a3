import { judgeUse, useCodes } from '../continuity/judge-use.ts';
import { requiredClassesSchema } from '../continuity/required-classes.ts';
import { readableKinds } from '../model/upload.ts';
import { defineCheck } from './define-check.ts';

/** Is every required class of resources still in use, over the last 30 complete days that are known? DESIGN §5 statement 18. */
export const usageIsMaintained = defineCheck({
  id: 'usage-is-maintained',
  parameters: requiredClassesSchema,
  reads: readableKinds,
  codes: [...useCodes, 'EVIDENCE_STALE'],
  assess: (facts, required) => judgeUse(facts, required, 'maintenance'),
});
