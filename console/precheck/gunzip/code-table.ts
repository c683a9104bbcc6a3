/** The longest code of DEFLATE (RFC 1951 §3.2.7). */
export const LONGEST_CODE = 15;

/**
 * A prefix code as a table: the next `bits` bits of the stream, the first in the lowest place, lead to `symbol * 16 + length of its code`.
 * Length 0: no symbol has this code.
 */
export interface CodeTable {
  readonly bits: number;
  readonly entries: Uint16Array;
}

/**
 * The table of a code given by the lengths of its symbols' codes (RFC 1951 §3.2.2). As zlib does, it takes a code that leaves some bits
 * without a meaning only where all of it is one code of one bit, or nothing at all.
 * @param must `whole`: no bits may be without a meaning
 * @returns null where the lengths make no such code
 */
export function codeTable(lengths: Uint8Array, must: 'whole' | 'fit' = 'fit'): CodeTable | null {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  let bits = LONGEST_CODE;
  while (bits > 0 && counts[bits] === 0) bits -= 1;
  if (bits === 0) return { bits: 1, entries: new Uint16Array(2) };
  let free = 1;
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    free = free * 2 - (counts[length] as number);
    if (free < 0) return null;
  }
  if (free > 0 && (must === 'whole' || bits !== 1)) return null;
  return { bits, entries: filled(lengths, counts, bits) };
}

function filled(lengths: Uint8Array, counts: Uint16Array, bits: number): Uint16Array {
  const next = new Uint16Array(LONGEST_CODE + 2);
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    next[length + 1] = ((next[length] as number) + (counts[length] as number)) << 1;
  }
  const entries = new Uint16Array(1 << bits);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const code = next[length] as number;
    next[length] = code + 1;
    // A code comes with its highest bit first, everything else with its lowest.
    for (let at = reversed(code, length); at < entries.length; at += 1 << length) entries[at] = (symbol << 4) | length;
  }
  return entries;
}

function reversed(code: number, length: number): number {
  let turned = 0;
  for (let bit = 0; bit < length; bit += 1) turned |= ((code >> bit) & 1) << (length - 1 - bit);
  return turned;
}
