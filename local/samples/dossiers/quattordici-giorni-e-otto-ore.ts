import { HOUR } from '../../../shared/time/civil-day.ts';
import { bodies } from '../bodies.ts';
import { documentsOf, dossierOf, packageDocuments, transferredService } from '../dossier-parts.ts';
import { every, figuresAt, inRome } from '../load.ts';
import type { Sample } from '../sample.ts';
import { azureMetrics } from '../shapes/azure-monitor.ts';
import { utf8 } from '../shapes/packing.ts';

const body = bodies.selvanera;
const machine =
  '/subscriptions/00000000-0000-4000-8000-000000000103/resourceGroups/rg-notifiche/providers/Microsoft.Compute/virtualMachines/vm-notifiche-01';
const ramBytes = 16 * 2 ** 30;

const service = transferredService(body, {
  id: 'notifiche',
  name: 'Notifiche',
  migrationStartedOn: '2026-02-02',
  releasedOn: '2026-02-13',
  completedOn: '2026-02-13',
  declared: { vcpu: 4, ramGb: 16, storageGb: 128, users: 40 },
  publicIps: ['4.232.0.21'],
  resources: [{ provider: 'azure', id: machine, kind: 'vm', createdOn: '2026-02-02' }],
});

/** From 16:00 of the first day to the midnight that ends the fifteenth: 14 days and 8 hours, touching 15 dates. */
const hours = every(HOUR, inRome('2026-02-02T16:00'), inRome('2026-02-17'));

const report = azureMetrics(machine, 'Microsoft.Compute/virtualMachines', hours, [
  { name: 'Percentage CPU', unit: 'Percent', aggregation: 'average', value: (at) => figuresAt(machine, at).cpuPercent },
  {
    name: 'Available Memory Bytes',
    unit: 'Bytes',
    aggregation: 'average',
    value: (at) => Math.round(ramBytes * (1 - figuresAt(machine, at).ramPercent / 100)),
  },
  { name: 'Disk Write Bytes', unit: 'Bytes', aggregation: 'total', value: (at) => Math.round(figuresAt(machine, at).diskWrites * 3600) },
  { name: 'Network In Total', unit: 'Bytes', aggregation: 'total', value: (at) => Math.round(figuresAt(machine, at).networkIn * 3600) },
  { name: 'Network Out Total', unit: 'Bytes', aggregation: 'total', value: (at) => Math.round(figuresAt(machine, at).networkOut * 3600) },
]);

export const quattordiciGiorniEOttoOre: Sample = {
  name: 'quattordici-giorni-e-otto-ore',
  title: 'Quattordici giorni e otto ore: toccano quindici date, ma non sono quindici giorni',
  story: `
La macchina è nata alle 16:00 del 2 febbraio 2026 e il report di Azure Monitor si ferma alla mezzanotte fra il 16 e il 17. Il periodo di
migrazione (12 giorni) è portato a 15 giorni civili, e ciascuno ha dei dati; ma dal primo all’ultimo istante passano 14 giorni e 8 ore.

Esito atteso: **parzialmente positivo**. Il punto TRA-03 non è superato: servono dati fino alle 16:00 del 17 febbraio, cioè 15 giorni interi
sull’orologio di Roma. Se la macchina era accesa, basta esportare anche quelle ore.
`,
  dossier: dossierOf(body, [service]),
  evidence: [
    ['notifiche/usage-report/azure-monitor-febbraio.json', utf8(report)],
    ['notifiche/usage-report/mapping.yaml', utf8('schema: attesta/mapping@1\nproducer: { name: Microsoft Azure, kind: csp }\n')],
    ['notifiche/ip-list/ip.json', utf8('["4.232.0.21"]\n')],
    ...documentsOf(body, service),
    ...packageDocuments(body),
  ],
  expected: {
    outcome: 'partially-positive',
    points: { notifiche: { 'VIS-02': 'pass', 'VIS-04': 'pass', 'TRA-03': 'fail', 'TRA-05': 'pass', 'TRA-06': 'pass' } },
    codes: { notifiche: { 'TRA-03': ['SPAN_TOO_SHORT'] } },
  },
};
