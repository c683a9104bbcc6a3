import type { Mapping } from '../model/mapping.ts';
import { compileDatePattern } from './date-pattern.ts';
import { readDuration } from './duration.ts';
import { columnFinder, oneOfEachCode } from './mapped-columns.ts';
import { columnsWithoutResource } from './plan-needs.ts';
import { termsOfEntry, termsOfKnown } from './series-terms.ts';
import { columnKey, type HeadRow, type TableHead } from './table-head.ts';
import type { PlanProblem, SeriesTerms, TablePlan, ValueColumn } from './table-plan.ts';

/** The columns that a mapping names, whatever for. */
export function namedColumns(mapping: Mapping): string[] {
  const { time, id, metric, value, unit, end } = mapping.columns ?? {};
  const rule = mapping.resourceId && 'column' in mapping.resourceId ? mapping.resourceId.column : undefined;
  const wide = isLong(mapping) ? [] : (mapping.series ?? []).map((entry) => entry.column);
  return [time, end, id, metric, value, unit, rule, ...wide].flat().filter((name) => name !== undefined);
}

/** Says the mapping anything of the table's columns? */
export function describesColumns(mapping: Mapping | null): mapping is Mapping {
  return mapping !== null && (mapping.columns !== undefined || mapping.series !== undefined);
}

function isLong(mapping: Mapping): boolean {
  return mapping.layout === undefined ? mapping.columns?.value !== undefined : mapping.layout === 'long';
}

/** A table read as its mapping says (contracts/mapping.example.yaml). What does not fit is a problem of the plan. */
export function planMappedTable(table: TableHead, header: HeadRow, mapping: Mapping): TablePlan {
  const problems: PlanProblem[] = [];
  const notes: PlanProblem[] = [];
  const { find } = columnFinder(header, problems);
  const need = <Name>(name: Name | undefined, field: string): Name | null => {
    if (name === undefined) problems.push({ code: 'MAPPING_INCOMPLETE', details: { field } });
    return name ?? null;
  };
  const findAll = (names: string | readonly string[]): number[] => [names].flat().map((name) => find(name));
  const optional = (name: string | undefined): number | null => (name === undefined ? null : find(name));
  const { columns = {}, dateFormat, decimal } = mapping;
  const long = isLong(mapping);
  const readTime = dateFormat === undefined ? null : compileDatePattern(dateFormat);
  if (dateFormat !== undefined && readTime === null) problems.push({ code: 'MAPPING_INCOMPLETE', details: { field: 'dateFormat' } });
  if (!long && !mapping.series?.length) problems.push({ code: 'MAPPING_INCOMPLETE', details: { field: 'series' } });
  const valueName = long ? need(columns.value, 'columns.value') : null;
  const timeNames = need(columns.time, 'columns.time');
  const values = long
    ? [longValues(mapping, valueName === null ? -1 : find(valueName))]
    : wideValues(mapping, header, (name) => find(name, notes)).filter(({ column }) => column >= 0);
  const found = {
    time: timeNames === null ? [] : findAll(timeNames),
    end: columns.end === undefined ? null : findAll(columns.end),
    id: idOf(mapping, find),
    metric: long ? optional(columns.metric) : null,
    unit: long ? optional(columns.unit) : null,
  };
  // One column that is not there leaves the others; without any there is nothing to read.
  if (values.length === 0 || problems.length > 0) problems.push(...notes.splice(0));
  const nobodys = problems.length > 0 ? [] : columnsWithoutResource({ ...found, values, header: header.cells }, mapping);
  const resources: PlanProblem[] = nobodys.length > 0 ? [{ code: 'RESOURCE_UNDECLARED', details: { column: nobodys } }] : [];
  return {
    delimiter: table.delimiter,
    typed: table.typed ?? false,
    headerRow: header.row,
    header: header.cells,
    ...found,
    readTime,
    decimal: decimal ?? null,
    zone: mapping.zone ?? null,
    stamp: columns.end === undefined ? (mapping.stamp ?? null) : 'start',
    interval: mapping.interval === undefined ? null : readDuration(mapping.interval),
    values,
    problems: oneOfEachCode(problems),
    notes: [...notes, ...resources],
    claimed: { decimal: decimal !== undefined, dayOrder: dayOrderOf(dateFormat) },
  };
}

function idOf(mapping: Mapping, find: (name: string) => number): TablePlan['id'] {
  const rule = mapping.resourceId;
  if (rule && 'constant' in rule) return { constant: rule.constant.trim() };
  if (rule && 'column' in rule) return { column: find(rule.column) };
  if (rule === undefined && mapping.columns?.id !== undefined) return { column: find(mapping.columns.id) };
  return { constant: null };
}

/** One column holds the values of every metric; an entry of `series` stands for a metric name, or for the column where none is named. */
function longValues(mapping: Mapping, column: number): ValueColumn {
  const entries = new Map((mapping.series ?? []).map((entry) => [columnKey(entry.column), entry]));
  const onlyEntry = mapping.columns?.metric === undefined && mapping.series?.length === 1 ? mapping.series[0] : undefined;
  const seen = new Map<string, SeriesTerms | null>();
  return {
    column,
    terms(metric) {
      const name = metric ?? mapping.columns?.value ?? '';
      const known = seen.get(name);
      if (known !== undefined) return known;
      const entry = entries.get(columnKey(name)) ?? onlyEntry;
      const terms = entry ? termsOfEntry(entry, metric) : metric === null ? null : termsOfKnown(metric);
      seen.set(name, terms);
      return terms;
    },
  };
}

function wideValues(mapping: Mapping, header: HeadRow, find: (name: string) => number): ValueColumn[] {
  return (mapping.series ?? []).map((entry) => {
    const column = find(entry.column);
    // A column that has its name for itself is called as the table does; one of several as the mapping tells it from the others.
    const title = header.cells[column]?.trim();
    const terms = termsOfEntry(entry, title !== undefined && columnKey(title) === columnKey(entry.column) ? title : entry.column);
    return { column, terms: () => terms };
  });
}

/** Which of day and month a pattern puts first; null where the year stands first or the month is a word. */
function dayOrderOf(pattern: string | undefined): 'day-first' | 'month-first' | null {
  if (pattern === undefined || /^\W*y/.test(pattern) || pattern.includes('MMM')) return null;
  return pattern.indexOf('d') < pattern.indexOf('M') ? 'day-first' : 'month-first';
}
