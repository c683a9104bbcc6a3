import type { DeclaredResource } from '../model/declaration.ts';
import type { ResourceSeen } from '../model/digest.ts';
import { resourceKey } from '../usage/resource-key.ts';

/** Every key that an id of a report speaks for: itself, what it is an alias of, and its parents all the way up (DESIGN §4, Digest). */
export type SpeaksFor = (key: string) => ReadonlySet<string>;

/**
 * Links by the dossier's `parentId` and by what inventories say (volume → machine, alias → id). Loops end.
 * @param aliases of all inventories of the project (`ServiceFacts.aliases`)
 */
export function idLinks(
  resources: readonly DeclaredResource[],
  seen: readonly ResourceSeen[],
  aliases: ReadonlyMap<string, string>,
): SpeaksFor {
  const up = new Map<string, Set<string>>();
  const link = (from: string, to: string) => {
    if (from === to) return;
    const known = up.get(from);
    if (known) known.add(to);
    else up.set(from, new Set([to]));
  };
  for (const { provider, id, parentId } of resources) {
    if (parentId !== null) link(resourceKey(provider, id), resourceKey(provider, parentId));
  }
  for (const { provider, resourceId, parentId } of seen) {
    if (parentId !== null) link(resourceKey(provider, resourceId), resourceKey(provider, parentId));
  }
  for (const [alias, key] of aliases) link(alias, key);
  return (key) => {
    const reached = new Set([key]);
    for (const at of reached) for (const next of up.get(at) ?? []) reached.add(next);
    return reached;
  };
}
