const DISTANCE = 40_000;
const LENGTH = 3;

/** Bits as Deflate packs them: the lowest of each byte first; Huffman codes with their highest bit first. */
function packBits(bits: readonly number[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8));
  bits.forEach((bit, at) => {
    bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7));
  });
  return bytes;
}

const code = (value: number, width: number): number[] => Array.from({ length: width }, (_, at) => (value >> (width - 1 - at)) & 1);
const number = (value: number, width: number): number[] => Array.from({ length: width }, (_, at) => (value >> at) & 1);

/**
 * A stored block, then one with Deflate's fixed codes that copies three bytes from 40,000 back: distance code 30 (32,769 and 14 further
 * bits), which Deflate has not.
 */
export function farDeflate64(): { readonly packed: Buffer; readonly content: Buffer } {
  const start = Buffer.from(Array.from({ length: DISTANCE }, (_, n) => 48 + ((n * n) % 10)));
  const stored = Buffer.alloc(5);
  stored.writeUInt16LE(start.length, 1);
  stored.writeUInt16LE(0xffff - start.length, 3);
  // Last block, fixed codes; length 3 is symbol 257, seven bits; then the end, symbol 256.
  const copied = packBits([1, ...number(1, 2), ...code(1, 7), ...code(30, 5), ...number(DISTANCE - 32_769, 14), ...code(0, 7)]);
  return { packed: Buffer.concat([stored, start, copied]), content: Buffer.concat([start, start.subarray(0, LENGTH)]) };
}
