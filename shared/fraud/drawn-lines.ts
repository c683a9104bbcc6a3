import { figuresOf } from './figures.ts';
import type { ToldDay, ToldSeries } from './told-series.ts';

/** Hours in a row on one line: no noise stays there so long. */
const HOURS_OF_LINE = 8;
/** Two steps are one line when they differ by less than this part of their size; disks fill evenly, but not to the byte. */
const SAME_STEP = 0.03;
const SAME_STEP_OF_DISKS = 0.001;
/** So many hours of such lines, and so many lines, before a person is asked. */
const HOURS = 36;
const LINES = 3;
const DAY = 24;
/** Of the hours that move from day to day, so many have to be on a line. */
const ALL_BUT = 0.8;
/** What arithmetic leaves of a mean. */
const DUST = 1e-8;

/** Which part of a series was drawn with a ruler although the rest was not; null where none was. */
export function drawnShare(told: ToldSeries): number | null {
  const { at, mean } = told.hours;
  const same = told.series.resourceClass === 'storage' ? SAME_STEP_OF_DISKS : SAME_STEP;
  let [hours, lines, length, straight] = [0, 0, 0, 0];
  const close = (): void => {
    if (length >= HOURS_OF_LINE) {
      hours += length;
      lines += 1;
    }
    length = 0;
  };
  for (let row = 1; row + 1 < at.length; row += 1) {
    const before = mean[row - 1] as number;
    const here = mean[row] as number;
    const after = mean[row + 1] as number;
    const size = (Math.abs(here - before) + Math.abs(after - here)) / 2;
    const isOn = Math.abs(after - 2 * here + before) <= same * size && size > 1e-9 * Math.abs(here);
    const isEven = isOn && (at[row] as number) - (at[row - 1] as number) === 1 && (at[row + 1] as number) - (at[row] as number) === 1;
    if (isEven) length += 1;
    else if (length > 0) close();
  }
  close();
  straight = hours / at.length;
  if (hours >= HOURS && lines >= LINES) return straight;
  return fromDayToDay(told);
}

/** Lines of weeks move so little in an hour that rounding hides them: from one day to the next and the one after they show. */
function fromDayToDay({ hours: { at, mean }, days }: ToldSeries): number | null {
  const [first] = days;
  if (first === undefined || at.length < 10 * DAY) return null;
  const step = 10 ** Math.max(-9, finestPlace(days));
  // Of all that move so many may be on no line; one more, so that a share right at the limit is counted out.
  const strays = (1 - ALL_BUT) * at.length + 1;
  let [looked, straight, moved] = [0, 0, 0];
  for (let row = 0; row + 2 * DAY < at.length; row += 1) {
    if ((at[row + 2 * DAY] as number) - (at[row] as number) !== 2 * DAY) continue;
    const before = mean[row] as number;
    const here = mean[row + DAY] as number;
    const after = mean[row + 2 * DAY] as number;
    looked += 1;
    if (Math.abs(after - here) < 10 * step) continue;
    moved += 1;
    if (Math.abs(after - 2 * here + before) <= Math.max(3 * step, DUST * Math.abs(here))) straight += 1;
    else if (moved - straight > strays) return null;
  }
  return looked >= 5 * DAY && moved >= 0.5 * looked && straight >= ALL_BUT * moved ? straight / looked : null;
}

/** What the last digit of the most finely told of the highest values counts: -2 for hundredths. */
function finestPlace(days: readonly ToldDay[]): number {
  let finest = Number.POSITIVE_INFINITY;
  for (const { max } of days) finest = Math.min(finest, max === 0 ? 0 : figuresOf(max).place);
  return finest;
}
