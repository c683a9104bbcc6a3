import type { UsageSink } from '../formats/define-format.ts';
import type { Milliseconds } from '../model/usage.ts';
import { zoneClock } from '../time/zone.ts';
import { dayOrderOf } from './cell-time.ts';
import type { TimeReader } from './date-pattern.ts';
import { watchHeaders } from './header-watch.ts';
import { type Course, type MovingCourse, newMovingCourse, place } from './instants.ts';
import { LONGEST_NAME_CHARACTERS } from './limits.ts';
import { type MidnightWatch, watchMidnights } from './midnight-watch.ts';
import { ownText } from './own-text.ts';
import { listenTo, type PlainRow } from './plain-row.ts';
import { isRoundedId } from './resource-id.ts';
import { createSeriesBook, type PlacedRow, type SeriesBook } from './series-book.ts';
import { checkSeries } from './series-limit.ts';
import { shownValue } from './shown-text.ts';
import type { Survey } from './survey-table.ts';
import { type TablePlan, timeIn } from './table-plan.ts';

export interface RowReader {
  /** One data row. @returns whether anything of it could be used; what could not has its issue */
  read(cells: readonly string[], row: number): boolean;
  /** How the last row was read, where others like it can be read in the same way without looking at their cells. Told once. */
  plain(): PlainRow | null;
  /** Do rows stand under the header of another table for now? */
  isUnderOthers(): boolean;
  /** After the last row: what only all rows together can say. */
  finish(): void;
}

/** Where and how long one row is. */
interface Extent {
  readonly stamp: Milliseconds;
  readonly length: Milliseconds;
  readonly zone: string | null;
}

/** The course of one series, and whether its rows have a time of day. */
interface TimedCourse {
  readonly instants: MovingCourse;
  readonly midnights: MidnightWatch;
}

