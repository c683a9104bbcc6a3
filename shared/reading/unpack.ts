import { type ByteSource, DamagedArchive, type Inflater } from '../ports.ts';
import { type Container, sniffContainer } from './container.ts';
import { DEEPEST_ARCHIVE, HIGHEST_RATIO, MAGIC_BYTES, MOST_UNPACKED_BYTES, RATIO_FREE_BYTES } from './limits.ts';
import { Refusal } from './refusal.ts';

/** The bytes below any gzip, and what they are. */
export interface Unpacked {
  readonly container: Container;
  /** The first `MAGIC_BYTES`, or all. */
  readonly magic: Uint8Array;
  /** How many layers of gzip lay above. */
  readonly depth: number;
  /** A fresh pass. */
  open(): AsyncIterable<Uint8Array>;
}

export interface UnpackLimits {
  readonly bytes: number;
  readonly ratio: number;
  readonly ratioFreeBytes: number;
}

const limits: UnpackLimits = { bytes: MOST_UNPACKED_BYTES, ratio: HIGHEST_RATIO, ratioFreeBytes: RATIO_FREE_BYTES };

/** Looks through gzip until something else comes. @throws Refusal where an archive is damaged, too deep or a bomb */
export async function unpack(bytes: ByteSource, inflate: Inflater): Promise<Unpacked> {
  let layer: () => AsyncIterable<Uint8Array> = () => bytes.stream();
  let magic = await bytes.slice(0, MAGIC_BYTES);
  for (let depth = 0; ; depth += 1) {
    const container = sniffContainer(magic);
    if (container.is !== 'gzip') return { container, magic, depth, open: layer };
    if (depth === DEEPEST_ARCHIVE) throw new Refusal('ARCHIVE_TOO_DEEP', 0, { depth: DEEPEST_ARCHIVE });
    const packed = layer;
    layer = () => guardedInflate(packed(), inflate, bytes.size, limits);
    magic = await firstBytes(layer());
  }
}

/** Unpacks within limits, and turns damage into its reason code. Whatever else the port throws is our fault and passes. */
export async function* guardedInflate(
  packed: AsyncIterable<Uint8Array>,
  inflate: Inflater,
  packedSize: number,
  { bytes, ratio, ratioFreeBytes }: UnpackLimits,
): AsyncGenerator<Uint8Array> {
  let unpacked = 0;
  try {
    for await (const chunk of inflate(packed)) {
      unpacked += chunk.length;
      const tooMuch = unpacked > bytes || (unpacked > ratioFreeBytes && unpacked > packedSize * ratio);
      if (tooMuch) throw new Refusal('ARCHIVE_TOO_LARGE', 0, { unpackedBytes: unpacked, packedBytes: packedSize });
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof DamagedArchive)) throw error;
    throw new Refusal(error.kind === 'truncated' ? 'ARCHIVE_TRUNCATED' : 'ARCHIVE_CORRUPT', 0, { unpackedBytes: unpacked });
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
