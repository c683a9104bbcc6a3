import type { AnyCheck } from '../checks/define-check.ts';
import { destinations, originSystems } from '../model/declaration.ts';
import { type Ruleset, rulesetSchema } from '../model/ruleset.ts';
import { readDuration } from '../reading/duration.ts';
import { COARSE_ROW, LINK, LONGEST_ROW, ROWS_TO_CALL_A_DAY_FLAT } from '../usage/limits.ts';

/**
 * What is wrong with a ruleset, in words for whoever writes it; empty: it may be compiled. A bad ruleset is our fault and never reaches
 * an assessment.
 *
 * @param path `{notice}/{version}.yaml`: the file's name and what it says must agree
 */
export function rulesetProblems(raw: unknown, path: string, checks: ReadonlyMap<string, AnyCheck>): readonly string[] {
  const parsed = rulesetSchema.safeParse(raw);
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const ruleset = parsed.data;
  const named = `${ruleset.notice}/${ruleset.version}.yaml`;
  return [
    ...(named === path ? [] : [`the file should be called ${named}`]),
    ...repeated(ruleset.points.map((point) => point.id)).map((id) => `points: ${id} stands twice`),
    ...repeated(ruleset.maintenance.flatMap(({ id, appliesTo }) => [appliesTo].flat().map((one) => `${id} for ${one}`))).map(
      (one) => `maintenance: ${one} stands twice`,
    ),
    ...[...ruleset.points, ...ruleset.maintenance].flatMap((point) => pointProblems(point, checks)),
    ...scenarioProblems(ruleset),
    ...limitProblems(ruleset),
    ...retentionProblems(ruleset),
  ];
}

function pointProblems(point: Ruleset['points'][number], checks: ReadonlyMap<string, AnyCheck>): readonly string[] {
  const check = checks.get(point.check);
  if (!check) return [`${point.id}: there is no check ${point.check}`];
  const about = point.appliesTo === 'project' ? 'project' : 'service';
  const suits = check.about === 'findings' ? 'project' : (check.about ?? 'service');
  if (suits !== about) return [`${point.id}: ${point.check} is not about a ${about}`];
  const parameters = check.parameters.safeParse(point.parameters);
  if (parameters.success) return [];
  return parameters.error.issues.map((issue) => `${point.id}: parameters.${issue.path.join('.')}: ${issue.message}`);
}

/** Every cell of the table once: an origin and a destination always have exactly one answer. */
function scenarioProblems({ scenarios }: Ruleset): readonly string[] {
  const cells = scenarios.map((scenario) => `${scenario.origin} → ${scenario.destination}`);
  const wanted = originSystems.flatMap((origin) => destinations.map((destination) => `${origin} → ${destination}`));
  return [
    ...repeated(cells).map((cell) => `scenarios: ${cell} stands twice`),
    ...wanted.filter((cell) => !cells.includes(cell)).map((cell) => `scenarios: ${cell} is missing`),
    ...scenarios
      .filter(({ answer, mode }) => answer.startsWith('fundable') !== (mode !== null))
      .map(({ origin, destination }) => `scenarios: ${origin} → ${destination}: a mode goes with a fundable cell, and only with it`),
  ];
}

/** Reading already applied these limits when it made the digests; another number could only pretend to be judged. */
function limitProblems({ policy }: Ruleset): readonly string[] {
  const fixed = [
    ['linkSeconds', policy.linkSeconds.value * 1000, LINK],
    ['warningGapSeconds', policy.warningGapSeconds.value * 1000, COARSE_ROW],
    ['longestRowSeconds', policy.longestRowSeconds.value * 1000, LONGEST_ROW],
    ['flatlineRows', policy.flatlineRows.value, ROWS_TO_CALL_A_DAY_FLAT],
  ] as const;
  return fixed.filter(([, stated, applied]) => stated !== applied).map(([name]) => `policy.${name}: digests are made with another value`);
}

/** Each provider and each name once, its tiers ever coarser and ever longer: else the reminder would name a day on which nothing ends. */
function retentionProblems({ retention }: Ruleset): readonly string[] {
  const rises = (values: readonly number[]) => values.every((value, index) => index === 0 || value > (values[index - 1] as number));
  return [
    ...repeated(retention.flatMap(({ provider, names }) => [provider, ...names])).map((name) => `retention: ${name} stands twice`),
    ...retention
      .filter(({ tiers }) => !rises(tiers.map(({ days }) => days)) || !rises(tiers.map(({ step }) => readDuration(step) ?? 0)))
      .map(({ provider }) => `retention: ${provider}: each tier keeps a coarser step for longer than the one before`),
  ];
}

const repeated = (words: readonly string[]): readonly string[] => [
  ...new Set(words.filter((word, index) => words.indexOf(word) !== index)),
];
