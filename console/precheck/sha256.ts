import type { Hasher } from '../../shared/ports.ts';

/** FIPS 180-4 §4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const rounds = Int32Array.of(
  ...[0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5],
  ...[0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174],
  ...[0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da],
  ...[0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967],
  ...[0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85],
  ...[0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070],
  ...[0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3],
  ...[0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2],
);
/** §5.3.3: of the square roots of the first eight. */
const start = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

const BLOCK = 64;
const LENGTH_BYTES = 8;

/**
 * SHA-256 in pieces, as the core asks for it. `crypto.subtle` wants the whole of a file in memory; this needs 64 bytes of it, whatever its
 * size. A test holds it to Node's own.
 */
export const sha256: Hasher = () => {
  const state = Int32Array.from(start);
  const words = new Int32Array(BLOCK);
  const waiting = new Uint8Array(BLOCK);
  let length = 0;

  const take = (bytes: Uint8Array) => {
    let filled = length % BLOCK;
    length += bytes.length;
    let at = 0;
    while (at < bytes.length) {
      if (filled === 0 && bytes.length - at >= BLOCK) {
        compress(state, words, bytes, at);
        at += BLOCK;
        continue;
      }
      const part = bytes.subarray(at, at + BLOCK - filled);
      waiting.set(part, filled);
      filled = (filled + part.length) % BLOCK;
      at += part.length;
      if (filled === 0) compress(state, words, waiting, 0);
    }
  };

  return {
    update: take,
    hex() {
      const bytes = length;
      const zeros = (2 * BLOCK - 1 - LENGTH_BYTES - (bytes % BLOCK)) % BLOCK;
      const end = new Uint8Array(1 + zeros + LENGTH_BYTES);
      end[0] = 0x80;
      const view = new DataView(end.buffer);
      view.setUint32(1 + zeros, Math.floor(bytes / 0x2000_0000));
      view.setUint32(1 + zeros + 4, (bytes * 8) % 0x1_0000_0000);
      take(end);
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
};

/** §6.2.2, one block. */
function compress(state: Int32Array, words: Int32Array, bytes: Uint8Array, at: number): void {
  spread(words, bytes, at);
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let round = 0; round < BLOCK; round += 1) {
    const upper = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + upper + (g ^ (e & (f ^ g))) + (rounds[round] as number) + (words[round] as number)) | 0;
    const lower = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (lower + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = ((state[index] as number) + word) | 0;
}

/** The message schedule of one block. */
function spread(words: Int32Array, bytes: Uint8Array, at: number): void {
  for (let index = 0; index < 16; index += 1) {
    const from = at + index * 4;
    const [high, next] = [bytes[from] as number, bytes[from + 1] as number];
    words[index] = (high << 24) | (next << 16) | ((bytes[from + 2] as number) << 8) | (bytes[from + 3] as number);
  }
  for (let index = 16; index < BLOCK; index += 1) {
    const near = words[index - 2] as number;
    const far = words[index - 15] as number;
    const low = ((far >>> 7) | (far << 25)) ^ ((far >>> 18) | (far << 14)) ^ (far >>> 3);
    const high = ((near >>> 17) | (near << 15)) ^ ((near >>> 19) | (near << 13)) ^ (near >>> 10);
    words[index] = (high + (words[index - 7] as number) + low + (words[index - 16] as number)) | 0;
  }
}
