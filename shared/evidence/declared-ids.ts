import type { Reason } from '../model/finding.ts';
import type { Severity } from '../model/severity.ts';
import { reason } from '../reasons/reason.ts';
import { resourceKey } from '../usage/resource-key.ts';
import { pathOf, type ServiceFacts } from '../verdict/facts.ts';
import { type IdFormatAnswer, judgeIdFormat } from './resource-id-formats.ts';

/** What the declared ids say without any report: repeated, written in no known way, shared with others. */
export function declaredIdFaults(facts: ServiceFacts): readonly Reason[] {
  return [...duplicates(facts), ...formats(facts), ...shared(facts), ...reused(facts)];
}

/** The same id of the same provider twice in one place. Dossier and lists may both name it: their union is declared. */
function duplicates(facts: ServiceFacts): readonly Reason[] {
  const dossier = (facts.service.resources ?? []).map(({ provider, id }) => ({ provider, id, declaredIn: 'dossier' }));
  const listed = new Set(facts.resources.map((resource) => resource.declaredIn));
  const lists = facts.files
    .filter((file) => listed.has(pathOf(file)))
    .flatMap((file) =>
      file.digest.resources.map((row) => ({ provider: row.provider ?? '', id: row.resourceId, declaredIn: pathOf(file) })),
    );
  const times = Map.groupBy([...dossier, ...lists], ({ provider, id, declaredIn }) =>
    JSON.stringify([declaredIn, provider.toLowerCase(), resourceKey(provider, id)]),
  );
  return [...times.values()].flatMap(([first, ...more]) =>
    first && more.length > 0 ? [reason('ID_DUPLICATE', { id: first.id, declaredIn: first.declaredIn, times: more.length + 1 })] : [],
  );
}

/** So many ids are named, all are counted. */
const NAMED_IDS = 10;

/** A wrong form is for a person; of providers without a known form it is only said. One reason for each provider and answer. */
function formats({ resources }: ServiceFacts): readonly Reason[] {
  const reasons = (wanted: IdFormatAnswer, severity: Severity) => {
    const odd = resources.filter((resource) => judgeIdFormat(resource) === wanted);
    const byProvider = [...Map.groupBy(odd, ({ provider }) => provider)].sort(([a], [b]) => (a < b ? -1 : 1));
    return byProvider.map(([provider, found]) =>
      reason('ID_FORMAT', { provider, count: found.length, ids: found.slice(0, NAMED_IDS).map(({ id }) => id) }, severity),
    );
  };
  return [...reasons('bad', 'review'), ...reasons('unknown-provider', 'info')];
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
