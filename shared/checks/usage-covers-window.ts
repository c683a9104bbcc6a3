import { judgeUse, windowCodes } from '../continuity/judge-use.ts';
import { requiredClassesSchema } from '../continuity/required-classes.ts';
import { readableKinds } from '../model/upload.ts';
import { defineCheck } from './define-check.ts';

/**
 * Is every required class of resources in use over the whole migration period and for at least 15 days? DESIGN §5, whole; the
 * other questions of TRA-03 (domain.md §5.5) about the report itself.
 */
export const usageCoversWindow = defineCheck({
  id: 'usage-covers-window',
  parameters: requiredClassesSchema,
  reads: readableKinds,
  codes: windowCodes,
  assess: (facts, required) => judgeUse(facts, required, 'migration'),
});
