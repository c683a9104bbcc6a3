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

/** `100 Hours`, `10K`, `1 /Month`, `1 GB/Month`, `GB-Mo`, `byte-seconds`: a number before the unit multiplies. formats.md §5. */
export function readBilledUnit(written: string): BilledUnit {
  const text = beginning(written.trim(), LONGEST_UNIT);
  const match = /^(\d{1,12})\s*([KMB](?![A-Za-z]))?\s*(.*)$/.exec(text);
  const times = match ? Number(match[1]) : 1;
  const power = match?.[2] === undefined ? 0 : (thousands[match[2].toLowerCase()] ?? 0);
  const word = (match ? (match[3] as string) : text).trim();
  // "0 Unassigned" stands on lines that have no unit; nothing is multiplied by 0.
  const scale: Factor = { times: times === 0 ? 1 : times, power };
  if (word === '') return { name: match ? 'count' : null, factor: scale };
  const unit = readUnit(words.get(word.toLowerCase()) ?? word);
  if (unit === null) return { name: null, factor: scale };
  const { factor } = unit;
  const product = scale.times * factor.times;
  if (!unit.known || !Number.isSafeInteger(product)) return { name: word, factor: scale };
  return { name: unit.name, factor: { times: product, power: scale.power + factor.power } };
}
