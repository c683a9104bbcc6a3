import type { Milliseconds } from '../../../shared/model/usage.ts';
import { HOUR } from '../../../shared/time/civil-day.ts';
import { bodies } from '../bodies.ts';
import { documentsOf, dossierOf, packageDocuments, transferredService } from '../dossier-parts.ts';
import { every, figuresAt, inRome } from '../load.ts';
import type { Sample } from '../sample.ts';
import { getMetricStatistics } from '../shapes/cloudwatch.ts';
import { utf8 } from '../shapes/packing.ts';

const body = bodies.borgolungo;
const machine = 'i-0a4b5c6d7e8f90123';
const volume = 'vol-0a4b5c6d7e8f90123';

const service = transferredService(body, {
  id: 'personale',
  name: 'Personale',
  migrationStartedOn: '2026-01-12',
  releasedOn: '2026-02-06',
  completedOn: '2026-02-06',
  publicIps: ['15.161.0.40'],
  resources: [
    { provider: 'aws', id: machine, kind: 'vm', createdOn: '2026-01-10' },
    { provider: 'aws', id: volume, kind: 'volume', parentId: machine },
  ],
});

const hours = every(HOUR, inRome('2026-01-10'), inRome('2026-02-08'));

type Metric = readonly [resource: string, metric: string, statistic: 'Average' | 'Sum', unit: string, value: (at: Milliseconds) => number];
const metrics: readonly Metric[] = [
  [machine, 'CPUUtilization', 'Average', 'Percent', (at) => figuresAt(machine, at).cpuPercent],
  [machine, 'NetworkIn', 'Sum', 'Bytes', (at) => Math.round(figuresAt(machine, at).networkIn * 3600)],
  [machine, 'NetworkOut', 'Sum', 'Bytes', (at) => Math.round(figuresAt(machine, at).networkOut * 3600)],
  [volume, 'VolumeWriteBytes', 'Sum', 'Bytes', (at) => Math.round(figuresAt(machine, at).diskWrites * 3600)],
];

const mapping = `# La risposta di get-metric-statistics non dice di quale risorsa parla: lo dice il nome del file.
schema: attesta/mapping@1
interval: PT1H
resourceId: { fileName: "^(?<id>(i|vol)-[0-9a-f]+)_" }
producer: { name: Amazon Web Services, kind: csp }
`;

export const ramAssenteSuAws: Sample = {
  name: 'ram-assente-su-aws',
  title: 'Memoria assente: AWS non la misura senza il suo agente',
  story: `
CPU, rete e disco vengono da \`get-metric-statistics\` (un file per metrica, senza ordine e senza il nome della risorsa, che sta nel nome del
file). La memoria non c’è: CloudWatch non la vede se sulla macchina non gira l’agente, e nessuno ha portato un altro strumento.

Esito atteso: **incompleto**. Non è un rifiuto: serve una misura della memoria sullo stesso periodo (agente, monitoraggio dell’ente o del
fornitore).
`,
  dossier: dossierOf(body, [service]),
  evidence: [
    ['personale/usage-report/mapping.yaml', utf8(mapping)],
    ...metrics.map(
      ([resource, metric, statistic, unit, value]) =>
        [
          `personale/usage-report/${resource}_${metric}.json`,
          utf8(getMetricStatistics(metric, statistic, unit, { instants: hours, value })),
        ] as const,
    ),
    ['personale/ip-list/ip.txt', utf8('15.161.0.40\n')],
    ...documentsOf(body, service),
    ...packageDocuments(body),
  ],
  expected: {
    outcome: 'incomplete',
    points: { personale: { 'VIS-02': 'pass', 'VIS-04': 'pass', 'TRA-03': 'missing', 'TRA-05': 'pass', 'TRA-06': 'pass' } },
    codes: { personale: { 'TRA-03': ['METRIC_MISSING'] } },
  },
};
