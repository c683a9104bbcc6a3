import type { AttestaRecord } from '../../shared/model/record.ts';
import type { PinnedRuleset, Ruleset, VerificationPoint } from '../../shared/model/ruleset.ts';
import { compiled } from '../../shared/rulesets/index.generated.ts';

/** Every version of every notice's rules: the generator has checked them against their schema, so that no page has to carry it. */
const all = compiled as readonly PinnedRuleset[];

/** Every notice that this build has rules for, with the title of its last version. */
export const notices: readonly { readonly id: string; readonly title: string }[] = [
  ...new Map(all.map(({ ruleset: { notice, title } }) => [notice, { id: notice, title }])).values(),
];

/** The very rules that a record was made with; null where this build does not carry them any more. */
export const rulesOf = ({ ruleset }: Pick<AttestaRecord, 'ruleset'>): Ruleset | null =>
  all.find(({ sha256 }) => sha256 === ruleset.sha256)?.ruleset ?? null;

/** What the rules say of a point, for a service's destination or for the package. */
export function pointOf(
  record: Pick<AttestaRecord, 'ruleset' | 'purpose' | 'services'>,
  { point, service }: { readonly point: string; readonly service: string | null },
): VerificationPoint | null {
  const rules = rulesOf(record);
  const destination = record.services.find(({ id }) => id === service)?.destination;
  const stated = (record.purpose === 'maintenance' ? rules?.maintenance : rules?.points) ?? [];
  const same = stated.filter(({ id }) => id === point);
  return same.find(({ appliesTo }) => appliesTo !== 'project' && appliesTo.some((one) => one === destination)) ?? same[0] ?? null;
}
