import { Reader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ByteSource } from '../../ports.ts';
import { MOST_DIRECTORY_BYTES } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { byteRange } from './byte-range.ts';

/** Reads in which any honest directory is found: its end, its start, the few places where it may lie instead. */
const MOST_LOOKS = 500;

/**
 * Bytes as the zip library asks for them. What the source itself throws is kept apart, so that it never passes for damage; a directory
 * of absurd size is refused before it lies in memory, and one that makes the library look about without end is refused too.
 */
export class ZipSource extends Reader<ByteSource> {
  /** What the source threw first: our fault, whatever the library made of it. */
  failure: { readonly error: unknown } | null = null;
  #bytes: ByteSource;
  #looks = 0;

  constructor(bytes: ByteSource) {
    super(bytes);
    this.#bytes = bytes;
    this.size = bytes.size;
  }

  /** For headers and the directory; contents come by `createReadable`. */
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    this.#looks += 1;
    if (length > MOST_DIRECTORY_BYTES) throw new Refusal('ARCHIVE_TOO_MANY_MEMBERS', 0, { directoryBytes: length });
    if (this.#looks > MOST_LOOKS) throw new Refusal('ARCHIVE_CORRUPT');
    return this.#ours(() => this.#bytes.slice(index, index + length));
  }

  override createReadable({ offset = 0, size = this.size }: { offset?: number; size?: number } = {}): ReadableStream<Uint8Array> {
    // The directory was found: what is looked at from now on is one header a pass.
    this.#looks = 0;
    const pieces = byteRange(this.#bytes, offset, offset + size);
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

  async #ours<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      this.failure ??= { error };
      throw error;
    }
  }
}
