import type { Meaning, ResourceClass } from '../../model/usage.ts';
import { readBilledUnit } from '../../reading/billed-unit.ts';
import type { LineValue } from '../../reading/line.ts';
import { beginning } from '../../reading/shown-text.ts';

/** Names of meters are short; a longer text is none. */
const LONGEST_METRIC = 200;

/** A quantity that a bill charges, once for each class that it stands for: an hour of a machine is an hour of its processor and memory. */
export function billedValues(
  classes: readonly ResourceClass[],
  { quantity, ...charge }: { readonly metric: string; readonly quantity: string; readonly unit: string },
): LineValue[] {
  return chargedValues(classes, charge).map((value) => ({ ...value, text: quantity }));
}

/** The same of any quantity. */
export function chargedValues(
  classes: readonly ResourceClass[],
  charge: { readonly metric: string; readonly unit: string },
): Omit<LineValue, 'text'>[] {
  const unit = readBilledUnit(charge.unit);
  const metric = beginning(charge.metric, LONGEST_METRIC);
  return classes.map((resourceClass) => ({
    resourceClass,
    metric,
    meaning: meaningOf(resourceClass, unit.name),
    unit: unit.name,
    statistic: 'sum',
    factor: unit.factor,
  }));
}

/** What passed is an amount, what is counted are operations; everything else is time or size charged. */
function meaningOf(resourceClass: ResourceClass, unit: string | null): Meaning {
  if (unit === 'count') return 'operations';
  return resourceClass === 'network' && unit !== 'hour' && unit !== 'second' ? 'amount' : 'allocated';
}
