import * as z from 'zod';
import { judgeAddress } from '../evidence/public-address.ts';
import { canonicalUrl, describeUrl } from '../evidence/service-url.ts';
import { sharedUrls } from '../evidence/shared-in-project.ts';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import type { ClaimSignal } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

/** VIS-02 only asks whether some address is public; how wide a network may be is TRA-05's question. */
const anyWidth = { ipv4: 0, ipv6: 0 };

/**
 * Is it said where the service is seen (VIS-02)? Public: at least one URL or public IP, every URL well formed and not on a private
 * host. Private: how one gets in, for a person to judge; addresses may be internal. Nothing is contacted.
 */
export const visibilityIsDescribed = defineCheck({
  id: 'visibility-is-described',
  parameters: z.strictObject({}),
  reads: ['ip-list'],
  codes: [
    'FIELD_MISSING',
    'URL_OR_IP_MISSING',
    'ACCESS_MODE_MISSING',
    'URL_INVALID',
    'URL_HTTP_ONLY',
    'CROSS_ENTITY_REUSE',
    'SHARED_BY_SERVICES',
    'PRIVATE_ACCESS',
  ],
  declared: ({ service: { visibility, publicIps } }) => ({ visibility, publicIps }),
  assess(facts) {
    const { addresses, claims, policy } = facts;
    const { visibility } = facts.service;
    if (!visibility) return { reasons: [reason('FIELD_MISSING', { wanted: 'visibility' })] };
    const urls = visibility.urls ?? [];
    const badUrls = urls.flatMap((url): Reason[] => {
      const { fault } = describeUrl(url, visibility.kind);
      return fault ? [reason('URL_INVALID', { url, why: fault })] : [];
    });
    if (visibility.kind === 'private') {
      const characters = policy.describedCharacters.value;
      const told = (visibility.accessMode ?? '').length >= characters;
      return {
        reasons: [...badUrls, told ? reason('PRIVATE_ACCESS') : reason('ACCESS_MODE_MISSING', { characters })],
      };
    }
    const publicIps = addresses.filter(({ text }) => judgeAddress(text, anyWidth).is === 'public');
    if (urls.length === 0 && publicIps.length === 0) return { reasons: [reason('URL_OR_IP_MISSING')] };
    return { reasons: [...badUrls, ...withoutHttps(urls), ...reused(urls, claims), ...sharedUrls(facts)] };
  },
});

/** One warning for each host that is offered in the clear only. */
function withoutHttps(urls: readonly string[]): readonly Reason[] {
  const described = urls.map((url) => ({ url, ...describeUrl(url, 'public') }));
  const safe = new Set(described.filter(({ scheme }) => scheme === 'https').map(({ host }) => host));
  return described
    .filter(({ scheme, host, fault }) => !fault && scheme === 'http' && !safe.has(host))
    .map(({ url }) => reason('URL_HTTP_ONLY', { url }));
}

/** A portal may serve many bodies: that others declare it is for a person. Once for each page, however it is written. */
function reused(urls: readonly string[], claims: readonly ClaimSignal[]): readonly Reason[] {
  const own = new Set(urls.map(canonicalUrl));
  return claims
    .filter(({ claimed, otherProjects }) => otherProjects > 0 && own.has(claimed))
    .map(({ claimed, otherProjects }) => reason('CROSS_ENTITY_REUSE', { claimed, otherProjects }));
}
