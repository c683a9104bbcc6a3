import { HOUR } from '../../../shared/time/civil-day.ts';
import { bodies } from '../bodies.ts';
import { documentsOf, dossierOf, packageDocuments, transferredService } from '../dossier-parts.ts';
import { every, figuresAt, inRome } from '../load.ts';
import type { Sample } from '../sample.ts';
import { getMetricData } from '../shapes/cloudwatch.ts';
import { gzipped, utf8 } from '../shapes/packing.ts';

const body = bodies.portalba;
const machine = 'i-0b7c8d9e0f1a2b3c4';

const service = transferredService(body, {
  id: 'protocollo',
  name: 'Protocollo',
  migrationStartedOn: '2026-03-09',
  releasedOn: '2026-03-16',
  completedOn: '2026-03-16',
  publicIps: ['15.160.0.77'],
  resources: [{ provider: 'aws', id: machine, kind: 'vm', createdOn: '2026-03-08' }],
});

/** Every ten minutes up to an hour before the samples' instant. */
const instants = every(HOUR / 6, inRome('2026-03-08'), inRome('2026-03-20T09:00'));
const of = (label: string, value: (at: number) => number) => ({
  id: `m_${label.toLowerCase()}`,
  label: `${machine} ${label}`,
  instants,
  value,
});

export const periodoAncoraInCorso: Sample = {
  name: 'periodo-ancora-in-corso',
  title: 'Il periodo di quindici giorni non è ancora trascorso',
  story: `
La migrazione è durata dal 9 al 16 marzo 2026: otto giorni, quindi il periodo da coprire arriva a quindici, cioè al 23 marzo. Oggi è il 20:
finora i dati ci sono tutti, ma non è ancora tempo di giudicarli.

Esito atteso: **incompleto**. Dal 24 marzo basta caricare un’esportazione che arrivi alla fine del periodo; quella di oggi resta valida.
`,
  dossier: dossierOf(body, [service]),
  evidence: [
    [
      'protocollo/usage-report/cloudwatch-fino-al-20-marzo.json.gz',
      gzipped(
        utf8(
          getMetricData([
            of('CPUUtilization', (at) => figuresAt(machine, at).cpuPercent),
            of('mem_used_percent', (at) => figuresAt(machine, at).ramPercent),
            of('disk_used_percent', (at) => figuresAt(machine, at).diskPercent),
            of('NetworkOut', (at) => figuresAt(machine, at).networkOut * 600),
          ]),
        ),
      ),
    ],
    [
      'protocollo/usage-report/mapping.yaml',
      utf8('schema: attesta/mapping@1\ninterval: PT10M\nproducer: { name: Amazon Web Services, kind: csp }\n'),
    ],
    ['protocollo/ip-list/ip.txt', utf8('15.160.0.77\n')],
    ...documentsOf(body, service),
    ...packageDocuments(body),
  ],
  expected: {
    outcome: 'incomplete',
    points: { protocollo: { 'VIS-02': 'pass', 'VIS-04': 'pass', 'TRA-03': 'missing', 'TRA-05': 'pass', 'TRA-06': 'pass' } },
    codes: { protocollo: { 'TRA-03': ['WINDOW_NOT_ELAPSED'] } },
  },
};
