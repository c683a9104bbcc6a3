/* Bytes held against each other, sixteen at a time: see rows.ts. */

export function isSame(a: usize, b: usize, length: usize): bool {
  if (length < 8) {
    for (let at: usize = 0; at < length; at += 1) if (load<u8>(a + at) !== load<u8>(b + at)) return false;
    return true;
  }
  if (length < 16) return isSame8(a, b) && isSame8(a + length - 8, b + length - 8);
  const last = length - 16;
  for (let at: usize = 0; at < last; at += 16) if (!isSame16(a + at, b + at)) return false;
  // These may overlap those before them.
  return isSame16(a + last, b + last);
}

function isSame8(a: usize, b: usize): bool {
  return load<u64>(a) === load<u64>(b);
}

function isSame16(a: usize, b: usize): bool {
  return !v128.any_true(v128.xor(v128.load(a), v128.load(b)));
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
