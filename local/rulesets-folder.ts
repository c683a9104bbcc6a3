import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AnyCheck } from '../shared/checks/define-check.ts';
import { rulesetProblems } from '../shared/rulesets/validate.ts';

const folder = join(import.meta.dirname, '../shared/rulesets');

export interface RulesetFile {
  /** `{notice}/{version}.yaml`. */
  readonly path: string;
  /** Of the YAML's bytes. */
  readonly sha256: string;
  /** As written, and valid. */
  readonly ruleset: unknown;
}

/** Every ruleset of the folder, sorted by path. Throws, naming file and fault, for a bad one. */
export async function loadRulesets(checks: ReadonlyMap<string, AnyCheck>): Promise<readonly RulesetFile[]> {
  const paths: string[] = [];
  for await (const path of glob('*/*.yaml', { cwd: folder })) paths.push(path.replaceAll('\\', '/'));
  return Promise.all(paths.sort().map((path) => loadRuleset(path, checks)));
}

async function loadRuleset(path: string, checks: ReadonlyMap<string, AnyCheck>): Promise<RulesetFile> {
  const bytes = await readFile(join(folder, path));
  const ruleset: unknown = parse(bytes.toString('utf8'));
  const problems = rulesetProblems(ruleset, path, checks);
  if (problems.length > 0) throw new Error(`shared/rulesets/${path}:\n${problems.join('\n')}`);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), ruleset };
}
