import { stringify } from 'yaml';
import type { CatalogueEntry, FundedProject, RegisterOf } from '../../shared/model/register.ts';
import { suppliers } from './bodies.ts';
import type { Sample } from './sample.ts';

/** A month before nobody would know, and the day before would look made up. */
const takenOn = '2026-03-16';
const head = { schema: 'attesta/register@1', takenOn, partial: false } as const;
const notice = 'avviso-1.2-province-citta-metropolitane';

/**
 * The fictional registers of the fictional bodies, the same in every sample: one stack holds all samples, and one snapshot of a register
 * counts in it. In a dossier folder they take the place of the real ones that come with the engine.
 */
export function registersOf(samples: readonly Sample[]): ReadonlyMap<string, Uint8Array> {
  return new Map([
    ['registers/catalogo-acn.yaml', file('Catalogo inventato: nessuna di queste schede esiste', catalogue)],
    ['registers/progetti-finanziati.yaml', file('Elenco inventato: nessuno di questi enti e progetti esiste', fundedProjects(samples))],
  ]);
}

function fundedProjects(samples: readonly Sample[]): RegisterOf<'funded-projects'> {
  const byCup = new Map(samples.map(({ dossier }) => [dossier.project.cup, rowOf(dossier)]));
  const entries = [...byCup.values()].sort((a, b) => (a.cup < b.cup ? -1 : 1));
  return { ...head, register: 'funded-projects', source: 'inventato per gli esempi', notice, entries };
}

const rowOf = ({ entity, project }: Sample['dossier']): FundedProject => ({
  ipa: entity.ipa,
  cup: project.cup,
  entity: entity.name,
  amountEur: project.amountEur ?? 0,
  decree: `Decreto n.${project.decree.number}`,
});

const card = (id: string, family: CatalogueEntry['family'], service: string): CatalogueEntry => ({
  id,
  family,
  provider: suppliers.cloud.supplier,
  service,
  level: { scheme: 'QC', n: 1 },
  validFrom: '2024-09-02',
  validTo: '2027-09-01',
  revokedOn: null,
  hostingCsp: null,
  url: null,
});

const catalogue: RegisterOf<'acn'> = {
  ...head,
  register: 'acn',
  source: 'inventato per gli esempi',
  entries: [
    card('IA-0001', 'IA', 'Esempio Server Virtuali'),
    card('PA-0001', 'PA', 'Esempio Piattaforma Applicativa'),
    card('SA-0001', 'SA', 'Esempio Portale'),
  ],
};

const file = (title: string, register: object): Uint8Array =>
  new TextEncoder().encode(`# ${title}.\n${stringify(register, { lineWidth: 0 })}`);
