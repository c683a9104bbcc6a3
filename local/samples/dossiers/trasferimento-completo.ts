import { HOUR } from '../../../shared/time/civil-day.ts';
import { bodies } from '../bodies.ts';
import { documentsOf, dossierOf, packageDocuments, transferredService } from '../dossier-parts.ts';
import { every, figuresAt, inRome } from '../load.ts';
import type { Sample } from '../sample.ts';
import { italianSpreadsheet, windows1252 } from '../shapes/italian-spreadsheet.ts';
import { gzipped, utf8 } from '../shapes/packing.ts';

const body = bodies.valdoro;
const machines = [
  { name: 'PRT-APP-01', size: 1 },
  { name: 'PRT-DB-01', size: 0.7 },
] as const;

const service = transferredService(body, {
  id: 'protocollo',
  name: 'Protocollo',
  publicIps: ['93.184.216.34'],
  resources: machines.map(({ name }) => ({ provider: 'esempio-cloud', id: name, kind: 'vm', createdOn: '2025-10-09' })),
});

/** One line for each counter of each machine, every hour: what an Italian provider's portal gives as a spreadsheet. */
function report(from: string, to: string): Uint8Array {
  const rows = every(HOUR, inRome(from), inRome(to)).flatMap((at) =>
    machines.flatMap(({ name, size }) => {
      const now = figuresAt(name, at, size);
      return [
        { at, cells: [name, 'CPU utilizzata', now.cpuPercent, '%'] },
        { at, cells: [name, 'Memoria utilizzata', now.ramPercent, '%'] },
        { at, cells: [name, 'Spazio disco utilizzato', now.diskPercent, '%'] },
        { at, cells: [name, 'Traffico di rete', (now.networkIn + now.networkOut) / 1024, 'KB/s'] },
      ];
    }),
  );
  return gzipped(windows1252(italianSpreadsheet(['Data ora', 'Server', 'Contatore', 'Valore', 'Unità'], rows)));
}

const mapping = `# Quello che il foglio non dice: lo ha dichiarato il fornitore che lo ha prodotto.
schema: attesta/mapping@1
layout: long
zone: Europe/Rome
dateFormat: dd/MM/yyyy HH:mm
decimal: ","
stamp: start
interval: PT1H
columns: { time: Data ora, id: Server, metric: Contatore, value: Valore, unit: Unità }
resourceId: { column: Server }
series:
  - { column: CPU utilizzata, class: cpu, meaning: used, unit: percent, statistic: avg }
  - { column: Memoria utilizzata, class: ram, meaning: used, unit: percent, statistic: avg }
  - { column: Spazio disco utilizzato, class: storage, meaning: used, unit: percent, statistic: last }
  - { column: Traffico di rete, class: network, meaning: rate, unit: KB/s, statistic: avg }
producer: { name: Esempio Cloud SpA, kind: csp }
`;

export const trasferimentoCompleto: Sample = {
  name: 'trasferimento-completo',
  title: 'Trasferimento con tutte le prove in regola: manca solo il giudizio delle persone',
  story: `
Il protocollo è stato trasferito su due macchine virtuali di un fornitore italiano fra il 13 ottobre e il 10 novembre 2025. Il fornitore ha
dato due fogli di calcolo (uno al mese, con \`;\`, virgola decimale, ora di Roma, Windows-1252, compressi con gzip): il file \`mapping.yaml\`
dice quello che i fogli non dicono. In mezzo c’è il cambio dell’ora del 26 ottobre: quel giorno dura 25 ore e la copertura non si interrompe.

Esito atteso: **in valutazione**. I 16 punti che una macchina può giudicare da sola (VIS-01, VIS-02, VIS-03, VIS-04,
TRA-02, TRA-03, TRA-05, TRA-06, PKG-01, PKG-02, PKG-03, PKG-04, PKG-05, PKG-06, PKG-07 e PKG-08) sono superati (il catalogo e l’elenco dei
progetti finanziati, inventati, sono in \`registers/\`); gli altri aspettano l’asseveratore.
`,
  dossier: dossierOf(body, [service]),
  evidence: [
    ['protocollo/usage-report/mapping.yaml', utf8(mapping)],
    ['protocollo/usage-report/utilizzo-2025-10.csv.gz', report('2025-10-09', '2025-11-01')],
    ['protocollo/usage-report/utilizzo-2025-11.csv.gz', report('2025-11-01', '2025-11-13')],
    [
      'protocollo/ip-list/indirizzi-pubblici.csv',
      utf8('indirizzo;descrizione\r\n93.184.216.34;bilanciatore\r\n93.184.216.35;posta in uscita\r\n'),
    ],
    ['protocollo/resource-list/server.txt', utf8('PRT-APP-01\nPRT-DB-01\n')],
    ...documentsOf(body, service),
    ...packageDocuments(body),
  ],
  expected: {
    outcome: 'under-review',
    points: {
      protocollo: {
        'VIS-02': 'pass',
        'VIS-04': 'pass',
        'TRA-01': 'review',
        'TRA-02': 'pass',
        'TRA-03': 'pass',
        'TRA-05': 'pass',
        'TRA-06': 'pass',
        'PAA-03': 'not-applicable',
      },
    },
    codes: {},
  },
};
