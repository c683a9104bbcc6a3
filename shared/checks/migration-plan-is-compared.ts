import * as z from 'zod';
import { reason } from '../reasons/reason.ts';
import { definePackageCheck } from './define-check.ts';

/**
 * Was the migration plan sent, and are its services these (PKG-10)? The plan is a document of the application, never an upload: always
 * for a person, who compares the services declared here with it.
 */
export const migrationPlanIsCompared = definePackageCheck({
  id: 'migration-plan-is-compared',
  about: 'project',
  parameters: z.strictObject({}),
  reads: [],
  codes: ['MIGRATION_PLAN_TO_COMPARE'],
  declared: ({ declaration: { services } }) => services.map(({ id, name, catalogueCode }) => ({ id, name, catalogueCode })),
  assess: () => ({ reasons: [reason('MIGRATION_PLAN_TO_COMPARE')] }),
});
