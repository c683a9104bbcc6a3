import type { Milliseconds } from '../model/usage.ts';
import { HOUR } from '../time/civil-day.ts';
import { longer } from './columns.ts';
import { keepEarliest } from './earliest-rows.ts';
import { ROWS_TO_CALL_A_DAY_FLAT } from './limits.ts';
import { keepInSample, ROWS_IN_SAMPLE, SAMPLE_BEGINS } from './working-sample.ts';

/** The first rows of each day and of each working day: see `daySchema` (earliest, sample). Almost every other row only meets a limit. */
export interface FirstRows {
  /** Makes room for so many days. */
  reach(days: number): void;
  /** @param offset milliseconds since the day's midnight */
  add(day: number, offset: Milliseconds, value: number): void;
  /** Could a row of the hour, counted from the day's midnight, still change anything? */
  watches(day: number, hour: number): boolean;
  read(day: number): { readonly earliest: number[]; readonly sample: number[] };
}

const anyTime = Number.POSITIVE_INFINITY;

export function openFirstRows(): FirstRows {
  const earliest: number[][] = [];
  const samples: number[][] = [];
  /** Offsets up to which a row still changes something. */
  let earliestUntil = new Float64Array(0);
  let sampleUntil = new Float64Array(0);

  const keepFirst = (day: number, offset: Milliseconds): void => {
    earliest[day] ??= [];
    const kept = earliest[day] as number[];
    keepEarliest(kept, offset / 1000);
    if (kept.length === ROWS_TO_CALL_A_DAY_FLAT) earliestUntil[day] = (kept.at(-1) as number) * 1000;
  };

  const keepSample = (day: number, offset: Milliseconds, value: number): void => {
    samples[day] ??= [];
    const kept = samples[day] as number[];
    keepInSample(kept, (offset - SAMPLE_BEGINS) / 1000, value);
    if (kept.length === 2 * ROWS_IN_SAMPLE) sampleUntil[day] = SAMPLE_BEGINS + (kept.at(-2) as number) * 1000;
  };

  return {
    reach(days) {
      earliestUntil = longer(earliestUntil, days).fill(anyTime, earliestUntil.length);
      sampleUntil = longer(sampleUntil, days).fill(anyTime, sampleUntil.length);
    },
    add(day, offset, value) {
      if (offset < (earliestUntil[day] as number)) keepFirst(day, offset);
      if (offset >= SAMPLE_BEGINS && offset <= (sampleUntil[day] as number)) keepSample(day, offset, value);
    },
    watches: (day, hour) =>
      hour * HOUR < (earliestUntil[day] as number) || ((hour + 1) * HOUR > SAMPLE_BEGINS && hour * HOUR <= (sampleUntil[day] as number)),
    read: (day) => ({ earliest: earliest[day] ?? [], sample: samples[day] ?? [] }),
  };
}
