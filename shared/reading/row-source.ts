import type { ReasonCode } from '../reasons/catalogue.ts';
import { type OnRow, scanRows } from './csv-scanner.ts';
import type { OpenText } from './decode.ts';

/** A row that is there and cannot be had as cells. */
export type OnFault = (code: ReasonCode, row: number, details?: Readonly<Record<string, unknown>>) => void;

/** One pass over the rows of a table, from the first; it ends early where `onRow` says so. @throws Refusal */
export type RowSource = (onRow: OnRow, onFault: OnFault) => Promise<void>;

/** The lines of a delimited text. */
export function linesOf(delimiter: string, open: OpenText): RowSource {
  return async (onRow) => {
    const scanner = scanRows(delimiter, onRow);
    for await (const text of open()) if (!scanner.push(text)) return;
    scanner.end();
  };
}
