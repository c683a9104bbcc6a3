import type { ResourceSeen } from '../model/digest.ts';
import { remembered } from '../remembered.ts';
import type { ServiceFacts, ServiceResource } from '../verdict/facts.ts';
import { resourceKey } from './resource-key.ts';

/** Whom a resource id of a report speaks for. */
export interface Owner {
  /** Its own key and those above it, up to the top: children speak for their parent (DESIGN §4, Digest). */
  readonly line: readonly string[];
  /** Key of the declared resource at the top of the tree: the last of the line. */
  readonly root: string;
  /** The declared group above it, whose members are one resource (DESIGN §5 statement 5), else its own key. */
  readonly counted: string;
}

const groupKinds: ReadonlySet<string> = new Set(['asg', 'group']);

/**
 * Who speaks for whom in one service: declared resources, their children by `parentId`, and what inventories add: aliases of a
 * declared resource and its undeclared children (volume → machine).
 */
export const ownersOf = remembered(
  ({ resources, seen, aliases }: Pick<ServiceFacts, 'resources' | 'seen' | 'aliases'>): ReadonlyMap<string, Owner> => {
    const byKey = new Map(resources.map((resource) => [resource.key, resource]));
    const owners = new Map<string, Owner>();
    for (const resource of resources) owners.set(resource.key, ownerOf(resource, byKey));
    for (const row of seen) {
      const key = resourceKey(row.provider, row.resourceId);
      const parent = row.parentId === null ? undefined : owners.get(resourceKey(row.provider, row.parentId));
      if (!parent || owners.has(key)) continue;
      const isOfGroup = groupKinds.has(byKey.get(parent.counted)?.kind ?? '');
      owners.set(key, { ...parent, line: [key, ...parent.line], counted: isOfGroup ? parent.counted : key });
    }
    for (const [alias, key] of aliases) {
      const owner = owners.get(key);
      if (owner && !owners.has(alias)) owners.set(alias, owner);
    }
    return owners;
  },
);

function ownerOf(resource: ServiceResource, byKey: ReadonlyMap<string, ServiceResource>): Owner {
  let root = resource;
  let group = groupKinds.has(resource.kind) ? resource : null;
  const visited = new Set<string>([resource.key]);
  while (root.parentId !== null) {
    const parent = byKey.get(resourceKey(root.provider, root.parentId));
    if (!parent || visited.has(parent.key)) break;
    visited.add(parent.key);
    root = parent;
    if (groupKinds.has(parent.kind)) group ??= parent;
  }
  return { line: [...visited], root: root.key, counted: group?.key ?? resource.key };
}

/**
 * Of the resources that are asked about something, the one that an id speaks for: the topmost of its line. The top of the tree is not
 * always asked: a balancer shows the network, and nobody asks it for the CPU of the machines behind it. null: none is asked.
 */
export const spokenFor = ({ line }: Pick<Owner, 'line'>, asked: ReadonlySet<string>): string | null =>
  line.findLast((key) => asked.has(key)) ?? null;

/** Display names are not unique in the providers' lists: a name that two resources share is nobody's alias. */
export function uniqueAliases(seen: readonly ResourceSeen[]): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  for (const row of seen) {
    const key = resourceKey(row.provider, row.resourceId);
    for (const alias of [...row.aliases, ...(row.name === null ? [] : [row.name])]) {
      const aliasKey = resourceKey(row.provider, alias);
      found.set(aliasKey, found.has(aliasKey) && found.get(aliasKey) !== key ? null : key);
    }
  }
  return new Map([...found].filter((entry): entry is [string, string] => entry[1] !== null));
}
