import type { DeclaredResource } from '../model/declaration.ts';
import type { ResourceIdKind } from '../model/usage.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const anyId = /^\S{3,256}$/;

interface IdFormat {
  /** Formats of the kinds that the provider numbers itself; a kind that is not here is named by the customer. */
  readonly byKind: Partial<Record<DeclaredResource['kind'], RegExp>>;
  /** Format of every other kind. */
  readonly otherwise: RegExp;
}

const openstack: IdFormat = { byKind: { vm: new RegExp(`^${uuid}$`, 'i'), volume: new RegExp(`^${uuid}$`, 'i') }, otherwise: anyId };
const azureId = new RegExp(`^(/subscriptions/${uuid}/resourceGroups/[^/]+/providers/Microsoft\\.[^/]+/.+|${uuid})$`, 'i');
const oracleId = /^ocid1\.[a-z0-9]+\.oc\d+\.[a-z0-9-]*\.[a-z0-9]+$/;

/** domain.md §5.6. Only the formats of machines are sourced; AWS volumes, which a dossier names as children, follow the same rule. */
const formats: Readonly<Record<string, IdFormat>> = {
  aws: { byKind: { vm: /^i-([0-9a-f]{8}|[0-9a-f]{17})$/, volume: /^vol-([0-9a-f]{8}|[0-9a-f]{17})$/ }, otherwise: anyId },
  azure: { byKind: {}, otherwise: azureId },
  gcp: { byKind: { vm: /^(\d+|projects\/\S+\/instances\/\S+)$/ }, otherwise: anyId },
  oci: { byKind: {}, otherwise: oracleId },
  openstack,
  ovh: openstack,
  vmware: { byKind: { vm: new RegExp(`^((urn:vcloud:vm:|vm-)?${uuid}|(VirtualMachine[-:])?vm-\\d+)$`, 'i') }, otherwise: anyId },
  aruba: { byKind: { vm: /^DC\d+_ARU-\d+_.+_\d+$/ }, otherwise: anyId },
};

export type IdFormatAnswer = 'good' | 'bad' | 'unknown-provider';

/** Is the id written as its provider writes ids of that kind? For a provider that is not in the table only the length is looked at. */
export function judgeIdFormat(resource: Pick<DeclaredResource, 'provider' | 'id' | 'kind'>): IdFormatAnswer {
  const name = resource.provider.toLowerCase();
  const format = isProvider(name) ? formats[name] : undefined;
  if (!format) return anyId.test(resource.id) ? 'unknown-provider' : 'bad';
  return (format.byKind[resource.kind] ?? format.otherwise).test(resource.id) ? 'good' : 'bad';
}

/** Is this word, as it is compared, a provider whose ids we know? */
export const isProvider = (name: string): boolean => Object.hasOwn(formats, name);

const fromKind: Partial<Record<ResourceIdKind, Pick<DeclaredResource, 'provider' | 'kind'>>> = {
  ec2: { provider: 'aws', kind: 'vm' },
  ebs: { provider: 'aws', kind: 'volume' },
  arn: { provider: 'aws', kind: 'other' },
  arm: { provider: 'azure', kind: 'other' },
  'gcp-instance': { provider: 'gcp', kind: 'vm' },
  ocid: { provider: 'oci', kind: 'other' },
  moref: { provider: 'vmware', kind: 'vm' },
  'openstack-uuid': { provider: 'openstack', kind: 'vm' },
  aruba: { provider: 'aruba', kind: 'vm' },
};

/** What the shape of an id in a plain list says of its provider and kind; `unknown` and `other` where it says nothing. */
export function guessedFromShape(kind: ResourceIdKind): Pick<DeclaredResource, 'provider' | 'kind'> {
  return fromKind[kind] ?? { provider: 'unknown', kind: 'other' };
}
