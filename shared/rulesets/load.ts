import * as z from 'zod';
import { type PinnedRuleset, rulesetSchema } from '../model/ruleset.ts';
import { compiled } from './index.generated.ts';

const pinnedSchema = z.object({ sha256: z.string(), ruleset: rulesetSchema });

let loaded: readonly PinnedRuleset[] | null = null;

/** Every ruleset compiled into this engine, in the order of notice and version. */
export function allRulesets(): readonly PinnedRuleset[] {
  loaded ??= compiled.map((raw) => pinnedSchema.parse(raw));
  return loaded;
}

/**
 * The newest published version of a notice's rules, or null for a notice that this engine does not know. A draft judges only where
 * nothing was published yet: beside a release it waits, and `attesta ruleset diff` tells what it would change.
 */
export function rulesetFor(notice: string, among = allRulesets()): PinnedRuleset | null {
  const versions = among.filter(({ ruleset }) => ruleset.notice === notice);
  return versions.findLast(({ ruleset }) => ruleset.status === 'published') ?? versions.at(-1) ?? null;
}

/** The very rules that a record was made with, for replaying it; null where this engine no longer carries them. */
export function rulesetBySha256(sha256: string): PinnedRuleset | null {
  return allRulesets().find((pinned) => pinned.sha256 === sha256) ?? null;
}

/** Notices that this engine has rules for, sorted. */
export const knownNotices = (): readonly string[] => [...new Set(allRulesets().map(({ ruleset }) => ruleset.notice))].sort();
