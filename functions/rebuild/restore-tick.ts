import type { ProjectKey } from '../../shared/model/keys.ts';
import type { Ports } from '../ports.ts';
import { keepTick } from '../tick-item.ts';
import type { RecordPlace } from './record-index.ts';

/**
 * Restores the latest scheduled instant that asked. A record is judged at the latest receipt of what it is made from, or at the tick where
 * that came later (DESIGN §4, Record): so an `asOf` at which nothing was received was a tick, in records that lost a race as well. A tick
 * that left no record of its own is not found, and has no effect on any: each one that did not have the last word made no difference.
 */
export async function restoreTick(
  { records }: Ports,
  project: ProjectKey,
  places: readonly RecordPlace[],
  receipts: readonly string[],
): Promise<void> {
  const received = new Set(receipts.map((instant) => Date.parse(instant)));
  const ticks = places.map(({ asOf }) => asOf).filter((asOf) => !received.has(Date.parse(asOf)));
  const latest = ticks.reduce<string | null>((a, b) => (a !== null && Date.parse(a) >= Date.parse(b) ? a : b), null);
  if (latest !== null) await keepTick(records, project, latest);
}