/** Reads the rows of one table by its plan. */
export function createRowReader(plan: TablePlan, readTime: TimeReader, survey: Survey, to: UsageSink): RowReader {
  const listener = listenTo(to);
  const { sink } = listener;
  const wanted = plan.header.reduce((width, name, index) => (name.trim() === '' ? width : index + 1), 0);
  const clock = plan.zone === null ? null : zoneClock(plan.zone);
  const courses = new Map<string, TimedCourse>();
  const book: SeriesBook = createSeriesBook(plan, survey, sink);

  const courseOf = (key: string): TimedCourse => {
    let course = courses.get(key);
    if (!course) {
      course = { instants: newMovingCourse(), midnights: watchMidnights() };
      courses.set(ownText(key), course);
      checkSeries(courses.size);
    }
    return course;
  };

  const headers = watchHeaders(plan, readTime);

  const isWellFormed = (cells: readonly string[], row: number): boolean => {
    if (cells.every((cell) => cell.trim() === '')) {
      sink.issue('ROW_EMPTY', row);
      return false;
    }
    const sight = headers.see(cells);
    if (sight !== null) {
      sink.issue(sight === 'repeated' ? 'HEADER_REPEATED' : 'COLUMNS_CHANGED', row);
      return false;
    }
    if (cells.length > wanted && cells.slice(wanted).some((cell) => cell.trim() !== '')) {
      // Which of the cells is one too many cannot be known: an unquoted decimal comma makes two of one.
      sink.issue('ROW_RAGGED', row, { cells: cells.length, wanted });
      return false;
    }
    if (cells.length < wanted) sink.issue('ROW_RAGGED', row, { cells: cells.length, wanted });
    for (const { code, details } of plan.problems) sink.issue(code, row, details);
    const refused = plan.refuse?.(cells) ?? null;
    if (refused) sink.issue(refused.code, row, refused.details);
    return plan.problems.length === 0 && refused === null;
  };

  const instant = (
    cell: string,
    course: Course,
    midnights: MidnightWatch | null,
    row: number,
  ): { readonly stamp: Milliseconds; readonly zone: string | null } | null => {
    const time = readTime(cell);
    if (cell === '') {
      sink.issue('TS_EMPTY', row);
      return null;
    }
    if (time === null) {
      const undecided = survey.dayOrder === 'open' && dayOrderOf(cell) !== null;
      sink.issue(undecided ? 'TS_FORMAT_AMBIGUOUS' : 'TS_UNREADABLE', row, { found: shownValue(cell) });
      return null;
    }
    midnights?.see(time.wall, row);
    const placed = place(time, clock, course);
    if (placed === null) {
      sink.issue('TS_NONEXISTENT', row, { found: shownValue(cell) });
      return null;
    }
    if (placed.folded) sink.issue('TS_AMBIGUOUS', row);
    return placed;
  };

  const extentOf = (cells: readonly string[], course: TimedCourse, row: number): Extent | null => {
    const start = instant(timeIn(cells, plan.time), course.instants, course.midnights, row);
    if (start === null) return null;
    if (plan.length) {
      const length = plan.length(cells);
      if (length === null) sink.issue('LENGTH_UNREADABLE', row);
      else if (plan.interval !== null && plan.interval !== length) sink.issue('MAPPING_CONTRADICTS_FILE', row, { field: 'interval' });
      return length === null ? null : { ...start, length };
    }
    if (plan.end === null) return { ...start, length: plan.interval ?? 0 };
    const end = instant(timeIn(cells, plan.end), { last: start.stamp, beforeLast: null }, null, row);
    if (end === null) return null;
    if (end.stamp < start.stamp) {
      sink.issue('TS_ORDER', row, { found: shownValue(`${timeIn(cells, plan.time)} – ${timeIn(cells, plan.end)}`) });
      return null;
    }
    const length = end.stamp - start.stamp;
    if (plan.interval !== null && plan.interval !== length) sink.issue('MAPPING_CONTRADICTS_FILE', row, { field: 'interval' });
    return { ...start, length };
  };

  /** A row of totals has neither a machine nor a time, and the word in its first cell says what it is. */
  const tellNobody = (cells: readonly string[], row: number): void => {
    const time = timeIn(cells, plan.time);
    if (time !== '' && readTime(time) === null) sink.issue('TS_UNREADABLE', row, { found: shownValue(time) });
    else sink.issue('RESOURCE_ID_EMPTY', row);
  };

  const tellOfUsed = (cells: readonly string[], zone: string | null, row: number): void => {
    if (zone === null) sink.issue('TZ_UNKNOWN', row);
    const remark = plan.remark?.(cells) ?? null;
    if (remark) sink.issue(remark.code, row, remark.details);
  };

  /** Whose the row is, and of what it tells; null where a name is none, which is told. */
  const namesOf = (cells: readonly string[], row: number): Pick<PlacedRow, 'id' | 'metric'> | null => {
    const id = 'constant' in plan.id ? plan.id.constant : (cells[plan.id.column] ?? '').trim();
    if (id === '' && 'column' in plan.id) {
      tellNobody(cells, row);
      return null;
    }
    if (id !== null && isRoundedId(id)) {
      sink.issue('RESOURCE_ID_ROUNDED', row);
      return null;
    }
    const metric = plan.metric === null ? null : (cells[plan.metric] ?? '').trim();
    if (Math.max(id?.length ?? 0, metric?.length ?? 0) > LONGEST_NAME_CHARACTERS) {
      sink.issue('NAME_TOO_LONG', row, { limit: LONGEST_NAME_CHARACTERS });
      return null;
    }
    return { id, metric };
  };

  /** The row that was read last, if it was used. */
  let last: { readonly placed: PlacedRow; readonly course: TimedCourse } | null = null;

  return {
    read(written, row) {
      listener.begin();
      last = null;
      if (!isWellFormed(written, row)) return false;
      const cells = plan.derive ? plan.derive(written) : written;
      const names = namesOf(cells, row);
      if (names === null) return false;
      const { id, metric } = names;
      const course = courseOf(metric === null ? (id ?? '') : `${id}\u0000${metric}`);
      const extent = extentOf(cells, course, row);
      if (extent === null) return false;
      if (plan.values.length === 0) {
        sink.issue('VALUE_COLUMN_MISSING', row);
        return false;
      }
      const placed = { id, metric, ...extent };
      const used = book.write(cells, placed, row);
      if (used) tellOfUsed(written, extent.zone, row);
      if (used) last = { placed, course };
      return used;
    },
    isUnderOthers: headers.isUnderOthers,
    plain() {
      const told = listener.told();
      const row = last;
      last = null;
      if (row === null || told === null || !row.course.midnights.isOver()) return null;
      const { placed, course } = row;
      const values = book.plainValues(placed);
      if (values === null) return null;
      return {
        zone: placed.zone,
        length: placed.length,
        course: clock !== null && placed.zone === clock.zone ? course.instants : null,
        told,
        values,
      };
    },
    finish() {
      book.finish();
      if (plan.end !== null || plan.length) return;
      for (const { midnights } of courses.values()) {
        const { count, firstRow } = midnights.repeats();
        for (let told = 0; told < count; told += 1) sink.issue('TIME_OF_DAY_MISSING', told === 0 ? firstRow : 0);
      }
    },
  };
}
