import { HOUR } from '../../../shared/time/civil-day.ts';
import { bodies } from '../bodies.ts';
import { documentsOf, dossierOf, packageDocuments, transferredService } from '../dossier-parts.ts';
import { every, figuresAt, inRome } from '../load.ts';
import type { Sample } from '../sample.ts';
import { italianSpreadsheet } from '../shapes/italian-spreadsheet.ts';
import { gzipped, utf8 } from '../shapes/packing.ts';

const body = bodies.pontescuro;
const measured = ['SRV-BIL-APP', 'SRV-BIL-DB'] as const;
const declared = [...measured, 'SRV-BIL-REPORT'] as const;

const service = transferredService(body, {
  id: 'bilancio',
  name: 'Contabilità, bilancio e controllo',
  migrationStartedOn: '2026-01-19',
  releasedOn: '2026-02-13',
  completedOn: '2026-02-16',
  publicIps: ['93.184.216.60'],
  resources: declared.map((id) => ({ provider: 'esempio-cloud', id, kind: 'vm' as const, createdOn: '2026-01-16' })),
});

/** One file a machine, one column a counter, UTF-8 with a byte order mark: the other way Italian spreadsheets come. */
function report(machine: string): Uint8Array {
  const rows = every(HOUR, inRome('2026-01-16'), inRome('2026-02-17')).map((at) => {
    const now = figuresAt(machine, at);
    return { at, cells: [now.cpuPercent, now.ramPercent, now.diskPercent, now.networkIn / 1024, now.networkOut / 1024] };
  });
  const header = ['Data ora', '% Processore', '% Memoria', '% Disco', 'Rete entrata KB/s', 'Rete uscita KB/s'];
  return gzipped(utf8(`\ufeff${italianSpreadsheet(header, rows)}`));
}

const mapping = `schema: attesta/mapping@1
layout: wide
zone: Europe/Rome
dateFormat: dd/MM/yyyy HH:mm
decimal: ","
stamp: start
interval: PT1H
columns: { time: Data ora }
resourceId: { fileName: "^(?<id>[A-Z-]+)_" }
series:
  - { column: "% Processore", class: cpu, metric: cpu-used, meaning: used, unit: percent, statistic: avg }
  - { column: "% Memoria", class: ram, metric: ram-used, meaning: used, unit: percent, statistic: avg }
  - { column: "% Disco", class: storage, metric: disk-used, meaning: used, unit: percent, statistic: last }
  - { column: Rete entrata KB/s, class: network, metric: net-in, meaning: rate, unit: KB/s, statistic: avg }
  - { column: Rete uscita KB/s, class: network, metric: net-out, meaning: rate, unit: KB/s, statistic: avg }
producer: { name: Esempio Cloud SpA, kind: csp }
`;

export const serverNonNelReport: Sample = {
  name: 'server-non-nel-report',
  title: 'Un server dichiarato non compare in alcun report',
  story: `
Il bilancio gira su tre macchine dichiarate; il fornitore ha dato i fogli di due. La terza, SRV-BIL-REPORT, non è in nessun file. Il servizio
nel suo insieme è coperto senza interruzioni, ma non si sa nulla di quella macchina.

Esito atteso: **parzialmente positivo**. Il punto TRA-06 non è superato: o si porta il report di quella macchina, o la si toglie dalla
dichiarazione se non fa parte del servizio.
`,
  dossier: dossierOf(body, [service]),
  evidence: [
    ['bilancio/usage-report/mapping.yaml', utf8(mapping)],
    ...measured.map((machine) => [`bilancio/usage-report/${machine}_gennaio-febbraio.csv.gz`, report(machine)] as const),
    ['bilancio/ip-list/ip.txt', utf8('93.184.216.60\n93.184.216.61\n')],
    ...documentsOf(body, service),
    ...packageDocuments(body),
  ],
  expected: {
    outcome: 'partially-positive',
    points: { bilancio: { 'VIS-02': 'pass', 'VIS-04': 'pass', 'TRA-03': 'review', 'TRA-05': 'pass', 'TRA-06': 'fail' } },
    codes: { bilancio: { 'TRA-03': ['RESOURCE_METRIC_MISSING'], 'TRA-06': ['ID_NOT_IN_REPORT'] } },
  },
};
