import { parse } from 'csv-parse/sync';
import type { Mapping } from '../../../../shared/model/mapping.ts';
import { readAsRome } from '../../../oracle/rome.ts';
import { isNull, naiveNumber } from './naive-number.ts';
import { type NaiveTime, naiveTime } from './naive-time.ts';

/** One value, placed; null: "no data". */
export interface NaiveRow {
  readonly series: string;
  readonly zone: string | null;
  readonly stamp: number;
  readonly value: bigint | null;
  readonly row: number;
}

export interface NaiveTable {
  readonly rows: NaiveRow[];
  readonly accepted: number;
  readonly rejected: number;
  /** Physical lines, by what is wrong with them. */
  readonly issues: ReadonlyMap<string, number[]>;
}

const isOfPerson = (...names: readonly (string | null)[]): boolean => names.some((name) => name?.includes('@'));

/** What a unit is told in, and how many of those it is, exactly. */
const units: Readonly<Record<string, readonly [told: string, factor: bigint]>> = {
  '%': ['percent', 1n],
  ratio: ['percent', 100n],
  'MB/s': ['byte/s', 1_000_000n],
};
const isHeaderLike = (cells: readonly string[]): boolean => !cells.some((cell) => /^[-+]?[\d.,]{1,40}%?$/.test(cell));

interface Placed {
  readonly zone: string | null;
  readonly stamp: number;
}

interface Line {
  readonly cells: readonly string[];
  readonly row: number;
}

function linesOf(text: string, delimiter: string): Line[] {
  const records = parse(text, {
    delimiter,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }) as string[][];
  let row = 1;
  return records.map((record) => {
    const line = { cells: record.map((cell) => cell.trim()), row };
    row += record.join('').split(/\r\n|\n|\r/).length;
    return line;
  });
}

