import { HOUR } from '../../../shared/time/civil-day.ts';
import { bodies } from '../bodies.ts';
import { documentsOf, domainOf, dossierOf, packageDocuments, transferredService } from '../dossier-parts.ts';
import { every, figuresAt, inRome } from '../load.ts';
import type { Sample } from '../sample.ts';
import { gzipped, utf8 } from '../shapes/packing.ts';

const body = bodies.monterivo;
const machines = ['vm-20117', 'vm-20118'] as const;

const accessMode =
  'Accesso solo dalla rete interna della Provincia attraverso VPN IPsec fra la sede e la rete privata del fornitore; nessun indirizzo pubblico';

const service = transferredService(body, {
  id: 'accesso-agli-atti',
  name: 'Accesso agli atti',
  migrationStartedOn: '2026-01-07',
  releasedOn: '2026-01-30',
  completedOn: '2026-02-02',
  visibility: { kind: 'private', urls: [`https://atti.interno.${domainOf(body)}`], accessMode },
  publicIps: [],
  resources: machines.map((id) => ({ provider: 'vmware', id, kind: 'vm' as const, createdOn: '2026-01-05' })),
});

/** Comma-separated, instants with offset, one metric a line: what a monitoring script writes. */
function report(): Uint8Array {
  const lines = every(HOUR, inRome('2026-01-05'), inRome('2026-02-03')).flatMap((at) =>
    machines.flatMap((machine) => {
      const now = figuresAt(machine, at, 0.8);
      const time = new Date(at).toISOString().replace('.000Z', 'Z');
      return [
        `${time},${machine},cpu.usage.average,${now.cpuPercent.toFixed(2)},%`,
        `${time},${machine},mem.usage.average,${now.ramPercent.toFixed(2)},%`,
        `${time},${machine},disk.used.latest,${now.diskPercent.toFixed(2)},%`,
        `${time},${machine},net.usage.average,${((now.networkIn + now.networkOut) / 1024).toFixed(2)},KB/s`,
      ];
    }),
  );
  return gzipped(utf8(`time,vm,metric,value,unit\n${lines.join('\n')}\n`));
}

const mapping = `schema: attesta/mapping@1
layout: long
stamp: start
interval: PT1H
columns: { time: time, id: vm, metric: metric, value: value, unit: unit }
resourceId: { column: vm }
series:
  - { column: cpu.usage.average, class: cpu, meaning: used, unit: percent, statistic: avg }
  - { column: mem.usage.average, class: ram, meaning: used, unit: percent, statistic: avg }
  - { column: disk.used.latest, class: storage, meaning: used, unit: percent, statistic: last }
  - { column: net.usage.average, class: network, meaning: rate, unit: KB/s, statistic: avg }
producer: { name: Esempio Servizi Digitali Srl, kind: supplier }
`;

export const soloAccessoPrivato: Sample = {
  name: 'solo-accesso-privato',
  title: 'Nessun indirizzo pubblico: il servizio si raggiunge solo dalla rete interna',
  story: `
L’accesso agli atti è usato solo dagli uffici, attraverso una VPN. Non ci sono IP pubblici da elencare: la dichiarazione ne descrive la
modalità di accesso, e l’elenco degli IP è vuoto apposta.

Esito atteso: **in valutazione**. È ammesso, ma a dirlo deve essere una persona: i punti VIS-02 e TRA-05 restano da valutare.
`,
  dossier: dossierOf(body, [service]),
  evidence: [
    ['accesso-agli-atti/usage-report/monitoraggio.csv.gz', report()],
    ['accesso-agli-atti/usage-report/monitoraggio.csv.gz.mapping.yaml', utf8(mapping)],
    ...documentsOf(body, service),
    ...packageDocuments(body),
  ],
  expected: {
    outcome: 'under-review',
    points: { 'accesso-agli-atti': { 'VIS-02': 'review', 'VIS-04': 'pass', 'TRA-03': 'pass', 'TRA-05': 'review', 'TRA-06': 'pass' } },
    codes: { 'accesso-agli-atti': { 'VIS-02': ['PRIVATE_ACCESS'], 'TRA-05': ['NO_PUBLIC_IP_ACCESS_MODE'] } },
  },
};
