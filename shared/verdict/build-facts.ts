import { idLinks } from '../evidence/id-links.ts';
import { isPlainResourceList } from '../evidence/plain-lists.ts';
import { guessedFromShape } from '../evidence/resource-id-formats.ts';
import type { ServiceDeclaration } from '../model/declaration.ts';
import type { ResourceSeen } from '../model/digest.ts';
import { partsOf } from '../model/digest-parts.ts';
import { registerId } from '../model/register.ts';
import type { AssessInput } from '../pipeline.ts';
import { dayText } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';
import { uniqueAliases } from '../usage/owners.ts';
import { resourceKey } from '../usage/resource-key.ts';
import { deadlineOf } from './deadline.ts';
import { type DeclaredAddress, type EvidenceFile, type ProjectFacts, pathOf, type ServiceFacts, type ServiceResource } from './facts.ts';
import { withdrawnPaths } from './withdrawn.ts';

/** The inputs of an assessment as checks ask about them. Throws only for our own faults: a digest that its upload names is not there. */
export function buildFacts(input: AssessInput): { readonly project: ProjectFacts; readonly services: readonly ServiceFacts[] } {
  const declaration = input.declaration.value;
  const { ruleset } = input.ruleset;
  const asOf = Date.parse(input.asOf);
  const files = countedFiles(input, asOf);
  const inventory = files.flatMap((file) => file.digest.resources);
  const parents = new Map(inventory.flatMap((row) => (row.parentId ? [[resourceKey(row.provider, row.resourceId), row.parentId]] : [])));
  const resourcesOf = new Map(
    declaration.services.map((service) => [service.id, withParents(declaredResources(service, files), parents)] as const),
  );
  const aliases = uniqueAliases(inventory);
  const project: ProjectFacts = {
    declaration,
    ruleset,
    policy: ruleset.policy,
    asOf,
    today: dayText(romeDayOf(asOf)),
    deadline: deadlineOf(declaration.project, ruleset.deadlines),
    files,
    unread: unreadUploads(input, asOf),
    registers: new Map(input.registers.map(({ value }) => [registerId(value), value])),
    claims: [...input.claims].sort((a, b) => (a.sha < b.sha ? -1 : 1)),
    declaredAnywhere: new Set([...resourcesOf.values()].flat().map((resource) => resource.key)),
  };
  const services = declaration.services.map((service): ServiceFacts => {
    const resources = resourcesOf.get(service.id) ?? [];
    return {
      ...project,
      service,
      resources,
      addresses: declaredAddresses(service, files),
      seen: rowsAbout(resources, inventory, aliases),
      aliases,
      documents: (kind) => files.filter((file) => file.upload.kind === kind && isFiledFor(file, service)),
    };
  });
  return { project, services };
}

/** Current uploads received by asOf and not withdrawn, sorted by path; of containers, their members in their order. */
function countedFiles(input: AssessInput, asOf: number): readonly EvidenceFile[] {
  const withdrawn = withdrawnPaths(input.declaration.value, input.project);
  return input.uploads
    .map((upload) => ({ upload, receivedAt: Date.parse(upload.receivedAt) }))
    .filter(({ upload, receivedAt }) => receivedAt <= asOf && !withdrawn.has(upload.path))
    .sort((a, b) => (a.upload.path < b.upload.path ? -1 : 1))
    .flatMap(({ upload, receivedAt }) => {
      const digest = input.digests.get(upload.digest);
      if (!digest) throw new Error(`digest ${upload.digest} of ${upload.path} was not handed in`);
      return partsOf(digest).map((part) => ({ upload, receivedAt, ...part }));
    });
}

function unreadUploads({ unread, declaration, project }: AssessInput, asOf: number): ProjectFacts['unread'] {
  const withdrawn = withdrawnPaths(declaration.value, project);
  return unread
    .filter(({ path, receivedAt }) => Date.parse(receivedAt) <= asOf && !withdrawn.has(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const isFiledFor = (file: EvidenceFile, service: ServiceDeclaration): boolean =>
  file.upload.service === service.id || file.upload.service === 'project';

const isPlainList = ({ upload: { kind }, digest }: EvidenceFile): boolean =>
  isPlainResourceList({ kind, format: digest.recognition.format });

/** Dossier ∪ plain resource lists; one entry for each id, the dossier's where both name it (it says more). */
function declaredResources(service: ServiceDeclaration, files: readonly EvidenceFile[]): readonly ServiceResource[] {
  const dossier = (service.resources ?? []).map((resource) => ({ ...resource, declaredIn: 'dossier' }));
  const lists = files
    .filter((file) => isPlainList(file) && isFiledFor(file, service))
    .flatMap((file) => file.digest.resources.map((row) => ({ ...fromList(row), declaredIn: pathOf(file) })));
  const byKey = new Map<string, ServiceResource>();
  for (const resource of [...dossier, ...lists]) {
    const key = resourceKey(resource.provider, resource.id);
    if (!byKey.has(key)) byKey.set(key, { ...resource, key });
  }
  return [...byKey.values()];
}

/** Where the declaration does not say whose part a resource is, an inventory may (volume → machine); only declared parents count. */
function withParents(resources: readonly ServiceResource[], parents: ReadonlyMap<string, string>): readonly ServiceResource[] {
  const keys = new Set(resources.map((resource) => resource.key));
  return resources.map((resource) => {
    const parent = resource.parentId ?? parents.get(resource.key) ?? null;
    return parent !== null && keys.has(resourceKey(resource.provider, parent)) ? { ...resource, parentId: parent } : resource;
  });
}

function fromList(row: ResourceSeen): Omit<ServiceResource, 'declaredIn' | 'key'> {
  const guess = guessedFromShape(row.resourceKind);
  return {
    provider: row.provider ?? guess.provider,
    id: row.resourceId,
    kind: guess.kind,
    parentId: row.parentId,
    createdOn: null,
    deletedOn: null,
  };
}

/** Dossier ∪ ip lists, as written and in the order written. Inventories name addresses too, private ones among them: they declare nothing. */
function declaredAddresses(service: ServiceDeclaration, files: readonly EvidenceFile[]): readonly DeclaredAddress[] {
  const dossier = (service.publicIps ?? []).map((text) => ({ text, declaredIn: 'dossier', row: null }));
  const lists = files
    .filter((file) => file.upload.kind === 'ip-list' && isFiledFor(file, service))
    .flatMap((file) => file.digest.publicIps.map(({ text, row }) => ({ text, declaredIn: pathOf(file), row })));
  return [...dossier, ...lists];
}

/** Rows of lists and inventories that speak for a declared resource: aliases and children, and the resource itself. */
function rowsAbout(
  resources: readonly ServiceResource[],
  inventory: readonly ResourceSeen[],
  aliases: ReadonlyMap<string, string>,
): readonly ResourceSeen[] {
  const declared = new Set(resources.map((resource) => resource.key));
  const speaksFor = idLinks(resources, inventory, aliases);
  return inventory.filter((row) => [...speaksFor(resourceKey(row.provider, row.resourceId))].some((key) => declared.has(key)));
}
