import { createHash } from 'node:crypto';

/** What every contender must say of an input, in one form: what differs between two of them is a wrong answer, not a matter of style. */
export interface Answer {
  /** Sorted; a line for each series, and for each of its runs and days. */
  readonly lines: readonly string[];
  /** Rows of which nothing could be used. */
  readonly malformed: number;
  /** Their physical lines, 1-based; null where the contender does not tell them all. */
  readonly malformedRows: readonly number[] | null;
}

export interface SeriesAnswer {
  /** Resource and metric. */
  readonly name: string;
  readonly samples: number;
  /** Rows that are there and say "no data". */
  readonly nulls: number;
  /** Of the rows with a value, milliseconds. */
  readonly first: number;
  readonly last: number;
  /** First and last slot of five minutes since 1970, silences of 2 h 30 closed. */
  readonly runs: readonly (readonly [number, number])[];
  /** By Rome day since 1970. The sum may be a double: it is written rounded to as many decimals as the values have. */
  readonly days: readonly {
    readonly day: number;
    readonly samples: number;
    readonly sum: number | string;
    readonly min: number;
    readonly max: number;
  }[];
}

const DAY = 86_400_000;

/** All series have the same days. */
const dates = new Map<number, string>();
function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

/** The order of series in which little is left to sort of their lines. */
export const byName = (a: Pick<SeriesAnswer, 'name'>, b: Pick<SeriesAnswer, 'name'>): number => (a.name < b.name ? -1 : 1);

/**
 * Whole processes are timed, of every contender: what they say in common is not to cost a tenth of the fastest one.
 *
 * @param series in the order of their names
 * @param tell   asked of one after the other, and none of the answers is kept: the memory of the process is measured too
 */
export function answerLines<Series>(series: readonly Series[], tell: (one: Series) => SeriesAnswer, decimals: number): string[] {
  const rounded = (value: number | string): string => (typeof value === 'string' ? value : value.toFixed(decimals));
  const lines: string[] = [];
  for (const one of series) {
    const { name, samples, nulls, first, last, runs, days } = tell(one);
    // Joined, the text is in one piece; put together by a template it keeps all of them, four times its memory.
    for (const { day, samples: count, sum, min, max } of days)
      lines.push([name, ' | ', dateOf(day), ' ', count, ' samples, sum ', rounded(sum), ', ', rounded(min), ' to ', rounded(max)].join(''));
    lines.push(`${name} | ${samples} samples, ${nulls} nulls, ${new Date(first).toISOString()} to ${new Date(last).toISOString()}`);
    for (const [from, to] of runs) lines.push(`${name} | run ${from} to ${to}`);
  }
  lines.sort();
  // A quantity that a bill charges stands for several classes, each told in the same words.
  return lines.filter((line, at) => line !== lines[at - 1]);
}

export const answerSha = ({ lines, malformed }: Answer): string =>
  createHash('sha256')
    .update(`${lines.join('\n')}\n${malformed}`)
    .digest('hex');

/** Where two answers part, in words; null where they are the same. Lines of malformed rows are compared where both tell them. */
export function differenceOf(ours: Answer, theirs: Answer): string | null {
  const length = Math.max(ours.lines.length, theirs.lines.length);
  for (let line = 0; line < length; line += 1) {
    if (ours.lines[line] !== theirs.lines[line]) return `${ours.lines[line] ?? 'nothing'} <> ${theirs.lines[line] ?? 'nothing'}`;
  }
  if (ours.malformed !== theirs.malformed) return `${ours.malformed} malformed rows <> ${theirs.malformed}`;
  if (ours.malformedRows === null || theirs.malformedRows === null) return null;
  const at = ours.malformedRows.findIndex((row, index) => row !== theirs.malformedRows?.[index]);
  return at < 0 ? null : `malformed row ${ours.malformedRows[at]} <> ${theirs.malformedRows[at]}`;
}
