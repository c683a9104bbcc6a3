import type { Factor } from './decimal.ts';

/** A unit as the source writes it, turned into ours: value x factor. */
export interface Unit {
  /** percent, byte, byte/s, MHz, hour, count, … or the source's own word. */
  readonly name: string;
  readonly factor: Factor;
}

const by = (times: number, power = 0): Factor => ({ times, power });
const KIBI = 1024;

/** SI prefixes are powers of ten and IEC ones powers of two, as the standards have it; KB counts as kB. */
const sizes: Readonly<Record<string, Factor>> = {
  '': by(1),
  k: by(1, 3),
  K: by(1, 3),
  M: by(1, 6),
  G: by(1, 9),
  T: by(1, 12),
  Ki: by(KIBI),
  Mi: by(KIBI ** 2),
  Gi: by(KIBI ** 3),
  Ti: by(KIBI ** 4),
};
const longPrefixes: Readonly<Record<string, string>> = {
  kilo: 'k',
  mega: 'M',
  giga: 'G',
  tera: 'T',
  kibi: 'Ki',
  mebi: 'Mi',
  gibi: 'Gi',
  tebi: 'Ti',
};

/** Units that are one word in every vendor's spelling, compared in lower case. A map: a file may say `constructor`. */
const words: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    '%': { name: 'percent', factor: by(1) },
    percent: { name: 'percent', factor: by(1) },
    percento: { name: 'percent', factor: by(1) },
    percentuale: { name: 'percent', factor: by(1) },
    percentage: { name: 'percent', factor: by(1) },
    ratio: { name: 'percent', factor: by(1, 2) },
    fraction: { name: 'percent', factor: by(1, 2) },
    mhz: { name: 'MHz', factor: by(1) },
    ghz: { name: 'MHz', factor: by(1, 3) },
    hz: { name: 'MHz', factor: by(1, -6) },
    hour: { name: 'hour', factor: by(1) },
    hours: { name: 'hour', factor: by(1) },
    ore: { name: 'hour', factor: by(1) },
    hrs: { name: 'hour', factor: by(1) },
    count: { name: 'count', factor: by(1) },
    counts: { name: 'count', factor: by(1) },
    numero: { name: 'count', factor: by(1) },
    'count/second': { name: 'count/s', factor: by(1) },
    countpersecond: { name: 'count/s', factor: by(1) },
    'count/s': { name: 'count/s', factor: by(1) },
    seconds: { name: 'second', factor: by(1) },
    second: { name: 'second', factor: by(1) },
    s: { name: 'second', factor: by(1) },
    milliseconds: { name: 'second', factor: by(1, -3) },
    ms: { name: 'second', factor: by(1, -3) },
    microseconds: { name: 'second', factor: by(1, -6) },
    nanoseconds: { name: 'second', factor: by(1, -9) },
    ns: { name: 'second', factor: by(1, -9) },
  }),
);
/** Every word that is read as a unit of one word, by our unit; quantities of bytes and bits come besides (`readQuantity`). */
export const unitWords: ReadonlyMap<string, readonly string[]> = [...words].reduce(
  (groups, [word, { name }]) => groups.set(name, [...(groups.get(name) ?? []), word]),
  new Map<string, readonly string[]>(),
);
/** What may stand before B, bit (and b in a rate). */
export const unitPrefixes: readonly string[] = Object.keys(sizes).filter((prefix) => prefix !== '');

/** Words that say "no unit". */
const nothing = new Set(['', 'none', 'unspecified', '-', 'n/a']);

/**
 * @returns null where the text says nothing; an unknown word is its own unit, unconverted (`known` tells which)
 */
export function readUnit(text: string | null | undefined): (Unit & { readonly known: boolean }) | null {
  const trimmed = (text ?? '').trim();
  if (nothing.has(trimmed.toLowerCase())) return null;
  const word = words.get(trimmed.toLowerCase());
  if (word) return { ...word, known: true };
  const quantity = readQuantity(trimmed);
  return quantity ? { ...quantity, known: true } : { name: trimmed, factor: by(1), known: false };
}

/** Bytes and bits, with a prefix, in all or per second. Mb alone could be either, so it is nobody's. */
function readQuantity(text: string): Unit | null {
  const perSecond = /^(.+?)(?:\/s|\/sec|\/second|ps|persecond| al secondo| per second)$/i.exec(text);
  const quantity = perSecond ? (perSecond[1] as string) : text;
  const rate = perSecond !== null;
  const short = /^(|[kKMGT]i?)(B|bit|b)$/.exec(quantity);
  const long = /^(|kilo|mega|giga|tera|kibi|mebi|gibi|tebi)(byte|bytes|bit|bits)$/i.exec(quantity);
  const prefix = short ? short[1] : long ? (longPrefixes[(long[1] as string).toLowerCase()] ?? '') : undefined;
  const base = short?.[2] ?? long?.[2]?.toLowerCase();
  if (prefix === undefined || base === undefined) return null;
  const bits = base === 'b' || base.startsWith('bit');
  if (base === 'b' && !rate) return null;
  const size = sizes[prefix] as Factor;
  // A bit is 125 thousandths of a byte.
  const factor = bits ? by(size.times * 125, size.power - 3) : size;
  return { name: rate ? 'byte/s' : 'byte', factor };
}
