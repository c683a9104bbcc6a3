import type { Milliseconds } from '../model/usage.ts';
import { HOUR } from './civil-day.ts';
import { ROME, romeChanges } from './rome-changes.ts';

/**
 * Wall clock to instants in one IANA zone: the rows of a file only search the small table of its clock changes.
 */
export interface ZoneClock {
  readonly zone: string;
  /**
   * @param wall  wall clock read as if it were UTC, milliseconds
   * @param after the instant of the row before in the same series, or null: an hour that occurs twice is unfolded by the order
   *              of the file, else read as its first pass (domain.md §5.7 case 5)
   * @returns null where the clock jumped over this local time
   */
  toInstant(wall: Milliseconds, after: Milliseconds | null): { readonly instant: Milliseconds; readonly how: 'exact' | 'ambiguous' } | null;
  /** The inverse: the wall clock shown at an instant, as if UTC. */
  toWall(instant: Milliseconds): Milliseconds;
}

/** Exports older than this or later than that are outside any notice; beyond them the last known offset goes on. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2060;

export interface Offsets {
  /** Instants at which the offset changes, ascending; the first is -Infinity. */
  readonly since: readonly Milliseconds[];
  readonly offset: readonly Milliseconds[];
}

function ownOffsets(zone: string): Offsets | null {
  if (zone === 'UTC') return { since: [Number.NEGATIVE_INFINITY], offset: [0] };
  if (zone === ROME) {
    const changes = romeChanges(FIRST_YEAR, LAST_YEAR);
    return {
      since: [Number.NEGATIVE_INFINITY, ...changes.map(([since]) => since)],
      offset: [HOUR, ...changes.map(([, offset]) => offset)],
    };
  }
  return null;
}

const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA zone, made once: those of Rome and UTC are always there, any other has to be loaded before. */
export function zoneClock(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  const offsets = ownOffsets(zone);
  if (!offsets) throw new Error(`the clock of ${zone} was not loaded before it was asked`);
  return keepClock(zone, offsets);
}

/** Makes the clock of a zone (checked by the mapping's schema) ready. Temporal comes on demand: a start without it is shorter, and nearly every file is of Rome or UTC. */
export async function loadZone(zone: string): Promise<void> {
  if (clocks.has(zone) || ownOffsets(zone)) return;
  const { readOffsets } = await import('./zone-offsets.ts');
  keepClock(zone, readOffsets(zone, FIRST_YEAR, LAST_YEAR));
}

function keepClock(zone: string, offsets: Offsets): ZoneClock {
  const clock = makeClock(zone, offsets);
  clocks.set(zone, clock);
  return clock;
}

function makeClock(zone: string, { since, offset }: Offsets): ZoneClock {
  const indexAt = (instant: Milliseconds): number => {
    let low = 0;
    let high = since.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((since[middle] as number) <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const offsetOf = (index: number): Milliseconds => offset[index] as Milliseconds;
  return {
    zone,
    toWall: (instant) => instant + offsetOf(indexAt(instant)),
    toInstant(wall, after) {
      // The offset in force is one of those around the wall time read as an instant: changes are months apart.
      const index = indexAt(wall - offsetOf(indexAt(wall)));
      const fits: Milliseconds[] = [];
      for (const candidate of [index - 1, index, index + 1]) {
        if (candidate < 0 || candidate >= since.length) continue;
        const instant = wall - offsetOf(candidate);
        if (indexAt(instant) === candidate) fits.push(instant);
      }
      fits.sort((a, b) => a - b);
      const [first, second] = fits;
      if (first === undefined) return null;
      if (second === undefined) return { instant: first, how: 'exact' };
      return { instant: after !== null && first <= after ? second : first, how: 'ambiguous' };
    },
  };
}
