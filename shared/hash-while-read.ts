import { type ByteSource, type Hasher, passing } from './ports.ts';

/**
 * Bytes whose sha256 is taken while somebody reads them: what has passed by once is not fetched again for it. Whoever reads may do so in
 * part, more than once, or not at all.
 *
 * @returns the same bytes, and their sha256 (64 hexadecimal digits), for which they are read once more where nobody has read them to the end
 */
export function hashWhileRead(bytes: ByteSource, sha256: Hasher): { readonly source: ByteSource; hex(): Promise<string> } {
  const hash = sha256();
  /** Bytes from the first on that the hash has seen. */
  let hashed = 0;

  async function* watched(pass: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let position = 0;
    for await (const chunk of pass) {
      const end = position + chunk.length;
      if (position <= hashed && end > hashed) {
        hash.update(chunk.subarray(hashed - position));
        hashed = end;
      }
      position = end;
      yield chunk;
    }
  }

  return {
    source: {
      size: bytes.size,
      stream: () => watched(bytes.stream()),
      passing: () => watched(passing(bytes)),
      slice: (start, end) => bytes.slice(start, end),
    },
    async hex() {
      if (hashed < bytes.size) for await (const _ of watched(passing(bytes)));
      if (hashed < bytes.size) throw new Error('the bytes end before their size');
      return hash.hex();
    },
  };
}
