import * as z from 'zod';
import { reason } from '../reasons/reason.ts';
import { definePackageCheck } from './define-check.ts';

/** Did the activities of every service begin on or after the notice's first day (PKG-03, domain.md §5.5)? */
export const activitiesStartedInTime = definePackageCheck({
  id: 'activities-started-in-time',
  about: 'project',
  parameters: z.strictObject({}),
  reads: [],
  codes: ['FIELD_MISSING', 'START_TOO_EARLY'],
  declared: ({ declaration }) => declaration.services.map(({ id, activityStartedOn }) => ({ id, activityStartedOn })),
  assess({ declaration, ruleset }) {
    const earliest = ruleset.deadlines.earliestStart.value;
    const reasons = declaration.services.flatMap(({ id, activityStartedOn: date }) => {
      if (!date) return [reason('FIELD_MISSING', { wanted: `services.${id}.activityStartedOn` })];
      return date < earliest ? [reason('START_TOO_EARLY', { service: id, date, earliest })] : [];
    });
    return { reasons };
  },
});