/** Reads a table cell by cell as DESIGN §4 and §5 say, with no thought of speed. @throws where csv-parse does */
export function readNaively(text: string, delimiter: string, mark: string, mapping: Mapping): NaiveTable {
  const lines = linesOf(text, delimiter);
  const { columns = {}, series = [], zone = null, dateFormat } = mapping;
  const isLong = mapping.layout === 'long';
  const names = [columns.time ?? []].flat();
  // The header is the first line that holds every name of the mapping: one with some of them stands above it, whatever its rows are.
  const named = isLong ? [columns.value, columns.metric, columns.unit] : series.map(({ column }) => column);
  const wanted = [...names, columns.id, ...named].filter((name) => name !== undefined);
  const at = lines.findIndex(({ cells }) => wanted.every((name) => cells.includes(name)));
  const header = lines[at]?.cells ?? [];
  const constant = mapping.resourceId && 'constant' in mapping.resourceId ? mapping.resourceId.constant : null;
  const rows: NaiveRow[] = [];
  const issues = new Map<string, number[]>();
  const tell = (code: string, row: number): false => {
    issues.set(code, [...(issues.get(code) ?? []), row]);
    return false;
  };
  const cellOf = (cells: readonly string[], name: string | undefined): string => cells[header.indexOf(name ?? '')] ?? '';
  const courses = new Map<string, number[]>();

  /** An hour that occurs twice is told apart by the order of the rows of its series. */
  const placed = (time: NaiveTime, course: number[]): Placed | null => {
    if (time.zone !== null) return { zone: time.zone, stamp: time.instant };
    if (zone === null) return { zone, stamp: time.wall };
    const [early, late] = zone === 'UTC' ? [time.wall] : readAsRome(time.wall);
    if (early === undefined) return null;
    const [last, before] = [course.at(-1), course.at(-2)];
    let stamp = early;
    if (late !== undefined && last !== undefined) {
      const isBackwards = before !== undefined && last < before;
      if (isBackwards ? late < last : early <= last) stamp = late;
    }
    course.push(stamp);
    return { zone, stamp };
  };

  /** What is wrong with a value; null: nothing is. */
  const faultOf = (number: bigint | null, isNothing: boolean, resourceClass: string | undefined): string | null => {
    if (number === null) return isNothing ? null : 'VALUE_UNREADABLE';
    return number < 0n && resourceClass !== undefined && resourceClass !== 'other' ? 'VALUE_OUT_OF_RANGE' : null;
  };

  const readValue = (
    cell: string,
    names: { id: string | null; metric: string; unit: string },
    at: Placed,
    row: number,
  ): 'used' | 'personal' | 'not used' => {
    if (/\d\s*([A-Za-z]{2}|%)/.test(cell)) throw new Error('a unit in the cell');
    const { id, metric } = names;
    const entry = series.find(({ column }) => column === metric);
    const number = isNull(cell) ? null : naiveNumber(cell, mark);
    const fault = faultOf(number, isNull(cell), entry?.class);
    if (fault !== null) tell(fault, row);
    if (fault !== null) return 'not used';
    if (isOfPerson(id, metric) && number === null) throw new Error('whose an empty cell is depends on what follows');
    if (isOfPerson(id, metric)) return 'personal';
    // What the row says of its unit counts, else what the mapping says; numbers of two units are two series.
    const unit = names.unit === '' ? (entry?.unit ?? '') : names.unit;
    const [told, factor] = units[unit] ?? [unit, 1n];
    rows.push({ series: `${id} | ${metric} | ${told}`, ...at, value: number === null ? null : number * factor, row });
    return 'used';
  };

  const readValues = (cells: readonly string[], id: string | null, at: Placed, row: number): boolean => {
    const names = isLong ? [columns.value as string] : series.map(({ column }) => column);
    const fates = names.map((name) => {
      const cell = cells[header.indexOf(name)];
      if (cell === undefined) return 'not used';
      return readValue(cell, { id, metric: isLong ? cellOf(cells, columns.metric) : name, unit: cellOf(cells, columns.unit) }, at, row);
    });
    if (fates.includes('personal')) tell('NAME_IS_PERSONAL', row);
    return fates.includes('used');
  };

  let isUnderOthers = false;
  /** Why a row is none of this table's. */
  const strangenessOf = (cells: readonly string[], hasTime: boolean): string | null => {
    if (cells.every((cell) => cell === '')) return 'ROW_EMPTY';
    const beginsAsHeader = cells[0] === header[0];
    const isRepeated = beginsAsHeader && cells.every((cell, index) => cell === (header[index] ?? ''));
    if (isRepeated) isUnderOthers = false;
    else if (beginsAsHeader && cells.length > 1 && !hasTime && isHeaderLike(cells)) isUnderOthers = true;
    if (isRepeated) return 'HEADER_REPEATED';
    if (isUnderOthers) return 'COLUMNS_CHANGED';
    return cells.slice(header.length).every((cell) => cell === '') ? null : 'ROW_RAGGED';
  };

  const readRow = ({ cells, row }: Line): boolean => {
    const time = names
      .map((name) => cellOf(cells, name))
      .join(' ')
      .trim();
    const read = naiveTime(time, dateFormat);
    const strangeness = strangenessOf(cells, read !== null);
    if (strangeness !== null) return tell(strangeness, row);
    if (cells.length < header.length) tell('ROW_RAGGED', row);
    const id = columns.id === undefined ? constant : cellOf(cells, columns.id);
    if (id === '') return tell(time !== '' && read === null ? 'TS_UNREADABLE' : 'RESOURCE_ID_EMPTY', row);
    if (/^\d[.,]\d+E\+\d+$/.test(id ?? '')) return tell('RESOURCE_ID_ROUNDED', row);
    if (read === null) return tell(time === '' ? 'TS_EMPTY' : 'TS_UNREADABLE', row);
    const key = `${id} | ${isLong ? cellOf(cells, columns.metric) : ''}`;
    const course = courses.get(key) ?? [];
    courses.set(key, course);
    const at = placed(read, course);
    return at === null ? tell('TS_NONEXISTENT', row) : readValues(cells, id, at, row);
  };

  const counts = { accepted: 0, rejected: 0 };
  for (const line of lines.slice(at + 1)) {
    const { cells } = line;
    const isBlank = cells.length === 1 && cells[0] === '';
    const isRule = cells.every((cell) => /^[\s+:=-]*$/.test(cell)) && cells.some((cell) => cell.includes('---'));
    if (!isBlank && !isRule) counts[readRow(line) ? 'accepted' : 'rejected'] += 1;
  }
  return { rows, ...counts, issues };
}
