import type { Course } from './same-course.ts';
import type { ToldHour, ToldSeries } from './told-series.ts';

/** Hours further apart than this are no neighbours: vCenter tells every two. */
const NEIGHBOURS = 3;

/** Every run of so many hours in a row, from its first to its last. */
function runs(hours: readonly ToldHour[], size: number): readonly (readonly ToldHour[])[] {
  const found: (readonly ToldHour[])[] = [];
  for (let at = 0; at + size <= hours.length; at += 1) {
    const run = hours.slice(at, at + size);
    if (run.every((hour, index) => index === 0 || hour.at - (run[index - 1] as ToldHour).at <= NEIGHBOURS)) found.push(run);
  }
  return found;
}

/** Three hours in a row by the very values that they hold; three alike say nothing. */
export function exactCourse({ hours }: ToldSeries): Course {
  return {
    entries: runs(hours, 3)
      .filter((run) => run.some(({ print }) => print !== run[0]?.print))
      .map((run) => [run[0]?.at as number, run.map(({ print }) => print).join(' ')]),
  };
}

/** The share of runs of three hours that move at all: a size in whole gigabytes hardly does. */
export function movement({ hours }: ToldSeries): number {
  const all = runs(hours, 3);
  return all.length === 0 ? 0 : all.filter((run) => run.some(({ print }) => print !== run[0]?.print)).length / all.length;
}

/** Five means in a row by their shape alone, so that multiplying and adding change nothing. Straight lines all look the same. */
export function shapeCourse({ hours }: ToldSeries): Course {
  return {
    entries: runs(hours, 5).flatMap((run) => {
      const shape = shapeOf(
        run.map(({ mean }) => mean),
        100,
      );
      return shape && !isLine(shape) ? [[run[0]?.at as number, shape.join(' ')] as const] : [];
    }),
  };
}

/** Two days by the shape of their extremes: moving a course by less than a day hardly changes them. */
export function extremesCourse({ days }: ToldSeries): Course {
  return {
    entries: days.flatMap(({ day, min, max }, at) => {
      const next = days[at + 1];
      if (!next || next.day !== day + 1) return [];
      const shape = shapeOf([max, min, next.max, next.min], 1000);
      return shape && new Set(shape).size > 2 ? [[day, shape.join(' ')] as const] : [];
    }),
  };
}

/** Each value as its place between the least and the greatest, in so many parts; null where they hardly differ. */
function shapeOf(values: readonly number[], parts: number): readonly number[] | null {
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  if (range <= 1e-6 * Math.abs(low + range) || new Set(values).size < Math.min(4, values.length)) return null;
  return values.map((value) => Math.round((parts * (value - low)) / range));
}

const isLine = (shape: readonly number[]): boolean =>
  shape.every((value, at) => at < 2 || Math.abs(value - 2 * (shape[at - 1] as number) + (shape[at - 2] as number)) <= 2);
