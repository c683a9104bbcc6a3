import type { AnyCheck } from '../../shared/checks/define-check.ts';
import type { Ruleset, VerificationPoint } from '../../shared/model/ruleset.ts';
import { catalogue, type ReasonCode } from '../../shared/reasons/catalogue.ts';
import { words } from '../../shared/reasons/words.ts';
import { codesOfPoint } from './codes-of-point.ts';
import { generatedFrom, tableOf } from './markdown.ts';
import { severityWords, whoWords } from './reason-words.ts';

/** `docs/verification-points.md`: what is asked of a dossier, by whom, and what to do about each answer. */
export function pointsPage(ruleset: Ruleset, sha256: string, checks: ReadonlyMap<string, AnyCheck>): string {
  const services = ruleset.points.filter((point) => point.appliesTo !== 'project');
  const packaged = ruleset.points.filter((point) => point.appliesTo === 'project');
  return [
    generatedFrom(`shared/rulesets/${ruleset.notice}/${ruleset.version}.yaml`),
    '# Punti di verifica / Verification points',
    `${ruleset.title}. Regole \`${ruleset.version}\` (${ruleset.status === 'draft' ? 'bozza' : 'pubblicate'}), sha256 \`${sha256}\`.`,
    'Ogni punto si conclude con **superato**, **non superato**, **manca**, **da valutare** (solo una persona può decidere) o **non si applica**. ' +
      'Decide il motivo più grave; avvisi e informazioni accompagnano un punto superato. L’esito è una proposta: decide l’asseveratore. ' +
      'Quello che l’ente dichiara di sé (contratto, catalogo) al più è da valutare.',
    'In English: each point has its title beside the Italian one; each code leads to its text and remedy in both languages. The quotes are the notice’s own words, and stay Italian.',
    '## Punti di ogni servizio / Points of every service',
    ...services.map((point) => pointSection(point, checks)),
    '## Controlli del pacchetto / Checks of the package',
    ...packaged.map((point) => pointSection(point, checks)),
    '## Dopo la migrazione: permanenza in uso / After the migration: permanence in use',
    'Si giudica a parte, ogni 30 giorni, dopo una migrazione positiva, di cui non cambia mai l’esito: **mantenuto**, **decaduto**, **non dimostrato** o **in valutazione**.',
    ...ruleset.maintenance.map((point) => pointSection(point, checks)),
    '## Scenari di ammissibilità / Admissible scenarios',
    scenarioTable(ruleset),
    '## Numeri delle regole / Numbers of the rules',
    'Dove la fonte è «assumption» nessuna fonte pubblica dà il numero: è una scelta nostra, discutibile, e sta scritta nelle regole.',
    tableOf(['numero', 'valore', 'fonte'], numbersOf(ruleset)),
    '## Per quanto tempo un fornitore conserva le misure / How long a provider keeps its metrics',
    'Serve solo ad avvertire in tempo di esportarle: nessun esito ne dipende. Degli altri fornitori non si sa, e non si dice nulla.',
    tableOf(['fornitore', 'misure e giorni', 'fonte'], retentionRows(ruleset)),
    '',
  ].join('\n\n');
}

function pointSection(point: VerificationPoint, checks: ReadonlyMap<string, AnyCheck>): string {
  const destinations = point.appliesTo === 'project' ? 'il pacchetto' : point.appliesTo.map((one) => wordOf('destination', one)).join(', ');
  return [
    `### ${point.id} ${point.title.it} / ${point.title.en}`,
    ...(point.quote ? [`> ${point.quote}`] : []),
    ...(point.summary ? [`${point.summary.it} *${point.summary.en}*`] : []),
    `Si applica a: ${destinations}. Fonte: ${point.source}. Controllo: \`${point.check}\`.${point.inadmissible === true ? inadmissible : ''}`,
    tableOf(['codice', 'effetto', 'quando', 'che cosa fare', 'chi'], codesOfPoint(point, checks).map(codeRow)),
  ].join('\n\n');
}

const inadmissible = ' Non superato e **confermato da una persona** rende il progetto inammissibile: negativo anche prima del termine.';

function codeRow(code: ReasonCode): readonly string[] {
  const { severity, text, remedy } = catalogue[code];
  // The reasons' own page has them in English too.
  return [
    `[\`${code}\`](reasons.md#${code.toLowerCase()})`,
    severityWords[severity],
    text.it,
    remedy?.text.it ?? '',
    remedy ? whoWords[remedy.who] : '',
  ];
}

const wordOf = (name: string, value: string): string => words[name]?.[value]?.it ?? value;

const answers: Readonly<Record<Ruleset['scenarios'][number]['answer'], string>> = {
  fundable: 'finanziabile',
  'fundable-if-origin-unqualified': 'finanziabile solo se il cloud di origine non era qualificato',
  'not-fundable': 'non finanziabile',
  impossible: 'impossibile',
};
const modes = { transfer: 'Trasferimento', upgrade: 'Aggiornamento' } as const;

function scenarioTable({ scenarios }: Ruleset): string {
  const rows = scenarios.map(({ origin, destination, answer, mode, twoStepException }) => [
    wordOf('origin', origin),
    wordOf('destination', destination),
    answers[answer] + (twoStepException ? '; da qualificato, solo come secondo di due passi e con valutazione' : ''),
    mode ? modes[mode] : '',
  ]);
  return tableOf(['origine', 'destinazione', 'risposta', 'modalità'], rows);
}

const retentionRows = ({ retention }: Ruleset): readonly (readonly string[])[] =>
  retention.map(({ provider, tiers, source }) => {
    const kept = tiers.map(({ step, days }) => `${wordOf('step', step)}: ${days}`).join('; ');
    return [wordOf('provider', provider), kept, source];
  });

const profilesText = (profiles: Ruleset['componentProfiles']['classes']): string =>
  Object.entries(profiles)
    .map(([kind, classes]) => `${kind}: ${classes.map((one) => [one].flat().join(' o ')).join(', ')}`)
    .join('; ');

/** `policy`, `deadlines`, `amounts` and the profiles of components, each with its source. */
function numbersOf({ policy, deadlines, amounts, componentProfiles }: Ruleset): readonly (readonly string[])[] {
  const all = [...Object.entries(policy), ...Object.entries(deadlines), ...Object.entries(amounts)];
  return [
    ...all.map(([name, { value, source }]) => [`\`${name}\``, String(value), source]),
    ['`componentProfiles`', profilesText(componentProfiles.classes), componentProfiles.source],
  ];
}
