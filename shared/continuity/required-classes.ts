import { z } from 'zod';
import { type ResourceClass, resourceClassSchema } from '../model/usage.ts';
import type { ServiceResource } from '../verdict/facts.ts';

/** A class, or several of which one will do: a database shows its CPU, or its DTU. */
const profileClassSchema = z.union([resourceClassSchema, z.array(resourceClassSchema).min(2)]);

/** The classes a service has to prove: one list, or one for each kind of declared resource (profilo PaaS). Data of the ruleset. */
export const requiredClassesSchema = z.union([
  z.strictObject({ classes: z.array(resourceClassSchema) }),
  z.strictObject({ profiles: z.record(z.string(), z.array(profileClassSchema)) }),
]);
export type RequiredClasses = z.infer<typeof requiredClassesSchema>;

const inOrder: readonly ResourceClass[] = ['cpu', 'ram', 'storage', 'network', 'other'];

/** Required classes, each with the resources that have to show it. */
export type ClassOwners = ReadonlyMap<ResourceClass, readonly ServiceResource[]>;

/**
 * DESIGN §5 statement 2. Empty: nothing to prove is defined, which is `NO_REQUIRED_CLASS`, never a pass.
 * @param isMeasured has the service any measured series of the class? Of alternatives the first that is measured is asked, else the first.
 */
export function requiredClasses(
  required: RequiredClasses,
  resources: readonly ServiceResource[],
  isMeasured: (resourceClass: ResourceClass) => boolean,
): ClassOwners {
  if ('classes' in required) return new Map(inOrder.filter((one) => required.classes.includes(one)).map((one) => [one, resources]));
  const chosen = (one: z.infer<typeof profileClassSchema>): ResourceClass =>
    typeof one === 'string' ? one : (one.find(isMeasured) ?? (one[0] as ResourceClass));
  const owners = new Map<ResourceClass, ServiceResource[]>();
  for (const resource of resources) {
    for (const one of (required.profiles[resource.kind] ?? []).map(chosen)) owners.set(one, [...(owners.get(one) ?? []), resource]);
  }
  return new Map(inOrder.flatMap((one) => (owners.has(one) ? [[one, owners.get(one) as ServiceResource[]]] : [])));
}
