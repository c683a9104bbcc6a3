import { z } from 'zod';
import { type ResourceClass, resourceClassSchema } from '../model/usage.ts';
import type { ServiceResource } from '../verdict/facts.ts';

/** The classes a service has to prove: one list, or one for each kind of declared resource (profilo PaaS). Data of the ruleset. */
export const requiredClassesSchema = z.union([
  z.strictObject({ classes: z.array(resourceClassSchema) }),
  z.strictObject({ profiles: z.record(z.string(), z.array(resourceClassSchema)) }),
]);
export type RequiredClasses = z.infer<typeof requiredClassesSchema>;

const inOrder: readonly ResourceClass[] = ['cpu', 'ram', 'storage', 'network', 'other'];

/** DESIGN §5 statement 2. Empty: nothing to prove is defined, which is `NO_REQUIRED_CLASS`, never a pass. */
export function requiredClasses(required: RequiredClasses, resources: readonly ServiceResource[]): readonly ResourceClass[] {
  if ('classes' in required) return inOrder.filter((one) => required.classes.includes(one));
  const asked = new Set(resources.flatMap(({ kind }) => required.profiles[kind] ?? []));
  return inOrder.filter((one) => asked.has(one));
}
