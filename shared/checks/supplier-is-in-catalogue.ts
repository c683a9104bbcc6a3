import { z } from 'zod';
import { catalogueCodes, catalogueFamilies, catalogueReasons } from '../evidence/catalogue-reference.ts';
import { defineCheck } from './define-check.ts';

/** Is the supplier's solution in the ACN catalogue, in a family that fits the destination (TRA-02, PAA-02, SAA-02)? */
export const supplierIsInCatalogue = defineCheck({
  id: 'supplier-is-in-catalogue',
  parameters: z.strictObject({ families: z.array(z.enum(catalogueFamilies)).min(1) }),
  codes: catalogueCodes,
  assess: (facts, { families }) => ({ reasons: catalogueReasons(facts, families) }),
});
