import * as z from 'zod';
import { reason } from '../reasons/reason.ts';
import { defineCheck } from './define-check.ts';

/**
 * Was the SaaS seen in use, live (SAA-03, domain.md §5.5)? No upload says so: it is missing until the auditor's review brings the
 * session (verdict/apply-reviews.ts), which holds for the system that was shown and the place where it is seen.
 * The notice looks at a service once it is migrated (domain.md §1): the reason says since when a session may have been held.
 */
export const sessionWasHeld = defineCheck({
  id: 'session-was-held',
  parameters: z.strictObject({}),
  reads: [],
  codes: ['SYNC_SESSION_PENDING'],
  declared: ({ service: { application, visibility } }) => ({ application, visibility }),
  assess: ({ service: { migrationStartedOn } }) => ({
    reasons: [reason('SYNC_SESSION_PENDING', migrationStartedOn === null ? {} : { migrationStartedOn })],
  }),
});
