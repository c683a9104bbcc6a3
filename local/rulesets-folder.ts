import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AnyCheck } from '../shared/checks/define-check.ts';
import type { Ruleset } from '../shared/model/ruleset.ts';
import { publicationProblems } from '../shared/rulesets/publication-problems.ts';
import { published } from '../shared/rulesets/published.ts';
import { rulesetProblems } from '../shared/rulesets/validate.ts';

const folder = join(import.meta.dirname, '../shared/rulesets');

export interface RulesetFile {
  /** `{notice}/{version}.yaml`. */
  readonly path: string;
  /** Of the YAML's bytes. */
  readonly sha256: string;
  /** As written, and valid. */
  readonly ruleset: Ruleset;
}

/**
 * Every ruleset of the folder, sorted by path. Throws, naming file and fault, for a bad one, and where a published one is not the one
 * that was published.
 */
export async function loadRulesets(checks: ReadonlyMap<string, AnyCheck>): Promise<readonly RulesetFile[]> {
  const paths: string[] = [];
  for await (const path of glob('*/*.yaml', { cwd: folder })) paths.push(path.replaceAll('\\', '/'));
  const files = await Promise.all(paths.sort().map((path) => loadRuleset(path, checks)));
  const problems = publicationProblems(
    files.map(({ path, sha256, ruleset }) => ({ path, sha256, status: ruleset.status })),
    published,
  );
  if (problems.length > 0) throw new Error(`shared/rulesets:\n${problems.join('\n')}`);
  return files;
}

async function loadRuleset(path: string, checks: ReadonlyMap<string, AnyCheck>): Promise<RulesetFile> {
  const { sha256, raw } = readRuleset(await readFile(join(folder, path)));
  const problems = rulesetProblems(raw, path, checks);
  if (problems.length > 0) throw new Error(`shared/rulesets/${path}:\n${problems.join('\n')}`);
  return { path, sha256, ruleset: raw as Ruleset };
}

/** A ruleset's bytes: what they say, not yet held to anything, and the sha256 that records cite. */
export function readRuleset(bytes: Uint8Array): { readonly sha256: string; readonly raw: unknown } {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), raw: parse(Buffer.from(bytes).toString('utf8')) };
}
