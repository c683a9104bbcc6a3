import { readFile } from 'node:fs/promises';
import { checks } from '../../shared/checks/index.generated.ts';
import { type PinnedRuleset, type Ruleset, rulesetSchema } from '../../shared/model/ruleset.ts';
import { allRulesets } from '../../shared/rulesets/load.ts';
import { rulesetProblems } from '../../shared/rulesets/validate.ts';
import { readRuleset } from '../rulesets-folder.ts';
import { WrongUsage } from './command.ts';

/**
 * The ruleset that a person names: `{notice}/{version}` of this engine, or the path of a YAML file, whatever it is called.
 * @throws WrongUsage where there is none, or where the file is no ruleset
 */
export async function openRuleset(which: string): Promise<PinnedRuleset> {
  const compiled = allRulesets().find(({ ruleset }) => `${ruleset.notice}/${ruleset.version}` === which);
  if (compiled) return compiled;
  const bytes = await readFile(which).catch(() => null);
  if (bytes === null) {
    const known = allRulesets().map(({ ruleset }) => `${ruleset.notice}/${ruleset.version}`);
    throw new WrongUsage(`${which}: né un file né una versione nota / neither a file nor a known version: ${known.join(', ')}`);
  }
  const { sha256, raw } = read(which, bytes);
  const { notice, version } = (raw ?? {}) as Partial<Ruleset>;
  const problems = rulesetProblems(raw, `${notice}/${version}.yaml`, new Map(checks.map((check) => [check.id, check])));
  if (problems.length > 0) throw new WrongUsage(`${which}:\n${problems.join('\n')}`);
  return { ruleset: rulesetSchema.parse(raw), sha256 };
}

function read(which: string, bytes: Uint8Array): ReturnType<typeof readRuleset> {
  try {
    return readRuleset(bytes);
  } catch (error) {
    throw new WrongUsage(`${which}: ${(error as Error).message.split('\n')[0]}`);
  }
}
