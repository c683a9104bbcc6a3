import type { ResourceClass } from '../../model/usage.ts';

const machine: readonly ResourceClass[] = ['cpu', 'ram'];

/** Azure's meter categories (English) that are one of the four classes, by the name in lower case. */
const categories: Readonly<Record<string, readonly ResourceClass[]>> = {
  'virtual machines': machine,
  'virtual machines licenses': ['other'],
  storage: ['storage'],
  bandwidth: ['network'],
  'virtual network': ['network'],
  'load balancer': ['network'],
  'vpn gateway': ['network'],
  'application gateway': ['network'],
  'nat gateway': ['network'],
  expressroute: ['network'],
  'azure firewall': ['network'],
  'azure front door service': ['network'],
  'content delivery network': ['network'],
};

/** Types of resources, for categories that a portal translated. */
const types: readonly (readonly [type: RegExp, classes: readonly ResourceClass[]])[] = [
  [/\/microsoft\.compute\/virtualmachine(s|scalesets)(\/|$)/i, machine],
  [/\/microsoft\.compute\/(disks|snapshots)(\/|$)/i, ['storage']],
  [/\/microsoft\.storage\//i, ['storage']],
  [/\/microsoft\.network\//i, ['network']],
];

/** Compute and storage services that a bill names without an id that shows their type. */
const services: Readonly<Record<string, readonly ResourceClass[]>> = {
  'microsoft.storage': ['storage'],
  'microsoft.network': ['network'],
};

/**
 * The classes of one line of Azure cost details.
 * @param translated the titles of the file are in another language, and so may be its categories
 */
export function azureClasses(category: string, service: string, resourceId: string, translated: boolean): readonly ResourceClass[] {
  const known = categories[category.toLowerCase()];
  if (known && Object.hasOwn(categories, category.toLowerCase())) return known;
  if (category !== '' && !translated) return ['other'];
  const byType = types.find(([type]) => type.test(resourceId))?.[1];
  const name = service.toLowerCase();
  return byType ?? (Object.hasOwn(services, name) ? services[name] : undefined) ?? ['other'];
}
