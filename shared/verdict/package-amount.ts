import type { Declaration } from '../model/declaration.ts';
import type { Ruleset } from '../model/ruleset.ts';

/** What the notice pays for a package, euros: a fixed sum and one for each service, by its candidate mode (domain.md §2.1). */
export function packageAmount(services: Declaration['services'], amounts: Ruleset['amounts']): number {
  const each = services.map((service) => (service.candidateMode === 'transfer' ? amounts.transferEur : amounts.upgradeEur).value);
  return each.reduce((sum, amount) => sum + amount, amounts.fixedEur.value);
}
