import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import type { Milliseconds } from '../model/usage.ts';
import { reason } from '../reasons/reason.ts';
import { DAY, dayNumber, HOUR, instantText } from '../time/civil-day.ts';
import { romeMidnight } from '../time/rome.ts';
import { decodeHours } from '../usage/day-hours.ts';
import { decimalNumber, decimalOf } from '../usage/exact-sum.ts';
import { sameSeriesOf } from '../usage/fold-days.ts';
import { inRow } from '../usage/series-days.ts';
import type { UsagePart } from '../usage/service-usage.ts';
import type { EvidenceFile } from '../verdict/facts.ts';
import type { Span } from './judged-span.ts';

interface HeldHour {
  readonly at: Milliseconds;
  readonly count: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The hours that a file holds completely: they lie inside one of its own runs, between rows, and hold just as many rows as the
 * file's step asks for. Fewer: another file may have the rest (any cut of an export is allowed). More: rows are repeated, and their
 * mean says nothing. What a last reading lasts on for is no row.
 */
function completeHours({ series }: UsagePart, isShared: (day: string) => boolean): readonly HeldHour[] {
  const asked = series.cadenceSeconds === null ? null : Math.max(1, Math.round(HOUR / 1000 / series.cadenceSeconds));
  const covered = series.presence.runs;
  const hours: HeldHour[] = [];
  let run = 0;
  for (const { day, hours: held } of series.days) {
    if (!isShared(day)) continue;
    const midnight = series.zone === null ? dayNumber(day) * DAY : romeMidnight(dayNumber(day));
    for (const { hour, count, sum, low, high } of decodeHours(held)) {
      const at = midnight + hour * HOUR;
      while (run < covered.length && (covered[run]?.[1] as number) <= at) run += 1;
      const holder = covered[run];
      if (count === asked && holder && holder[0] <= at && holder[1] >= at + HOUR)
        hours.push({ at, count, low, high, mean: decimalNumber(decimalOf(sum)) / count });
    }
  }
  return hours;
}

/** The same metric of the same resource told in the same way: only such files can contradict each other hour by hour. */
const comparable = ({ key, told, series: { zone, evidence } }: UsagePart): string => `${key}\n${told.name}\n${zone === null}\n${evidence}`;

/**
 * CONFLICTING_SAMPLES (DESIGN §4, Digest): an hour that two files both hold completely and differently, more than 1 % on count or
 * mean. Files of different steps are different statistics of the same thing: only their averages are compared. Hours outside the time
 * that is judged are nobody's question.
 */
export function conflicts(parts: readonly UsagePart[], policy: Policy, span: Span): Reason[] {
  // Of nearly all series one file follows the other, and the rest need not be asked in which of them anything is comparable.
  const met = new Set(sameSeriesOf(parts).flatMap((group) => (inRow(group.map(({ told }) => told)) ? [] : group)));
  if (met.size === 0) return [];
  const inQuestion = parts.filter((part) => met.has(part));
  return [...Map.groupBy(inQuestion, comparable).values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.every(({ file }) => isSameFile(file, first.file))) return [];
    const found = clashes(group, policy.conflictTolerance.value, span);
    const [at] = found;
    if (at === undefined) return [];
    const details = { class: first.series.resourceClass, resourceId: first.resourceId, metric: first.series.metric };
    return [reason('CONFLICTING_SAMPLES', { ...details, from: instantText(at), hours: found.length })];
  });
}

const isSameFile = (one: EvidenceFile, other: EvidenceFile): boolean =>
  one === other || (one.member === other.member && one.digest.fileSha256 === other.digest.fileSha256);

/** Days that more than one part tells of: most exports follow each other, and only hours of the border days are worth opening. */
function sharedDays(group: readonly UsagePart[]): ReadonlySet<string> {
  const once = new Set<string>();
  const shared = new Set<string>();
  for (const { series } of group) {
    for (const { day } of series.days) {
      if (once.has(day)) shared.add(day);
      else once.add(day);
    }
  }
  return shared;
}

function clashes(group: readonly UsagePart[], tolerance: number, { start, end }: Span): readonly Milliseconds[] {
  const held = new Map<Milliseconds, { part: UsagePart; hour: HeldHour }[]>();
  const shared = sharedDays(group);
  if (shared.size === 0) return [];
  for (const part of group) {
    const hours = completeHours(part, (day) => shared.has(day)).filter(({ at }) => at >= start && at < end);
    for (const hour of hours) held.set(hour.at, [...(held.get(hour.at) ?? []), { part, hour }]);
  }
  return [...held]
    .filter(([, holders]) => holders.some((a, index) => holders.slice(index + 1).some((b) => clash(a, b, tolerance))))
    .map(([at]) => at)
    .sort((a, b) => a - b);
}

const apart = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) > tolerance * Math.max(Math.abs(a), Math.abs(b));

function clash(a: { part: UsagePart; hour: HeldHour }, b: { part: UsagePart; hour: HeldHour }, tolerance: number): boolean {
  if (a.hour.low === b.hour.low && a.hour.high === b.hour.high && a.hour.count === b.hour.count) return false;
  const sameStep = a.part.series.cadenceSeconds === b.part.series.cadenceSeconds;
  if (!sameStep) return a.part.series.statistic === 'avg' && apart(a.hour.mean, b.hour.mean, tolerance);
  return apart(a.hour.count, b.hour.count, tolerance) || apart(a.hour.mean, b.hour.mean, tolerance);
}
