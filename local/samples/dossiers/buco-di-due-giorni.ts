import { HOUR } from '../../../shared/time/civil-day.ts';
import { bodies } from '../bodies.ts';
import { documentsOf, dossierOf, packageDocuments, transferredService } from '../dossier-parts.ts';
import { every, figuresAt, inRome } from '../load.ts';
import type { Sample } from '../sample.ts';
import { getMetricData } from '../shapes/cloudwatch.ts';
import { describeInstances } from '../shapes/describe-instances.ts';
import { gzipped, utf8 } from '../shapes/packing.ts';

const body = bodies.roccamara;
const instances = [
  { id: 'i-0f10a2b3c4d5e6071', name: 'gestdoc-web', volume: 'vol-0f10a2b3c4d5e6071', publicIp: '15.160.0.11', privateIp: '10.20.1.11' },
  { id: 'i-0f10a2b3c4d5e6072', name: 'gestdoc-db', volume: 'vol-0f10a2b3c4d5e6072', publicIp: null, privateIp: '10.20.1.12' },
] as const;

const service = transferredService(body, {
  id: 'gestione-documentale',
  name: 'Gestione documentale',
  migrationStartedOn: '2025-12-01',
  releasedOn: '2025-12-22',
  completedOn: '2025-12-23',
  publicIps: ['15.160.0.11'],
  resources: instances.map(({ id }) => ({ provider: 'aws', id, kind: 'vm' as const, createdOn: '2025-11-28' })),
});

/** From the machines' creation to the day after the release, without 8 and 9 December (Rome). */
const hours = every(HOUR, inRome('2025-11-28'), inRome('2025-12-24')).filter(
  (at) => at < inRome('2025-12-08') || at >= inRome('2025-12-10'),
);

const metrics = instances.flatMap(({ id }, number) => {
  const of = (label: string, value: (at: number) => number) => ({
    id: `m${number + 1}_${label.toLowerCase()}`,
    label: `${id} ${label}`,
    instants: hours,
    value,
  });
  return [
    of('CPUUtilization', (at) => figuresAt(id, at).cpuPercent),
    of('mem_used_percent', (at) => figuresAt(id, at).ramPercent),
    of('disk_used_percent', (at) => figuresAt(id, at).diskPercent),
    of('NetworkIn', (at) => figuresAt(id, at).networkIn * 3600),
    of('NetworkOut', (at) => figuresAt(id, at).networkOut * 3600),
  ];
});

export const bucoDiDueGiorni: Sample = {
  name: 'buco-di-due-giorni',
  title: 'Due giorni interi senza alcun dato, in mezzo al periodo di migrazione',
  story: `
La gestione documentale è stata trasferita su AWS fra il 1° e il 22 dicembre 2025. Il report è la risposta di \`get-metric-data\` (un’ora di
passo, agente CloudWatch per memoria e dischi), ma l’8 e il 9 dicembre non c’è alcun valore, per nessuna delle quattro classi.

Esito atteso: **parzialmente positivo** (il termine è ancora aperto). Il punto TRA-03 non è superato: se le macchine erano accese, una nuova
esportazione che comprenda quei due giorni, caricata accanto alla prima, basta a colmarli.
`,
  dossier: dossierOf(body, [service]),
  evidence: [
    ['gestione-documentale/usage-report/cloudwatch-dicembre.json.gz', gzipped(utf8(getMetricData(metrics)))],
    [
      'gestione-documentale/usage-report/cloudwatch-dicembre.json.gz.mapping.yaml',
      utf8('schema: attesta/mapping@1\ninterval: PT1H\nproducer: { name: Amazon Web Services, kind: csp }\n'),
    ],
    [
      'gestione-documentale/resource-list/describe-instances.json',
      utf8(
        describeInstances(
          instances.map(({ volume, ...instance }) => ({
            ...instance,
            volumes: [volume],
            type: 'm6i.large',
            launched: '2025-11-27T23:00:00Z',
          })),
        ),
      ),
    ],
    ['gestione-documentale/ip-list/ip-pubblici.txt', utf8('15.160.0.11\n')],
    ...documentsOf(body, service),
    ...packageDocuments(body),
  ],
  expected: {
    outcome: 'partially-positive',
    points: { 'gestione-documentale': { 'VIS-02': 'pass', 'VIS-04': 'pass', 'TRA-03': 'fail', 'TRA-05': 'pass', 'TRA-06': 'pass' } },
    codes: { 'gestione-documentale': { 'TRA-03': ['GAP_DAY', 'GAP_LONG'] } },
  },
};
