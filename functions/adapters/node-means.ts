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

/** Pieces of 256 KiB: those of 64 cost a tenth more, the default of 16 half as much again (docs/performance.md). */
const PIECE = 1 << 18;

const inflate: Inflater = async function* inflateGzip(packed, pieces = 'kept') {
  const gunzip = createGunzip({ chunkSize: PIECE });
  // The error of either side is thrown by the iteration below; a reader that stops early destroys both.
  pipeline(Readable.from(packed), gunzip).catch(() => {});
  try {
    if (pieces === 'kept') yield* gunzip as AsyncIterable<Uint8Array>;
    else for await (const piece of gunzip as AsyncIterable<Buffer<ArrayBuffer>>) yield* lend(piece);
  } catch (error) {
    throw translate(error);
  }
};

/**
 * The memory of a piece goes back at once, for the next one: left to the collector, every piece was of fresh memory, which took as long as a
 * third of the inflating. A piece that ends before its buffer does is left alone: zlib fills the rest of it.
 */
function* lend({ buffer, byteOffset, length }: Buffer<ArrayBuffer>): Generator<Uint8Array> {
  // No Buffer: its `slice` copies nothing.
  yield new Uint8Array(buffer, byteOffset, length);
  if (byteOffset + length === buffer.byteLength && buffer.byteLength === PIECE) buffer.transfer(0);
}

const unpackers = { gzip: gunzipSync, zstd: zstdDecompressSync, brotli: brotliDecompressSync } as const;

/** zlib's own, which stop at the size that is allowed. One piece of that size is what a block comes to. */
const unpackBlock: BlockUnpacker = (codec, packed, size) =>
  unpackers[codec](packed, { maxOutputLength: size, chunkSize: Math.max(LEAST_CHUNK, size) });
const LEAST_CHUNK = 64;

/** The core's machine-dependent means on Node: on Lambda and on the laptop alike. */
export const nodeMeans: Means = { inflate, unpackBlock, sha256 };
