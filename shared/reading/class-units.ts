import type { ResourceClass } from '../model/usage.ts';

/** Units, after conversion, that no measure of a class can have: a processor is not used in bytes, nor a disk in megahertz. */
const impossible: Readonly<Record<ResourceClass, readonly string[]>> = {
  cpu: ['byte', 'byte/s'],
  ram: ['MHz', 'byte/s'],
  storage: ['MHz'],
  network: ['MHz'],
  other: [],
};

/** Can a series of this class have this unit (after conversion)? Where nobody says either, it can. */
export function canHaveUnit(resourceClass: ResourceClass | null, unit: string | null): boolean {
  return resourceClass === null || unit === null || !impossible[resourceClass].includes(unit);
}
