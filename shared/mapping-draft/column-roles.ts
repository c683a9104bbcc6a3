import { findIdTitle } from '../reading/list-text.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { Because, Held } from './mapping-draft.ts';
import { readTitle, wordsIn } from './read-title.ts';
import { endTitle, idTitle, metricTitle, otherDateTitle, startTitle, timeTitle, unitTitle, valueTitle } from './title-words.ts';

/** One column, or two whose cells together are a time, with why. */
export interface Role {
  readonly columns: readonly ColumnFacts[];
  readonly because: Because;
}

/** Which column is what. Null: none is. */
export interface ColumnRoles {
  readonly time: Role | null;
  readonly end: Role | null;
  readonly id: Role | null;
  /** Where each row is of one measure: its name, its value and perhaps its unit. */
  readonly long: { readonly metric: Role; readonly value: Role; readonly unit: Role | null } | null;
  /** Columns of numbers that are none of the above. */
  readonly measures: readonly ColumnFacts[];
}

const is = (title: RegExp, { name }: ColumnFacts): boolean => title.test(wordsIn(name).join(' '));

function roleOf(title: RegExp, holds: Held, columns: readonly ColumnFacts[]): Role {
  const why = columns.every((column) => is(title, column)) ? 'title-and-cells' : 'cells';
  return { columns, because: { why, titles: columns.map(({ name }) => name), holds } };
}

export function columnRoles(columns: readonly ColumnFacts[]): ColumnRoles {
  const { time, end } = timesOf(columns);
  const timed = new Set([...(time?.columns ?? []), ...(end?.columns ?? [])]);
  const left = columns.filter((column) => !timed.has(column) && column.time === null);
  const unit =
    left.find((column) => column.units && !column.numbers && is(unitTitle, column)) ??
    left.find((column) => column.units && !column.numbers);
  const texts = left.filter((column) => !column.numbers && !column.personal && column !== unit && column.cells.length > 0);
  const numbers = left.filter((column) => column.numbers);
  const id = idOf(texts, numbers);
  const others = numbers.filter((column) => column !== id?.columns[0]);
  const metric = metricOf(texts.filter((column) => column !== id?.columns[0]));
  const value =
    others.find((column) => is(valueTitle, column) && readTitle(column.name) === null) ?? (others.length === 1 ? others[0] : undefined);
  if (!metric || !value) return { time, end, id, long: null, measures: others };
  const long = { metric, value: roleOf(valueTitle, 'numbers', [value]), unit: unit ? roleOf(unitTitle, 'units', [unit]) : null };
  return { time, end, id, long, measures: others.filter((column) => column !== value) };
}

function timesOf(columns: readonly ColumnFacts[]): Pick<ColumnRoles, 'time' | 'end'> {
  const relevant = columns.filter((column) => column.time !== null && !is(otherDateTitle, column));
  const whole = relevant.filter(({ time }) => time === 'both').map((column) => [column]);
  const [dates, hours] = (['date', 'hour'] as const).map((kind) => relevant.filter(({ time }) => time === kind)) as [
    ColumnFacts[],
    ColumnFacts[],
  ];
  const pairs = dates.flatMap((date, at) => (hours[at] ? [[date, hours[at]]] : []));
  const found = whole.length > 0 ? whole : pairs.length > 0 ? pairs : dates.slice(0, 1).map((date) => [date]);
  const [first] = found.toSorted(([a], [b]) => timeRank(a as ColumnFacts) - timeRank(b as ColumnFacts));
  if (!first) return { time: null, end: null };
  const end = found.find(
    (one) => one !== first && one.length === first.length && is(endTitle, one[0] as ColumnFacts) && differs(one, first),
  );
  return { time: timeRole(first, timeTitle), end: end ? timeRole(end, endTitle) : null };
}

function timeRole(columns: readonly ColumnFacts[], title: RegExp): Role {
  return columns.length > 1 ? roleOf(timeTitle, 'dates-and-hours', columns) : roleOf(title, 'times', columns);
}

/** A title that promises the beginning first, that of the end last. */
function timeRank(column: ColumnFacts): number {
  if (is(endTitle, column)) return 3;
  if (is(startTitle, column)) return 0;
  return is(timeTitle, column) ? 1 : 2;
}

/** An end that is the same as the start in every row only repeats it. */
const differs = (end: readonly ColumnFacts[], start: readonly ColumnFacts[]): boolean =>
  end.some((column, at) => column.cells.join('\n') !== start[at]?.cells.join('\n'));

/** By the title, the surer words first; else by what the cells look like. */
function idOf(texts: readonly ColumnFacts[], numbers: readonly ColumnFacts[]): Role | null {
  const candidates = [...texts, ...numbers.filter(({ name }) => readTitle(name) === null)];
  const titled = findIdTitle(candidates.map(({ name }) => name));
  const named = titled === null ? undefined : candidates[titled];
  if (named) return roleOf(/./, 'ids', [named]);
  const looks = texts.find(({ ids }) => ids);
  const worded = texts.find((column) => is(idTitle, column) && !is(metricTitle, column));
  if (worded) return roleOf(/./, 'ids', [worded]);
  return looks ? { columns: [looks], because: { why: 'cells', titles: [looks.name], holds: 'ids' } } : null;
}

/** A column whose title promises measures, or most of whose cells are called like one. */
function metricOf(texts: readonly ColumnFacts[]): Role | null {
  const understood = ({ cells }: ColumnFacts): boolean => {
    const names = [...new Set(cells)];
    return names.length > 0 && names.filter((name) => readTitle(name) !== null).length >= names.length / 2;
  };
  const found =
    texts.find((column) => is(metricTitle, column) && understood(column)) ??
    texts.find(understood) ??
    texts.find((column) => is(metricTitle, column));
  return found ? roleOf(metricTitle, 'measures', [found]) : null;
}
