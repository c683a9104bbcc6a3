import type { CaseRow, Stretch } from './case.ts';
import type { HoleRecipe, StreamRecipe } from './recipe.ts';
import { addDays, dayOf, midnight } from './rome.ts';

const second = 1000;
const hour = 3_600_000;
const day = 24 * hour;
/** Above so many rows a stream of readings is fine at its ends only and of two-hour steps between. */
const mostRows = 400;
const fineRows = 12;

const wholeSecond = (ms: number): number => Math.round(ms / second) * second;

/** What a stream is to cover: [begin, end) less its holes. A silence between readings is a hole shorter by their step. */
function stretchesOf(begin: number, end: number, holes: readonly HoleRecipe[], step: number): Stretch[] {
  let stretches: Stretch[] = end > begin ? [{ start: begin, end }] : [];
  for (const { at, kind, length } of holes) {
    const near = begin + at * (end - begin);
    const from = kind === 'civil-day' ? midnight(dayOf(near)) : wholeSecond(near);
    const size = kind === 'silence' ? length - step : length;
    const to = kind === 'civil-day' ? midnight(addDays(dayOf(near), 1)) + (Math.abs(length) <= second ? length : 0) : from + size;
    if (to <= from) continue;
    stretches = stretches
      .flatMap((part) => [
        { start: part.start, end: Math.min(part.end, from) },
        { start: Math.max(part.start, to), end: part.end },
      ])
      .filter((part) => part.end > part.start);
  }
  return stretches;
}

type Span = readonly [stamp: number, length: number];

/** Readings whose coverage is exactly [start, end): counted back from the end, and one at the start. */
function readingsIn({ start, end }: Stretch, step: number, jitter: number): Span[] {
  const many = (end - start) / step > mostRows;
  const stamps: number[] = [];
  let stamp = end - step;
  for (let index = 1; stamp > start; index += 1) {
    const moved =
      index > 2 && stamp - jitter > start ? stamp + ((index * 7) % 3 === 0 ? jitter : (index * 7) % 3 === 1 ? -jitter : 0) : stamp;
    stamps.push(moved);
    const nearEnd = index < fineRows || stamp - start < fineRows * step;
    stamp -= many && !nearEnd ? Math.max(step, Math.min(2 * hour, stamp - start - fineRows * step + second)) : step;
  }
  return [start, ...stamps.reverse()].map((each) => [each, 0] as const);
}

/** Rows of one length laid side by side; the last one is cut to the end (`cut`) or laid back over the one before it. */
function statedIn({ start, end }: Stretch, length: number, cut: boolean): Span[] {
  const many = (end - start) / length > mostRows;
  const stride = many ? Math.max(length, 2 * hour) : length;
  const spans: Span[] = [];
  for (let stamp = start; stamp < end; stamp += stride) {
    if (stamp + length <= end) spans.push([stamp, length]);
    else spans.push(cut ? [stamp, end - stamp] : [end - length, length]);
  }
  return spans;
}

/** One row a day from the day of `start` to that of the last instant before `end`. */
function daysIn({ start, end }: Stretch, cut: 'utc' | 'rome', exact: boolean): Span[] {
  const spans: Span[] = [];
  for (let date = dayOf(start); midnight(date) < end; date = addDays(date, 1)) {
    const stamp = cut === 'utc' ? Date.parse(`${date}T00:00:00Z`) : midnight(date);
    const next = cut === 'utc' ? stamp + day : midnight(addDays(date, 1));
    spans.push([stamp, exact ? next - stamp : day]);
  }
  return spans;
}

function spansOf({ shape, holes }: StreamRecipe, begin: number, end: number): Span[] {
  const stretches = stretchesOf(begin, end, holes, shape.kind === 'readings' ? shape.step : 0);
  switch (shape.kind) {
    case 'readings':
      return stretches.flatMap((part) => readingsIn(part, shape.step, shape.jitter));
    case 'stated':
      return stretches.flatMap((part) => statedIn(part, shape.length, true));
    case 'interval':
      return stretches.flatMap((part) => statedIn(part, shape.length, false));
    case 'days':
      return stretches.flatMap((part) => daysIn(part, shape.cut, shape.by === 'file'));
  }
}

function valueAt({ values, meaning }: StreamRecipe, index: number, dayNumber: number): number | null {
  const level = meaning === 'free' ? 40 : 12.5;
  const varying = level + (index % 13) * 0.25;
  const running = meaning === 'counter' ? index * 3 + 1 : varying;
  const nothing = meaning === 'free' ? 100 : 0;
  switch (values) {
    case 'varied':
      return running;
    case 'zero':
      return meaning === 'counter' ? 77 : nothing;
    case 'flat':
      return level;
    case 'nearly-flat':
      return level + (index % 3) * 0.000001;
    case 'zero-days':
      return dayNumber % 5 < 2 ? nothing : running;
    case 'mostly-zero':
      return dayNumber % 5 < 3 ? nothing : running;
    case 'nulls':
      return index % 7 === 3 ? null : running;
    case 'flat-week':
      return dayNumber >= 3 && dayNumber < 10 ? level : running;
    case 'flat-six':
      return dayNumber >= 3 && dayNumber < 9 ? level : running;
    case 'null-days':
      return dayNumber % 6 === 4 ? null : running;
  }
}

/** How a stream states the length of its rows. */
function statement({ shape }: StreamRecipe): Pick<CaseRow, 'lengthFrom' | 'stampSide'> {
  if (shape.kind === 'readings') return { lengthFrom: null, stampSide: shape.endColumn ? 'start' : null };
  if (shape.kind === 'stated' || (shape.kind === 'days' && shape.by === 'file')) return { lengthFrom: 'file', stampSide: 'start' };
  return { lengthFrom: 'mapping', stampSide: shape.side };
}

/** The rows of one stream over [begin, end). Units are percent for levels, so that free amounts can be inverted. */
export function rowsOfStream(stream: StreamRecipe, resourceId: string, begin: number, end: number): CaseRow[] {
  const stated = statement(stream);
  const firstDay = midnight(dayOf(begin));
  return spansOf(stream, begin, end).map(([start, length], index) => ({
    resourceId,
    class: stream.class,
    metric: `${stream.class} ${stream.meaning}`,
    meaning: stream.meaning,
    unit: stream.meaning === 'amount' || stream.meaning === 'counter' ? 'byte' : 'percent',
    statistic: stream.statistic,
    evidence: stream.evidence,
    ...stated,
    stamp: start + (stated.stampSide === 'end' ? length : 0),
    length,
    value: valueAt(stream, index, Math.floor((start - firstDay) / day)),
  }));
}
