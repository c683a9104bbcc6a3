import type { Decimal } from '../../../shared/model/usage.ts';
import { plainCell } from '../../../shared/reading/containers/typed-cells.ts';
import type { RowBatch, TypedTable } from '../../../shared/reading/containers/typed-table.ts';
import { scanRows } from '../../../shared/reading/csv-scanner.ts';
import { type DecimalMark, parseDecimal } from '../../../shared/reading/decimal.ts';
import type { Draw } from '../short-way/draw.ts';

/** A text that a table is made from. */
export interface TableText {
  readonly text: string;
  readonly delimiter: string;
  readonly mark: DecimalMark;
}

interface StoredColumn {
  readonly name: string;
  readonly cells: readonly string[];
  readonly isFraction: boolean;
}

/** The same rows as a database would store them column by column, beside some columns that nobody looks at. */
export function storeTable({ text, delimiter, mark }: TableText, draw: Draw): TypedTable {
  const [header = [], ...rows] = rowsOf(text, delimiter);
  const own = header.map((name, column) => storeColumn(name, textsOf(rows, column), mark, draw));
  const others = Array.from({ length: draw.below(4) }, (_, at) => otherColumn(`note ${at}`, rows.length, draw));
  const columns = draw.chance(0.3) ? [...others, ...own] : [...own, ...others];
  return {
    header: columns.map(({ name }) => plainCell(name)),
    fractions: new Set(columns.flatMap(({ isFraction }, at) => (isFraction ? [at] : []))),
    batches: (wanted) => batchesOf(columns, rows.length, wanted, 1 + draw.below(40)),
  };
}

function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  const scanner = scanRows(delimiter, (cells) => rows.push([...cells]) > 0);
  scanner.push(text.replace(/^\uFEFF/, ''));
  scanner.end();
  return rows;
}

const textsOf = (rows: readonly (readonly string[])[], column: number): string[] => rows.map((cells) => cells[column] ?? '');

/** Numbers become numbers where nothing else stands among them, in most columns. */
function storeColumn(name: string, texts: readonly string[], mark: DecimalMark, draw: Draw): StoredColumn {
  const numbers = texts.map((text) => (text.trim() === '' ? null : parseDecimal(text.trim(), mark)));
  const isFraction = draw.chance(0.8) && numbers.every((number, at) => number !== null || (texts[at] as string).trim() === '');
  return {
    name,
    isFraction,
    cells: isFraction ? numbers.map((number) => plainCell(stored(number))) : texts.map((text) => plainCell(text)),
  };
}

/** No zeros at the end are stored. */
function stored(number: Decimal | null): Decimal | null {
  if (number === null || number.scale === 0 || BigInt(number.mantissa) % 10n !== 0n) return number;
  return stored({ mantissa: BigInt(number.mantissa) / 10n, scale: number.scale - 1 });
}

function otherColumn(title: string, rows: number, draw: Draw): StoredColumn {
  const name = draw.chance(0.05) ? ' ' : title;
  const usual = draw.one(['', 'x', '---', title, 'città "a"']);
  const cells = Array.from({ length: rows }, () => (draw.chance(0.8) ? usual : draw.one(['', 'x', '---', title, '\ta'])));
  return { name, isFraction: false, cells };
}

async function* batchesOf(
  columns: readonly StoredColumn[],
  rows: number,
  wanted: ReadonlySet<number> | null,
  size: number,
): AsyncGenerator<RowBatch> {
  for (let from = 0; from < rows; from += size) {
    const cells = columns.map(({ cells: all }, column) => {
      const part = all.slice(from, from + size);
      return wanted === null || wanted.has(column) ? part : part.map(() => '');
    });
    const characters = cells.flat().reduce((sum, cell) => sum + cell.length + 1, 0);
    yield { rows: Math.min(size, rows - from), columns: cells, characters };
  }
}
