import type { Milliseconds } from '../model/usage.ts';
import type { ZoneClock } from '../time/zone.ts';
import type { CellTime } from './date-pattern.ts';

/** The last two instants of one series, in the order of the file. */
export interface Course {
  last: Milliseconds | null;
  beforeLast: Milliseconds | null;
}

export const newCourse = (): Course => ({ last: null, beforeLast: null });

/** One that may be kept up elsewhere too. */
export interface MovingCourse extends Course {
  /** From now on it stands there. */
  moveTo(place: Course): void;
}

export function newMovingCourse(): MovingCourse {
  let at = newCourse();
  return {
    get last() {
      return at.last;
    },
    set last(instant) {
      at.last = instant;
    },
    get beforeLast() {
      return at.beforeLast;
    },
    set beforeLast(instant) {
      at.beforeLast = instant;
    },
    moveTo(place) {
      place.last = at.last;
      place.beforeLast = at.beforeLast;
      at = place;
    },
  };
}

export type Placed =
  | { readonly stamp: Milliseconds; readonly zone: string | null; readonly folded: boolean }
  /** The clock jumped over this local time. */
  | null;

/**
 * Puts a cell on the time line: its own offset wins, else the declared zone, else it stays wall clock (domain.md §5.2).
 * An hour that occurs twice is unfolded by the order of the file, which may run forwards or backwards.
 */
export function place(time: CellTime, clock: ZoneClock | null, course: Course): Placed {
  if (time.offset !== null) return { stamp: time.wall - time.offset, zone: time.utc ? 'UTC' : 'offset', folded: false };
  if (clock === null) return { stamp: time.wall, zone: null, folded: false };
  const first = clock.toInstant(time.wall, null);
  if (first === null) return null;
  if (first.how === 'exact') return follow(course, { stamp: first.instant, zone: clock.zone, folded: false });
  const second = clock.toInstant(time.wall, Number.POSITIVE_INFINITY)?.instant ?? first.instant;
  const { last, beforeLast } = course;
  const backwards = last !== null && beforeLast !== null && last < beforeLast;
  let stamp = first.instant;
  if (backwards) stamp = second < (last as number) ? second : first.instant;
  else if (last !== null && first.instant <= last) stamp = second;
  return follow(course, { stamp, zone: clock.zone, folded: true });
}

function follow(course: Course, placed: NonNullable<Placed>): Placed {
  course.beforeLast = course.last;
  course.last = placed.stamp;
  return placed;
}
