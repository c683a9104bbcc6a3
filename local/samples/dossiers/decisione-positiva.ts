import { HOUR } from '../../../shared/time/civil-day.ts';
import { bodies } from '../bodies.ts';
import { documentsOf, dossierOf, packageDocuments, transferredService } from '../dossier-parts.ts';
import { every, figuresAt, inRome } from '../load.ts';
import type { Sample } from '../sample.ts';
import { getMetricData } from '../shapes/cloudwatch.ts';
import { gzipped, utf8 } from '../shapes/packing.ts';

const body = bodies.valleoscura;
const machine = 'i-0d40a1b2c3d4e5f61';

const service = transferredService(body, {
  id: 'gestione-documentale',
  name: 'Gestione documentale',
  migrationStartedOn: '2026-01-12',
  releasedOn: '2026-02-06',
  completedOn: '2026-02-09',
  publicIps: ['15.160.0.61'],
  resources: [{ provider: 'aws', id: machine, kind: 'vm', createdOn: '2026-01-09' }],
});

const instants = every(HOUR, inRome('2026-01-09'), inRome('2026-02-10'));
const of = (label: string, value: (at: number) => number) => ({ id: label.toLowerCase(), label: `${machine} ${label}`, instants, value });
const metrics = [
  of('CPUUtilization', (at) => figuresAt(machine, at).cpuPercent),
  of('mem_used_percent', (at) => figuresAt(machine, at).ramPercent),
  of('disk_used_percent', (at) => figuresAt(machine, at).diskPercent),
  of('NetworkIn', (at) => figuresAt(machine, at).networkIn * 3600),
  of('NetworkOut', (at) => figuresAt(machine, at).networkOut * 3600),
];

export const decisionePositiva: Sample = {
  name: 'decisione-positiva',
  title: 'Da «in valutazione» a positivo: l’asseveratore ha deciso i punti che spettano a una persona',
  story: `
La gestione documentale è stata trasferita su AWS fra il 12 gennaio e il 6 febbraio 2026 e tutte le prove sono in regola. Le valutazioni
dell’asseveratore sono in \`reviews/\`, una per punto: contratto (TRA-01), software (TRA-04), piano di migrazione (PKG-10). Ognuna dice chi,
quando, che cosa ha guardato e perché, e vale finché le prove che ha giudicato restano le stesse.

Esito atteso: **positivo**, tutto l’importo è liquidabile. Senza la cartella \`reviews/\`, o cambiando il contratto, il fascicolo torna in valutazione.
`,
  dossier: dossierOf(body, [service]),
  evidence: [
    ['gestione-documentale/usage-report/cloudwatch-gennaio-febbraio.json.gz', gzipped(utf8(getMetricData(metrics)))],
    [
      'gestione-documentale/usage-report/cloudwatch-gennaio-febbraio.json.gz.mapping.yaml',
      utf8('schema: attesta/mapping@1\ninterval: PT1H\nproducer: { name: Amazon Web Services, kind: csp }\n'),
    ],
    ['gestione-documentale/ip-list/ip-pubblici.txt', utf8('15.160.0.61\n')],
    ...documentsOf(body, service),
    ...packageDocuments(body),
  ],
  decisions: [
    {
      point: 'TRA-01',
      service: 'gestione-documentale',
      outcome: 'pass',
      reason: 'Letto il contratto: parti, oggetto e date sono quelli dichiarati e la soluzione è quella della scheda.',
    },
    {
      point: 'TRA-04',
      service: 'gestione-documentale',
      outcome: 'pass',
      reason: 'Il software descritto è quello con cui l’ente gestisce i documenti: è pertinente al servizio.',
    },
    {
      point: 'PKG-10',
      service: null,
      outcome: 'pass',
      reason: 'Il piano di migrazione inviato in candidatura elenca lo stesso servizio.',
    },
  ],
  expected: {
    outcome: 'positive',
    points: {
      'gestione-documentale': { 'TRA-01': 'pass', 'TRA-02': 'pass', 'TRA-03': 'pass', 'TRA-04': 'pass', 'TRA-06': 'pass' },
      project: { 'PKG-09': 'pass', 'PKG-10': 'pass' },
    },
    codes: { 'gestione-documentale': { 'TRA-01': ['REVIEW_PASSED'] }, project: { 'PKG-10': ['REVIEW_PASSED'] } },
  },
};
