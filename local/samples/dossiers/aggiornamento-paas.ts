import { HOUR } from '../../../shared/time/civil-day.ts';
import { bodies } from '../bodies.ts';
import { documentsOf, dossierOf, packageDocuments, upgradedService } from '../dossier-parts.ts';
import { every, figuresAt, inRome, officeLoad } from '../load.ts';
import type { Sample } from '../sample.ts';
import { azureMetrics } from '../shapes/azure-monitor.ts';
import { gzipped, utf8 } from '../shapes/packing.ts';

const body = bodies.lagofermo;
const group = '/subscriptions/00000000-0000-4000-8000-000000000108/resourceGroups/rg-tributi/providers';
const plan = `${group}/Microsoft.Web/serverfarms/plan-tributi`;
const database = `${group}/Microsoft.Sql/servers/sql-tributi/databases/tributi`;

const service = upgradedService(body, {
  id: 'tributi',
  name: 'Tributi e pagamenti',
  destination: 'paas',
  migrationStartedOn: '2025-11-17',
  releasedOn: '2025-12-12',
  completedOn: '2025-12-15',
  declared: { vcpu: 4, ramGb: 14, storageGb: 250, users: 60 },
  application: {
    name: 'Tributi Facili su App Service e SQL Database',
    producer: 'Esempio Software Srl',
    description: 'Applicativo dei tributi portato su un servizio applicativo gestito con base dati gestita',
  },
  pertinence: 'Il portale dei tributi e la sua base dati sono interamente erogati dalla piattaforma; nessun componente resta in sede',
  publicIps: ['4.232.0.45'],
  resources: [
    { provider: 'azure', id: plan, kind: 'app', createdOn: '2025-11-14' },
    { provider: 'azure', id: database, kind: 'db', createdOn: '2025-11-14' },
  ],
});

const hours = every(HOUR, inRome('2025-11-14'), inRome('2025-12-16'));

const planReport = azureMetrics(plan, 'Microsoft.Web/serverfarms', hours, [
  { name: 'CpuPercentage', unit: 'Percent', aggregation: 'average', value: (at) => figuresAt(plan, at, 0.6).cpuPercent },
  { name: 'MemoryPercentage', unit: 'Percent', aggregation: 'average', value: (at) => figuresAt(plan, at).ramPercent },
  { name: 'BytesReceived', unit: 'Bytes', aggregation: 'total', value: (at) => Math.round(figuresAt(plan, at).networkIn * 3600) },
  { name: 'BytesSent', unit: 'Bytes', aggregation: 'total', value: (at) => Math.round(figuresAt(plan, at).networkOut * 3600) },
]);
const databaseReport = azureMetrics(database, 'Microsoft.Sql/servers/databases', hours, [
  { name: 'cpu_percent', unit: 'Percent', aggregation: 'average', value: (at) => figuresAt(database, at, 0.5).cpuPercent },
  { name: 'storage', unit: 'Bytes', aggregation: 'maximum', value: (at) => Math.round(figuresAt(database, at).diskPercent * 2.5e9) },
  { name: 'storage_percent', unit: 'Percent', aggregation: 'maximum', value: (at) => figuresAt(database, at).diskPercent },
  { name: 'connection_successful', unit: 'Count', aggregation: 'total', value: (at) => 4 + Math.round(240 * officeLoad(at)) },
]);

export const aggiornamentoPaas: Sample = {
  name: 'aggiornamento-paas',
  title: 'Aggiornamento su PaaS: un’applicazione e una base dati gestite',
  story: `
I tributi sono passati a un servizio applicativo e a una base dati gestiti, fra il 17 novembre e il 12 dicembre 2025. Per un PaaS l’avviso non
dice quali metriche mostrare: si guardano quelle che ogni tipo di risorsa scrive anche quando nessuno la usa (CPU e memoria
dell’applicazione; CPU e spazio della base dati).

Esito atteso: **in valutazione**. L’uso delle due componenti è provato per tutto il periodo e i dati sono dichiarati completi; contratto
e pertinenza li giudica una persona.
`,
  dossier: dossierOf(body, [service]),
  evidence: [
    ['tributi/usage-report/app-service.json.gz', gzipped(utf8(planReport))],
    ['tributi/usage-report/sql-database.json.gz', gzipped(utf8(databaseReport))],
    ['tributi/usage-report/mapping.yaml', utf8('schema: attesta/mapping@1\nproducer: { name: Microsoft Azure, kind: csp }\n')],
    ['tributi/ip-list/ip.txt', utf8('4.232.0.45\n')],
    ...documentsOf(body, service),
    ...packageDocuments(body),
  ],
  expected: {
    outcome: 'under-review',
    points: {
      tributi: {
        'VIS-02': 'pass',
        'VIS-04': 'pass',
        'TRA-03': 'not-applicable',
        'PAA-01': 'review',
        'PAA-02': 'pass',
        'PAA-03': 'pass',
        'PAA-04': 'review',
        'PAA-05': 'pass',
      },
    },
    codes: {},
  },
};
