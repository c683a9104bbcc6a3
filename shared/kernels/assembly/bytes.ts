/* Bytes held against each other, eight at a time: see rows.ts. */

export function isSame(a: usize, b: usize, length: usize): bool {
  if (length < 8) {
    for (let at: usize = 0; at < length; at += 1) if (load<u8>(a + at) !== load<u8>(b + at)) return false;
    return true;
  }
  const last = length - 8;
  for (let at: usize = 0; at < last; at += 8) if (load<u64>(a + at) !== load<u64>(b + at)) return false;
  // These may overlap those before them.
  return load<u64>(a + last) === load<u64>(b + last);
}

export const NO_BYTES: u64 = 0x811c9dc5;

/** The hash goes on over the bytes [start, end), and over their end. */
export function hashOn(hash: u64, start: usize, end: usize): u64 {
  let mixed = hash;
  let from = start;
  for (; from + 8 <= end; from += 8) mixed = mix(mixed ^ load<u64>(from));
  for (; from < end; from += 1) mixed = mix(mixed ^ load<u8>(from));
  return mix(mixed ^ 0x1ff);
}

function mix(hash: u64): u64 {
  const product = hash * <u64>0x9e3779b1;
  return product ^ (product >> 32);
}
