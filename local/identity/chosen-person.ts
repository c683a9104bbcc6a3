import * as z from 'zod';
import { cupSchema, ipaSchema } from '../../shared/model/identifiers.ts';
import { auditorOf, entityOf, operator, type Person } from './people.ts';

const anIpa = ipaSchema.transform((ipa) => ipa.toLowerCase());
const someCups = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
  .pipe(z.array(cupSchema).min(1));

/** Who somebody wants to be, as the page's form or `attesta token` says it: a role and what belongs to it. */
export const chosenPersonSchema: z.ZodType<Person> = z.discriminatedUnion('role', [
  z.object({ role: z.literal('operator') }).transform(() => operator),
  z
    .object({ role: z.literal('auditor'), projects: z.union([z.literal('all'), someCups]).default('all') })
    .transform(({ projects }) => auditorOf(projects)),
  z.object({ role: z.literal('entity'), ipa: anIpa }).transform(({ ipa }) => entityOf(ipa)),
]);
