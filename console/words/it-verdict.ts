import type { ProjectOutcome, Purpose, ServiceOutcome } from '../../shared/model/record.ts';
import type { PointOutcome, Severity } from '../../shared/model/severity.ts';
import type { RemedyHand } from '../../shared/reasons/define-reason.ts';
import type { ToldPointChange } from '../../shared/telling/told-changes.ts';

/** The words of a verdict: one for each value that a record may hold, or it does not compile. */
export const verdictInItalian = {
  outcomes: {
    positive: 'Positivo',
    'partially-positive': 'Parzialmente positivo',
    negative: 'Negativo',
    'under-review': 'In valutazione',
    incomplete: 'Incompleto',
    maintained: 'Mantenuto',
    lapsed: 'Decaduto',
    unproven: 'Non dimostrato',
    'awaiting-declaration': 'In attesa della dichiarazione',
  } satisfies Record<ProjectOutcome | 'awaiting-declaration', string>,
  outcomeMeanings: {
    positive: 'Tutti i servizi e tutti i punti del pacchetto sono conformi.',
    'partially-positive': 'Qualcosa non è conforme, ma il termine non è passato: si può ancora rimediare.',
    negative: 'Il progetto non può essere liquidato.',
    'under-review': 'Le prove ci sono: ora decide l’asseveratore.',
    incomplete: 'Mancano prove, e il termine non è passato.',
    maintained: 'Il servizio resta in uso dopo la migrazione.',
    lapsed: 'Dopo la migrazione il servizio non risulta più in uso.',
    unproven: 'Dopo la migrazione mancano prove che il servizio resti in uso.',
    'awaiting-declaration': 'Ci sono caricamenti, ma nessuna dichiarazione valida: non si può giudicare nulla.',
  } satisfies Record<ProjectOutcome | 'awaiting-declaration', string>,
  serviceOutcomes: {
    pass: 'Conforme',
    fail: 'Non conforme',
    incomplete: 'Incompleto',
    'under-review': 'Da valutare',
  } satisfies Record<ServiceOutcome, string>,
  pointOutcomes: {
    pass: 'Superato',
    fail: 'Non superato',
    missing: 'Manca una prova',
    review: 'Da valutare',
    'not-applicable': 'Non si applica',
  } satisfies Record<PointOutcome, string>,
  severities: {
    fail: 'Blocca',
    missing: 'Manca',
    review: 'Da valutare',
    warning: 'Avviso',
    info: 'Nota',
  } satisfies Record<Severity, string>,
  hands: {
    entity: 'ente',
    supplier: 'fornitore',
    auditor: 'asseveratore',
    operator: 'gestore di Attesta',
  } satisfies Record<RemedyHand, string>,
  purposes: { migration: 'Migrazione', maintenance: 'Permanenza in uso' } satisfies Record<Purpose, string>,
  pointChanges: { new: 'Nuovo ostacolo', fixed: 'Risolto', changed: 'Cambiato', figures: 'Misure nuove' } satisfies Record<
    ToldPointChange['kind'],
    string
  >,
  families: {
    VIS: 'Visibilità',
    TRA: 'Trasferimento (IaaS)',
    PAA: 'Aggiornamento, PaaS',
    SAA: 'Aggiornamento, SaaS',
    PKG: 'Pacchetto',
    MNT: 'Permanenza in uso',
  },
  package: 'Intero pacchetto',
} as const;
