import type { UsageSink } from '../../formats/define-format.ts';
import { ENDED, FULL, type KernelCharge, NEW_TIMES, openChargesKernel, TOLD, WHOLE_ROW } from '../../kernels/charges-kernel.ts';
import type { Lane, LaneStore } from '../../model/usage.ts';
import { type Decoder, type Encoding, openDecoder } from '../decode.ts';
import type { LineCharges, LineFault, LinePlan } from '../line.ts';
import type { LineBook } from '../line-book.ts';
import type { Extent } from '../line-extent.ts';
import { ownText } from '../own-text.ts';
import type { ShortWay } from '../row-source.ts';
import { type ChargedSeries, seriesOf, writeCharge } from './charge-outcome.ts';

/** What the rows with the same terms come to. */
type Outcome = LineFault | ChargedSeries;

/** A charge has one or two. */
const MOST_VALUES = 64;

/** Longer cells of terms or times are left to the long way. */
const LONGEST_CELL = 4096;

interface LongWay {
  readonly book: LineBook;
  readonly sink: UsageSink;
}

/**
 * The short way of reading a bill. Of a row with a plain number for its quantity only terms and times are looked at, and these once: a row
 * of which they are written, byte for byte, like those of rows before says what these said. To recognise rows is the kernel's work
 * (kernels/assembly/charges.ts); what new terms and times say is found out here. All other rows go the long way.
 */
export function openChargeWay(
  plan: LinePlan,
  charges: LineCharges,
  encoding: Encoding,
  { book, sink }: LongWay,
): ShortWay & { taken(): number } {
  const header = plan.header.map((title) => title.trim());
  const decoder = openDecoder(encoding);
  const kernel = openChargesKernel(
    {
      columns: header.findLastIndex((title) => title !== '') + 1,
      delimiter: plan.delimiter.charCodeAt(0),
      mark: plan.decimal().charCodeAt(0),
      terms: charges.terms,
      times: charges.times,
      quantities: charges.quantities,
    },
    MOST_VALUES,
    encoding === 'utf-8' ? (bytes) => decoder.next(bytes) : () => undefined,
  );
  /** By what the kernel knows their terms and times by. */
  const outcomes = new Map<number, Outcome>();
  const extents = new Map<number, Extent>();
  let store: LaneStore | null = null;
  let taken = 0;
  let end = 0;
  /** For more terms. */
  let hasRoom = true;
  const cells: string[] = plan.header.map(() => '');

  const pour = (): void => {
    if (kernel.read.size > 0) (store as LaneStore).take(kernel.read);
  };

  /** The row that was read last says something of its own, or goes into its series the long way. */
  const tell = (row: number): void => {
    const outcome = outcomes.get(kernel.kind()) as Outcome;
    if ('code' in outcome) {
      sink.issue(outcome.code, row, outcome.details);
      sink.row('rejected');
      return;
    }
    pour();
    writeCharge(outcome, extents.get(kernel.extent()) as Extent, kernel.quantity(), row);
    sink.row('accepted');
  };

  /** What the row that the kernel stopped at says in these columns: nobody looks at its other cells. null: it must be read as a whole */
  const read = (columns: readonly number[]): readonly string[] | null => {
    for (const column of columns) {
      const cell = kernel.cell(column);
      if (cell.length > LONGEST_CELL) return null;
      cells[column] = textOf(cell, decoder);
    }
    return cells;
  };

  /** Such terms tell a line of the bill from a line of strokes, an empty one and the header repeated, whatever its other cells are. */
  const areOfLine = (line: readonly string[]): boolean =>
    charges.terms.some((column) => /[^\s+:=-]/.test(line[column] as string)) &&
    charges.terms.some((column) => line[column]?.trim() !== header[column]);

  /** @returns the extent of the row that the kernel stopped at; null: it must be read as a whole */
  const learnTimes = (): Extent | null => {
    const line = read(charges.times);
    const extent = line && charges.when(line);
    const times = extent === null || 'code' in extent ? 0 : kernel.addTimes();
    if (extent === null || 'code' in extent || times === 0) return null;
    extents.set(times, extent);
    kernel.setTimes(times, extent.start, extent.length);
    return extent;
  };

  /** What the row comes to that the kernel stopped at, and others of its terms; null: it must be read as a whole */
  const outcomeOf = (row: number): (() => Outcome) | null => {
    const line = read(charges.terms);
    if (line === null || !areOfLine(line)) return null;
    const charge = charges.charge(line);
    if ('code' in charge) return () => standalone(charge);
    if (charge.values.length > MOST_VALUES || !kernel.isPlain()) return null;
    const extent = extents.get(kernel.extent()) ?? learnTimes();
    return extent !== null && book.open(charge.resourceId, row) ? () => seriesOf(charge, extent.length, book) : null;
  };

  /** @returns false: the row that the kernel stopped at must be read as a whole */
  const learnTerms = (row: number): boolean => {
    const open = hasRoom ? outcomeOf(row) : null;
    if (open === null) return false;
    const terms = kernel.addTerms();
    hasRoom = terms !== 0;
    if (!hasRoom) return false;
    // Not before: nobody would use its series.
    const outcome = open();
    outcomes.set(terms, outcome);
    if ('code' in outcome) {
      kernel.setFault(terms);
      return true;
    }
    store ??= outcome.lanes?.store ?? null;
    const lanes = outcome.lanes?.store === store ? outcome.lanes : null;
    kernel.setCharge(terms, lanes?.length ?? Number.NaN, lanes === null ? [] : inKernel(outcome, lanes.of));
    return true;
  };

  return {
    numbers: new Set(charges.quantities),
    load: kernel.load,
    repeat(at, row) {
      if (row <= plan.headerRow) return 0;
      let count = 0;
      let told = 0;
      end = at;
      for (;;) {
        const why = kernel.repeat(end, row + count);
        count += kernel.repeated();
        end = kernel.position();
        if (why === ENDED || why === WHOLE_ROW) break;
        if (why === FULL) pour();
        else if (why === TOLD) {
          tell(row + count - 1);
          told += 1;
        } else if (why === NEW_TIMES ? learnTimes() === null : !learnTerms(row + count)) break;
      }
      pour();
      if (count > told) sink.row('accepted', count - told);
      return count;
    },
    end: () => end,
    sawRow: () => undefined,
    finish(count) {
      taken = count;
    },
    taken: () => taken,
  };
}

function inKernel({ factors }: ChargedSeries, lanes: readonly Lane[]): readonly KernelCharge[] {
  return lanes.map(({ number, back }, index) => ({ ...(factors[index] ?? { times: 1, power: 0 }), lane: number, back }));
}

const QUOTE = 34;

/** What a cell says that is written so. */
function textOf(cell: Uint8Array, decoder: Decoder): string {
  const isQuoted = cell[0] === QUOTE;
  const inner = isQuoted ? cell.subarray(1, -1) : cell;
  // A decoder takes its time before it begins.
  const text = inner.some((byte) => byte > 127) ? decoder.next(inner) : String.fromCharCode(...inner);
  return isQuoted ? text.replaceAll('""', '"') : text;
}

/** What is shown of a cell, without the row that it is a part of. */
function standalone({ code, details }: LineFault): LineFault {
  if (details === undefined) return { code };
  const entries = Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? ownText(value) : value] as const);
  return { code, details: Object.fromEntries(entries) };
}
