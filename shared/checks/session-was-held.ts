import * as z from 'zod';
import { reason } from '../reasons/reason.ts';
import { defineCheck } from './define-check.ts';

/**
 * Was the SaaS seen in use, live (SAA-03, domain.md §5.5)? No upload says so: it is missing until the auditor's review brings the
 * session (verdict/apply-reviews.ts), which holds for the system that was shown and the place where it is seen.
 */
export const sessionWasHeld = defineCheck({
  id: 'session-was-held',
  parameters: z.strictObject({}),
  reads: [],
  codes: ['SYNC_SESSION_PENDING'],
  declared: ({ service: { application, visibility } }) => ({ application, visibility }),
  assess: () => ({ reasons: [reason('SYNC_SESSION_PENDING')] }),
});
