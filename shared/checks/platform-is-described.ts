import * as z from 'zod';
import { reason } from '../reasons/reason.ts';
import { defineCheck } from './define-check.ts';

/**
 * Is the platform solution named, and is it said why it serves the service (PAA-04, domain.md §5.5)? Whether that is right is for a
 * person: at best `review`.
 */
export const platformIsDescribed = defineCheck({
  id: 'platform-is-described',
  parameters: z.strictObject({}),
  reads: [],
  codes: ['PAAS_SOLUTION_MISSING', 'PERTINENCE'],
  declared: ({ service: { application, pertinence } }) => ({ application, pertinence }),
  assess({ service: { application, pertinence } }) {
    const missing = [...(application?.name ? [] : ['application.name']), ...(pertinence ? [] : ['pertinence'])];
    return {
      reasons: missing.length === 0 ? [reason('PERTINENCE')] : missing.map((wanted) => reason('PAAS_SOLUTION_MISSING', { wanted })),
    };
  },
});
