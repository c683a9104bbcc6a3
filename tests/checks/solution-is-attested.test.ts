import { solutionIsAttested } from '../../shared/checks/solution-is-attested.ts';
import { goodService } from '../support/build-dossier.ts';
import { filed, withStatus } from '../support/build-files.ts';
import { catalogueRows } from '../support/catalogue-cases.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const declared = (receivedAt: string, folder = 'protocollo') => filed(`${folder}/production-declaration/in-uso.pdf`, {}, receivedAt);
const saas = { destination: 'saas', candidateMode: 'upgrade' };
const contract = goodService.contract as object;
const at = (asOf: string, ...files: ReturnType<typeof filed>[]): Row['dossier'] => ({ service: saas, asOf, files });

const attested = (name: string, dossier: Row['dossier'], outcome: Row['outcome'], codes: Row['codes']) => {
  const read = { ...dossier, files: [declared('2026-03-01T10:00:00Z')] };
  return [name, read, outcome === 'pass' ? 'review' : outcome, [...codes, 'ATTESTATION_TO_READ']] as const;
};

const rows: readonly (readonly [string, Row['dossier'], Row['outcome'], Row['codes']])[] = [
  [
    'a declaration of this year',
    at('2027-02-01T10:00:00Z', declared('2026-03-01T10:00:00Z')),
    'review',
    ['REGISTER_ABSENT', 'ATTESTATION_TO_READ'],
  ],
  [
    'filed for the whole project',
    at('2027-02-01T10:00:00Z', declared('2026-03-01T10:00:00Z', 'project')),
    'review',
    ['REGISTER_ABSENT', 'ATTESTATION_TO_READ'],
  ],
  [
    'to the second of its 365th day',
    at('2027-03-01T10:00:00Z', declared('2026-03-01T10:00:00Z')),
    'review',
    ['REGISTER_ABSENT', 'ATTESTATION_TO_READ'],
  ],
  [
    'and one second later',
    at('2027-03-01T10:00:01Z', declared('2026-03-01T10:00:00Z')),
    'missing',
    ['REGISTER_ABSENT', 'ATTESTATION_STALE'],
  ],
  [
    'the latest of several counts',
    at('2028-02-01T10:00:00Z', declared('2026-03-01T10:00:00Z'), {
      ...declared('2027-03-01T10:00:00Z'),
      path: 'protocollo/production-declaration/nuova.pdf',
    }),
    'review',
    ['REGISTER_ABSENT', 'ATTESTATION_TO_READ'],
  ],
  ['none', at('2026-04-01T10:00:00Z'), 'missing', ['REGISTER_ABSENT', 'ATTESTATION_MISSING']],
  [
    'of another service',
    at('2026-04-01T10:00:00Z', declared('2026-03-01T10:00:00Z', 'altro-servizio')),
    'missing',
    ['REGISTER_ABSENT', 'ATTESTATION_MISSING'],
  ],
  [
    'a file that is damaged is none',
    at('2026-04-01T10:00:00Z', filed('protocollo/production-declaration/rotta.pdf', withStatus('refused'))),
    'missing',
    ['REGISTER_ABSENT', 'ATTESTATION_MISSING'],
  ],
  [
    'no catalogue reference either',
    { ...at('2026-04-01T10:00:00Z'), service: { ...saas, contract: { ...contract, catalogueReference: null } } },
    'missing',
    ['CATALOGUE_REF_MISSING', 'ATTESTATION_MISSING'],
  ],
  [
    'a card of the old catalogue',
    {
      ...at('2026-04-01T10:00:00Z', declared('2026-03-01T10:00:00Z')),
      service: { ...saas, contract: { ...contract, catalogueReference: { register: 'agid', id: '7' } } },
    },
    'review',
    ['CATALOGUE_REF_LEGACY_AGID', 'REGISTER_ABSENT', 'ATTESTATION_TO_READ'],
  ],
  // A year ago to the day: what the catalogue says is judged as for the migration.
  ...catalogueRows.map(([name, dossier, outcome, codes]) => attested(name, dossier, outcome, codes)),
];

testCheck(
  solutionIsAttested,
  { families: ['SA', 'IA'] },
  rows.map(([name, dossier, outcome, codes]) => ({ name, dossier, outcome, codes })),
);
