import { romeDay, SUMMER_TIME } from '../../generate/extent.ts';

const DAY = 86_400_000;
/** A day of 25 hours in slots of five minutes, filled up to whole bytes. */
export const SLOTS_IN_DAY = 304;

/** Rome day of an instant in milliseconds, and the instant that a Rome day begins at: arithmetic, as a zone table is slower and not built in. */
export const dayOf = (instant: string): string =>
  `(${instant} + CASE WHEN ${instant} < ${SUMMER_TIME} THEN 3600000 ELSE 7200000 END) // ${DAY}`;
export const startOfDay = (day: string): string =>
  `(${day} * ${DAY} - CASE WHEN ${day} <= ${romeDay(SUMMER_TIME)} THEN 3600000 ELSE 7200000 END)`;

/** The instant that slot 0 of a Rome day begins at, milliseconds. */
export const dayStart = (day: number): number => day * DAY - (day <= romeDay(SUMMER_TIME) ? 3_600_000 : 7_200_000);

/** `{'a': 'TYPE', …}` for `columns=` of `read_csv`. */
export const columnTypes = (columns: Iterable<readonly [name: string, type: string]>): string =>
  `{${[...columns].map(([name, type]) => `'${name}': '${type}'`).join(', ')}}`;

/** Options under which DuckDB guesses nothing, and keeps the lines that it cannot read. */
export const readCsv = (path: string, delimiter: string, columns: string, more = ''): string =>
  `read_csv('${path}', auto_detect=false, delim='${delimiter}', quote='"', escape='"', header=true, store_rejects=true, columns=${columns}${more})`;
