import type { ServiceDeclaration } from '../model/declaration.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import { resourceKey } from '../usage/resource-key.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { isPlainAddressList } from './plain-lists.ts';
import { judgeAddress } from './public-address.ts';
import { canonicalUrl } from './service-url.ts';

const anyWidth = { ipv4: 0, ipv6: 0 };

/** Public addresses that another service of the project declares too. A list filed under `project` is meant for all of them. */
export const sharedAddresses = (facts: ServiceFacts): readonly Reason[] => sharedOf(facts, (service) => addressesOf(service, facts));

/** Pages of the public web that another service of the project declares too. */
export const sharedUrls = (facts: ServiceFacts): readonly Reason[] =>
  sharedOf(facts, ({ visibility }) => new Set((visibility?.urls ?? []).flatMap((url) => canonicalUrl(url) ?? [])));

function sharedOf(facts: ServiceFacts, declaredBy: (service: ServiceDeclaration) => ReadonlySet<string>): readonly Reason[] {
  const { service: own, declaration } = facts;
  const others = declaration.services.filter(({ id }) => id !== own.id).map((service) => ({ service, declared: declaredBy(service) }));
  return [...declaredBy(own)].flatMap((claimed): readonly Reason[] => {
    const also = others.filter(({ declared }) => declared.has(claimed)).map(({ service }) => service);
    if (also.length === 0) return [];
    // Services of one machine have one address: that they share it is said of the machine (domain.md §5.7, case 24).
    const isExplained = also.every((service) => shareMachine(own, service));
    return [reason('SHARED_BY_SERVICES', { claimed, services: also.map(({ id }) => id) }, isExplained ? 'info' : 'review')];
  });
}

function addressesOf({ id, publicIps }: ServiceDeclaration, { files }: ServiceFacts): ReadonlySet<string> {
  const listed = files
    .filter(({ upload, digest }) => upload.service === id && isPlainAddressList({ kind: upload.kind, format: digest.recognition.format }))
    .flatMap(({ digest }) => digest.publicIps.map(({ text }) => text));
  return new Set(
    [...(publicIps ?? []), ...listed].flatMap((text) => {
      const judged = judgeAddress(text, anyWidth);
      return judged.is === 'public' ? [judged.canonical] : [];
    }),
  );
}

function shareMachine(a: ServiceDeclaration, b: ServiceDeclaration): boolean {
  const keys = new Set((a.resources ?? []).map(({ provider, id }) => resourceKey(provider, id)));
  return (b.resources ?? []).some(({ provider, id }) => keys.has(resourceKey(provider, id)));
}
