import type { ProjectOutcome, ServiceOutcome } from '../../shared/model/record.ts';
import type { PointOutcome, Severity } from '../../shared/model/severity.ts';
import type { Language } from '../../shared/reasons/render.ts';

interface Words {
  readonly project: Readonly<Record<ProjectOutcome, string>>;
  readonly service: Readonly<Record<ServiceOutcome, string>>;
  readonly point: Readonly<Record<PointOutcome, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly who: Readonly<Record<'entity' | 'supplier' | 'auditor', string>>;
  readonly [word: string]: string | Readonly<Record<string, string>>;
}

export const verdictWords = {
  it: {
    project: {
      positive: 'POSITIVO',
      'partially-positive': 'PARZIALMENTE POSITIVO (si può ancora rimediare)',
      negative: 'NEGATIVO',
      'under-review': 'IN VALUTAZIONE (decide l’asseveratore)',
      incomplete: 'INCOMPLETO (mancano prove)',
      maintained: 'MANTENUTO',
      lapsed: 'DECADUTO',
      unproven: 'NON DIMOSTRATO',
    },
    service: { pass: 'conforme', fail: 'non conforme', incomplete: 'incompleto', 'under-review': 'da valutare' },
    point: { pass: 'superato', fail: 'NON SUPERATO', missing: 'MANCA', review: 'DA VALUTARE', 'not-applicable': 'non si applica' },
    severity: { fail: 'blocca', missing: 'manca', review: 'da valutare', warning: 'avviso', info: 'nota' },
    who: { entity: 'ente', supplier: 'fornitore', auditor: 'asseveratore' },
    record: 'verbale',
    asOf: 'giudicato il',
    at: 'alle',
    rome: 'ora di Roma',
    outcome: 'Esito proposto',
    maintenance: 'Permanenza in uso, esito proposto',
    afterMigration: 'Dopo una migrazione positiva, di cui non cambia né esito né importo.',
    deadline: 'Termine del cronoprogramma',
    noDeadline: 'non noto',
    payable: 'liquidabile',
    grid: 'Punti di verifica',
    package: 'pacchetto',
    legend: '✓ superato  ✗ non superato  ! manca  ? da valutare  · non si applica',
    failed: 'Punti non superati',
    open: 'Punti aperti: manca una prova o decide una persona',
    figures: 'Le misure dei punti superati',
    allPassed: 'Tutti i punti sono superati.',
    notes: 'Avvisi sui punti superati',
    silences: 'I silenzi di una serie fino a 2 h 30 non sono contati.',
    steps: 'Che cosa fare, in ordine',
    inadmissible: '(progetto non ammissibile, confermato dall’asseveratore)',
    heldBack: 'Il pacchetto non è frazionabile: {amount} restano sospesi finché non è fatto tutto ciò che segue.',
    lost: 'Il pacchetto non è frazionabile: con l’esito negativo nulla dei suoi {amount} è liquidabile. Restano aperti:',
    by: 'entro il',
    after: 'oltre il termine del',
    expired: 'termine scaduto il',
    row: 'riga',
    others: 'e altri',
    none: 'Nulla da fare.',
  },
  en: {
    project: {
      positive: 'POSITIVE',
      'partially-positive': 'PARTIALLY POSITIVE (can still be mended)',
      negative: 'NEGATIVE',
      'under-review': 'UNDER REVIEW (the auditor decides)',
      incomplete: 'INCOMPLETE (evidence is missing)',
      maintained: 'MAINTAINED',
      lapsed: 'LAPSED',
      unproven: 'UNPROVEN',
    },
    service: { pass: 'pass', fail: 'fail', incomplete: 'incomplete', 'under-review': 'under review' },
    point: { pass: 'passed', fail: 'NOT PASSED', missing: 'MISSING', review: 'TO BE REVIEWED', 'not-applicable': 'not applicable' },
    severity: { fail: 'blocks', missing: 'missing', review: 'to review', warning: 'warning', info: 'note' },
    who: { entity: 'entity', supplier: 'supplier', auditor: 'auditor' },
    record: 'record',
    asOf: 'judged on',
    at: 'at',
    rome: 'Rome time',
    outcome: 'Proposed outcome',
    maintenance: 'Permanence in use, proposed outcome',
    afterMigration: 'After a positive migration, whose outcome and amount it does not change.',
    deadline: 'Deadline',
    noDeadline: 'unknown',
    payable: 'payable',
    grid: 'Verification points',
    package: 'package',
    legend: '✓ passed  ✗ not passed  ! missing  ? to review  · not applicable',
    failed: 'Points not passed',
    open: 'Open points: evidence is missing or a person decides',
    figures: 'The figures of the points passed',
    allPassed: 'Every point is passed.',
    notes: 'Warnings on passed points',
    silences: 'Silences of one series up to 2 h 30 are not counted.',
    steps: 'What to do, in order',
    inadmissible: '(inadmissible project, confirmed by the auditor)',
    heldBack: 'The package is indivisible: {amount} are held back until all of this is done.',
    lost: 'The package is indivisible: with a negative outcome nothing of its {amount} is payable. Still open:',
    by: 'by',
    after: 'after the deadline of',
    expired: 'deadline expired on',
    row: 'row',
    others: 'and others:',
    none: 'Nothing to do.',
  },
} as const satisfies Readonly<Record<Language, Words>>;

export const pointMarks: Readonly<Record<PointOutcome, string>> = {
  pass: '✓',
  fail: '✗',
  missing: '!',
  review: '?',
  'not-applicable': '·',
};
