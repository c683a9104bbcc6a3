import { type ByteSource, DamagedArchive, type Inflater, passing } from '../ports.ts';
import { type Container, sniffContainer } from './container.ts';
import { memorySource } from './containers/byte-range.ts';
import { DEEPEST_ARCHIVE, HIGHEST_RATIO, MAGIC_BYTES, MOST_BYTES_IN_MEMORY, MOST_UNPACKED_BYTES, RATIO_FREE_BYTES } from './limits.ts';
import { Refusal } from './refusal.ts';

/** Bytes that may be packed: an upload, or a file in an archive. */
export interface Packed {
  /** Length of the upload they come from: what unpacking is measured against. */
  readonly size: number;
  /** Layers of gzip above it, inside the same upload or member. */
  readonly depth: number;
  /** The first `MAGIC_BYTES`, or all. */
  first(): Promise<Uint8Array>;
  /** A fresh pass. */
  open(): AsyncIterable<Uint8Array>;
  /** The same for whoever keeps no piece (`ByteSource.passing`). */
  passing(): AsyncIterable<Uint8Array>;
  /** Where they can be read at any place. @throws Refusal where they would have to be held in memory and are too many */
  anywhere(): Promise<ByteSource>;
}

/** Bytes below any gzip, and what they are. */
export interface Unpacked extends Packed {
  readonly container: Container;
  readonly magic: Uint8Array;
}

export interface UnpackLimits {
  readonly bytes: number;
  readonly ratio: number;
  readonly ratioFreeBytes: number;
}

const limits: UnpackLimits = { bytes: MOST_UNPACKED_BYTES, ratio: HIGHEST_RATIO, ratioFreeBytes: RATIO_FREE_BYTES };

/** An upload as it comes. */
export const packedUpload = (bytes: ByteSource): Packed => ({
  size: bytes.size,
  depth: 0,
  first: () => bytes.slice(0, MAGIC_BYTES),
  open: () => bytes.stream(),
  passing: () => passing(bytes),
  anywhere: async () => bytes,
});

/** A file of an archive: bytes that can only be passed over. */
export const packedMember = ({ size }: Pick<Packed, 'size'>, open: () => AsyncIterable<Uint8Array>, depth = 0): Packed => ({
  size,
  depth,
  first: () => firstBytes(open()),
  open,
  passing: open,
  anywhere: async () => memorySource(await heldInMemory(open())),
});

/** Looks through gzip until something else comes. @throws Refusal where an archive is damaged, too deep or a bomb */
export async function unpack(packed: Packed, inflate: Inflater): Promise<Unpacked> {
  let layer = packed;
  for (;;) {
    const magic = await layer.first();
    const container = sniffContainer(magic);
    if (container.is !== 'gzip') return { ...layer, container, magic };
    if (layer.depth >= DEEPEST_ARCHIVE) throw new Refusal('ARCHIVE_TOO_DEEP', 0, { depth: DEEPEST_ARCHIVE });
    const above = layer;
    const open = (pieces: 'kept' | 'passing') => () => guardedInflate(above.open(), (bytes) => inflate(bytes, pieces), packed.size, limits);
    layer = { ...packedMember(packed, open('kept'), above.depth + 1), passing: open('passing') };
  }
}

/**
 * Unpacks within limits, and turns damage into its reason code. How far it came is not told: that depends on how the bytes came, and a
 * digest must not. Whatever else the port throws is our fault and passes.
 */
export async function* guardedInflate(
  packed: AsyncIterable<Uint8Array>,
  inflate: Inflater,
  packedSize: number,
  { bytes, ratio, ratioFreeBytes }: UnpackLimits,
): AsyncGenerator<Uint8Array> {
  let unpacked = 0;
  let taken = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      taken += chunk.length;
      yield chunk;
    }
  }
  try {
    for await (const chunk of inflate(counted())) {
      unpacked += chunk.length;
      // Against what was taken so far: a bomb behind a long honest start shows itself at once, not at its end.
      const tooMuch = unpacked > bytes || (unpacked > ratioFreeBytes && unpacked > taken * ratio);
      if (tooMuch) throw new Refusal('ARCHIVE_TOO_LARGE', 0, { packedBytes: packedSize });
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof DamagedArchive)) throw error;
    throw new Refusal(error.kind === 'truncated' ? 'ARCHIVE_TRUNCATED' : 'ARCHIVE_CORRUPT');
  }
}

async function firstBytes(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const kept = new Uint8Array(MAGIC_BYTES);
  let length = 0;
  for await (const chunk of stream) {
    const part = chunk.subarray(0, MAGIC_BYTES - length);
    kept.set(part, length);
    length += part.length;
    if (length === MAGIC_BYTES) break;
  }
  return kept.subarray(0, length);
}

async function heldInMemory(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > MOST_BYTES_IN_MEMORY) throw new Refusal('ARCHIVE_TOO_DEEP', 0, { limit: MOST_BYTES_IN_MEMORY });
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
