import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import { daysOf, type FoldedSeries } from '../usage/fold-days.ts';
import { ownersOf, spokenFor } from '../usage/owners.ts';
import { resourceKey } from '../usage/resource-key.ts';
import type { ServiceFacts } from '../verdict/facts.ts';

type Dimension = 'vcpu' | 'ram' | 'storage';

/** One decimal gigabyte and one binary: vendors say "GB" for both, so a size agrees when either reading does. */
const gigabytes = [1e9, 2 ** 30] as const;

/**
 * Observed sizes by declared machine, whatever stands above it (a balancer, a group): inventories first, else the capacity that a
 * report's own series states.
 */
function observed(
  facts: ServiceFacts,
  folded: readonly FoldedSeries[],
  dimension: Dimension,
  machines: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const owners = ownersOf(facts);
  const machineOf = (id: string): string | null => {
    const owner = owners.get(id);
    return owner === undefined ? null : spokenFor(owner, machines);
  };
  const sizes = new Map<string, number>();
  for (const one of folded) {
    const { series, resourceId } = one;
    const machine = machineOf(resourceKey(null, resourceId));
    if (machine === null || series.meaning !== 'capacity' || series.unit !== 'byte' || series.resourceClass !== dimension) continue;
    sizes.set(
      machine,
      daysOf(one).reduce((most, day) => Math.max(most, day.max), 0),
    );
  }
  const field = { vcpu: 'vcpu', ram: 'ramBytes', storage: 'storageBytes' } as const;
  const counted = new Map<string, number>();
  for (const seen of facts.seen) {
    const machine = machineOf(resourceKey(seen.provider, seen.resourceId));
    const size = seen[field[dimension]];
    if (machine !== null && size !== null) counted.set(machine, (counted.get(machine) ?? 0) + size);
  }
  for (const [machine, size] of counted) sizes.set(machine, size);
  return sizes;
}

/**
 * ALLOCATION_MISMATCH (domain.md §5.5, TRA-03): the sum of the observed sizes differs from the declared one by more than the
 * tolerance. Asked only where every declared machine shows its size: a part says nothing about the sum.
 */
export function allocationReasons(facts: ServiceFacts, folded: readonly FoldedSeries[]): Reason[] {
  const machines = facts.resources.filter(({ kind, deletedOn }) => kind === 'vm' && deletedOn === null);
  const keys = new Set(machines.map(({ key }) => key));
  const { declared } = facts.service;
  if (!declared || machines.length === 0) return [];
  const asked: readonly (readonly [Dimension, number | null, string, readonly number[]])[] = [
    ['vcpu', declared.vcpu, 'vCPU', [1]],
    ['ram', declared.ramGb, 'GB', gigabytes],
    ['storage', declared.storageGb, 'GB', gigabytes],
  ];
  return asked.flatMap(([dimension, wanted, unit, factors]) => {
    const sizes = observed(facts, folded, dimension, keys);
    if (!wanted || !machines.every(({ key }) => sizes.has(key))) return [];
    const sum = machines.reduce((total, { key }) => total + (sizes.get(key) as number), 0);
    const agrees = factors.some((factor) => Math.abs(sum / factor - wanted) <= facts.policy.allocationTolerance.value * wanted);
    return agrees
      ? []
      : [reason('ALLOCATION_MISMATCH', { dimension, declared: wanted, observed: Number((sum / (factors[0] as number)).toFixed(1)), unit })];
  });
}
