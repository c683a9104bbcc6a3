import type { Factor } from './decimal.ts';
import { beginning } from './shown-text.ts';
import { readUnit } from './unit.ts';

/** What one billed quantity counts, and what it is multiplied by. */
export interface BilledUnit {
  /** hour, byte, count, …; else the bill's own word, such as `GB/Month`. */
  readonly name: string | null;
  readonly factor: Factor;
}

/** Words of bills for our units; what a bill calls otherwise keeps its name. */
const words: ReadonlyMap<string, string> = new Map([
  ['hrs', 'hours'],
  ['hr', 'hours'],
  ['h', 'hours'],
  ['requests', 'count'],
  ['count', 'count'],
]);

const thousands: Readonly<Record<string, number>> = { k: 3, m: 6, b: 9 };
/** A longer text is no unit. */
const LONGEST_UNIT = 60;

/** Units of which a bill counts every single one, whatever block of them has the price. */
const time: ReadonlySet<string> = new Set(['hour', 'second']);

/**
 * `10K`, `1 Hour`, `1 GB/Month`, `GB-Mo`, `byte-seconds`. formats.md §5 says that a number before the unit multiplies. Of `10K` and `1M` it
 * does: quantities such as 0.0047 are 47 operations. Of a block written out, `100 Hours`, it does not: Azure bills a load balancer's three
 * hours as 3 at the price of one hour, and a machine's day as 22 of `10 Hours`; the block is that of the price list, and Microsoft's guide
 * to the charges divides the quantity by it. So hours are hours; of other blocks (`10000`, `100 GB`) no file shows which it is, and they
 * stay as the bill writes them.
 */
export function readBilledUnit(written: string): BilledUnit {
  const text = beginning(written.trim(), LONGEST_UNIT);
  const match = /^(\d{1,12})(?:\s*([KMB])(?![A-Za-z]))?(.*)$/.exec(text);
  const count = match ? Number(match[1]) : 1;
  const rest = match ? (match[3] as string) : text;
  const power = match?.[2] === undefined ? 0 : (thousands[match[2].toLowerCase()] ?? 0);
  const word = rest.trim();
  const unit = readUnit(words.get(word.toLowerCase()) ?? word);
  if (count > 1 && match?.[2] === undefined) {
    const isTime = unit?.known && time.has(unit.name) && /^\s/.test(rest);
    return isTime ? { name: unit.name, factor: unit.factor } : { name: text, factor: one };
  }
  // "0 Unassigned" stands on lines that have no unit; nothing is multiplied by 0.
  const scale: Factor = { times: count === 0 ? 1 : count, power };
  if (word === '') return { name: match ? 'count' : null, factor: scale };
  if (unit === null) return { name: null, factor: scale };
  const product = scale.times * unit.factor.times;
  if (!unit.known || !Number.isSafeInteger(product)) return { name: word, factor: scale };
  return { name: unit.name, factor: { times: product, power: scale.power + unit.factor.power } };
}

const one: Factor = { times: 1, power: 0 };
