/**
 * CRC-64/NVME (polynomial 0xad93d23594c93659, reflected, all ones in and out). Sixteen bytes at a time: what a byte does to the sum is looked
 * up in a table of its own for each place that it may have before the end, and the sixteen answers are added up.
 */
const POLYNOMIAL: u64 = ((<u64>0x9a6c9329) << 32) | 0xac4bc9b5;

/** Sixteen tables of 256 sums of 8 bytes: of a byte with no byte behind it, with one, and so on. */
export let tables: i32 = 0;
const TABLE: i32 = 256 * 8;

export function prepare(): void {
  for (let byte: i32 = 0; byte < 256; byte++) {
    let sum: u64 = <u64>byte;
    for (let bit: i32 = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * POLYNOMIAL);
    store<u64>(tables + byte * 8, sum);
  }
  for (let at: i32 = tables + TABLE; at < tables + 16 * TABLE; at += 8) {
    const nearer = load<u64>(at - TABLE);
    store<u64>(at, (nearer >> 8) ^ looked(0, nearer));
  }
}

/** The sum of the lowest byte of a value with so many bytes behind it. */
function looked(behind: i32, value: u64): u64 {
  return load<u64>(tables + behind * TABLE + ((<i32>(value & 255)) << 3));
}

/** @param sum of the bytes before, not turned over yet */
export function add(sum: u64, from: i32, to: i32): u64 {
  let at = from;
  for (; at + 16 <= to; at += 16) {
    const first = load<u64>(at) ^ sum;
    const second = load<u64>(at, 8);
    sum =
      looked(15, first) ^
      looked(14, first >> 8) ^
      looked(13, first >> 16) ^
      looked(12, first >> 24) ^
      looked(11, first >> 32) ^
      looked(10, first >> 40) ^
      looked(9, first >> 48) ^
      looked(8, first >> 56) ^
      looked(7, second) ^
      looked(6, second >> 8) ^
      looked(5, second >> 16) ^
      looked(4, second >> 24) ^
      looked(3, second >> 32) ^
      looked(2, second >> 40) ^
      looked(1, second >> 48) ^
      looked(0, second >> 56);
  }
  for (; at < to; at++) sum = (sum >> 8) ^ looked(0, sum ^ load<u8>(at));
  return sum;
}
