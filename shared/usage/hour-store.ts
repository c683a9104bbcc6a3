import type { Decimal, Milliseconds } from '../model/usage.ts';
import { addDecimal, type ExactSum, emptySum } from './exact-sum.ts';
import { addToPrint, emptyPrint, type Fingerprint } from './fingerprint.ts';

/**
 * The hours of all days of all series of one file, in columns of numbers: as objects of their own they would take seven times the
 * memory, and there may be a million of them. Hours of one day form a chain.
 */
export interface HourStore {
  /** A new hour, with the one that comes before it in the chain. @returns its number */
  open(hour: number, before: number): number;
  hourOf(slot: number): number;
  beforeOf(slot: number): number;
  /** @param offset milliseconds within the hour */
  add(slot: number, offset: Milliseconds, value: Decimal, number: number): void;
  /** What an hour amounts to; valid until the next call. */
  read(slot: number): { readonly count: number; readonly sum: ExactSum; readonly print: Fingerprint };
}

/** The chain ends here. */
export const NO_HOUR = -1;

const PAGE = 4096;

interface Page {
  readonly hour: Uint8Array;
  readonly before: Int32Array;
  readonly count: Uint32Array;
  readonly units: Float64Array;
  readonly scale: Uint16Array;
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

const newPage = (): Page => ({
  hour: new Uint8Array(PAGE),
  before: new Int32Array(PAGE),
  count: new Uint32Array(PAGE),
  units: new Float64Array(PAGE),
  scale: new Uint16Array(PAGE),
  low: new Uint32Array(PAGE),
  high: new Uint32Array(PAGE),
});

export function openHourStore(): HourStore {
  const pages: Page[] = [];
  /** What of a sum does not fit its column: rare. */
  const big = new Map<number, bigint>();
  const sum = emptySum();
  const print = emptyPrint();
  let size = 0;

  const load = (slot: number): Page => {
    const page = pages[Math.floor(slot / PAGE)] as Page;
    const at = slot % PAGE;
    sum.scale = page.scale[at] as number;
    sum.units = page.units[at] as number;
    sum.big = big.size === 0 ? 0n : (big.get(slot) ?? 0n);
    print.low = page.low[at] as number;
    print.high = page.high[at] as number;
    return page;
  };

  return {
    open(hour, before) {
      const slot = size;
      size += 1;
      if (slot % PAGE === 0) pages.push(newPage());
      const page = pages.at(-1) as Page;
      page.hour[slot % PAGE] = hour;
      page.before[slot % PAGE] = before;
      return slot;
    },
    hourOf: (slot) => (pages[Math.floor(slot / PAGE)] as Page).hour[slot % PAGE] as number,
    beforeOf: (slot) => (pages[Math.floor(slot / PAGE)] as Page).before[slot % PAGE] as number,
    add(slot, offset, value, number) {
      const page = load(slot);
      const at = slot % PAGE;
      addDecimal(sum, value);
      addToPrint(print, offset, number);
      page.count[at] = (page.count[at] as number) + 1;
      page.units[at] = sum.units;
      page.scale[at] = sum.scale;
      page.low[at] = print.low;
      page.high[at] = print.high;
      if (sum.big !== 0n) big.set(slot, sum.big);
      else if (big.size > 0) big.delete(slot);
    },
    read(slot) {
      const page = load(slot);
      return { count: page.count[slot % PAGE] as number, sum, print };
    },
  };
}
