import { columnKey, type HeadRow, keysOf } from './table-head.ts';
import type { PlanProblem } from './table-plan.ts';

/** Finds the columns that a mapping names; what it does not find is told to whom the caller says. */
export interface ColumnFinder {
  /** @returns 0-based, -1 where there is none */
  find(name: string, told?: PlanProblem[]): number;
}

/** `Valore#2`: the second column of that name from the left, where several have it. */
const numbered = /^(.+)#(\d{1,3})$/;

/** The columns of each key; kept, because a mapping may name very many of them, one by one. */
const indexes = new WeakMap<readonly string[], ReadonlyMap<string, number[]>>();

function indexOf(keys: readonly string[]): ReadonlyMap<string, number[]> {
  const known = indexes.get(keys);
  if (known) return known;
  const index = Map.groupBy(keys.keys(), (column) => keys[column] as string);
  indexes.set(keys, index);
  return index;
}

/** The columns that a name may mean: all of that name, or the n-th of them. */
export function columnsNamed(keys: readonly string[], name: string): readonly number[] {
  const index = indexOf(keys);
  const all = (key: string): readonly number[] => index.get(key) ?? [];
  const named = all(columnKey(name));
  const [, base, nth] = numbered.exec(name.trim()) ?? [];
  if (named.length > 0 || base === undefined) return named;
  const column = all(columnKey(base))[Number(nth) - 1];
  return column === undefined ? [] : [column];
}

/** A column that is missing may be told apart from other problems; one that is there twice is always a problem. */
export function columnFinder(header: HeadRow, problems: PlanProblem[]): ColumnFinder {
  const keys = keysOf(header);
  return {
    find(name, told = problems) {
      const [column = -1, ...others] = columnsNamed(keys, name);
      if (column < 0) told.push({ code: 'MAPPING_COLUMN_MISSING', details: { column: name, found: titlesOf(header) } });
      else if (others.length > 0) problems.push({ code: 'MAPPING_COLUMN_REPEATED', details: { column: name } });
      return column;
    },
  };
}

/** The columns that there are, for a person who named another. */
function titlesOf({ cells }: HeadRow): string[] {
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .slice(0, 40);
}

/** One problem a code, so that a row that is rejected for several names counts once; what differs between them becomes a list. */
export function oneOfEachCode(problems: readonly PlanProblem[]): PlanProblem[] {
  const byCode = new Map<PlanProblem['code'], PlanProblem[]>();
  for (const problem of problems) byCode.set(problem.code, [...(byCode.get(problem.code) ?? []), problem]);
  return [...byCode].map(([code, [first, ...others]]) => {
    const details: Record<string, unknown> = { ...first?.details };
    for (const key of ['column', 'field']) {
      const said = [...new Set([first, ...others].map((problem) => problem?.details[key]).filter((one) => one !== undefined))];
      if (said.length > 1) details[key] = said;
    }
    return { code, details };
  });
}
