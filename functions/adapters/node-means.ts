import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createGunzip, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type BlockUnpacker, DamagedArchive, type Hasher, type Inflater, type Means } from '../../shared/ports.ts';

const sha256: Hasher = () => {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
};

/** zlib's own words about bytes that are at fault; anything else (a broken connection, memory) is ours and passes through. */
function translate(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new DamagedArchive('truncated');
  return code === 'Z_DATA_ERROR' || code === 'Z_NEED_DICT' ? new DamagedArchive('corrupt') : error;
}

const inflate: Inflater = async function* inflateGzip(packed) {
  // Pieces of 64 KiB: the default of 16 costs half as much again (docs/performance.md).
  const gunzip = createGunzip({ chunkSize: 1 << 16 });
  // The error of either side is thrown by the iteration below; a reader that stops early destroys both.
  pipeline(Readable.from(packed), gunzip).catch(() => {});
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw translate(error);
  }
};

const unpackers = { gzip: gunzipSync, zstd: zstdDecompressSync, brotli: brotliDecompressSync } as const;

/** zlib's own, which stop at the size that is allowed. One piece of that size is what a block comes to. */
const unpackBlock: BlockUnpacker = (codec, packed, size) =>
  unpackers[codec](packed, { maxOutputLength: size, chunkSize: Math.max(LEAST_CHUNK, size) });
const LEAST_CHUNK = 64;

/** The core's machine-dependent means on Node: on Lambda and on the laptop alike. */
export const nodeMeans: Means = { inflate, unpackBlock, sha256 };
