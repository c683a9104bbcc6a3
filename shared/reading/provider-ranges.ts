import type { JsonRun } from '../formats/define-format.ts';
import { textOf } from './json-value.ts';
import { shownValue } from './shown-text.ts';

/** A snapshot of all the networks of a provider. */
export interface ProviderRanges {
  readonly provider: string;
  /** The date or number of the snapshot, as the provider writes it. */
  readonly snapshot: unknown;
  readonly ranges: readonly unknown[];
}

/**
 * A register says which networks are a provider's, not which of their addresses a service has: its ranges are counted and none is taken
 * as an address of the entity (formats.md §21).
 */
export function readProviderRanges({ provider, snapshot, ranges }: ProviderRanges, run: JsonRun): void {
  const date = shownValue(textOf(snapshot) ?? (typeof snapshot === 'number' ? snapshot : '—'));
  for (const _ of ranges) {
    const row = run.nextRow();
    run.sink.issue('PROVIDER_RANGES', row, { provider, snapshot: date });
    run.sink.row('rejected');
  }
}

/** What the guides of all such registers say. */
export const registerGuide = {
  proves: 'nulla dell’ente: è il registro di tutte le reti del fornitore, e nessuna conta come indirizzo del servizio',
  declare: 'al suo posto serve, in `ip-list`, l’elenco degli indirizzi pubblici del servizio',
} as const;
