import type { Declaration } from '../model/declaration.ts';
import type { PinnedRuleset } from '../model/ruleset.ts';
import { rulesetFor } from './load.ts';

/** The rules that a parsed declaration is judged by. Parsing refused unknown notices: one here is our fault, and throws. */
export function rulesetOf({ project }: Declaration): PinnedRuleset {
  const pinned = rulesetFor(project.notice);
  if (!pinned) throw new Error(`no ruleset for the notice ${project.notice}`);
  return pinned;
}
