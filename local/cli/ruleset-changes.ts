import type { Ruleset } from '../../shared/model/ruleset.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';

/** What one version of a notice's rules says otherwise than another: `name`, and what each says; null: it does not have it. */
export interface RuleChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Numbers by their value, whatever their source says; points and all else only as changed or not. Titles and notes are no rules. */
export function ruleChanges(before: Ruleset, after: Ruleset): readonly RuleChange[] {
  const [old, now] = [statedBy(before), statedBy(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((change) => canonicalJson(change.before) !== canonicalJson(change.after));
}

function statedBy({ policy, deadlines, amounts, componentProfiles, scenarios, retention, points, maintenance }: Ruleset) {
  const numbers = [...Object.entries(policy), ...Object.entries(deadlines), ...Object.entries(amounts)];
  const asked = [...points, ...maintenance].map(
    ({ id, appliesTo, check, parameters, inadmissible = false }) =>
      [appliesTo === 'project' ? id : `${id} (${appliesTo.join(', ')})`, { check, parameters, inadmissible }] as const,
  );
  return new Map<string, unknown>([
    ...numbers.map(([name, { value }]) => [name, value] as const),
    ['componentProfiles', componentProfiles.classes],
    ['scenarios', scenarios],
    ['retention', retention],
    ...asked,
  ]);
}
