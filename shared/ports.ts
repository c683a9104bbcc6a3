/**
 * What differs between a laptop, a browser and Lambda enters the core through these three shapes.
 * `shared/` never opens a file, never asks a clock, never picks a hash implementation.
 */

/** Bytes that can be read more than once: an S3 object version, a file, a Blob. */
export interface ByteSource {
  /** Length in bytes. */
  readonly size: number;
  /** A fresh pass over all the bytes, from the first. */
  stream(): AsyncIterable<Uint8Array>;
  /** As `stream`, where pieces may be had for less: each may be filled anew as soon as the next one is asked for. */
  passing?(): AsyncIterable<Uint8Array>;
  /** Bytes [start, end), clipped to the size. */
  slice(start: number, end: number): Promise<Uint8Array>;
}

/** A pass for whoever keeps no piece. */
export const passing = (bytes: ByteSource): AsyncIterable<Uint8Array> => bytes.passing?.() ?? bytes.stream();

/**
 * Unpacks one gzip stream (all its members). Rejects with `DamagedArchive` when the bytes are at fault.
 *
 * @param pieces `passing`: each may be gone as soon as the next one is asked for (as of `ByteSource.passing`)
 */
export type Inflater = (packed: AsyncIterable<Uint8Array>, pieces?: 'kept' | 'passing') => AsyncIterable<Uint8Array>;

/** Unpacks a block that is whole in memory into no more than `size` bytes. Whatever it throws says that the block is damaged. */
export type BlockUnpacker = (codec: 'gzip' | 'zstd' | 'brotli', packed: Uint8Array, size: number) => Uint8Array;

/** The archive itself is damaged: their fault, told with a reason code. Anything else thrown is ours. */
export class DamagedArchive extends Error {
  readonly kind: 'truncated' | 'corrupt';
  constructor(kind: 'truncated' | 'corrupt') {
    super(`gzip stream is ${kind}`);
    this.name = 'DamagedArchive';
    this.kind = kind;
  }
}

/** Incremental SHA-256. `hex()` ends it: 64 lower-case hex digits. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  hex(): string;
}
export type Hasher = () => Sha256;

/** The machine-dependent means of the core, handed in once by whoever runs it. */
export interface Means {
  readonly inflate: Inflater;
  /** Absent: the machine brings none (a browser), and libraries do it, which are slower and do not stop at the size that is allowed. */
  readonly unpackBlock?: BlockUnpacker | undefined;
  readonly sha256: Hasher;
  /** Told of the rows of each file that begins, counted while they are read: for whoever shows progress. What is read does not depend on it. */
  readonly onRows?: (rows: { readonly read: number }) => void;
}
