import { instantText } from '../../shared/time/civil-day.ts';
import { type SweepItem, sweepItemSchema, sweepKey } from '../items.ts';
import type { RecordsTable } from '../ports.ts';
import type { Sweep } from './make-recheck.ts';

/** Keeps what a sweep came to; one that ended earlier and comes late changes nothing. @param at milliseconds: when it ended */
export async function keepSweep(records: RecordsTable, { tick, queued, skipped, failed }: Sweep, at: number): Promise<void> {
  const counts = { queued: queued.length, skipped: skipped.length, failed: failed.length };
  const item: SweepItem = { is: 'sweep', tick, at: instantText(Math.floor(at / 1000) * 1000), ...counts };
  await records.put({ ...sweepKey, ...item }, { when: 'stored', attribute: 'at', is: '<=' });
}

/** null: none has ended yet. */
export async function lastSweep(records: RecordsTable): Promise<SweepItem | null> {
  const stored = await records.get(sweepKey);
  return stored === undefined ? null : sweepItemSchema.parse(stored);
}
