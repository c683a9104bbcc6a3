import type { CellState } from '../model/continuity-map.ts';
import type { Milliseconds } from '../model/usage.ts';
import { type DayNumber, HOUR } from '../time/civil-day.ts';
import { romeMidnight } from '../time/rome.ts';
import { clip, holesIn, type IntervalSet, lengthOf } from '../usage/intervals.ts';

/** What is known of one class: of the service as a whole, or of one server. */
export interface Line {
  readonly covered: IntervalSet;
  /** Days with values, and whether all of them are 0. */
  readonly zero: ReadonlyMap<DayNumber, boolean>;
  /** T of the class: nothing after it was known. */
  readonly knownUntil: Milliseconds;
  /** Silences up to this are not counted (2 h 30). */
  readonly link: Milliseconds;
  /** The period: what a gap and a missing edge are told apart by. Civil days, both inclusive. */
  readonly window: { readonly firstDay: DayNumber; readonly lastDay: DayNumber };
  /** The declared life, both inclusive; null: open at that side. */
  readonly bornOn: DayNumber | null;
  readonly diedOn: DayNumber | null;
}

export interface Cells {
  readonly states: CellState[];
  readonly coveredMinutes: number[];
}

/** Civil days that follow each other, with their midnights: asked for once, since a map has a line for every server and class. */
export interface Calendar {
  readonly days: readonly DayNumber[];
  /** One more than there are days: the last one ends there. */
  readonly midnights: readonly Milliseconds[];
}

export function calendarOf(firstDay: DayNumber, lastDay: DayNumber): Calendar {
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => firstDay + index);
  return { days, midnights: [...days, lastDay + 1].map(romeMidnight) };
}

/** 23, 24 or 25. */
export const hoursOfDay = (day: DayNumber): 23 | 24 | 25 => ((romeMidnight(day + 1) - romeMidnight(day)) / HOUR) as 23 | 24 | 25;

/** Each day in one state (model/continuity-map.ts), from the same coverage that the verdict was reached with. */
export function cellsOf(line: Line, calendar: Calendar): Cells {
  const { days, midnights } = calendar;
  const parts = partsByDay(line.covered, calendar);
  const hasCover = (index: number) => (parts[index] as IntervalSet).length > 0;
  const isOfWindow = (index: number) => (days[index] as number) >= line.window.firstDay && (days[index] as number) <= line.window.lastDay;
  const covered = days.flatMap((_, index) => (hasCover(index) ? [index] : []));
  const inWindow = covered.filter(isOfWindow);
  return {
    states: days.map((day, index): CellState => {
      const [from, to] = [midnights[index] as number, midnights[index + 1] as number];
      if (hasCover(index)) return stateOfCovered(line, day, { part: parts[index] as IntervalSet, from, to });
      if (from >= line.knownUntil) return 'waiting';
      if (isOutside(day, line)) return 'outside';
      // What lies beyond the period closes no gap of it: its last day stays missing (DESIGN §5 statement 7).
      const edges = isOfWindow(index) ? inWindow : covered;
      const [first, last] = [edges[0], edges.at(-1)];
      return first !== undefined && last !== undefined && index > first && index < last ? 'gap' : 'missing';
    }),
    coveredMinutes: parts.map((part) => Math.floor(lengthOf(part) / 60_000)),
  };
}

interface DayPart {
  readonly part: IntervalSet;
  readonly from: Milliseconds;
  readonly to: Milliseconds;
}

function stateOfCovered({ zero, link }: Line, day: DayNumber, { part, from, to }: DayPart): CellState {
  if (zero.get(day)) return 'zero';
  return holesIn(part, from, to).some(([start, end]) => end - start > link) ? 'partial' : 'covered';
}

const isOutside = (day: DayNumber, { bornOn, diedOn }: Line): boolean =>
  (bornOn !== null && day < bornOn) || (diedOn !== null && day > diedOn);

/** What of each day is covered, in one walk along the intervals. */
function partsByDay(covered: IntervalSet, { days, midnights }: Calendar): readonly IntervalSet[] {
  let at = 0;
  return days.map((_, index) => {
    const [from, to] = [midnights[index] as number, midnights[index + 1] as number];
    while (at < covered.length && (covered[at]?.[1] as number) <= from) at += 1;
    let upTo = at;
    while (upTo < covered.length && (covered[upTo]?.[0] as number) < to) upTo += 1;
    return clip(covered.slice(at, upTo), from, to);
  });
}
