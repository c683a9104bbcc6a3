import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Hasher } from '../../shared/ports.ts';

/** SHA-256 in pieces, as the core asks for it: `crypto.subtle` wants the whole of a file in memory. A test holds it to Node's own. */
export const sha256: Hasher = () => {
  const hash = digest.create();
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
};
