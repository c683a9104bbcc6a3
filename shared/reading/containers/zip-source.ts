import { Reader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ByteSource } from '../../ports.ts';
import { MOST_DIRECTORY_BYTES } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { byteRange } from './byte-range.ts';

/** Requests in which any honest directory is found: its end, its start, the few places where it may lie instead. */
const MOST_LOOKS = 500;
const KIB = 1024;
/** Bytes asked for at least: while the directory is looked for, and when files are read, which lie one behind the other. */
const AHEAD = { listing: 64 * KIB, reading: 1024 * KIB } as const;

/**
 * Bytes as the zip library asks for them: here and there a few, each of which would be a request where bytes are far away; so what lies
 * behind them is kept for the next. What the source itself throws is kept apart, so that it never passes for damage. A directory of absurd
 * size is refused before it lies in memory, and one that makes the library look about without end is refused too.
 */
export class ZipSource extends Reader<ByteSource> {
  /** What the source threw first: our fault, whatever the library made of it. */
  failure: { readonly error: unknown } | null = null;
  #bytes: ByteSource;
  #looks = 0;
  #ahead: number = AHEAD.listing;
  #kept: { readonly start: number; readonly bytes: Uint8Array } = { start: 0, bytes: new Uint8Array() };

  constructor(bytes: ByteSource) {
    super(bytes);
    this.#bytes = bytes;
    this.size = bytes.size;
  }

  /** For headers and the directory; contents come by `createReadable`. */
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    if (length > MOST_DIRECTORY_BYTES) throw new Refusal('ARCHIVE_TOO_MANY_MEMBERS', 0, { directoryBytes: length });
    const end = Math.min(index + length, this.size);
    const near = this.#near(index, end);
    if (near.length >= end - index) return near;
    this.#looks += 1;
    if (this.#looks > MOST_LOOKS) throw new Refusal('ARCHIVE_CORRUPT');
    const bytes = await this.#ours(() => this.#bytes.slice(index, Math.max(end, index + this.#ahead)));
    this.#kept = { start: index, bytes };
    return bytes.subarray(0, end - index);
  }

  override createReadable({ offset = 0, size = this.size }: { offset?: number; size?: number } = {}): ReadableStream<Uint8Array> {
    // The directory was found: what is looked at from now on is one header a pass.
    this.#looks = 0;
    this.#ahead = AHEAD.reading;
    const pieces = this.#pieces(offset, offset + size);
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const { done, value } = await this.#ours(() => pieces.next());
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: async () => void (await pieces.return(undefined)),
      },
      { highWaterMark: 0 },
    );
  }

  /** What came with the header, then the rest in large pieces. */
  async *#pieces(start: number, end: number): AsyncGenerator<Uint8Array> {
    const near = this.#near(start, end);
    if (near.length > 0) yield near;
    yield* byteRange(this.#bytes, start + near.length, end);
  }

  /** As many of these bytes, from the first on, as are kept. */
  #near(start: number, end: number): Uint8Array {
    const { start: keptFrom, bytes } = this.#kept;
    return start < keptFrom ? bytes.subarray(0, 0) : bytes.subarray(start - keptFrom, Math.max(start, end) - keptFrom);
  }

  async #ours<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      this.failure ??= { error };
      throw error;
    }
  }
}
