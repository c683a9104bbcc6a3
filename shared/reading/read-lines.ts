import type { UsageSink } from '../formats/define-format.ts';
import type { OnRow } from './csv-scanner.ts';
import type { Encoding } from './decode.ts';
import { isFault, type LinePlan } from './line.ts';
import { createLineBook, type LineBook } from './line-book.ts';
import type { RowSource } from './row-source.ts';
import { isRuleLine } from './rule-line.ts';
import { openChargeWay } from './scan/charge-way.ts';
import { statedDelimiter } from './table-head.ts';

/** The rows of a table of lines. */
export interface LineRows {
  /** From the text. */
  readonly decoded: RowSource;
  /** From bytes, where those of ASCII stand for themselves. */
  readonly bytes: { readonly rows: RowSource; readonly encoding: Encoding } | null;
}

/** Reads a table whose lines its format explains one by one. */
export async function readLines(
  plan: LinePlan,
  { decoded, bytes }: LineRows,
  openSink: () => UsageSink,
): Promise<{ readonly dataRows: number }> {
  const { survey } = plan;
  if (survey) {
    const look: OnRow = (cells, row, closed) => {
      if (row > plan.headerRow && closed && cells.length > 1) survey(cells);
      return true;
    };
    await decoded(look, () => {});
  }
  const sink = openSink();
  for (const { code, details } of plan.notes) sink.issue(code, 0, details);
  const book = createLineBook(plan.evidence, plan.decimal(), sink);
  const read = lineReader(plan, book, sink);
  let dataRows = 0;
  const onRow: OnRow = (cells, row, closed) => {
    if (row === plan.headerRow) return true;
    if ((cells.length === 1 && (cells[0] as string).trim() === '') || isRuleLine(cells)) {
      sink.issue('BLANK_LINE', row);
      return true;
    }
    if (row < plan.headerRow) {
      if (!(row === 1 && statedDelimiter(cells.join(plan.delimiter)) !== null)) sink.issue('PREAMBLE_SKIPPED', row);
      return true;
    }
    dataRows += 1;
    if (!closed) sink.issue('QUOTE_UNCLOSED', row);
    sink.row(closed && read(cells, row) ? 'accepted' : 'rejected');
    return true;
  };
  const charges = plan.charges?.();
  // What is stored as a number comes with a point.
  const isStoredOtherwise = bytes?.rows.fractions !== undefined && plan.decimal() !== '.';
  if (!bytes || !charges || isStoredOtherwise) await decoded(onRow, () => {});
  else {
    const shortWay = openChargeWay(plan, charges, bytes.encoding, { book, sink });
    await bytes.rows(onRow, () => {}, shortWay);
    dataRows += shortWay.taken();
  }
  return { dataRows };
}

/** @returns whether anything of the row was used; what was not has its issue */
function lineReader(plan: LinePlan, book: LineBook, sink: UsageSink): (cells: readonly string[], row: number) => boolean {
  const header = plan.header.map((name) => name.trim());
  const wanted = header.findLastIndex((name) => name !== '') + 1;
  return (cells, row) => {
    if (cells.every((cell) => cell.trim() === '')) {
      sink.issue('ROW_EMPTY', row);
      return false;
    }
    if (cells[0]?.trim() === header[0] && cells.every((cell, index) => cell.trim() === (header[index] ?? ''))) {
      sink.issue('HEADER_REPEATED', row);
      return false;
    }
    const tooMany = cells.length > wanted && cells.slice(wanted).some((cell) => cell.trim() !== '');
    if (cells.length < wanted || tooMany) sink.issue('ROW_RAGGED', row, { cells: cells.length, wanted });
    // Which of the cells is one too many cannot be known.
    if (tooMany) return false;
    const explained = plan.explain(cells);
    if (isFault(explained)) {
      sink.issue(explained.code, row, explained.details);
      return false;
    }
    if (!('seen' in explained)) return book.write(explained, row);
    const { seen, addresses } = explained;
    if (seen) sink.resource({ ...seen, row });
    for (const address of addresses) sink.address(address, row, seen?.resourceId ?? null);
    return true;
  };
}
