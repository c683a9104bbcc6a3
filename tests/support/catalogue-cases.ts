import type { CatalogueEntry, Register } from '../../shared/model/register.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import { hashOf } from '../../shared/verdict/seal.ts';
import { goodService, sha256 } from './build-dossier.ts';
import type { Row } from './check-table.ts';

export const pinned = <T>(value: T): Pinned<T> => ({ value, sha256: hashOf(value, sha256) });

/** A card of a fictional catalogue, with nothing wrong in it for the good service. */
export const card: CatalogueEntry = {
  id: 'IA-0001',
  family: 'IA',
  provider: 'Esempio Cloud S.p.A.',
  service: 'Esempio Server Virtuali',
  level: { scheme: 'QC', n: 1 },
  validFrom: '2024-02-01',
  validTo: '2027-01-31',
  revokedOn: null,
  hostingCsp: null,
  url: 'https://catalogocloud.acn.gov.it/service/1',
};

export const catalogue = (
  entry: Partial<CatalogueEntry> = {},
  changes: Partial<Extract<Register, { register: 'acn' }>> = {},
): Pinned<Register> =>
  pinned({
    schema: 'attesta/register@1',
    register: 'acn',
    takenOn: '2026-03-01',
    source: 'fictional',
    partial: false,
    entries: [{ ...card, ...entry }],
    ...changes,
  });

const contract = goodService.contract as object;
const service = (changes: object, ofContract: object = {}) => ({ service: { ...changes, contract: { ...contract, ...ofContract } } });
const looked = (name: string, register: Pinned<Register>, dossier: Row['dossier'], outcome: Row['outcome'], ...codes: string[]) =>
  [name, { registers: [register], ...dossier }, outcome, codes] as const;

const byAddress = (authority: string, card: number) => ({
  register: 'acn',
  id: null,
  url: `https://catalogocloud.${authority}.gov.it/service/${card}`,
});

/** What looking a card up in a fresh catalogue comes to, on 10 March 2026. */
export const catalogueRows: readonly (readonly [
  name: string,
  dossier: Row['dossier'],
  outcome: Row['outcome'],
  codes: readonly string[],
])[] = [
  looked('the card is there and holds', catalogue(), {}, 'pass'),
  looked(
    'the card by its address',
    catalogue(),
    service({}, { catalogueReference: { register: 'acn', url: 'https://CATALOGOCLOUD.acn.gov.it/service/1/' } }),
    'pass',
  ),
  looked('27: expired since the contract, in a fresh snapshot', catalogue({ validTo: '2026-03-09' }), {}, 'fail', 'QUALIFICATION_EXPIRED'),
  looked('27: the last day of the qualification', catalogue({ validTo: '2026-03-10' }), {}, 'pass'),
  looked(
    '27: expired, in an old snapshot',
    catalogue({ validTo: '2026-01-01' }, { takenOn: '2026-02-07' }),
    {},
    'review',
    'SNAPSHOT_STALE',
  ),
  looked('a snapshot of exactly thirty days', catalogue({}, { takenOn: '2026-02-08' }), {}, 'pass'),
  looked('without an end', catalogue({ validTo: null }), {}, 'pass'),
  looked('qualified only after the contract', catalogue({ validFrom: '2025-09-16' }), {}, 'fail', 'QUALIFICATION_EXPIRED'),
  looked('revoked', catalogue({ revokedOn: '2026-03-10' }), {}, 'fail', 'QUALIFICATION_REVOKED'),
  looked('revoked tomorrow', catalogue({ revokedOn: '2026-03-11' }), {}, 'pass'),
  looked('no such card', catalogue({ id: 'IA-0002' }), {}, 'fail', 'NOT_IN_CATALOGUE'),
  looked('no such card in a part of the catalogue', catalogue({ id: 'IA-0002' }, { partial: true }), {}, 'review', 'NOT_IN_CATALOGUE'),
  looked('no such address', catalogue(), service({}, { catalogueReference: byAddress('acn', 2) }), 'fail', 'NOT_IN_CATALOGUE'),
  looked(
    'no such address among cards of which one has none',
    catalogue({ url: null }),
    service({}, { catalogueReference: byAddress('acn', 1) }),
    'review',
    'NOT_IN_CATALOGUE',
  ),
  looked(
    'a card of the old catalogue, which has another address in the new one',
    catalogue(),
    service({}, { catalogueReference: byAddress('agid', 1) }),
    'review',
    'CATALOGUE_REF_LEGACY_AGID',
    'NOT_IN_CATALOGUE',
  ),
  looked(
    'a card of the old catalogue by a number that the new one does not have',
    catalogue(),
    service({}, { catalogueReference: { register: 'agid', id: 'IA-1607', url: null } }),
    'review',
    'CATALOGUE_REF_LEGACY_AGID',
    'NOT_IN_CATALOGUE',
  ),
  looked('another family', catalogue({ family: 'PA' }), {}, 'fail', 'FAMILY_MISMATCH'),
  looked('critical data on level 1', catalogue(), service({ dataClass: 'critical' }), 'fail', 'LEVEL_TOO_LOW'),
  looked('critical data on level 2', catalogue({ level: { scheme: 'AC', n: 2 } }), service({ dataClass: 'critical' }), 'pass'),
  looked(
    'strategic data on level 2',
    catalogue({ level: { scheme: 'QC', n: 2 } }),
    service({ dataClass: 'strategic' }),
    'fail',
    'LEVEL_TOO_LOW',
  ),
  looked(
    'nobody states the class, and the level would not do for all',
    catalogue(),
    service({ dataClass: null }),
    'missing',
    'FIELD_MISSING',
  ),
  looked('a card without a level', catalogue({ level: null }), {}, 'review', 'LEVEL_UNKNOWN'),
  looked('another company’s card', catalogue({ provider: 'Altro Cloud Srl' }), {}, 'review', 'PROVIDER_NAME_MISMATCH'),
  looked(
    'the card of a declared third party',
    catalogue({ provider: 'Altro Cloud Srl' }),
    service({ thirdParties: ['ALTRO CLOUD s.r.l.'] }),
    'pass',
  ),
  looked('no date on the contract', catalogue(), service({}, { signedOn: null }), 'missing', 'FIELD_MISSING'),
];
