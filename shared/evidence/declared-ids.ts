import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import { resourceKey } from '../usage/resolve-resource-id.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { judgeIdFormat } from './resource-id-formats.ts';

/** What the declared ids say without any report: repeated, written in no known way, shared with others. */
export function declaredIdFaults(facts: ServiceFacts): readonly Reason[] {
  return [...duplicates(facts), ...formats(facts), ...shared(facts), ...reused(facts)];
}

/** The same id of the same provider twice in one place. Dossier and lists may both name it: their union is declared. */
function duplicates(facts: ServiceFacts): readonly Reason[] {
  const dossier = (facts.service.resources ?? []).map(({ provider, id }) => ({ provider, id, declaredIn: 'dossier' }));
  const listed = new Set(facts.resources.map((resource) => resource.declaredIn));
  const lists = facts.files
    .filter((file) => listed.has(file.upload.path))
    .flatMap(({ upload, digest }) =>
      digest.resources.map((row) => ({ provider: row.provider ?? '', id: row.resourceId, declaredIn: upload.path })),
    );
  const times = Map.groupBy([...dossier, ...lists], ({ provider, id, declaredIn }) =>
    JSON.stringify([declaredIn, provider.toLowerCase(), resourceKey(provider, id)]),
  );
  return [...times.values()].flatMap(([first, ...more]) =>
    first && more.length > 0 ? [reason('ID_DUPLICATE', { id: first.id, declaredIn: first.declaredIn, times: more.length + 1 })] : [],
  );
}

/** A wrong form is for a person; for providers without a known form one notice names them. */
function formats(facts: ServiceFacts): readonly Reason[] {
  const judged = facts.resources.map((resource) => ({ resource, answer: judgeIdFormat(resource) }));
  const bad = judged
    .filter(({ answer }) => answer === 'bad')
    .map(({ resource: { id, provider } }) => reason('ID_FORMAT', { id, provider }));
  const unknown = judged.filter(({ answer }) => answer === 'unknown-provider').map(({ resource }) => resource);
  const providers = [...new Set(unknown.map(({ provider }) => provider))].sort();
  const notices = providers.map((provider) => {
    const ids = unknown.filter((resource) => resource.provider === provider);
    return reason('ID_FORMAT', { id: ids[0]?.id, provider, count: ids.length }, 'info');
  });
  return [...bad, ...notices];
}

/** A machine may serve several services of the project (domain.md §2.3): said, not held against anybody. */
function shared(facts: ServiceFacts): readonly Reason[] {
  const own = new Set(facts.resources.map((resource) => resource.key));
  const others = facts.declaration.services.filter((service) => service.id !== facts.service.id);
  const services = new Map<string, string[]>();
  for (const other of others) {
    for (const key of new Set((other.resources ?? []).map(({ provider, id }) => resourceKey(provider, id)))) {
      if (own.has(key)) services.set(key, [...(services.get(key) ?? []), other.id]);
    }
  }
  return facts.resources.flatMap(({ id, key }) => {
    const also = services.get(key);
    return also ? [reason('RESOURCE_SHARED', { id, services: also })] : [];
  });
}

function reused(facts: ServiceFacts): readonly Reason[] {
  const claims = new Map(facts.claims.filter((claim) => claim.otherProjects > 0).map((claim) => [resourceKey(null, claim.claimed), claim]));
  return facts.resources.flatMap(({ id, key }) => {
    const claim = claims.get(key);
    return claim ? [reason('CROSS_ENTITY_REUSE', { claimed: id, otherProjects: claim.otherProjects })] : [];
  });
}
