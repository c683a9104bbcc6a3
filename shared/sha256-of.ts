import type { Hasher } from './ports.ts';

const encoder = new TextEncoder();

/** sha256 of bytes, or of a text's UTF-8: 64 lower-case hex digits. */
export function sha256Of(content: Uint8Array | string, hasher: Hasher): string {
  const hash = hasher();
  hash.update(typeof content === 'string' ? encoder.encode(content) : content);
  return hash.hex();
}

/** The same of bytes that come in pieces: one pass, none of them kept. */
export async function sha256OfStream(pieces: AsyncIterable<Uint8Array>, hasher: Hasher): Promise<string> {
  const hash = hasher();
  for await (const piece of pieces) hash.update(piece);
  return hash.hex();
}
