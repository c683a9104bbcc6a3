import type { ServiceDeclaration } from '../model/declaration.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import { resourceKey } from '../usage/resource-key.ts';
import type { ProjectFacts } from '../verdict/facts.ts';
import { isPlainAddressList, isPlainResourceList } from './plain-lists.ts';
import { judgeAddress } from './public-address.ts';

const anyWidth = { ipv4: 0, ipv6: 0 };

/**
 * Resources and addresses of platforms and software services that other projects claim too. Only what is moved to IaaS has points about
 * its ids and addresses (TRA-05, TRA-06), where this is told of it; of the others the package tells it.
 */
export function reusedByPlatforms(facts: Pick<ProjectFacts, 'declaration' | 'files' | 'claims'>): readonly Reason[] {
  const { services } = facts.declaration;
  const platforms = services.filter(({ destination }) => destination !== 'iaas');
  const isTold = services.length > platforms.length;
  const own = new Set(platforms.flatMap((service) => claimedBy(service, facts, isTold)));
  return facts.claims
    .filter(({ claimed, otherProjects }) => otherProjects > 0 && own.has(resourceKey(null, claimed)))
    .map(({ claimed, otherProjects }) => reason('CROSS_ENTITY_REUSE', { claimed, otherProjects }));
}

/** @param isTold lists of the whole project are told of at a service that is moved to IaaS */
function claimedBy(
  { id, resources, publicIps }: ServiceDeclaration,
  { files }: Pick<ProjectFacts, 'files'>,
  isTold: boolean,
): readonly string[] {
  const lists = files
    .filter(({ upload }) => upload.service === id || (upload.service === 'project' && !isTold))
    .map(({ upload, digest }) => ({ kind: upload.kind, format: digest.recognition.format, digest }));
  const ids = [...(resources ?? []), ...lists.filter(isPlainResourceList).flatMap(({ digest }) => digest.resources)];
  const texts = [
    ...(publicIps ?? []),
    ...lists.filter(isPlainAddressList).flatMap(({ digest }) => digest.publicIps.map(({ text }) => text)),
  ];
  return [
    ...ids.map((one) => resourceKey(null, 'resourceId' in one ? one.resourceId : one.id)),
    ...texts.flatMap((text) => {
      const judged = judgeAddress(text, anyWidth);
      return judged.is === 'public' ? [judged.canonical] : [];
    }),
  ];
}
