import type { Detection } from '../formats/define-format.ts';
import type { Mapping } from '../model/mapping.ts';
import type { TableHead } from './table-head.ts';
import { type TablePlan, timeIn } from './table-plan.ts';
import { timeReaderOf } from './time-reader.ts';

type Need = NonNullable<Detection>['needs'][number];

/** What neither the first rows of a table nor its mapping say, by the plan made from both. */
export function needsOfPlan(plan: TablePlan, table: TableHead, mapping: Mapping): Need[] {
  const rows = table.rows.filter(({ row }) => row > plan.headerRow).map(({ cells }) => cells);
  const needs: Need[] = [];
  if (plan.zone === null && leavesZoneOpen(plan, rows)) needs.push('zone');
  if (columnsWithoutResource(plan, mapping).length > 0) needs.push('resourceId');
  if (leavesMetricOpen(plan, rows)) needs.push('metric');
  return needs;
}

/** Titles of the columns of which nobody says whose values they hold, as far as a mapping can: names in the rows are not looked at. */
export function columnsWithoutResource(plan: Pick<TablePlan, 'id' | 'values' | 'header'>, mapping: Mapping): string[] {
  const told = 'column' in plan.id || plan.id.constant !== null || (mapping.resourceId && 'fileName' in mapping.resourceId);
  if (told) return [];
  const everyEntryTells = mapping.series?.length && mapping.series.every(({ resourceId }) => resourceId !== undefined);
  return plan.values
    .filter(({ terms }) => (terms(null)?.resourceId ?? null) === null && !everyEntryTells)
    .map(({ column }) => plan.header[column]?.trim() ?? '');
}

/** A stamp that states its own offset needs no zone. */
function leavesZoneOpen(plan: TablePlan, rows: readonly (readonly string[])[]): boolean {
  const read = timeReaderOf(plan, 'day-first');
  const stated = rows.map((cells) => read(timeIn(cells, plan.time))).filter((time) => time !== null);
  return stated.length === 0 || stated.some(({ offset }) => offset === null);
}

function leavesMetricOpen({ values, metric }: TablePlan, rows: readonly (readonly string[])[]): boolean {
  const names = metric === null ? [null] : new Set(rows.map((cells) => (cells[metric] ?? '').trim()).filter((name) => name !== ''));
  return values.length === 0 || [...names].some((name) => values.some(({ terms }) => terms(name) === null));
}
