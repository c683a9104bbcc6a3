import { createHash } from 'node:crypto';
import { hmac, sha256Hex } from '../auth/canonical-request.ts';
import { type Signature, sameHex } from '../auth/verify-signature.ts';
import { S3Error } from '../s3-error.ts';

/** Checks the chain of signatures of a `STREAMING-AWS4-HMAC-SHA256-PAYLOAD[-TRAILER]` body, chunk by chunk. */
export interface ChunkSignatures {
  bytes(data: Uint8Array): void;
  /** @throws S3Error SignatureDoesNotMatch */
  endOfChunk(signature: string | undefined): void;
  /** @param trailers as sent, in order, without the signature itself. @throws S3Error SignatureDoesNotMatch */
  endOfTrailers(trailers: ReadonlyMap<string, string>, signature: string | undefined): void;
}

const emptyHash = sha256Hex('');

export function checkChunkSignatures(seed: Signature): ChunkSignatures {
  let previous = seed.value;
  let hash = createHash('sha256');
  const check = (kind: string, given: string | undefined, hashes: string[]) => {
    const text = [kind, seed.date, seed.scope, previous, ...hashes].join('\n');
    if (!given || !sameHex(hmac(seed.key, text), given)) throw new S3Error('SignatureDoesNotMatch');
    previous = given;
  };
  return {
    bytes(data) {
      hash.update(data);
    },
    endOfChunk(signature) {
      check('AWS4-HMAC-SHA256-PAYLOAD', signature, [emptyHash, hash.digest('hex')]);
      hash = createHash('sha256');
    },
    endOfTrailers(trailers, signature) {
      const text = [...trailers].map(([name, value]) => `${name}:${value}\n`).join('');
      check('AWS4-HMAC-SHA256-TRAILER', signature, [sha256Hex(text)]);
    },
  };
}

/** The framing of bodies nobody signed chunk by chunk (`STREAMING-UNSIGNED-PAYLOAD-TRAILER`). */
export const unsignedChunks: ChunkSignatures = { bytes() {}, endOfChunk() {}, endOfTrailers() {} };
