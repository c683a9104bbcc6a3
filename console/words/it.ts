import type { Language } from '../../shared/reasons/render.ts';
import { declarationInItalian } from './it-declaration.ts';
import { evidenceInItalian } from './it-evidence.ts';
import { mappingInItalian } from './it-mapping.ts';
import { pagesInItalian } from './it-pages.ts';
import { recordsInItalian } from './it-records.ts';
import { reviewInItalian } from './it-review.ts';
import { uploadInItalian } from './it-upload.ts';
import { verdictInItalian } from './it-verdict.ts';

export const it = {
  language: 'it' as Language,
  site: {
    name: 'Attesta',
    tagline: 'Verifica delle migrazioni al cloud, PNRR misura 1.2',
    over: 'Asseverazione delle migrazioni al cloud',
    languageSwitch: 'Lingua',
    mainNavigation: 'Principale',
    breadcrumb: 'Percorso di navigazione',
    queue: 'Fascicoli',
    mine: 'Tocca a me',
    skipToContent: 'Vai al contenuto',
    skipToFooter: 'Vai al piè di pagina',
    footer: 'Informazioni sul servizio',
    footerText:
      'Attesta misura se i servizi migrati sono davvero in uso e propone un esito. Decide l’asseveratore. Ore e giorni sono quelli di Roma.',
    rules: 'Regole, motivi, formati e modi di giudicare sono pubblici, come il codice (AGPL-3.0-or-later).',
  },
  session: {
    signIn: 'Accedi',
    signOut: 'Esci',
    signInTitle: 'Accedi ad Attesta',
    signInText: 'Per vedere i fascicoli serve un accesso. Dopo l’accesso si torna a questa pagina.',
    signedInAs: 'Accesso come',
    roles: { entity: 'ente', auditor: 'asseveratore', operator: 'gestore' },
    failed: 'L’accesso non è riuscito. Riprova; se continua, chiedi a chi gestisce le utenze.',
    failedBecause: 'Che cosa dice chi gestisce le utenze:',
  },
  loading: 'Caricamento in corso…',
  loaded: (title: string) => `Pagina caricata: ${title}`,
  faults: {
    title: 'Questa pagina non si può mostrare',
    notFoundTitle: 'Questa pagina non c’è',
    notFound: 'L’indirizzo non è fra quelli della console, o ciò che indica non esiste o non è visibile con questo accesso.',
    unreachable: 'Il servizio non risponde. Controlla la connessione e riprova.',
    forbidden: 'Con questo accesso non si può vedere questa pagina.',
    busy: 'Ci sono troppe richieste in questo momento. Aspetta qualche secondo e riprova.',
    ours: 'Il problema è nostro: non serve che tu faccia nulla. Riprova fra poco.',
    unknown: (status: number) => `Il servizio ha risposto in un modo inatteso (${status}).`,
    quote: (id: string) => `Se continua, scrivici indicando il codice ${id}.`,
    again: 'Riprova',
    toQueue: 'Torna ai fascicoli',
    start: 'La console non riesce a partire: manca la sua configurazione. Avvisa chi la gestisce.',
  },
  ...pagesInItalian,
  ...declarationInItalian,
  ...mappingInItalian,
  ...recordsInItalian,
  ...reviewInItalian,
  ...evidenceInItalian,
  ...uploadInItalian,
  ...verdictInItalian,
} as const;
