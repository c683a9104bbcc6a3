import { differentValues } from '../different-values.ts';
import type { Reason } from '../model/finding.ts';

/** So many resources are named, all are counted: a forged export of a fleet would fill the record of its service. */
const NAMED_IDS = 5;

/**
 * One reason for each signal of a service. What the sentence says in full is said of the first series; `count` is how many have the
 * signal, `ids` the first few resources they are of, with … where there are more.
 */
export function toldOnce(reasons: readonly Reason[]): Reason[] {
  return [...Map.groupBy(reasons, ({ code }) => code).values()].map((group) => {
    const first = group[0] as Reason;
    const ids = differentValues(group.map(({ details }) => details.resourceId));
    const named = ids.length > NAMED_IDS ? [...ids.slice(0, NAMED_IDS), '…'] : ids;
    return { ...first, details: { ...first.details, count: group.length, ids: named } };
  });
}
