import type { UsageSink } from '../../formats/define-format.ts';
import { type KernelValue, WAY_LONG, WAY_STRAIGHT } from '../../kernels/outline-records.ts';
import { ENDED, FULL, LONG, openRowsKernel, TIME, UNUSED, WHOLE, WHOLE_ROW } from '../../kernels/rows-kernel.ts';
import type { LaneBlock, LaneStore, Milliseconds } from '../../model/usage.ts';
import { nullWords } from '../cell.ts';
import type { MovingCourse } from '../instants.ts';
import type { PlainRow, PlainValue } from '../plain-row.ts';
import type { HourReader } from './hour-reader.ts';
import type { RowShape, Slot } from './row-shape.ts';

/**
 * The short way of reading a row: its outline is known from a row that was read as a whole, its time is of a known hour or of one the
 * time's reader explains, its values are plain numbers or empty. Then the row does what that row did, at another time and with other
 * values. A row that is not recognised exactly is not touched.
 *
 * To recognise rows is the kernel's work (kernels/assembly/rows.ts); what it needs for it is learnt here, and what comes of the rows is
 * handed on.
 */
export interface RowRepeater {
  /** The bytes that rows are repeated from: whole lines. */
  load(bytes: Uint8Array): void;
  /** Rows from `at` on, up to one that must be read as a whole. @returns how many */
  repeat(at: number, row: number): number;
  /** The position after the rows that were repeated last. */
  end(): number;
  /** Remembers how the row at `at` was read. */
  learn(at: number, how: PlainRow): void;
  /** Are fractions read already as the mapping claims they are written? Until they are, each is looked at. */
  allowFractions(allowed: boolean): void;
  /** A value that was not known to have fractions has them. @param mark byte of the decimal mark */
  takeFractions(value: number, mark: number): void;
}

interface Times {
  readonly readHour: HourReader;
  /** Told a time of every hour that is learnt. */
  onHour(text: string): void;
}

export function openRowRepeater({ slots, marks, delimiter }: RowShape, { readHour, onHour }: Times, sink: UsageSink): RowRepeater {
  const width = marks.length;
  const kernel = openRowsKernel(
    slots.map(({ holds, first, last }) => ({ mark: markOf(holds, marks), value: typeof holds === 'number' ? holds : -1, first, last })),
    delimiter,
    nullWords,
  );
  const { read, block } = kernel;
  const rows: PlainRow[] = [];
  /** Zones that times are of, by the number that the kernel knows them by. */
  const zones: (string | null)[] = [];
  let store: LaneStore | null = null;
  /** Where the kernel keeps the last two instants of a series. */
  const courses = new Map<MovingCourse, number>();
  /** Is anything told of any row? */
  let isMore = false;
  let position = 0;

  const zoneNumber = (zone: string | null): number => (zones.includes(zone) ? zones.indexOf(zone) : zones.push(zone) - 1);

  const backOf = ({ values }: PlainRow): Milliseconds => values[0]?.lane?.back ?? 0;

  const wayOf = ({ values }: PlainRow): number =>
    values.every(({ lane }) => lane !== null && lane.store === store) ? WAY_STRAIGHT : WAY_LONG;

  const placeOf = (course: MovingCourse | null): number => {
    if (course === null) return 0;
    const known = courses.get(course);
    if (known !== undefined) return known;
    const place = kernel.openCourse();
    course.moveTo(place);
    courses.set(course, place.at);
    return place.at;
  };

  const tell = (how: PlainRow, row: number): void => {
    for (const { code, details } of how.told) sink.issue(code, row, details);
  };

  const tellAll = (): void => {
    const { rows: numbers, size } = read;
    const outlines = kernel.outlines();
    for (let at = 0; at < size; at += width) tell(rows[outlines[at] as number] as PlainRow, numbers[at] as number);
  };

  const tellBlock = ({ rows: numbers, size }: LaneBlock): void => {
    const how = rows[kernel.blockOutline()] as PlainRow;
    for (let at = 0; at < size; at += 1) tell(how, numbers[at] as number);
  };

  /** The rows that were read go into their lanes. */
  const pour = (): void => {
    if (read.size > 0) {
      if (isMore) tellAll();
      (store as LaneStore).take(read);
    }
    if (block !== null && block.size > 0) {
      if (isMore) tellBlock(block);
      (store as LaneStore).takeBlock(block);
    }
  };

  /** The row that was read last, value by value the long way: its series has no lane. */
  const write = (outline: number, row: number): void => {
    const how = rows[outline] as PlainRow;
    const stamp = kernel.stamp();
    // Its values stay where they are when the rows before it have gone.
    const place = read.size;
    pour();
    how.values.forEach(({ writer }, index) => {
      const scale = read.scales[place + index] as number;
      const decimal = scale < 0 ? null : { mantissa: read.mantissas[place + index] as number, scale };
      writer.add(stamp, how.length, decimal, row);
    });
    kernel.setWay(outline, wayOf(how));
    tell(how, row);
  };

  /** @returns whether rows of the hour that the kernel asks for can be read now */
  const learnHour = (): boolean => {
    const hour = readHour(kernel.time());
    if (hour === null || !kernel.addHour({ ...hour, zone: zoneNumber(hour.zone) })) return false;
    onHour(hour.text);
    return true;
  };

  return {
    load: kernel.load,
    repeat(at, row) {
      let repeated = 0;
      position = at;
      for (;;) {
        const why = kernel.repeat(position, row + repeated);
        repeated += kernel.repeated();
        position = kernel.position();
        if (why === ENDED || why === WHOLE_ROW) break;
        if (why === FULL) pour();
        else if (why === LONG) write(kernel.previous(), row + repeated - 1);
        else if (!learnHour()) break;
      }
      pour();
      return repeated;
    },
    end: () => position,
    learn(at, how) {
      const outline = kernel.outlineOf(at);
      if (outline < 0) return;
      rows[outline] = how;
      isMore ||= how.told.length > 0;
      store ??= how.values[0]?.lane?.store ?? null;
      kernel.learn(outline, {
        way: wayOf(how),
        zone: zoneNumber(how.zone),
        back: backOf(how),
        course: placeOf(how.course),
        values: how.values.map(inKernel),
      });
    },
    allowFractions: kernel.allowFractions,
    takeFractions: kernel.takeFractions,
  };
}

const markOf = (holds: Slot['holds'], marks: RowShape['marks']): number =>
  holds === 'time' ? TIME : holds === 'unused' ? UNUSED : (marks[holds] ?? WHOLE);

function inKernel({ ceiling, factor, lane, takesEmpty, takesNumbers }: PlainValue): KernelValue {
  const { times, power } = factor;
  return { ceiling: ceiling ?? Number.POSITIVE_INFINITY, times, power, lane: lane?.number ?? 0, takesEmpty, takesNumbers };
}
