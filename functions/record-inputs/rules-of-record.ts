import type { AttestaRecord } from '../../shared/model/record.ts';
import type { PinnedRuleset } from '../../shared/model/ruleset.ts';
import { rulesetBySha256 } from '../../shared/rulesets/load.ts';
import { RulesNotHere } from '../faults.ts';

/** The very rules of a record: newer ones of the same notice may be here by now. Throws `RulesNotHere`. */
export function rulesOfRecord({ ruleset }: Pick<AttestaRecord, 'ruleset'>): PinnedRuleset {
  const pinned = rulesetBySha256(ruleset.sha256);
  if (!pinned) throw new RulesNotHere(`the rules ${ruleset.id} ${ruleset.version} of a record are not in this version`);
  return pinned;
}
