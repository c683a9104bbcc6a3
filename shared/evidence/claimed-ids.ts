import type { Declaration, ServiceDeclaration } from '../model/declaration.ts';
import type { Hasher } from '../ports.ts';
import { sha256Of } from '../sha256-of.ts';
import { resourceKey } from '../usage/resource-key.ts';
import { judgeAddress } from './public-address.ts';
import { canonicalUrl } from './service-url.ts';

/** A server id, public address, URL or file that a project says is its own (DESIGN §3, Claim). */
export interface Claim {
  /** Names what is claimed, alike for whoever claims it, and tells nobody what it is. */
  readonly sha: string;
  /** A resource's id as written; an address or a URL as it is compared; of a file the sha256 of its bytes. */
  readonly claimed: string;
}

/** What a declaration itself claims. */
export interface ClaimedId extends Claim {
  /** Services that declare it, in the order of the declaration. */
  readonly services: readonly string[];
}

/** What is claimed is exactly one thing in the world: not how wide a network may be, which is TRA-05's question. */
const anyWidth = { ipv4: 0, ipv6: 0 };

/**
 * Ids that their provider gives out once in the world: AWS, Azure, Google, Oracle, UUIDs. Any other (a host's name, vCenter's `vm-90`) is
 * somebody's only together with the provider that is declared for it.
 */
const worldwide =
  /^(arn:|\/subscriptions\/|ocid1\.|projects\/\S+\/instances\/|urn:vcloud:vm:|(i|vol)-[0-9a-f]{8,17}$)|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everything that a declaration claims, each thing once, by its sha. What uploads claim: upload-claims.ts. */
export function claimedIds({ services }: Declaration, sha256: Hasher): readonly ClaimedId[] {
  const found = new Map<string, { readonly claimed: string; readonly services: Set<string> }>();
  for (const service of services) {
    for (const { key, claimed } of claimsOf(service)) {
      const sha = claimSha(key, sha256);
      const entry = found.get(sha) ?? { claimed, services: new Set() };
      entry.services.add(service.id);
      found.set(sha, entry);
    }
  }
  return [...found]
    .map(([sha, entry]) => ({ sha, claimed: entry.claimed, services: [...entry.services] }))
    .sort((a, b) => (a.sha < b.sha ? -1 : 1));
}

/** What is claimed, before it is hashed. */
export interface PlainClaim {
  readonly key: string;
  readonly claimed: string;
}

export const claimSha = (key: string, sha256: Hasher): string => sha256Of(`attesta/claim\n${key}`, sha256);

function claimsOf({ resources, publicIps, visibility }: ServiceDeclaration): readonly PlainClaim[] {
  return [
    ...(resources ?? []).flatMap(({ provider, id }) => resourceClaim(provider, id)),
    ...(publicIps ?? []).flatMap(addressClaim),
    ...(visibility?.urls ?? []).flatMap((text): PlainClaim[] => {
      const url = canonicalUrl(text);
      return url === null ? [] : [{ key: `url\n${url}`, claimed: url }];
    }),
  ];
}

/** None where neither the id nor a provider makes it one thing in the world. */
export function resourceClaim(provider: string | null, id: string): readonly PlainClaim[] {
  const own = resourceKey(provider, id);
  const isWorldwide = worldwide.test(own);
  if (!isWorldwide && provider === null) return [];
  const key = isWorldwide ? own.toLowerCase() : `${provider?.trim().toLowerCase()}\n${own}`;
  return [{ key: `resource\n${key}`, claimed: id.trim() }];
}

/** None where the text is no public address: what everybody has is nobody's. */
export function addressClaim(text: string): readonly PlainClaim[] {
  const judged = judgeAddress(text, anyWidth);
  return judged.is === 'public' ? [{ key: `address\n${judged.canonical}`, claimed: judged.canonical }] : [];
}
