import * as z from 'zod';
import { isTaxCode } from '../evidence/tax-code.ts';
import { reason } from '../reasons/reason.ts';
import { definePackageCheck } from './define-check.ts';

/**
 * Is the entity named by a tax code that can be right (PKG-06, domain.md §5.5)? A CUP that is not written as one makes the declaration
 * invalid already; that it is this entity's the funded-projects register says (PKG-02). The category of the entity in the index of public administrations is not looked up.
 */
export const entityIsIdentified = definePackageCheck({
  id: 'entity-is-identified',
  about: 'project',
  parameters: z.strictObject({}),
  reads: [],
  codes: ['FIELD_MISSING', 'TAX_CODE_CHECK'],
  declared: ({ declaration }) => declaration.entity.taxCode,
  assess({ declaration: { entity } }) {
    const taxCode = entity.taxCode?.replace(/\s/g, '') ?? '';
    return {
      reasons: [
        ...(taxCode === '' ? [reason('FIELD_MISSING', { wanted: 'entity.taxCode' })] : []),
        ...(taxCode !== '' && !isTaxCode(taxCode) ? [reason('TAX_CODE_CHECK', { taxCode })] : []),
      ],
    };
  },
});
