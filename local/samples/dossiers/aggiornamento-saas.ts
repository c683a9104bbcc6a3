import { bodies } from '../bodies.ts';
import { documentsOf, dossierOf, packageDocuments, upgradedService } from '../dossier-parts.ts';
import type { Sample } from '../sample.ts';

const body = bodies.collefosco;

const service = upgradedService(body, {
  id: 'sito-istituzionale',
  name: 'Comunicazione istituzionale web e open data',
  destination: 'saas',
  migrationStartedOn: '2026-01-12',
  releasedOn: '2026-02-20',
  completedOn: '2026-02-20',
  publicIps: [],
  resources: [],
});

export const aggiornamentoSaas: Sample = {
  name: 'aggiornamento-saas',
  title: 'Aggiornamento su SaaS: nessun report, ma una verifica dal vivo ancora da fare',
  story: `
Il sito istituzionale è ora un servizio SaaS del fornitore. Per il SaaS l’avviso non chiede report di utilizzo: l’asseveratore vede il sistema in
funzione, in videochiamata o in sede (punto SAA-03), e quell’incontro non è ancora avvenuto.

Esito atteso: **incompleto** finché la verifica dal vivo non è registrata; i punti degli altri due modi di migrazione non si applicano.
`,
  dossier: dossierOf(body, [service]),
  evidence: [...documentsOf(body, service), ...packageDocuments(body)],
  expected: {
    outcome: 'incomplete',
    points: {
      'sito-istituzionale': {
        'VIS-02': 'pass',
        'VIS-04': 'pass',
        'TRA-03': 'not-applicable',
        'PAA-03': 'not-applicable',
        'SAA-01': 'review',
        'SAA-02': 'pass',
        'SAA-03': 'missing',
      },
    },
    codes: { 'sito-istituzionale': { 'SAA-03': ['SYNC_SESSION_PENDING'] } },
  },
};
