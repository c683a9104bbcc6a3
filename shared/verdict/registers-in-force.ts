import { type Register, registerId } from '../model/register.ts';
import type { Pinned } from '../pipeline.ts';
import { dayText } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';

/**
 * Of several snapshots of a register the one that counts at an instant: the latest taken by that Rome day; of two of one day, the one
 * whose hash is greater, so that everybody chooses the same.
 */
export function registersInForce(snapshots: readonly Pinned<Register>[], asOf: string): readonly Pinned<Register>[] {
  const today = dayText(romeDayOf(Date.parse(asOf)));
  const taken = snapshots.filter(({ value }) => value.takenOn <= today).sort(byAge);
  const latest = new Map(taken.map((snapshot) => [registerId(snapshot.value), snapshot]));
  return [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, snapshot]) => snapshot);
}

const byAge = (a: Pinned<Register>, b: Pinned<Register>): number =>
  a.value.takenOn === b.value.takenOn ? (a.sha256 < b.sha256 ? -1 : 1) : a.value.takenOn < b.value.takenOn ? -1 : 1;
