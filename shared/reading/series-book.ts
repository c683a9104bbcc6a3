import type { UsageSink } from '../formats/define-format.ts';
import type { Milliseconds, ResourceClass, SeriesIdentity, SeriesWriter } from '../model/usage.ts';
import { isNullWord } from './cell.ts';
import { withUnitColumn } from './cell-unit.ts';
import { canHaveUnit } from './class-units.ts';
import { watchColumns } from './column-watch.ts';
import { type DecimalMark, isNegative, parseDecimal } from './decimal.ts';
import { collectEmptyCells } from './empty-cells.ts';
import { LONGEST_UNIT_CHARACTERS } from './limits.ts';
import type { PlainValue } from './plain-row.ts';
import { resourceIdKind } from './resource-id.ts';
import { checkSeries } from './series-limit.ts';
import { createScale, isOverFull, type Scale, type UnitWatch, watchUnit } from './series-scale.ts';
import { beginning, shownValue } from './shown-text.ts';
import { markIn, type Survey } from './survey-table.ts';
import type { SeriesTerms, TablePlan, ValueColumn } from './table-plan.ts';

/** One row, placed: whose, of what, when. */
export interface PlacedRow {
  readonly id: string | null;
  readonly metric: string | null;
  readonly stamp: Milliseconds;
  readonly length: Milliseconds;
  readonly zone: string | null;
}

/** The series of one table. */
export interface SeriesBook {
  /** @returns whether any cell of the row was used */
  write(cells: readonly string[], placed: PlacedRow, row: number): boolean;
  /** How the values of the row that was written last are written; null: not all of them went into a series. */
  plainValues(placed: PlacedRow): readonly PlainValue[] | null;
  finish(): void;
}

interface OpenSeries {
  /** Opened with its first value, so that a column of which nothing could be used leaves no series. */
  writer(): SeriesWriter;
  isOpened(): boolean;
  readonly terms: SeriesTerms | null;
  readonly scale: Scale;
  /** A unit that its class cannot have. */
  readonly misfit: { readonly class: ResourceClass | null; readonly unit: string | null } | null;
  /** Has any of its values been read? Also one that was then refused, as less than nothing is. */
  read: boolean;
  readonly watch: UnitWatch;
}

interface Recent extends Pick<PlacedRow, 'id' | 'metric' | 'zone'> {
  readonly unit: string | null;
  readonly open: OpenSeries;
}

