import { mappingPathsOf } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { catalogue } from '../../shared/reasons/catalogue.ts';
import { type Language, renderDate, renderReason, renderRemedy } from '../../shared/reasons/render.ts';
import { dayText } from '../../shared/time/civil-day.ts';
import { romeDayOf } from '../../shared/time/rome.ts';
import type { FolderProblem } from '../folder/read-dossier-folder.ts';
import { euroText } from './euro-text.ts';
import { wrap } from './output.ts';
import type { TitleOf } from './verdict-findings.ts';
import { pointsText } from './verdict-points.ts';
import { requestText } from './verdict-subject.ts';
import { verdictWords } from './verdict-words.ts';

type Step = AttestaRecord['nextSteps'][number];

interface Told {
  readonly who: string;
  readonly what: string;
  readonly steps: readonly Step[];
}

/**
 * What to do, who and by when. Steps that ask the same of the same person are told once, with the points they mend. A mapping that is
 * invalid comes first, and stands in place of the steps that only its absence asks for.
 */
export function stepsText(record: AttestaRecord, problems: readonly FolderProblem[], title: TitleOf, language: Language): string {
  const say = verdictWords[language];
  const mappings = problems.filter((one) => one.problems.some(({ code }) => code === 'MAPPING_INVALID'));
  const invalid = new Set(mappings.map(({ path }) => path));
  const waiting = record.nextSteps.filter((step) => isOfMapping(step, invalid));
  const correct = mappings.map((one): Told => {
    const steps = waiting.filter((step) => filesOf(step).some((file) => mappingPathsOf(file).includes(one.path)));
    return { who: `[${say.who.entity}${by(record, record.deadline, undefined, language)}]`, what: mappingText(one, language), steps };
  });
  const told = [
    ...correct,
    ...grouped(
      record,
      record.nextSteps.filter((step) => !waiting.includes(step)),
      language,
    ),
  ];
  if (told.length === 0) return `${say.steps}: ${say.none}\n`;
  const lines = told.map(
    ({ who, what, steps }, index) => `  ${index + 1}. ${wrap(`${who} ${what}`, '     ')}\n${pointsText(steps, title, language, '     ')}`,
  );
  return `${say.steps}\n${heldBackText(record, language)}${lines.join('')}`;
}

/** No single step frees a part of the amount: only all of them free all of it (DESIGN §4, Project outcome). */
function heldBackText({ outcome, heldBackEur }: AttestaRecord, language: Language): string {
  if (heldBackEur === 0) return '';
  const say = verdictWords[language];
  const sentence = outcome === 'negative' ? say.lost : say.heldBack;
  return `  ${wrap(sentence.replace('{amount}', euroText(heldBackEur, language)), '  ')}\n`;
}

function grouped(record: AttestaRecord, steps: readonly Step[], language: Language): readonly Told[] {
  const each = steps.map((step): Told => {
    const until = step.details.neededUntil;
    const who = `[${verdictWords[language].who[step.who]}${by(record, step.by, typeof until === 'string' ? until : undefined, language)}]`;
    // An auditor looks at a point as a whole: what it is about stands with the point.
    const what =
      step.who === 'auditor' || step.who === 'operator' ? renderRemedy(step.remedy, step.details, language) : requestText(step, language);
    return { who, what, steps: [step] };
  });
  return [...Map.groupBy(each, ({ who, what }) => `${who} ${what}`).values()].map((group) => ({
    ...(group[0] as Told),
    steps: group.flatMap((one) => one.steps),
  }));
}

/** `entro il …`; where the wait itself ends later, or the day has gone by, that is said instead. */
function by({ asOf }: AttestaRecord, deadline: string | null, neededUntil: string | undefined, language: Language): string {
  if (deadline === null) return '';
  const say = verdictWords[language];
  const dayOf = (instant: string) => dayText(romeDayOf(Date.parse(instant)));
  const word = dayOf(asOf) > deadline ? say.expired : neededUntil !== undefined && dayOf(neededUntil) > deadline ? say.after : say.by;
  return `, ${word} ${renderDate(deadline, language)}`;
}

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
