import type { Reason } from '../model/finding.ts';
import type { CatalogueEntry, CatalogueFamily, RegisterOf } from '../model/register.ts';
import { reason } from '../reasons/reason.ts';
import { dayNumber } from '../time/civil-day.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { companyKey } from './company-name.ts';
import { thirdPartyNames } from './third-parties.ts';

type CatalogueReference = NonNullable<NonNullable<ServiceFacts['service']['contract']>['catalogueReference']>;
type Catalogue = RegisterOf<'acn'>;

/** Codes that `catalogueReasons` may give. */
export const catalogueCodes = [
  'CATALOGUE_REF_LEGACY_AGID',
  'CATALOGUE_REF_MISSING',
  'FAMILY_MISMATCH',
  'FIELD_MISSING',
  'LEVEL_TOO_LOW',
  'LEVEL_UNKNOWN',
  'NOT_IN_CATALOGUE',
  'PROVIDER_NAME_MISMATCH',
  'QUALIFICATION_EXPIRED',
  'QUALIFICATION_REVOKED',
  'REGISTER_ABSENT',
  'SNAPSHOT_STALE',
] as const;

/** What of the declaration the answer hangs on. */
export const catalogueDeclared = ({ service: { dataClass, contract, thirdParties } }: ServiceFacts): unknown => ({
  dataClass,
  contract: contract && { supplier: contract.supplier, signedOn: contract.signedOn, catalogueReference: contract.catalogueReference },
  thirdParties,
});

/**
 * Is the supplier's solution in the ACN catalogue, in one of the families, qualified for the data and valid from the contract until today
 * (TRA-02, PAA-02, SAA-02; domain.md §5.5 and §5.7 case 27)? Without a snapshot, or with an old one, a person looks it up: nothing passes.
 */
export function catalogueReasons(facts: ServiceFacts, families: readonly CatalogueFamily[]): readonly Reason[] {
  const reference = facts.service.contract?.catalogueReference;
  const named = reference?.id ?? reference?.url;
  if (!reference || !named) return [reason('CATALOGUE_REF_MISSING', { families })];
  const legacy = isLegacy(reference) ? [reason('CATALOGUE_REF_LEGACY_AGID', { reference: named })] : [];
  const catalogue = catalogueOf(facts);
  if (!catalogue) return [...legacy, reason('REGISTER_ABSENT', { register: 'acn', reference: named, families })];
  const { takenOn } = catalogue;
  if (!isFresh(catalogue, facts)) {
    const limit = facts.policy.snapshotDays.value;
    return [...legacy, reason('SNAPSHOT_STALE', { register: 'acn', takenOn, days: limit, reference: named, families })];
  }
  const entry = findCard(catalogue, reference);
  if (!entry) {
    const severity = provesAbsence(catalogue, reference) ? 'fail' : 'review';
    return [...legacy, reason('NOT_IN_CATALOGUE', { reference: named, takenOn, families }, severity)];
  }
  return [...legacy, ...cardReasons(entry, facts, families)];
}

/** The card that the contract names, where a catalogue is here: by its number, else by its address. */
export function cardOf(facts: ServiceFacts): CatalogueEntry | null {
  const reference = facts.service.contract?.catalogueReference;
  const catalogue = catalogueOf(facts);
  return (catalogue && reference && findCard(catalogue, reference)) ?? null;
}

/** The same, but for a snapshot too old to say what holds today: then TRA-02, PAA-02 or SAA-02 ask a person. */
export function freshCardOf(facts: ServiceFacts): CatalogueEntry | null {
  const catalogue = catalogueOf(facts);
  return catalogue && isFresh(catalogue, facts) ? cardOf(facts) : null;
}

const isFresh = ({ takenOn }: Catalogue, { today, policy }: ServiceFacts): boolean =>
  dayNumber(today) - dayNumber(takenOn) <= policy.snapshotDays.value;

function catalogueOf({ registers }: ServiceFacts): Catalogue | null {
  const found = registers.get('acn');
  return found?.register === 'acn' ? found : null;
}

const findCard = ({ entries }: Catalogue, { id, url }: CatalogueReference): CatalogueEntry | undefined =>
  entries.find((entry) =>
    id ? entry.id.toLowerCase() === id.trim().toLowerCase() : entry.url !== null && sameAddress(entry.url, url ?? ''),
  );

/**
 * Does it say anything that a reference is not found? Not in a part of the catalogue; not for an address, where cards have none to compare;
 * not for a card of AgID's catalogue, which moved to ACN's under an address, perhaps a number, of its own.
 */
const provesAbsence = ({ partial, entries }: Catalogue, reference: CatalogueReference): boolean =>
  !partial && !isLegacy(reference) && (reference.id !== null || entries.every(({ url }) => url !== null));

/** With and without a slash at the end, whatever the capitals of the host. */
const sameAddress = (a: string, b: string): boolean => {
  const key = (text: string): string => URL.parse(text.trim())?.href.replace(/\/$/, '') ?? text.trim();
  return key(a) === key(b);
};

function cardReasons(entry: CatalogueEntry, facts: ServiceFacts, families: readonly CatalogueFamily[]): readonly Reason[] {
  const { contract } = facts.service;
  const card = entry.id;
  const reasons: Reason[] = [];
  if (!families.includes(entry.family)) reasons.push(reason('FAMILY_MISMATCH', { card, family: entry.family, families }));
  if (entry.revokedOn !== null && entry.revokedOn <= facts.today)
    reasons.push(reason('QUALIFICATION_REVOKED', { card, revokedOn: entry.revokedOn }));
  const signedOn = contract?.signedOn ?? null;
  if (signedOn === null) reasons.push(reason('FIELD_MISSING', { wanted: 'contract.signedOn' }));
  const outside = [...(signedOn === null ? [] : [signedOn]), facts.today].find(
    (day) => day < entry.validFrom || (entry.validTo ?? day) < day,
  );
  if (outside !== undefined) {
    reasons.push(reason('QUALIFICATION_EXPIRED', { card, on: outside, validFrom: entry.validFrom, validTo: entry.validTo ?? '…' }));
  }
  reasons.push(...levelReasons(entry, facts.service.dataClass));
  const named = [contract?.supplier ?? '', ...thirdPartyNames(facts.service)];
  if (!named.some((name) => companyKey(name) === companyKey(entry.provider))) {
    reasons.push(reason('PROVIDER_NAME_MISMATCH', { card, provider: entry.provider, supplier: contract?.supplier ?? '—' }));
  }
  return reasons;
}

/** Ordinary data from level 1, critical from 2, strategic from 3 (DD 21007/24 art. 17 c. 4). A class that nobody states is VIS-01's to ask. */
const leastLevel = { ordinary: 1, critical: 2, strategic: 3 } as const;

export function levelReasons({ id: card, level }: CatalogueEntry, dataClass: ServiceFacts['service']['dataClass']): readonly Reason[] {
  if (level === null) return [reason('LEVEL_UNKNOWN', { card })];
  const least = leastLevel[dataClass ?? 'strategic'];
  if (level.n >= least) return [];
  if (dataClass === null) return [reason('FIELD_MISSING', { wanted: 'dataClass' })];
  return [reason('LEVEL_TOO_LOW', { card, level: `${level.scheme}${level.n}`, least, dataClass })];
}

/** The catalogue moved from AgID to ACN; old cards keep their address (domain.md §2.5). */
function isLegacy({ register, url }: CatalogueReference): boolean {
  const host = url === null ? null : URL.parse(url)?.hostname;
  return register?.toLowerCase() === 'agid' || host === 'agid.gov.it' || (host?.endsWith('.agid.gov.it') ?? false);
}
