import { figuresOf } from './figures.ts';
import type { ToldSeries } from './told-series.ts';

/** Hours in a row on one line: no noise stays there so long. */
const HOURS_OF_LINE = 8;
/** Two steps are one line when they differ by less than this part of their size; disks fill evenly, but not to the byte. */
const SAME_STEP = 0.03;
const SAME_STEP_OF_DISKS = 0.001;
/** So many hours of such lines, and so many lines, before a person is asked. */
const HOURS = 36;
const LINES = 3;
const DAY = 24;
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
    const [before, here, after] = [mean[row - 1] as number, mean[row] as number, mean[row + 1] as number];
    const even = (at[row] as number) - (at[row - 1] as number) === 1 && (at[row + 1] as number) - (at[row] as number) === 1;
    const size = (Math.abs(here - before) + Math.abs(after - here)) / 2;
    const isOn = even && size > 1e-9 * Math.abs(here) && Math.abs(after - 2 * here + before) <= same * size;
    if (!isOn) close();
    else length += 1;
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
  const places = days.map(({ max }) => (max === 0 ? 0 : figuresOf(max).place));
  const step = 10 ** Math.max(-9, Math.min(...places));
  let [looked, straight, moved] = [0, 0, 0];
  for (let row = 0; row + 2 * DAY < at.length; row += 1) {
    if ((at[row + 2 * DAY] as number) - (at[row] as number) !== 2 * DAY) continue;
    const [before, here, after] = [mean[row] as number, mean[row + DAY] as number, mean[row + 2 * DAY] as number];
    looked += 1;
    if (Math.abs(after - here) < 10 * step) continue;
    moved += 1;
    if (Math.abs(after - 2 * here + before) <= Math.max(3 * step, DUST * Math.abs(here))) straight += 1;
  }
  return looked >= 5 * DAY && moved >= 0.5 * looked && straight >= 0.8 * moved ? straight / looked : null;
}
