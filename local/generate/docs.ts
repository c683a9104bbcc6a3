import { rulesetSchema } from '../../shared/model/ruleset.ts';
import { loadChecks } from '../checks-folder.ts';
import { pointsPage } from '../pages/points-page.ts';
import { reasonsPage } from '../pages/reasons-page.ts';
import { loadRulesets } from '../rulesets-folder.ts';
import type { GeneratedFiles } from './contract.ts';

/** The pages that are made from rulesets, checks and catalogue, so that they cannot say otherwise. */
export async function generate(): Promise<GeneratedFiles> {
  const checks = await loadChecks();
  const rulesets = (await loadRulesets(checks)).map(({ ruleset, sha256 }) => ({ ruleset: rulesetSchema.parse(ruleset), sha256 }));
  const newest = rulesets.at(-1);
  if (!newest) throw new Error('there is no ruleset');
  const all = rulesets.map(({ ruleset }) => ruleset);
  return new Map([
    ['docs/verification-points.md', pointsPage(newest.ruleset, newest.sha256, checks)],
    ['docs/reasons.md', reasonsPage(all, checks)],
  ]);
}
