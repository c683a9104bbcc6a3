import type { Milliseconds } from '../model/usage.ts';
import { keepEarliest } from './earliest-rows.ts';
import { ROWS_TO_CALL_A_DAY_FLAT } from './limits.ts';
import { keepInSample, ROWS_IN_SAMPLE, SAMPLE_BEGINS } from './working-sample.ts';

/** Offsets up to which a row of the day still changes something: almost every other row only meets these limits. */
export interface FirstRowsUntil {
  readonly earliest: Milliseconds;
  readonly sample: Milliseconds;
}

/** The first rows of each day and of each working day: see `daySchema` (earliest, sample). */
export interface FirstRows {
  /** @param offset milliseconds since the day's midnight */
  add(day: number, offset: Milliseconds, value: number): FirstRowsUntil;
  read(day: number): { readonly earliest: number[]; readonly sample: number[] };
}

const anyTime = Number.POSITIVE_INFINITY;

export function keepFirstRows(): FirstRows {
  const earliest: number[][] = [];
  const samples: number[][] = [];
  return {
    add(day, offset, value) {
      earliest[day] ??= [];
      samples[day] ??= [];
      const [first, sample] = [earliest[day] as number[], samples[day] as number[]];
      keepEarliest(first, offset / 1000);
      if (offset >= SAMPLE_BEGINS) keepInSample(sample, (offset - SAMPLE_BEGINS) / 1000, value);
      return {
        earliest: first.length === ROWS_TO_CALL_A_DAY_FLAT ? (first.at(-1) as number) * 1000 : anyTime,
        sample: sample.length === 2 * ROWS_IN_SAMPLE ? SAMPLE_BEGINS + (sample.at(-2) as number) * 1000 : anyTime,
      };
    },
    read: (day) => ({ earliest: earliest[day] ?? [], sample: samples[day] ?? [] }),
  };
}
