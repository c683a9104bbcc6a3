import type { MappedSeries, Mapping, ResourceIdRule } from '../model/mapping.ts';

/** Why something is guessed; how it is said is for whoever shows it (render-draft.ts, a page). */
export type Because =
  /** The title of the column promises it and its cells bear it out. */
  | { readonly why: 'title-and-cells'; readonly titles: readonly string[]; readonly holds: Held }
  /** The cells alone. */
  | { readonly why: 'cells'; readonly titles: readonly string[]; readonly holds: Held }
  /** Words of the title: of a column, or the name of a metric. */
  | { readonly why: 'words'; readonly title: string }
  /** Words of the title, and numbers that go from 0 to 100. */
  | { readonly why: 'words-and-values'; readonly title: string }
  /** A line above the table, or the name of the file. */
  | { readonly why: 'preamble' | 'file-name'; readonly found: string }
  /** Most rows of one series are so many seconds apart. */
  | { readonly why: 'step'; readonly seconds: number }
  | { readonly why: 'one-column-a-measure' | 'one-row-a-measure' | 'all-dates' | 'decimals' | 'custom' };

/** What the cells of a column are. */
export type Held = 'times' | 'dates-and-hours' | 'names' | 'ids' | 'measures' | 'numbers' | 'units';

export interface Guess<T> {
  readonly value: T;
  readonly because: Because;
}

/** Nobody can guess it, and without it the mapping must not be accepted. */
export type Open = 'open';

/** An entry of `series`; `unit: 'open'`: it is needed and not said anywhere. */
export type DraftSeries = Omit<MappedSeries, 'unit'> & { readonly unit?: string | Open };

/** A measure of which the words say nothing that is known. */
export interface UnknownSeries {
  readonly column: string;
  /** The column is called like a machine: its values are that machine's. */
  readonly machine: boolean;
}

type Columns = NonNullable<Mapping['columns']>;

/** What a mapping of one file may say. `null`: the line is not needed, or nothing speaks for it. */
export interface MappingDraft {
  /** Several formats say yes: the mapping must name one. */
  readonly formats: readonly string[];
  readonly layout: Guess<'long' | 'wide'> | null;
  readonly zone: Open | null;
  readonly dateFormat: Guess<string> | Open | null;
  readonly decimal: Guess<',' | '.'> | Open | null;
  readonly stamp: Guess<'start' | 'end'> | Open | null;
  readonly interval: Guess<string> | null;
  readonly columns: {
    readonly time: Guess<readonly string[]> | Open | null;
    readonly end: Guess<readonly string[]> | null;
  } & { readonly [Name in Exclude<keyof Columns, 'time' | 'end' | 'id'>]: Guess<string> | Open | null };
  readonly resourceId: Guess<ResourceIdRule> | Open | null;
  readonly series: readonly Guess<DraftSeries>[];
  readonly unknown: readonly UnknownSeries[];
  /** Must there be a series at least? */
  readonly needsSeries: boolean;
}

/** A draft without lines. */
export const emptyDraft: MappingDraft = {
  formats: [],
  layout: null,
  zone: null,
  dateFormat: null,
  decimal: null,
  stamp: null,
  interval: null,
  columns: { time: null, end: null, metric: null, value: null, unit: null },
  resourceId: null,
  series: [],
  unknown: [],
  needsSeries: false,
};
