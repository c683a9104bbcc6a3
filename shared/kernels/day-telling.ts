import type { KernelMemory } from './kernel-memory.ts';

/** All hours of a day: the exact sum of their values, how many they are, and the hours as usage/day-hours.ts writes them. */
export interface ToldHours {
  readonly samples: number;
  readonly sum: string;
  readonly hours: string;
}

/** Days told of at a time: those of a month. They are one text, of which each has its part. */
export const MOST_TOLD = 32;
/** Bytes for the longest text of a day: its sum, and 25 hours, each a print, a sum of 43 characters at the most, two numbers. */
const TEXT_ROOM = 2048;
/** What is said of a day besides (assembly/day-text.ts). */
const TOLD_BYTES = 12;
const ascii = new TextDecoder();

/**
 * What days come to, no more than `MOST_TOLD` at a time; null: some sum is too large for the kernel. Room for it is made with the first.
 *
 * @param writeDays the kernel's
 */
export function openDayTelling(
  memory: KernelMemory,
  writeDays: (count: number) => number,
): (days: readonly number[]) => (ToldHours | null)[] {
  const open = () => {
    const places = {
      toTell: memory.allocate(4 * MOST_TOLD),
      told: memory.allocate(TOLD_BYTES * MOST_TOLD),
      text: memory.allocate(TEXT_ROOM * MOST_TOLD),
    };
    memory.set(places);
    return places;
  };
  let at: ReturnType<typeof open> | null = null;

  return (days) => {
    at ??= open();
    const { toTell, told, text } = at;
    const { bytes, view } = memory;
    for (let index = 0; index < days.length; index += 1) view.setInt32(toTell + 4 * index, days[index] as number, true);
    const all = ascii.decode(bytes.subarray(text, text + writeDays(days.length)));
    let from = 0;
    return days.map((_, index) => {
      const said = told + TOLD_BYTES * index;
      const hoursLength = view.getInt32(said + 4, true);
      if (hoursLength < 0) return null;
      const hoursFrom = from + view.getInt32(said, true);
      const sum = all.slice(from, hoursFrom);
      from = hoursFrom + hoursLength;
      return { samples: view.getInt32(said + 8, true), sum, hours: all.slice(hoursFrom, from) };
    });
  };
}
