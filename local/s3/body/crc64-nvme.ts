/**
 * CRC-64/NVME (polynomial 0xad93d23594c93659, reflected, all ones in and out), the checksum S3 itself computes for every object
 * that names no other. JavaScript has no fast 64-bit integers, so each value is kept as two 32-bit halves.
 */
const reflectedHigh = 0x9a6c9329;
const reflectedLow = 0xac4bc9b5;

const tableHigh = new Int32Array(256);
const tableLow = new Int32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    const odd = low & 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (odd) {
      low ^= reflectedLow;
      high ^= reflectedHigh;
    }
  }
  tableHigh[byte] = high;
  tableLow[byte] = low;
}

export interface Crc64 {
  update(bytes: Uint8Array): void;
  /** Eight bytes, big-endian. */
  digest(): Buffer;
}

export function crc64Nvme(): Crc64 {
  let high = -1;
  let low = -1;
  return {
    update(bytes) {
      for (let at = 0; at < bytes.length; at++) {
        const index = (low ^ (bytes[at] as number)) & 255;
        low = ((low >>> 8) | (high << 24)) ^ (tableLow[index] as number);
        high = (high >>> 8) ^ (tableHigh[index] as number);
      }
    },
    digest() {
      const bytes = Buffer.alloc(8);
      bytes.writeInt32BE(~high, 0);
      bytes.writeInt32BE(~low, 4);
      return bytes;
    },
  };
}
