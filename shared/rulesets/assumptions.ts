import type { Ruleset } from '../model/ruleset.ts';

const isAssumed = ({ source }: { readonly source: string }): boolean => source.startsWith('assumption');

/**
 * What a ruleset applies though no public source gives it, by the name of each number: printed in every record that it judges, so that
 * whoever reads a verdict sees what of it is a choice of ours.
 */
export function assumptionsOf({ policy, deadlines, amounts, componentProfiles }: Ruleset): Readonly<Record<string, unknown>> {
  const numbers = [...Object.entries(policy), ...Object.entries(deadlines), ...Object.entries(amounts)];
  return Object.fromEntries([
    ...numbers.filter(([, number]) => isAssumed(number)).map(([name, { value }]) => [name, value] as const),
    ...(isAssumed(componentProfiles) ? [['componentProfiles', componentProfiles.classes] as const] : []),
  ]);
}
