import * as z from 'zod';
import type { ProfileClass } from '../model/ruleset.ts';
import { type ResourceClass, resourceClassSchema } from '../model/usage.ts';
import type { ServiceFacts, ServiceResource } from '../verdict/facts.ts';

/** Of each declared resource the classes that its kind shows: the ruleset's `componentProfiles`. */
export const classesByComponentSchema = z.strictObject({ classes: z.literal('by-component') });

/** The classes a service has to prove: one list for all its resources, or by component. */
export const requiredClassesSchema = z.union([z.strictObject({ classes: z.array(resourceClassSchema).min(1) }), classesByComponentSchema]);
export type RequiredClasses = z.infer<typeof requiredClassesSchema>;

const inOrder: readonly ResourceClass[] = ['cpu', 'ram', 'storage', 'network', 'other'];

/** Required classes, each with the resources that have to show it. */
export type ClassOwners = ReadonlyMap<ResourceClass, readonly ServiceResource[]>;

/**
 * DESIGN §5 statement 2. Empty: nothing to prove is defined, which is `NO_REQUIRED_CLASS`, never a pass.
 * @param isMeasured has the service any measured series of the class? Of alternatives the first that is measured is asked, else the first.
 */
export function requiredClasses(
  { classes }: RequiredClasses,
  { resources, ruleset }: Pick<ServiceFacts, 'resources' | 'ruleset'>,
  isMeasured: (resourceClass: ResourceClass) => boolean,
): ClassOwners {
  if (classes !== 'by-component') return new Map(inOrder.filter((one) => classes.includes(one)).map((one) => [one, resources]));
  const chosen = (one: ProfileClass): ResourceClass =>
    typeof one === 'string' ? one : (one.find(isMeasured) ?? (one[0] as ResourceClass));
  const owners = new Map<ResourceClass, ServiceResource[]>();
  for (const resource of resources) {
    for (const one of (ruleset.componentProfiles.classes[resource.kind] ?? []).map(chosen))
      owners.set(one, [...(owners.get(one) ?? []), resource]);
  }
  return new Map(inOrder.flatMap((one) => (owners.has(one) ? [[one, owners.get(one) as ServiceResource[]]] : [])));
}
