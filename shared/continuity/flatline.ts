import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { reason } from '../reasons/reason.ts';
import { type DayNumber, dayText } from '../time/civil-day.ts';
import type { UseSeries } from './use.ts';

/** One day of a series of statement 5: every statistic of every member of a group together. */
interface SeriesDay {
  rows: number;
  /** null: more than one value. */
  flatAt: string | null;
}

/**
 * FLATLINE (DESIGN §5 statement 13): a cpu series with 7 civil days in a row, each of 8 rows or more, all at one value other than 0
 * (6 significant digits). Told once for each series.
 */
export function flatlines(use: readonly UseSeries[], policy: Policy): Reason[] {
  const bySeries = Map.groupBy(use, ({ folded }) => JSON.stringify([folded.counted, folded.series.metric]));
  return [...bySeries.values()].flatMap((group) => {
    const { resourceId, folded } = group[0] as UseSeries;
    const flat = flatDays(group, policy.flatlineRows.value);
    const found = firstStretch(flat, policy.flatlineDays.value);
    if (!found) return [];
    const details = { class: 'cpu', resourceId, metric: folded.series.metric };
    return [reason('FLATLINE', { ...details, day: dayText(found.day), value: Number(found.flatAt) })];
  });
}

/** The days that are flat at a value other than 0, with that value. */
function flatDays(group: readonly UseSeries[], rowsAsked: number): ReadonlyMap<DayNumber, string> {
  const days = new Map<DayNumber, SeriesDay>();
  // Most days of most machines have more than one value, and nothing else tells of them.
  if (group.length === 1 && (group[0] as UseSeries).pieces.every(({ isNowhereFlat }) => isNowhereFlat)) return new Map();
  for (const { day, rows, flatAt } of group.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.days()))) {
    const seen = days.get(day);
    if (!seen) days.set(day, { rows, flatAt });
    else days.set(day, { rows: seen.rows + rows, flatAt: seen.flatAt === flatAt ? flatAt : null });
  }
  const flat = new Map<DayNumber, string>();
  for (const [day, { rows, flatAt }] of days) if (flatAt !== null && rows >= rowsAsked && Number(flatAt) !== 0) flat.set(day, flatAt);
  return flat;
}

/** The first day of the first stretch of `length` days at one value. */
function firstStretch(flat: ReadonlyMap<DayNumber, string>, length: number): { day: DayNumber; flatAt: string } | null {
  for (const [day, flatAt] of [...flat].sort(([a], [b]) => a - b)) {
    const whole = Array.from({ length }, (_, index) => day + index).every((one) => flat.get(one) === flatAt);
    if (whole) return { day, flatAt };
  }
  return null;
}
