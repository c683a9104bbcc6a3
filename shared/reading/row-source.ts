import type { ReasonCode } from '../reasons/catalogue.ts';
import { type OnRow, scanRows } from './csv-scanner.ts';
import type { OpenText } from './decode.ts';

/** A row that is there and cannot be had as cells. */
export type OnFault = (code: ReasonCode, row: number, details?: Readonly<Record<string, unknown>>) => void;

/** A way of reading rows that need not become cells: scan/repeat-rows.ts. Sources of text have no use for it. */
export interface ShortWay {
  /** Columns of which it reads the cells as numbers. */
  readonly numbers: ReadonlySet<number>;
  /** The bytes that rows are read from next: whole lines. */
  load(bytes: Uint8Array): void;
  /** Reads rows from `at` on, up to one that must be read as a whole. @returns how many */
  repeat(at: number, row: number): number;
  /** The position after them. */
  end(): number;
  /** Something has just been read as a whole: the one line at `at`, or (null) what was none. */
  sawRow(bytes: Uint8Array | null, at: number): void;
  /** All rows have been read; so many of them this way. */
  finish(repeated: number): void;
}

/** One pass over the rows of a table, from the first; it ends early where `onRow` says so. @throws Refusal */
export interface RowSource {
  (onRow: OnRow, onFault: OnFault, shortWay?: ShortWay): Promise<void>;
  /** Columns of numbers that may have a fraction: a short way gets them with a point. Only of tables that store numbers. */
  readonly fractions?: ReadonlySet<number>;
}

/** The lines of a delimited text. */
export function linesOf(delimiter: string, open: OpenText): RowSource {
  return async (onRow) => {
    const scanner = scanRows(delimiter, onRow);
    for await (const text of open()) if (!scanner.push(text)) return;
    scanner.end();
  };
}
