import { type Answer, answerLines, byName, type SeriesAnswer } from './answer.ts';
import { runsOf, SLOT } from './tally.ts';

/** What a query grouped by day says of one series on one day. */
export interface DayOfSeries {
  readonly rows: number;
  readonly samples: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly first: number;
  readonly last: number;
  /** Bits of five-minute slots, the highest bit of the first byte first. */
  readonly slots: Uint8Array;
  readonly day: number;
  /** The instant of slot 0, milliseconds. */
  readonly dayStart: number;
}

/** Puts days of series together to an answer: for contenders that group by themselves. */
export interface DayTable {
  add(resource: string, metric: string, day: DayOfSeries): void;
  answer(decimals: number, malformedRows: readonly number[]): Answer;
}

/** @param slotsOfRow how many slots a row covers, from the one that it starts in */
export function openDayTable(period: { readonly start: number; readonly end: number }, slotsOfRow: number): DayTable {
  const firstSlot = Math.floor(period.start / SLOT);
  const words = Math.ceil((Math.ceil((period.end - period.start) / SLOT) + slotsOfRow) / 32);
  const series = new Map<string, { readonly bitmap: Uint32Array; readonly days: DayOfSeries[] }>();

  const mark = (bitmap: Uint32Array, { slots, dayStart }: DayOfSeries): void => {
    const base = Math.floor(dayStart / SLOT) - firstSlot;
    for (let byte = 0; byte < slots.length; byte += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        if (((slots[byte] as number) & (128 >> bit)) === 0) continue;
        const from = base + byte * 8 + bit;
        for (let slot = from; slot < from + slotsOfRow; slot += 1) bitmap[slot >>> 5] = (bitmap[slot >>> 5] as number) | (1 << (slot & 31));
      }
    }
  };
  const seriesAnswer = (name: string, bitmap: Uint32Array, days: readonly DayOfSeries[]): SeriesAnswer => ({
    name,
    samples: days.reduce((sum, { samples }) => sum + samples, 0),
    nulls: days.reduce((sum, { rows, samples }) => sum + rows - samples, 0),
    first: Math.min(...days.map(({ first }) => first)),
    last: Math.max(...days.map(({ last }) => last)),
    runs: runsOf(bitmap, firstSlot),
    days: days.filter(({ samples }) => samples > 0),
  });

  return {
    add(resource, metric, day) {
      const name = `${resource} | ${metric}`;
      let known = series.get(name);
      if (!known) {
        known = { bitmap: new Uint32Array(words), days: [] };
        series.set(name, known);
      }
      known.days.push(day);
      if (day.samples > 0) mark(known.bitmap, day);
    },
    answer(decimals, malformedRows) {
      const named = Array.from(series, ([name, known]) => ({ name, ...known })).sort(byName);
      const tell = ({ name, bitmap, days }: (typeof named)[number]) => seriesAnswer(name, bitmap, days);
      return { lines: answerLines(named, tell, decimals), malformed: malformedRows.length, malformedRows };
    },
  };
}
