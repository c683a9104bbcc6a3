import { renderDate, renderInstant } from '../reasons/render.ts';
import { euroText } from '../telling/euro-text.ts';
import { pointsOfSteps } from '../telling/points-of-steps.ts';
import { heldBackText, toldSteps } from '../telling/told-steps.ts';
import { verdictWords } from '../telling/verdict-words.ts';
import { isInadmissible } from '../verdict/conclude.ts';
import { type Fact, type Section, section } from './document.ts';
import type { ReportSource } from './report-source.ts';

/** How the entity is called: by its declared name where the declaration is at hand. */
export const entityOf = ({ record, dossier }: ReportSource): string => dossier?.declaration.value.entity.name ?? record.ipa;

/** Who, CUP, notice, rules, outcome, money. */
export function identitySection(source: ReportSource): Section {
  const { record, ruleset, language, words } = source;
  const say = verdictWords[language];
  const isMigration = record.purpose === 'migration';
  const [day, time] = renderInstant(record.asOf, language).split(' ');
  const facts: readonly (Fact | null)[] = [
    { label: words.entity, value: entityOf(source) },
    { label: words.ipa, value: record.ipa },
    { label: words.cup, value: record.cup },
    { label: words.notice, value: ruleset.title },
    { label: words.rules, value: `${record.ruleset.id} ${record.ruleset.version}` },
    { label: words.record, value: words.number(record.sequence) },
    { label: words.judgedOn, value: `${day} ${say.at} ${time} ${words.rome}` },
    isMigration ? { label: say.deadline, value: record.deadline === null ? say.noDeadline : renderDate(record.deadline, language) } : null,
    isMigration ? { label: words.amount, value: euroText(record.payableEur + record.heldBackEur, language) } : null,
    isMigration ? { label: words.payable, value: euroText(record.payableEur, language) } : null,
    isMigration ? { label: words.heldBack, value: euroText(record.heldBackEur, language) } : null,
  ];
  const cause = record.outcome === 'negative' ? ` ${isInadmissible(record.findings, ruleset) ? say.inadmissible : say.overdue}` : '';
  return section(words.identity, [
    { is: 'paragraph', text: `${isMigration ? say.outcome : say.maintenance}: ${say.project[record.outcome]}${cause}`, strong: true },
    isMigration ? null : { is: 'paragraph', text: say.afterMigration },
    { is: 'facts', caption: words.facts, facts: facts.filter((fact) => fact !== null) },
  ]);
}

export const notSection = ({ words, dossier }: ReportSource): Section =>
  section(words.not, [
    ...words.notText.map((text) => ({ is: 'paragraph', text }) as const),
    dossier === null ? { is: 'paragraph', text: words.notReplayed } : null,
  ]);

/** What to do, who and by when: the steps of the record in the words of the command line. */
export function stepsSection({ record, language, title }: ReportSource): Section {
  const say = verdictWords[language];
  const steps = toldSteps(record, record.nextSteps, language);
  const held = heldBackText(record, language);
  if (steps.length === 0) return section(say.steps, [{ is: 'paragraph', text: say.none }]);
  return section(say.steps, [
    held === null ? null : { is: 'paragraph', text: held },
    {
      is: 'list',
      ordered: true,
      items: steps.map(({ who, what, steps: mended }) => ({ text: `[${who}] ${what}`, under: pointsOfSteps(mended, title, language) })),
    },
  ]);
}
