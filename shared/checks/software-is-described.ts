import * as z from 'zod';
import { reason } from '../reasons/reason.ts';
import { defineCheck } from './define-check.ts';

/** Is the migrated software named and described (TRA-04)? Whether it belongs to the service is for a person: at best `review`. */
export const softwareIsDescribed = defineCheck({
  id: 'software-is-described',
  parameters: z.strictObject({}),
  reads: [],
  codes: ['SOFTWARE_INFO_MISSING', 'PERTINENCE'],
  declared: ({ service }) => service.application,
  assess({ service: { application }, policy }) {
    const characters = policy.describedCharacters.value;
    const missing = [
      ...(application?.name ? [] : ['application.name']),
      ...((application?.description ?? '').length >= characters ? [] : ['application.description']),
    ];
    return {
      reasons:
        missing.length === 0 ? [reason('PERTINENCE')] : missing.map((wanted) => reason('SOFTWARE_INFO_MISSING', { wanted, characters })),
    };
  },
});
