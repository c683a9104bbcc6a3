import { bodies } from '../bodies.ts';
import { documentsOf, dossierOf, packageDocuments, upgradedService } from '../dossier-parts.ts';
import type { Sample } from '../sample.ts';
import { pdfDocument } from '../shapes/pdf.ts';
import { signedEnvelope } from '../shapes/signed-envelope.ts';

const body = bodies.montelindo;

const service = upgradedService(body, {
  id: 'personale',
  name: 'Personale',
  candidateMode: 'transfer',
  destination: 'saas',
  migrationStartedOn: '2026-01-12',
  releasedOn: '2026-02-20',
  completedOn: '2026-02-20',
  visibility: { kind: 'public', urls: ['https://personale.montelindo.example'], accessMode: null },
  publicIps: [],
  resources: [],
});

const improvement = pdfDocument([
  'Dichiarazione dei servizi realizzati in modalità migliorativa',
  `Ente: ${body.entity.name}`,
  `CUP: ${body.cup}`,
  `Servizio: ${service.name}, candidato in Trasferimento e realizzato in Aggiornamento su SaaS`,
]);

export const migrazioneMigliorativa: Sample = {
  name: 'migrazione-migliorativa',
  title: 'Candidato in Trasferimento, realizzato su SaaS: dichiarazione migliorativa e sessione dal vivo registrata',
  story: `
Il servizio del personale era candidato in Trasferimento (A); l’ente lo ha invece sostituito con un SaaS (B). È ammesso con la dichiarazione firmata
dei servizi realizzati in modalità migliorativa (punto PKG-08; la busta \`.p7m\` dell’esempio non contiene firme), e l’importo resta quello del
Trasferimento. L’asseveratore ha già visto il sistema in uso, in videochiamata: la sessione è in \`reviews/\`, e il punto SAA-03 è superato.

Esito atteso: **in valutazione**. Restano da leggere il contratto (SAA-01) e da confrontare il piano di migrazione (PKG-10).
`,
  dossier: dossierOf(body, [service]),
  evidence: [
    ...documentsOf(body, service),
    ...packageDocuments(body),
    ['project/improvement-declaration/servizi-in-modalita-migliorativa.pdf.p7m', signedEnvelope(improvement)],
  ],
  decisions: [
    {
      point: 'SAA-03',
      service: 'personale',
      outcome: 'pass',
      reason: 'Visto il sistema in uso con i dati dell’ente: accesso, fascicolo del dipendente e cedolino del mese.',
      session: {
        mode: 'video-call',
        heldAt: '2026-03-18T09:30:00Z',
        shown: ['Accesso di un operatore dell’ufficio', 'Fascicolo di un dipendente di prova', 'Elaborazione del cedolino di febbraio'],
        participants: ['responsabile del personale', 'referente del fornitore'],
      },
    },
  ],
  expected: {
    outcome: 'under-review',
    points: {
      personale: { 'VIS-04': 'pass', 'TRA-03': 'not-applicable', 'SAA-01': 'review', 'SAA-02': 'pass', 'SAA-03': 'pass' },
      project: { 'PKG-02': 'pass', 'PKG-08': 'pass' },
    },
    codes: { personale: { 'SAA-03': ['REVIEW_PASSED'] } },
  },
};
