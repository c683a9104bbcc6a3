import type { Measured } from '../model/finding.ts';
import type { Milliseconds } from '../model/usage.ts';
import { HOUR } from '../time/civil-day.ts';
import { greatest, least } from '../usage/extremes.ts';
import type { UsagePart } from '../usage/service-usage.ts';

/** The time that a judgement looks at: [start, end). What a report says of any other time is no question of it. */
export interface Span {
  readonly start: Milliseconds;
  readonly end: Milliseconds;
}

/** From the first window of the classes to the last of what they need: the end of W, or of the fifteen days where that is later. */
export function spanOf(measured: readonly Measured[]): Span {
  const instants = (pick: (one: Measured) => readonly (string | null)[]) =>
    measured.flatMap(pick).flatMap((text) => (text === null ? [] : [Date.parse(text)]));
  return {
    start: least(instants(({ windowStart }) => [windowStart])) ?? Number.NEGATIVE_INFINITY,
    end: greatest(instants(({ windowEnd, neededUntil }) => [windowEnd, neededUntil])) ?? Number.POSITIVE_INFINITY,
  };
}

/** How far a clock without a zone may be from the one that it is read as (Rome and UTC). */
const furthest = 2 * HOUR;

/** Has the file any row of this series in the span? Rows that have no value are placed by their stamps. */
export function meetsSpan({ series }: UsagePart, { start, end }: Span): boolean {
  const slack = series.zone === null ? furthest : 0;
  const meets = (from: Milliseconds, to: Milliseconds) => from < end + slack && to >= start - slack;
  if (series.presence.runs.length > 0) return series.presence.runs.some(([from, to]) => meets(from, to));
  return series.first === null || series.last === null || meets(series.first, series.last);
}
