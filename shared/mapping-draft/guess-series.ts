import { readUnit } from '../reading/unit.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ColumnRoles } from './column-roles.ts';
import { isMachineName } from './guess-resource.ts';
import type { Because, DraftSeries, Guess, MappingDraft } from './mapping-draft.ts';
import { type ReadTitle, readTitle } from './read-title.ts';
import type { NamedMetric } from './survey-columns.ts';

export type Guessed = Pick<MappingDraft, 'series' | 'unknown'>;

/** What the columns (wide) or the names of the measures (long) hold, as far as their words say. */
export function guessSeries({ long, measures }: ColumnRoles, metrics: readonly NamedMetric[]): Guessed {
  if (!long) return guessColumns(measures);
  const [value] = long.value.columns;
  return sorted(metrics.map(({ name, unit }) => [name, ofMetric(name, unit, value?.unitInCells ?? false)]));
}

/** What each of these columns of a wide table holds. */
export const guessColumns = (columns: readonly ColumnFacts[]): Guessed => sorted(columns.map((column) => [column.name, ofColumn(column)]));

/** The column of a series that has no name of its own, where a format has just one. */
const NAMELESS = 'value';

/** Of metrics that a known format does not explain: nothing but their names is known, and of one without a name that of the file. */
export function guessMetrics(names: readonly (string | null)[], unitSaid: boolean, filename: string): Guessed {
  const stem = filename.replace(/(\.\w{1,5}){1,2}$/, '');
  const ofName = (name: string | null): Guess<DraftSeries> | null => {
    if (name !== null) return ofMetric(name, null, unitSaid);
    const guess = ofMetric(stem, null, unitSaid);
    return guess && { value: { ...guess.value, column: NAMELESS }, because: { why: 'file-name', found: stem } };
  };
  return sorted(names.map((name) => [name ?? NAMELESS, ofName(name)]));
}

function sorted(all: readonly (readonly [name: string, guess: Guess<DraftSeries> | null])[]): Guessed {
  return {
    series: all.flatMap(([, guess]) => (guess ? [guess] : [])),
    unknown: all.filter(([, guess]) => guess === null).map(([column]) => ({ column, machine: isMachineName(column) })),
  };
}

function ofColumn({ name, cells, unitInCells }: ColumnFacts): Guess<DraftSeries> | null {
  const read = readTitle(name, unitInCells ? unitBeside(cells) : null);
  if (!read) return null;
  if (unitInCells) return entry(name, read, null);
  if (read.unit !== null) return entry(name, read, read.unit);
  return read.resourceClass === 'cpu' && goToHundred(cells)
    ? entry(name, read, 'percent', { why: 'words-and-values', title: name })
    : entry(name, read, 'open');
}

function ofMetric(name: string, unit: string | null, unitSaid: boolean): Guess<DraftSeries> | null {
  const said = readUnit(unit)?.known ? unit : null;
  const read = readTitle(name, said);
  if (!read) return null;
  return entry(name, read, unitSaid || said !== null ? null : (read.unit ?? 'open'));
}

/** @param unit null: the file says it itself */
function entry(
  column: string,
  read: ReadTitle,
  unit: string | null,
  because: Because = { why: 'words', title: column },
): Guess<DraftSeries> {
  const { resourceClass, meaning, statistic } = read;
  const value: DraftSeries = {
    column,
    class: resourceClass,
    meaning,
    ...(unit !== null && needsUnit(read) && { unit }),
    ...(statistic !== null && { statistic }),
  };
  return { value, because };
}

/** Numbers of requests and of sessions have no other unit. */
const needsUnit = ({ resourceClass, meaning, unit }: ReadTitle): boolean =>
  unit !== null || !(resourceClass === 'other' || meaning === 'operations');

const unitBeside = (cells: readonly string[]): string | null => /[^\d\s.,+-].*$/.exec(cells[0] ?? '')?.[0].trim() ?? null;

/** Some over 1, so that it is no fraction, and none over 100. */
function goToHundred(cells: readonly string[]): boolean {
  const numbers = cells.map((cell) => Number(cell.replace(',', '.'))).filter((number) => !Number.isNaN(number));
  return numbers.some((number) => number > 1) && numbers.every((number) => number >= 0 && number <= 100);
}
