import * as z from 'zod';
import { evidenceRef, fileNotRead, listRowsLost, listsNotRead } from '../evidence/documents.ts';
import { type KnownRanges, knownRanges } from '../evidence/outside-ranges.ts';
import { isRangeOfAddresses, judgeAddress, type WidestPrefixes } from '../evidence/public-address.ts';
import { sharedAddresses } from '../evidence/shared-in-project.ts';
import type { EvidenceRef, Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import { greatest, least } from '../usage/extremes.ts';
import { pathOf, type ServiceFacts } from '../verdict/facts.ts';
import { defineCheck } from './define-check.ts';

/** Are the service's public addresses declared, and are they public (TRA-05)? Where there is none, how one gets in, for a person. */
export const addressesArePublic = defineCheck({
  id: 'addresses-are-public',
  parameters: z.strictObject({}),
  reads: ['ip-list'],
  codes: [
    'IP_LIST_MISSING',
    'IP_SYNTAX',
    'IP_RANGE_NOT_CIDR',
    'IP_NOT_PUBLIC',
    'IP_RANGE_TOO_WIDE',
    'IP_DUPLICATE',
    'NO_PUBLIC_IP_ACCESS_MODE',
    'CROSS_ENTITY_REUSE',
    'SHARED_BY_SERVICES',
    'IP_OUTSIDE_PROVIDER_RANGES',
    'FILE_NOT_READ',
    'LIST_ROWS_LOST',
  ],
  assess(facts) {
    const unread = listsNotRead(facts, 'ip-list');
    const notRead = [...unread.map(({ file }) => fileNotRead(file)), ...listRowsLost(facts, 'ip-list')];
    if (facts.addresses.length === 0) {
      return {
        reasons: [
          ...notRead,
          ...whereNone(
            facts,
            unread.some(({ forPerson }) => forPerson),
          ),
        ],
      };
    }
    const judged = judgeAll(facts, { ipv4: facts.policy.widestIpv4Prefix.value, ipv6: facts.policy.widestIpv6Prefix.value });
    return { reasons: [...notRead, ...judged, ...sharedAddresses(facts)], evidence: evidenceOf(facts) };
  },
});

function whereNone({ service }: ServiceFacts, isForPerson: boolean): readonly Reason[] {
  if (service.visibility?.accessMode) return [reason('NO_PUBLIC_IP_ACCESS_MODE', { accessMode: service.visibility.accessMode })];
  return isForPerson ? [] : [reason('IP_LIST_MISSING')];
}

function judgeAll(facts: ServiceFacts, widest: WidestPrefixes): readonly Reason[] {
  const reused = new Map(facts.claims.filter((claim) => claim.otherProjects > 0).map((claim) => [claim.claimed, claim.otherProjects]));
  const places = new Map<string, Set<string>>();
  const ranges = knownRanges(facts);
  return facts.addresses.flatMap((address): Reason[] => {
    const judged = judgeAddress(address.text, widest);
    const at = { address: address.text, declaredIn: address.declaredIn, row: address.row };
    if (judged.is === 'malformed') return [reason(isRangeOfAddresses(address.text) ? 'IP_RANGE_NOT_CIDR' : 'IP_SYNTAX', at)];
    const known = places.get(judged.canonical);
    // The dossier and a list may both name an address (their union is declared); the same place twice is a slip.
    if (known?.has(address.declaredIn)) return [reason('IP_DUPLICATE', { ...at, canonical: judged.canonical })];
    places.set(judged.canonical, new Set([...(known ?? []), address.declaredIn]));
    if (known) return [];
    if (judged.is === 'not-public') return [reason('IP_NOT_PUBLIC', { ...at, range: judged.range })];
    if (judged.is === 'too-wide') return [reason('IP_RANGE_TOO_WIDE', { ...at, widest: judged.widest })];
    const otherProjects = reused.get(judged.canonical) ?? reused.get(address.text);
    return [
      ...(otherProjects === undefined ? [] : [reason('CROSS_ENTITY_REUSE', { claimed: judged.canonical, otherProjects })]),
      ...outside(judged.canonical, ranges),
    ];
  });
}

/** Addresses may be brought along or belong to a network in front of the service: a person looks, nothing fails. */
const outside = (address: string, ranges: KnownRanges | null): readonly Reason[] =>
  ranges === null || ranges.holds(address)
    ? []
    : [reason('IP_OUTSIDE_PROVIDER_RANGES', { address, providers: ranges.providers, takenOn: ranges.takenOn })];

function evidenceOf(facts: ServiceFacts): readonly EvidenceRef[] {
  const files = new Map(facts.files.map((file) => [pathOf(file), file]));
  const rows = Map.groupBy(facts.addresses, (address) => address.declaredIn);
  return [...rows].flatMap(([path, addresses]) => {
    const file = files.get(path);
    const lines = addresses.flatMap(({ row }) => row ?? []);
    const [first, last] = [least(lines), greatest(lines)];
    return file && first !== null && last !== null ? [evidenceRef(file, [first, last])] : [];
  });
}
