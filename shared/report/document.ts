import type { CellState } from '../model/continuity-map.ts';
import type { Language } from '../reasons/render.ts';

/** A value beside its name. `code`: a hash, an id or a path, which is compared letter by letter. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly code?: boolean;
}

export interface Item {
  readonly text: string;
  readonly under: readonly string[];
}

/** One day of a calendar; null: the month has no such day, or the map does not show it. */
export type CalendarCell = { readonly state: CellState; readonly letter: string } | null;

/** One month of one class: 31 cells. */
export interface CalendarRow {
  readonly head: string;
  readonly cells: readonly CalendarCell[];
}

/** A strip of a figure: the whole period of one line. */
export interface StripLine {
  readonly label: string;
  readonly states: readonly CellState[];
}

/** What a report is made of. Every block can be read aloud: a table has heads, a figure has an alternative in words. */
export type Block =
  | { readonly is: 'paragraph'; readonly text: string; readonly strong?: boolean }
  | { readonly is: 'quote'; readonly text: string; readonly source: string }
  | { readonly is: 'facts'; readonly caption: string; readonly facts: readonly Fact[] }
  /** The first column heads its row. `shares`: widths of the columns, in parts of the page. `code`: columns of hashes and paths. */
  | {
      readonly is: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly shares: readonly number[];
      readonly code?: readonly number[];
    }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  | { readonly is: 'calendar'; readonly caption: string; readonly corner: string; readonly rows: readonly CalendarRow[] }
  | { readonly is: 'strips'; readonly alternative: string; readonly lines: readonly StripLine[] };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** A report before it is written as HTML or as PDF: the same words in both. */
export interface ReportDocument {
  readonly language: Language;
  readonly title: string;
  /** What stands at the foot of every page. */
  readonly footer: string;
  /** `pagina 3 di 12`. */
  readonly page: (number: number, of: number) => string;
  /** RFC 3339 UTC, of the record: the same record gives the same report at any time. */
  readonly dated: string;
  readonly sections: readonly Section[];
}

export const section = (title: string, blocks: readonly (Block | null)[], sections: readonly Section[] = []): Section => ({
  title,
  blocks: blocks.filter((block) => block !== null),
  sections,
});
