import { z } from 'zod';
import { reason } from '../reasons/reason.ts';
import { definePackageCheck } from './define-check.ts';

/** Does the entity declare that nothing else funds the same costs (PKG-05, domain.md §5.5)? */
export const noDoubleFunding = definePackageCheck({
  id: 'no-double-funding',
  about: 'project',
  parameters: z.strictObject({}),
  reads: [],
  codes: ['DECL_MISSING', 'DOUBLE_FUNDING'],
  declared: ({ declaration }) => declaration.project.noDoubleFunding,
  assess({ declaration }) {
    const { noDoubleFunding: declared } = declaration.project;
    if (declared === null) return { reasons: [reason('DECL_MISSING', { wanted: 'project.noDoubleFunding' })] };
    return { reasons: declared ? [] : [reason('DOUBLE_FUNDING')] };
  },
});
