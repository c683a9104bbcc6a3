import { HOUR } from '../../../shared/time/civil-day.ts';
import { bodies } from '../bodies.ts';
import { documentsOf, dossierOf, packageDocuments, transferredService } from '../dossier-parts.ts';
import { every, figuresAt, inRome } from '../load.ts';
import type { Sample } from '../sample.ts';
import { getMetricData } from '../shapes/cloudwatch.ts';
import { gzipped, utf8 } from '../shapes/packing.ts';

const body = bodies.pratoalto;
const machine = 'i-0d70a1b2c3d4e5f64';

const service = transferredService(body, {
  id: 'protocollo',
  name: 'Protocollo',
  migrationStartedOn: '2025-11-24',
  releasedOn: '2025-12-19',
  completedOn: '2025-12-22',
  publicIps: ['15.160.0.71'],
  resources: [{ provider: 'aws', id: machine, kind: 'vm', createdOn: '2025-11-21' }],
});

/** The supply mode was chosen early: 150 days later is 22 February 2026, and the dossier is judged on 20 March. */
const declared = dossierOf(body, [service]);
const dossier = { ...declared, project: { ...declared.project, supplyModeChosenOn: '2025-09-25' } };

const instants = every(HOUR, inRome('2025-11-21'), inRome('2025-12-23'));
const of = (label: string, value: (at: number) => number) => ({ id: label.toLowerCase(), label: `${machine} ${label}`, instants, value });
const metrics = [
  of('CPUUtilization', (at) => figuresAt(machine, at).cpuPercent),
  of('mem_used_percent', (at) => figuresAt(machine, at).ramPercent),
  of('disk_used_percent', (at) => figuresAt(machine, at).diskPercent),
];

export const termineScaduto: Sample = {
  name: 'termine-scaduto',
  title: 'Manca la connettività e il termine è passato: esito negativo',
  story: `
Il protocollo è su AWS dal dicembre 2025 e il report di CPU, memoria e dischi copre tutto il periodo, ma nessuno ha esportato il traffico di rete
(NetworkIn e NetworkOut). La modalità di fornitura è stata comunicata il 25 settembre 2025: i 150 giorni sono finiti il 22 febbraio 2026.

Esito atteso: **negativo**. Prima del termine lo stesso fascicolo era incompleto (provare \`attesta verify … --as-of 2026-02-20\`); dopo, una prova
che manca vale come un punto non superato, e del pacchetto non è liquidabile nulla.
`,
  dossier,
  evidence: [
    ['protocollo/usage-report/cloudwatch-dicembre.json.gz', gzipped(utf8(getMetricData(metrics)))],
    [
      'protocollo/usage-report/cloudwatch-dicembre.json.gz.mapping.yaml',
      utf8('schema: attesta/mapping@1\ninterval: PT1H\nproducer: { name: Amazon Web Services, kind: csp }\n'),
    ],
    ['protocollo/ip-list/ip-pubblici.txt', utf8('15.160.0.71\n')],
    ...documentsOf(body, service),
    ...packageDocuments(body),
  ],
  expected: {
    outcome: 'negative',
    points: {
      protocollo: { 'VIS-03': 'pass', 'TRA-03': 'missing', 'TRA-05': 'pass', 'TRA-06': 'pass' },
      project: { 'PKG-04': 'pass', 'PKG-09': 'missing' },
    },
    codes: { protocollo: { 'TRA-03': ['METRIC_MISSING'] } },
  },
};
