import type { UsageSink } from '../../formats/define-format.ts';
import type { LaneStore } from '../../model/usage.ts';
import { newLaneRows } from '../../usage/lane-rows.ts';
import { type Encoding, openDecoder } from '../decode.ts';
import type { LineCharges, LineFault, LinePlan } from '../line.ts';
import type { LineBook } from '../line-book.ts';
import type { Extent } from '../line-extent.ts';
import { ownText } from '../own-text.ts';
import type { ShortWay } from '../row-source.ts';
import { openCellBook } from './cell-book.ts';
import { findCells, isAscii, newCellBounds } from './cell-bounds.ts';
import { type ChargedSeries, seriesOf, type WaitingRows, writeCharge } from './charge-outcome.ts';
import { readQuantity } from './quantity.ts';
import { openRowTemplates } from './row-templates.ts';
import { newRowValues } from './row-values.ts';

/** What the rows with the same terms come to. */
type Outcome = LineFault | ChargedSeries;

/** A row that has just been read the long way, as a line of the bill. */
export interface SeenLine {
  readonly cells: readonly string[];
  /** Its quantity went into its series. */
  readonly used: boolean;
}

/** A charge has one or two. */
const MOST_VALUES = 64;

interface LongWay {
  readonly book: LineBook;
  readonly sink: UsageSink;
  /** The row before; null: it was no line. */
  seen(): SeenLine | null;
}

/**
 * The short way of reading a bill, beside the long one, from which it learns. It takes a row whose terms and times are written, byte for
 * byte, like those of rows that went the long way, with a plain number for its quantity: then it says what they said. The other cells are
 * looked at only to find where they end.
 */
export function openChargeWay(
  plan: LinePlan,
  charges: LineCharges,
  encoding: Encoding,
  { book, sink, seen }: LongWay,
): ShortWay & { taken(): number } {
  const header = plan.header.map((title) => title.trim());
  const bounds = newCellBounds(header.findLastIndex((title) => title !== '') + 1);
  const delimiter = plan.delimiter.charCodeAt(0);
  const mark = plan.decimal().charCodeAt(0);
  const terms = openCellBook(charges.terms);
  const times = openCellBook(charges.times);
  const templates = openRowTemplates(bounds.starts.length, delimiter, [...charges.times, ...charges.quantities]);
  const outcomes: Outcome[] = [];
  const extents: Extent[] = [];
  const quantity = newRowValues(1);
  let store: LaneStore | null = null;
  const rows = newLaneRows(MOST_VALUES);
  const waiting: WaitingRows = {
    rows,
    pour() {
      if (rows.size > 0) (store as LaneStore).take(rows);
    },
  };
  const decoder = encoding === 'utf-8' ? openDecoder(encoding) : null;
  let bytes: Uint8Array = new Uint8Array(0);
  let view = viewOf(bytes);
  let taken = 0;
  let end = 0;

  /** @returns false: nothing was done */
  const take = (bytes: Uint8Array, view: DataView, kind: number, row: number): boolean => {
    const outcome = outcomes[kind];
    if (outcome === undefined) return false;
    if ('code' in outcome) {
      sink.issue(outcome.code, row, outcome.details);
      sink.row('rejected');
      return true;
    }
    const extent = extents[times.find(bytes, view, bounds)];
    if (extent === undefined || !readQuantity(bytes, bounds, charges.quantities, mark, quantity)) return false;
    const scale = quantity.scales[0] as number;
    writeCharge(outcome, extent, scale < 0 ? null : { mantissa: quantity.mantissas[0] as number, scale }, row, waiting);
    sink.row('accepted');
    return true;
  };

  /** Such terms tell a line of the bill from a line of strokes, an empty one and the header repeated, whatever its other cells are. */
  const areOfLine = (cells: readonly string[]): boolean => {
    const filled = charges.terms.map((column) => cells[column] ?? '');
    return filled.some((cell) => /[^\s+:=-]/.test(cell)) && charges.terms.some((column) => cells[column]?.trim() !== header[column]);
  };

  const outcomeOf = ({ cells, used }: SeenLine): Outcome | null => {
    const charge = charges.charge(cells);
    if ('code' in charge) return standalone(charge);
    if (!used) return null;
    const extent = charges.when(cells);
    if ('code' in extent || charge.values.length > MOST_VALUES) return null;
    const series = seriesOf(charge, extent.length, book);
    store ??= series.lanes?.store ?? null;
    return series;
  };

  const learn = (bytes: Uint8Array, view: DataView, line: SeenLine): void => {
    if (terms.find(bytes, view, bounds) < 0 && areOfLine(line.cells)) {
      const outcome = outcomeOf(line);
      const number = outcome === null ? -1 : terms.add(bytes, bounds);
      if (outcome !== null && number >= 0) outcomes[number] = outcome;
    }
    if (times.find(bytes, view, bounds) >= 0) return;
    const extent = charges.when(line.cells);
    if ('code' in extent) return;
    const number = times.add(bytes, bounds);
    if (number >= 0) extents[number] = extent;
  };

  return {
    load(given) {
      bytes = given;
      view = viewOf(given);
    },
    repeat(at, row) {
      let count = 0;
      end = at;
      while (end < bytes.length) {
        const expected = terms.expected();
        let next = expected < 0 ? -1 : templates.follow(bytes, view, end, expected, bounds);
        const isLikeLast = next >= 0;
        if (isLikeLast) terms.goOn(expected);
        else next = findCells(bytes, end, delimiter, bounds);
        if (next < 0) break;
        const kind = isLikeLast ? expected : terms.find(bytes, view, bounds);
        // Also of cells that nobody looks at, bytes that are no text mean another encoding.
        if (!isAscii(bounds)) decoder?.next(bytes.subarray(end, next));
        if (!take(bytes, view, kind, row + count)) break;
        if (!isLikeLast) templates.see(bytes, end, next, kind, bounds);
        count += 1;
        end = next;
      }
      waiting.pour();
      return count;
    },
    end: () => end,
    sawRow(seenBytes, at) {
      const line = seen();
      if (seenBytes === null || line === null || findCells(seenBytes, at, delimiter, bounds) < 0) return;
      learn(seenBytes, viewOf(seenBytes), line);
    },
    finish(count) {
      taken = count;
    },
    taken: () => taken,
  };
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView => new DataView(buffer, byteOffset, byteLength);

/** What is shown of a cell, without the row that it is a part of. */
function standalone({ code, details }: LineFault): LineFault {
  if (details === undefined) return { code };
  const entries = Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? ownText(value) : value] as const);
  return { code, details: Object.fromEntries(entries) };
}
