import type { Hasher } from '../shared/ports.ts';

const encoder = new TextEncoder();

/** sha256 of bytes, or of a text's UTF-8: 64 lower-case hex digits. */
export function sha256Of(content: Uint8Array | string, hasher: Hasher): string {
  const hash = hasher();
  hash.update(typeof content === 'string' ? encoder.encode(content) : content);
  return hash.hex();
}