export function createSeriesBook(plan: TablePlan, survey: Survey, sink: UsageSink): SeriesBook {
  const series = new Map<string, OpenSeries>();
  const marks = plan.values.map(({ column }) => markOf(plan, survey, column));

  const columns = watchColumns();
  const empty = collectEmptyCells();
  const columnOf = (index: number, { id, metric, zone }: PlacedRow): string => `${index}\u0000${id}\u0000${metric}\u0000${zone}`;
  const headerOf = (index: number): string => plan.header[(plan.values[index] as ValueColumn).column]?.trim() ?? '';
  const titleOf = (index: number, placed: PlacedRow): string => placed.metric ?? headerOf(index);

  const openSeries = (value: ValueColumn, placed: PlacedRow, unitCell: string | null): OpenSeries => {
    const terms = value.terms(placed.metric);
    const scale = createScale(terms?.unit ?? null, unitCell, plan.metric === null ? (plan.header[value.column] ?? '') : '');
    const resourceId = terms?.resourceId ?? placed.id;
    const identity: SeriesIdentity = {
      resourceId,
      resourceKind: resourceIdKind(resourceId),
      resourceClass: terms?.resourceClass ?? null,
      metric: terms?.metric ?? placed.metric,
      meaning: terms?.meaning ?? null,
      unit: scale.unit,
      statistic: terms?.statistic ?? null,
      evidence: 'measured',
      zone: placed.zone,
      stamp: plan.stamp,
      lengthFrom: plan.end !== null || plan.length ? 'file' : plan.interval !== null ? 'mapping' : null,
    };
    let opened: SeriesWriter | null = null;
    const writer = (): SeriesWriter => {
      opened ??= sink.series(identity);
      return opened;
    };
    const [resourceClass, unit] = [identity.resourceClass, scale.unit];
    const misfit = canHaveUnit(resourceClass, unit) ? null : { class: resourceClass, unit };
    const isOpened = (): boolean => opened !== null;
    return { writer, isOpened, terms, scale, misfit, read: false, watch: watchUnit(terms, scale) };
  };

  /** The series of each column that was written into last: in a wide table its only one. */
  const recent: (Recent | undefined)[] = [];
  const seriesOf = (index: number, placed: PlacedRow, unit: string | null): OpenSeries => {
    const last = recent[index];
    if (last && last.id === placed.id && last.metric === placed.metric && last.zone === placed.zone && last.unit === unit) return last.open;
    const key = `${index}\u0000${placed.id}\u0000${placed.metric}\u0000${unit}\u0000${placed.zone}`;
    let open = series.get(key);
    if (!open) {
      open = openSeries(plan.values[index] as ValueColumn, placed, unit);
      series.set(key, open);
      checkSeries(series.size);
    }
    recent[index] = { id: placed.id, metric: placed.metric, zone: placed.zone, unit, open };
    return open;
  };

  const writeCell = (index: number, cell: string, placed: PlacedRow, unitCell: string | null, row: number): boolean => {
    // A unit in the cell states it as a unit column would.
    const { number: text, unit } = withUnitColumn(cell.trim(), unitCell);
    const open = seriesOf(index, placed, unit);
    if (!isNullWord(text) && !writeValue(open, text, index, placed, row)) return false;
    if (isNullWord(text)) writeNull(open, index, placed, row);
    if ((open.terms?.resourceClass ?? null) === null) sink.issue('METRIC_UNDECLARED', row, { metric: titleOf(index, placed) });
    if (open.scale.unknown) sink.issue('UNIT_UNKNOWN', row, { unit: open.scale.unit });
    if (open.scale.contradicts && open.terms?.unitFrom === undefined) sink.issue('MAPPING_CONTRADICTS_FILE', row, { field: 'unit' });
    if (open.misfit) sink.issue('UNIT_FOR_CLASS', row, { metric: titleOf(index, placed), ...open.misfit });
    return true;
  };

  const writeNull = (open: OpenSeries, index: number, placed: PlacedRow, row: number): void => {
    if (open.scale.unit !== null) open.writer().add(placed.stamp, placed.length, null, row);
    else empty.add(columnOf(index, placed), open.writer, [placed.stamp, placed.length, row]);
  };

  const writeValue = (open: OpenSeries, text: string, index: number, placed: PlacedRow, row: number): boolean => {
    const mark = marks[index] as DecimalMark | 'open';
    if (mark === 'open' && !(plan.typed && isTypedNumber(text))) {
      sink.issue('DECIMAL_AMBIGUOUS', row, { column: headerOf(index) });
      return false;
    }
    const number = parseDecimal(text, mark === 'open' ? '.' : mark);
    if (number === null) {
      const [column, found] = [titleOf(index, placed), shownValue(text)];
      columns.see(column, found, false);
      sink.issue('VALUE_UNREADABLE', row, { column, found });
      return false;
    }
    if (!open.read) {
      columns.see(titleOf(index, placed), '', true);
      empty.valued(columnOf(index, placed), open.writer);
    }
    open.read = true;
    const converted = open.scale.convert(number);
    const resourceClass = open.terms?.resourceClass ?? null;
    if (isNegative(converted) && resourceClass !== null && resourceClass !== 'other') {
      sink.issue('VALUE_OUT_OF_RANGE', row, { found: shownValue(text) });
      return false;
    }
    if (isOverFull(open.scale, converted)) sink.issue('PERCENT_OVER_100', row);
    open.watch.see(converted);
    open.writer().add(placed.stamp, placed.length, converted, row);
    return true;
  };

  const plainValue = (index: number, placed: PlacedRow): PlainValue | null => {
    const last = recent[index];
    const open = last?.open;
    if (!open || last.id !== placed.id || last.metric !== placed.metric || last.zone !== placed.zone) return null;
    const { factor, unit } = open.scale;
    // Who has a ceiling has a unit, and nothing to watch.
    const ceiling = open.scale.ceiling ?? open.watch.idleUpTo();
    const takesEmpty = unit !== null || empty.goTo(columnOf(index, placed), open.writer);
    // Of a column without any value nobody knows yet whether it has a series.
    if (!(open.read && open.isOpened()) && !takesEmpty) return null;
    const writer = open.writer();
    // Who has no lanes at all may say something of each row.
    if (!writer.lane) return null;
    const lane = writer.lane(placed.length, writer);
    return { writer, lane, factor, ceiling, takesEmpty, takesNumbers: open.read };
  };

  return {
    plainValues(placed) {
      const values: PlainValue[] = [];
      for (let index = 0; index < plan.values.length; index += 1) {
        const value = plainValue(index, placed);
        if (value === null) return null;
        values.push(value);
      }
      return values;
    },
    write(cells, placed, row) {
      const unitCell = plan.unit === null ? null : beginning((cells[plan.unit] ?? '').trim(), LONGEST_UNIT_CHARACTERS);
      let used = false;
      for (let index = 0; index < plan.values.length; index += 1) {
        const cell = cells[(plan.values[index] as ValueColumn).column];
        if (cell !== undefined && writeCell(index, cell, placed, unitCell, row)) used = true;
      }
      return used;
    },
    finish() {
      empty.finish();
      for (const unreadable of columns.unreadable()) sink.issue('COLUMN_UNREADABLE', 0, { ...unreadable });
      for (const { terms, watch } of series.values()) {
        if (watch.undecided()) sink.issue('UNIT_AMBIGUOUS', 0, { metric: terms?.metric ?? '' });
      }
    },
  };
}

/** No mark of thousands or decimals is in it: it was a number, or is one without fraction. */
const isTypedNumber = (text: string): boolean => !text.includes('.') && !text.includes(',');

/** How the fractions of a column are written, as decided for all of it. */
export function markOf(plan: TablePlan, survey: Survey, column: number): DecimalMark | 'open' {
  return plan.decimal ?? markIn(survey, column);
}
