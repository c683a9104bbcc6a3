import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { type Declaration, declarationSchema } from '../../shared/model/declaration.ts';
import { readDossierPath } from '../../shared/model/keys.ts';
import type { AssessInput } from '../../shared/pipeline.ts';
import { rulesetFor } from '../../shared/rulesets/load.ts';
import { buildFacts } from '../../shared/verdict/build-facts.ts';
import type { ProjectFacts, ServiceFacts } from '../../shared/verdict/facts.ts';
import { hashOf } from '../../shared/verdict/seal.ts';
import type { Filed } from './build-files.ts';

export const { sha256 } = nodeMeans;

type Loose = Readonly<Record<string, unknown>>;

export const machineId = 'i-0a1b2c3d4e5f60718';
export const volumeId = 'vol-0a1b2c3d4e5f60718';
const cup = 'D19B25999990006';

/** A transferred service with nothing wrong in it: each test says what it changes. */
export const goodService: Loose = {
  id: 'protocollo',
  catalogueCode: null,
  name: 'Protocollo',
  candidateMode: 'transfer',
  destination: 'iaas',
  origin: { system: 'on-premise-structured', qualified: null, priorStepOn: null },
  dataClass: 'ordinary',
  hasCriticalData: false,
  activityStartedOn: '2025-09-01',
  cspActivatedOn: '2025-10-01',
  migrationStartedOn: '2026-01-10',
  releasedOn: '2026-01-24',
  completedOn: '2026-01-26',
  activationPlan: { note: 'Attivazione dopo il collaudo degli uffici', plannedOn: '2026-02-02' },
  declared: { vcpu: 8, ramGb: 32, storageGb: 500, users: 120 },
  application: { name: 'Prisma Protocollo', producer: 'Esempio Software Srl', description: 'Registrazione e segnatura dei documenti' },
  pertinence: 'La soluzione eroga per intero il servizio di protocollo',
  dataMigration: { complete: true, justification: 'Tutti i dati sono nella base dati gestita' },
  visibility: { kind: 'public', urls: ['https://protocollo.valdoro.example'], accessMode: null },
  publicIps: ['93.184.216.34'],
  resources: [{ provider: 'aws', id: machineId, kind: 'vm' }],
  contract: {
    supplier: 'Esempio Cloud SpA',
    supplierTaxCode: '01234567897',
    signedOn: '2025-09-15',
    validTo: '2028-09-14',
    cup,
    cig: null,
    catalogueReference: { register: 'acn', id: 'IA-0001', url: null },
    documents: ['contract/contratto.pdf.p7m'],
  },
};

export interface Dossier {
  /** Changes to the one good service. */
  readonly service?: Loose;
  /** Several services instead, each as changes to the good one. */
  readonly services?: readonly Loose[];
  readonly entity?: Loose;
  readonly project?: Loose;
  readonly withdrawn?: readonly string[];
  readonly files?: readonly Filed[];
  readonly unread?: AssessInput['unread'];
  readonly claims?: AssessInput['claims'];
  readonly reviews?: AssessInput['reviews'];
  readonly registers?: AssessInput['registers'];
  /** Instant, RFC 3339 UTC. */
  readonly asOf?: string;
  readonly previous?: AssessInput['previous'];
  readonly purpose?: AssessInput['purpose'];
}

export function declarationOf({ service = {}, services = [service], entity = {}, project = {}, withdrawn = [] }: Dossier): Declaration {
  return declarationSchema.parse({
    schema: 'attesta/declaration@1',
    entity: { ipa: 'p_vd', name: 'Provincia di Valdoro', kind: 'province', taxCode: '01234567897', ...entity },
    project: {
      cup,
      notice: 'avviso-1.2-province-citta-metropolitane',
      decree: { number: '73 - 1 / 2025 - PNRR', date: '2025-06-23', notifiedOn: '2025-06-25' },
      amountEur: 599_266,
      supplyModeChosenOn: '2025-10-22',
      noDoubleFunding: true,
      ...project,
    },
    services: services.map((changes) => ({ ...goodService, ...changes })),
    withdrawn,
  });
}

export function assessInput(dossier: Dossier): AssessInput {
  const value = declarationOf(dossier);
  const ruleset = rulesetFor(value.project.notice);
  if (!ruleset) throw new Error('the tests need the ruleset of the notice');
  const files = dossier.files ?? [];
  return {
    project: { ipa: value.entity.ipa.toLowerCase(), cup: value.project.cup },
    declaration: { value, sha256: hashOf(value, sha256) },
    uploads: files.map(({ path, receivedAt, digest }) => {
      const read = readDossierPath(path);
      if (read.is !== 'evidence') throw new Error(`${path} is no evidence path`);
      const { service, kind, filename } = read;
      const { fileSha256, bytes, id } = digest;
      return { path, service, kind, filename, versionId: null, sha256: fileSha256, bytes, receivedAt, digest: id };
    }),
    digests: new Map(files.map(({ digest }) => [digest.id, digest])),
    unread: dossier.unread ?? [],
    claims: dossier.claims ?? [],
    reviews: dossier.reviews ?? [],
    registers: dossier.registers ?? [],
    ruleset,
    purpose: dossier.purpose ?? 'migration',
    asOf: dossier.asOf ?? '2026-03-10T09:00:00Z',
    previous: dossier.previous ?? null,
  };
}

/** Facts of the service at a position, built as an assessment builds them. */
export function serviceFacts(dossier: Dossier, position = 0): ServiceFacts {
  const facts = buildFacts(assessInput(dossier)).services[position];
  if (!facts) throw new Error(`there is no service ${position}`);
  return facts;
}

export const projectFacts = (dossier: Dossier): ProjectFacts => buildFacts(assessInput(dossier)).project;
