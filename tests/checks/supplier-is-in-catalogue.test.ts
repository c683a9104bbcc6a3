import { supplierIsInCatalogue } from '../../shared/checks/supplier-is-in-catalogue.ts';
import { goodService } from '../support/build-dossier.ts';
import { catalogue, catalogueRows } from '../support/catalogue-cases.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const referring = (catalogueReference: unknown) => ({ service: { contract: { ...(goodService.contract as object), catalogueReference } } });
const hosted = (party: string): Row['dossier'] => ({
  registers: [catalogue({ hostingCsp: 'Nuvola Esempio SpA' })],
  service: { destination: 'saas', candidateMode: 'upgrade', thirdParties: [party] },
});
const legacy = ['CATALOGUE_REF_LEGACY_AGID', 'REGISTER_ABSENT'];

const rows: readonly (readonly [string, Row['dossier'], Row['outcome'], Row['codes']])[] = [
  ['a reference that nothing here can look up', {}, 'review', ['REGISTER_ABSENT']],
  ['an address in place of a number', referring({ url: 'https://catalogocloud.acn.gov.it/service/1607' }), 'review', ['REGISTER_ABSENT']],
  ['a card of the old catalogue by its address', referring({ url: 'https://catalogocloud.agid.gov.it/service/1607' }), 'review', legacy],
  ['a card of the old catalogue by its register', referring({ register: 'AgID', id: 'IA-1607' }), 'review', legacy],
  ['a host that only looks like the old one', referring({ url: 'https://catalogo-agid.gov.it/1' }), 'review', ['REGISTER_ABSENT']],
  ['no reference', referring(null), 'missing', ['CATALOGUE_REF_MISSING']],
  ['an empty reference', referring({ register: 'acn' }), 'missing', ['CATALOGUE_REF_MISSING']],
  ['no contract at all', { service: { contract: null } }, 'missing', ['CATALOGUE_REF_MISSING']],
  ...catalogueRows,
  ['a SaaS whose cloud is another than the card’s', hosted('Terzo Cloud SpA'), 'review', ['SAAS_CSP_DIFFERS_FROM_CARD']],
  ['a SaaS on the cloud of its card', hosted('nuvola esempio s.p.a.'), 'pass', []],
];

testCheck(
  supplierIsInCatalogue,
  { families: ['IA', 'IN'] },
  rows.map(([name, dossier, outcome, codes]) => ({ name, dossier, outcome, codes })),
);
