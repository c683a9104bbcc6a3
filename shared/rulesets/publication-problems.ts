import type { Ruleset } from '../model/ruleset.ts';

export interface RulesetOnDisk {
  /** `{notice}/{version}.yaml`. */
  readonly path: string;
  /** Of the YAML's bytes. */
  readonly sha256: string;
  readonly status: Ruleset['status'];
}

/**
 * What is wrong between the ruleset files and the list of what was published, in words for whoever changed one of them; empty: every
 * release is what it was. Rulesets are releases (DESIGN §2): a record judged by one is replayed years later by the same bytes.
 */
export function publicationProblems(files: readonly RulesetOnDisk[], published: Readonly<Record<string, string>>): readonly string[] {
  const present = new Set(files.map(({ path }) => path));
  return [
    ...files.flatMap((file) => problemsOf(file, published[file.path])),
    ...Object.keys(published)
      .filter((path) => !present.has(path))
      .map((path) => `${path}: was published and must stay: records cite it`),
  ];
}

function problemsOf({ path, sha256, status }: RulesetOnDisk, listed: string | undefined): readonly string[] {
  if (listed === undefined)
    return status === 'draft' ? [] : [`${path}: published; add to shared/rulesets/published.ts: '${path}': '${sha256}'`];
  if (status === 'draft') return [`${path}: was published and cannot be a draft again`];
  return listed === sha256
    ? []
    : [`${path}: was published as ${listed} and is ${sha256} now: put it back and write the next version beside it`];
}
