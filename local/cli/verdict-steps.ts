import { mappingPathsOf } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { catalogue } from '../../shared/reasons/catalogue.ts';
import { type Language, renderReason } from '../../shared/reasons/render.ts';
import { pointsOfSteps } from '../../shared/telling/points-of-steps.ts';
import type { TitleOf } from '../../shared/telling/told-reasons.ts';
import { heldBackText, type ToldStep, toldSteps, whoAndWhen } from '../../shared/telling/told-steps.ts';
import { verdictWords } from '../../shared/telling/verdict-words.ts';
import type { FolderProblem } from '../folder/folder-problem.ts';
import { wrap } from './output.ts';

type Step = AttestaRecord['nextSteps'][number];

/**
 * What to do, who and by when. Steps that ask the same of the same person are told once, with the points they mend. A mapping that is
 * invalid comes first, and stands in place of the steps that only its absence asks for.
 */
export function stepsText(record: AttestaRecord, problems: readonly FolderProblem[], title: TitleOf, language: Language): string {
  const say = verdictWords[language];
  const mappings = problems.filter((one) => one.problems.some(({ code }) => code === 'MAPPING_INVALID'));
  const invalid = new Set(mappings.map(({ path }) => path));
  const waiting = record.nextSteps.filter((step) => isOfMapping(step, invalid));
  const correct = mappings.map((one): ToldStep => {
    const steps = waiting.filter((step) => filesOf(step).some((file) => mappingPathsOf(file).includes(one.path)));
    return {
      who: whoAndWhen(record, { who: 'entity', by: record.deadline, details: {} }, language),
      what: mappingText(one, language),
      steps,
    };
  });
  const told = [
    ...correct,
    ...toldSteps(
      record,
      record.nextSteps.filter((step) => !waiting.includes(step)),
      language,
    ),
  ];
  if (told.length === 0) return `${say.steps}: ${say.none}\n`;
  const lines = told.map(
    ({ who, what, steps }, index) => `  ${index + 1}. ${wrap(`[${who}] ${what}`, '     ')}\n${pointsText(steps, title, language)}`,
  );
  const heldBack = heldBackText(record, language);
  return `${say.steps}\n${heldBack === null ? '' : `  ${wrap(heldBack, '  ')}\n`}${lines.join('')}`;
}

const INDENT = '     ';

const pointsText = (steps: readonly Step[], title: TitleOf, language: Language): string =>
  pointsOfSteps(steps, title, language)
    .map((line) => `${INDENT}${wrap(line, INDENT)}\n`)
    .join('');

/** Remedies that a valid mapping would spare: the file they name has one, and it was put aside. */
const askForMapping: ReadonlySet<string> = new Set(['DECLARE_MAPPING', 'CORRECT_MAPPING', 'CORRECT_FILE']);

const isOfMapping = (step: Step, invalid: ReadonlySet<string>): boolean =>
  askForMapping.has(step.remedy) && filesOf(step).some((file) => mappingPathsOf(file).some((path) => invalid.has(path)));

const filesOf = ({ details }: Step): readonly string[] =>
  Array.isArray(details.file) ? details.file.filter((file) => typeof file === 'string') : [];

function mappingText({ path, problems }: FolderProblem, language: Language): string {
  const [first, ...more] = problems.map((problem) => renderReason(problem, language));
  const others = more.length > 0 ? ` (${verdictWords[language].others} ${more.length})` : '';
  return `${path}: ${first}${others} ${catalogue.MAPPING_INVALID.remedy?.text[language]}`;
}
