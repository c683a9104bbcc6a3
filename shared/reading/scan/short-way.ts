import type { UsageSink } from '../../formats/define-format.ts';
import { zoneClock } from '../../time/zone.ts';
import type { ClaimsWatch } from '../claims-watch.ts';
import type { TimeReader } from '../date-pattern.ts';
import type { ShortWay } from '../row-source.ts';
import type { WritingWatch } from '../survey-table.ts';
import { type TablePlan, timeIn, type ValueColumn } from '../table-plan.ts';
import type { RowReader } from '../table-row.ts';
import { hourReader } from './hour-reader.ts';
import { openRowRepeater } from './repeat-rows.ts';
import type { RowShape } from './row-shape.ts';

const POINT = 46;

interface LongWay {
  readonly reader: RowReader;
  readonly claims: ClaimsWatch;
  /** Looks whether the table is written as its first rows are. */
  readonly writing: WritingWatch | undefined;
  readonly readTime: TimeReader;
  readonly sink: UsageSink;
}

/** The short way of reading the rows of one table, beside the long one, from which it learns. */
export function openShortWay(
  plan: TablePlan,
  shape: RowShape,
  { reader, claims, writing, readTime, sink }: LongWay,
): ShortWay & { repeated(): number } {
  const readSlot: TimeReader = (text) => readTime(timeOf(text, plan));
  const clock = plan.zone === null ? null : zoneClock(plan.zone);
  const onHour = (text: string): void => {
    claims.seeTime(timeOf(text, plan));
    writing?.seeTime(timeOf(text, plan));
  };
  const rows = openRowRepeater(shape, { readHour: hourReader(readSlot, clock), onHour }, sink);
  /** Values of which no cell has shown a mark: their fractions are read with a point, once one was seen. */
  const unproven = new Set(writing === undefined ? [] : shape.marks.flatMap((mark, value) => (mark === null ? [value] : [])));
  const proveFractions = (): void => {
    for (const value of unproven) {
      if (!writing?.proves((plan.values[value] as ValueColumn).column, '.')) continue;
      rows.takeFractions(value, POINT);
      unproven.delete(value);
    }
  };
  let repeated = 0;
  let isPaused = true;
  return {
    numbers: new Set(plan.values.map(({ column }) => column)),
    load: rows.load,
    repeat: (at, row) => (isPaused ? 0 : rows.repeat(at, row)),
    end: rows.end,
    sawRow(bytes, at) {
      isPaused = reader.isUnderOthers();
      // Asked of every row: else the next line that is none would be taken for the row before it.
      const how = reader.plain();
      if (how !== null && bytes !== null) rows.learn(at, how);
      rows.allowFractions(claims.provesFractions());
      proveFractions();
    },
    finish(count) {
      repeated = count;
      sink.row('accepted', count);
    },
    repeated: () => repeated,
  };
}

/** A slot of several cells holds what stands between them too. */
function timeOf(slot: string, { time, delimiter }: TablePlan): string {
  if (time.length === 1) return slot;
  // A quote of the text, which no time has.
  if (slot.includes('""')) return '';
  const cells = slot.split(delimiter).map((cell) => cell.replaceAll('"', ''));
  return cells.length === time.length ? timeIn(cells, [...cells.keys()]) : '';
}
