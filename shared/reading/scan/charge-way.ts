import type { UsageSink } from '../../formats/define-format.ts';
import { ENDED, FULL, type KernelCharge, openChargesKernel, TOLD, WHOLE_ROW } from '../../kernels/charges-kernel.ts';
import type { Lane, LaneStore } from '../../model/usage.ts';
import { type Encoding, openDecoder } from '../decode.ts';
import type { LineCharges, LineFault, LinePlan } from '../line.ts';
import type { LineBook } from '../line-book.ts';
import type { Extent } from '../line-extent.ts';
import { ownText } from '../own-text.ts';
import type { ShortWay } from '../row-source.ts';
import { type ChargedSeries, seriesOf, writeCharge } from './charge-outcome.ts';

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
 * byte, like those of rows that went the long way, with a plain number for its quantity: then it says what they said. To recognise rows is
 * the kernel's work (kernels/assembly/charges.ts); what their terms and times say is learnt here.
 */
export function openChargeWay(
  plan: LinePlan,
  charges: LineCharges,
  encoding: Encoding,
  { book, sink, seen }: LongWay,
): ShortWay & { taken(): number } {
  const header = plan.header.map((title) => title.trim());
  const decoder = encoding === 'utf-8' ? openDecoder(encoding) : null;
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
    (bytes) => decoder?.next(bytes),
  );
  /** By what the kernel knows their terms and times by. */
  const outcomes = new Map<number, Outcome>();
  const extents = new Map<number, Extent>();
  let store: LaneStore | null = null;
  let taken = 0;
  let end = 0;

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
    return seriesOf(charge, extent.length, book);
  };

  const learnTerms = (line: SeenLine): void => {
    const outcome = outcomeOf(line);
    const terms = outcome === null ? 0 : kernel.addTerms();
    if (outcome === null || terms === 0) return;
    outcomes.set(terms, outcome);
    if ('code' in outcome) {
      kernel.setFault(terms);
      return;
    }
    store ??= outcome.lanes?.store ?? null;
    const lanes = outcome.lanes?.store === store ? outcome.lanes : null;
    kernel.setCharge(terms, lanes?.length ?? Number.NaN, lanes === null ? [] : inKernel(outcome, lanes.of));
  };

  /** @returns whether rows of these times can be read now */
  const learnTimes = (cells: readonly string[]): boolean => {
    const extent = charges.when(cells);
    const times = 'code' in extent ? 0 : kernel.addTimes();
    if ('code' in extent || times === 0) return false;
    extents.set(times, extent);
    kernel.setTimes(times, extent.start, extent.length);
    return true;
  };

  /** The times of the row that the kernel stopped at; nobody looks at its other cells. */
  const learnNewTimes = (): boolean => {
    const cells: string[] = plan.header.map(() => '');
    for (const column of charges.times) {
      const text = textOf(kernel.cell(column));
      if (text === null) return false;
      cells[column] = text;
    }
    return learnTimes(cells);
  };

  return {
    load: kernel.load,
    repeat(at, row) {
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
        } else if (!learnNewTimes()) break;
      }
      pour();
      if (count > told) sink.row('accepted', count - told);
      return count;
    },
    end: () => end,
    sawRow(bytes, at) {
      const line = seen();
      if (bytes === null || line === null || !kernel.look(at)) return;
      if (!kernel.knowsTerms() && areOfLine(line.cells)) learnTerms(line);
      if (!kernel.knowsTimes()) learnTimes(line.cells);
    },
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

/** What a cell says that is written so. null: not of ASCII */
function textOf(cell: Uint8Array): string | null {
  if (cell.some((byte) => byte > 127)) return null;
  const isQuoted = cell[0] === QUOTE;
  const text = String.fromCharCode(...(isQuoted ? cell.subarray(1, -1) : cell));
  return isQuoted ? text.replaceAll('""', '"') : text;
}

/** What is shown of a cell, without the row that it is a part of. */
function standalone({ code, details }: LineFault): LineFault {
  if (details === undefined) return { code };
  const entries = Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? ownText(value) : value] as const);
  return { code, details: Object.fromEntries(entries) };
}
