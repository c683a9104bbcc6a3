/** What a size of the bench is called in results and commands. */
export type BenchSize = 'quick' | '250' | '2500';

/** One aim of the project for its speed: a ratio of wall times, the contender's over Attesta's. */
export interface RatioTarget {
  /** Key of `ratios` in the results. */
  readonly ratio: string;
  /** Where it is aimed for. */
  readonly sizes: readonly BenchSize[];
  readonly least: number;
}

const at = (
  sizes: readonly BenchSize[],
  input: string,
  form: 'attesta' | 'attesta-ingest',
  leasts: Readonly<Record<string, number>>,
): RatioTarget[] => Object.entries(leasts).map(([tool, least]) => ({ ratio: `${input}: ${form} vs ${tool}`, sizes, least }));

const large = ['250', '2500'] as const;
/** The same rows in other clothes: none may be slower than DuckDB on one thread. */
const layouts = ['shuffled', 'resource-ordered', 'quoted', 'crlf', 'offsets', 'fractions'] as const;

export const ratioTargets: readonly RatioTarget[] = [
  ...at(['2500'], 'long', 'attesta', { 'csv-parse': 20, duckdb: 3.5, 'wc -l': 1 / 7 }),
  ...at(['250'], 'long', 'attesta', { 'csv-parse': 12, duckdb: 2.5 }),
  ...at(['2500'], 'long', 'attesta-ingest', { 'csv-parse': 12, duckdb: 2.5 }),
  ...at(large, 'italian', 'attesta', { 'csv-parse': 12, duckdb: 3 }),
  ...at(large, 'wide', 'attesta', { 'csv-parse': 8, duckdb: 2.3 }),
  ...at(large, 'bill', 'attesta', { 'csv-parse': 7, duckdb: 1.7 }),
  ...layouts.flatMap((layout) => at(large, layout, 'attesta', { duckdb: 1 })),
  ...at(large, 'gz', 'attesta', { 'node-inflate': 0.5 }),
  ...at(large, 'S3 long', 'attesta-ingest', { 'http-discard': 0.4 }),
];

/** MiB, peaks of whole processes. */
export interface MemoryTarget {
  readonly input: string;
  readonly tool: string;
  readonly most: number;
  /** More than the same tool held for this input, in place of all that it holds. */
  readonly moreThan?: string;
}

export const memoryTargets: readonly MemoryTarget[] = [
  { input: 'long', tool: 'attesta-scan', most: 150 },
  { input: 'long', tool: 'attesta-ingest', most: 150 },
  { input: 'memory long', tool: 'attesta-scan', most: 25, moreThan: 'memory long-tenth' },
  { input: 'memory long', tool: 'attesta-ingest', most: 25, moreThan: 'memory long-tenth' },
  { input: 'S3 long', tool: 's3-ingest', most: 200 },
];
