import type { AnyCheck } from '../../shared/checks/define-check.ts';
import type { Ruleset } from '../../shared/model/ruleset.ts';
import { catalogue, type ReasonCode } from '../../shared/reasons/catalogue.ts';
import { codesOfPoint } from './codes-of-point.ts';
import { generatedFrom } from './markdown.ts';
import { severityWords, whoWords } from './reason-words.ts';

/** `docs/reasons.md`: every word a digest or a record may use, in both languages, with what to do about it. */
export function reasonsPage(rulesets: readonly Ruleset[], checks: ReadonlyMap<string, AnyCheck>): string {
  const codes = (Object.keys(catalogue) as ReasonCode[]).sort();
  return [
    generatedFrom('shared/reasons/catalogue/'),
    '# Codici dei motivi / Reason codes',
    'Un codice non cambia mai significato. `{nome}` è un fatto del caso, scritto nei dettagli del motivo. L’effetto è quello consueto: qualche regola lo attenua (per esempio finché il periodo non è trascorso).',
    'A code never changes meaning. `{name}` is a fact of the case, written in the reason’s details. The effect is the usual one: some rules soften it (until the window has elapsed, for instance).',
    ...codes.map((code) => reasonSection(code, pointsGiving(code, rulesets, checks))),
    '',
  ].join('\n\n');
}

function reasonSection(code: ReasonCode, points: readonly string[]): string {
  const { severity, text, remedy } = catalogue[code];
  const lines = [
    `- ${text.it}`,
    `- *${text.en}*`,
    `- Effetto / effect: **${severityWords[severity]}** (\`${severity}\`). ${points.length > 0 ? `Punti / points: ${points.join(', ')}.` : 'Detto dalla lettura o dalla ricezione dei file / told when files are read or received.'}`,
    ...(remedy
      ? [`- Rimedio / remedy \`${remedy.code}\` (${whoWords[remedy.who]} / ${remedy.who}): ${remedy.text.it} *${remedy.text.en}*`]
      : []),
  ];
  return `## ${code}\n\n${lines.join('\n')}`;
}

function pointsGiving(code: ReasonCode, rulesets: readonly Ruleset[], checks: ReadonlyMap<string, AnyCheck>): readonly string[] {
  const giving = rulesets.flatMap(({ points }) => points.filter((point) => codesOfPoint(point, checks).includes(code)));
  return [...new Set(giving.map((point) => point.id))];
}
