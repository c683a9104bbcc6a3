import { guessedFromShape, isProvider } from '../evidence/resource-id-formats.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { resourceIdKind } from '../reading/resource-id.ts';
import type { ServiceResource } from '../verdict/facts.ts';

/** A provider of which the ruleset says how long it keeps metrics. */
export type Keeper = Ruleset['retention'][number];

/**
 * Who keeps the metrics of a declared resource; null: nobody of whom the ruleset knows how long. By the name that the entity wrote, in any
 * of the ways in which people write it. A name that says nothing, as a reseller's, leaves the word to the shape of the id; one that names
 * another provider does not (OpenStack, too, numbers machines `i-0000abcd`).
 */
export function keeperOf({ provider, key }: ServiceResource, { retention }: Ruleset): Keeper | null {
  const name = asCompared(provider);
  const named = retention.find((keeper) => keeper.provider === name || keeper.names.includes(name));
  if (named || isProvider(name)) return named ?? null;
  const guess = guessedFromShape(resourceIdKind(key)).provider;
  return retention.find((keeper) => keeper.provider === guess) ?? null;
}

const asCompared = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');
