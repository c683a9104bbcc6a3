import { type bodies, suppliers } from './bodies.ts';
import type { Dossier } from './sample.ts';
import { pdfDocument } from './shapes/pdf.ts';

type Service = Dossier['services'][number];
type Body = (typeof bodies)[keyof typeof bodies];

/** The notice's amounts: one cloud fee, then so much a service by candidate mode. Euro. */
const amounts = { fee: 552_632, transfer: 46_634, upgrade: 75_816 } as const;

/** A dossier of one body. Supply mode chosen on 21 October 2025: the 150 days end on 20 March 2026, the day of the samples. */
export function dossierOf(body: Body, services: readonly Service[]): Dossier {
  return {
    schema: 'attesta/declaration@1',
    entity: body.entity,
    project: {
      cup: body.cup,
      notice: 'avviso-1.2-province-citta-metropolitane',
      decree: { number: '73 - 1 / 2025 - PNRR', date: '2025-06-23', notifiedOn: '2025-06-23' },
      amountEur: services.reduce<number>((sum, service) => sum + amounts[service.candidateMode], amounts.fee),
      supplyModeChosenOn: '2025-10-21',
      noDoubleFunding: true,
    },
    services: [...services],
    withdrawn: [],
  };
}

/** A service moved as it is to somebody's IaaS (Trasferimento). What is not said in `own` is complete and unremarkable. */
export function transferredService(body: Body, own: Partial<Service> & Pick<Service, 'id' | 'name'>): Service {
  const { id, name, ...rest } = own;
  return {
    id,
    catalogueCode: null,
    name,
    candidateMode: 'transfer',
    destination: 'iaas',
    origin: { system: 'on-premise-structured', qualified: null, priorStepOn: null },
    dataClass: 'ordinary',
    hasCriticalData: false,
    activityStartedOn: '2025-09-01',
    cspActivatedOn: '2025-10-01',
    migrationStartedOn: '2025-10-13',
    releasedOn: '2025-11-10',
    completedOn: '2025-11-12',
    declared: { vcpu: 8, ramGb: 32, storageGb: 500, users: 120 },
    application: {
      name,
      producer: 'Esempio Software Srl',
      description: 'Applicativo in uso agli uffici, trasferito senza modifiche con i suoi archivi e le sue integrazioni',
    },
    visibility: { kind: 'public', urls: [`https://${id}.${domainOf(body)}`], accessMode: null },
    publicIps: [],
    resources: [],
    contract: contractOf(body, 'IA-0001'),
    ...rest,
  };
}

/** A service rebuilt or bought anew (Aggiornamento) on PaaS or SaaS. */
export function upgradedService(body: Body, own: Partial<Service> & Pick<Service, 'id' | 'name' | 'destination'>): Service {
  return {
    ...transferredService(body, own),
    candidateMode: 'upgrade',
    contract: contractOf(body, own.destination === 'saas' ? 'SA-0001' : 'PA-0001'),
    dataMigration: { complete: true, justification: null },
    ...own,
  };
}

function contractOf(body: Body, catalogueId: string): NonNullable<Service['contract']> {
  return {
    ...suppliers.cloud,
    signedOn: '2025-09-15',
    validTo: '2028-09-14',
    cup: body.cup,
    cig: null,
    catalogueReference: { register: 'acn', id: catalogueId, url: null },
    documents: ['contract/contratto.pdf'],
  };
}

/** `example` is a domain that nobody can own (RFC 2606). */
export function domainOf(body: Body): string {
  return `${body.entity.name.split(' ').at(-1)?.toLowerCase()}.example`;
}

type Files = (readonly [path: string, bytes: Uint8Array])[];

/** The papers of a service: contract, release in production, origin; for PaaS the completeness of the migrated data. */
export function documentsOf(body: Body, service: Service): Files {
  const about = [`Ente: ${body.entity.name}`, `CUP: ${body.cup}`, `Servizio: ${service.name}`];
  const page = (title: string, ...lines: string[]) => pdfDocument([title, ...about, ...lines]);
  const files: Files = [
    [
      `${service.id}/contract/contratto.pdf`,
      page('Contratto di fornitura di servizi cloud', `Fornitore: ${suppliers.cloud.supplier}`, 'Sottoscritto il 15/09/2025'),
    ],
    [`${service.id}/origin-declaration/origine.pdf`, page('Dichiarazione sul sistema di origine', 'CED dell’ente, ambiente strutturato')],
  ];
  if (service.releasedOn) {
    files.push([
      `${service.id}/production-declaration/rilascio.pdf`,
      page('Dichiarazione di rilascio in esercizio', `Rilasciato il ${service.releasedOn}`),
    ]);
  }
  if (service.destination === 'paas') {
    files.push([`${service.id}/data-completeness/completezza.pdf`, page('Dichiarazione di completezza della migrazione dei dati')]);
  }
  return files;
}

/** The papers of the package. */
export function packageDocuments(body: Body): Files {
  return [
    [
      'project/dnsh/dnsh-esempio-cloud.pdf',
      pdfDocument(['Autodichiarazione DNSH', `Fornitore: ${suppliers.cloud.supplier}`, `CUP: ${body.cup}`]),
    ],
  ];
}
