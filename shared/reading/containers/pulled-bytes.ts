import { Refusal } from '../refusal.ts';

/** A stream of bytes taken by exact lengths. Every length that the stream cannot fill is refused as `ARCHIVE_TRUNCATED`. */
export interface PulledBytes {
  /** Bytes taken so far. */
  readonly at: number;
  /** Some of the next bytes, at most so many; none at the end. */
  some(most: number): Promise<Uint8Array>;
  /** The next bytes in one piece, or null where the stream has ended already. */
  take(length: number): Promise<Uint8Array | null>;
  /** The next bytes as they come; who stops in between has taken what was yielded. */
  pass(length: number): AsyncGenerator<Uint8Array>;
  skip(length: number): Promise<void>;
  close(): Promise<void>;
}

const NONE = new Uint8Array();

export function pulledBytes(stream: AsyncIterable<Uint8Array>): PulledBytes {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Uint8Array = NONE;
  let at = 0;

  async function some(most: number): Promise<Uint8Array> {
    while (rest.length === 0) {
      const { done, value } = await chunks.next();
      if (done) return NONE;
      rest = value;
    }
    const part = rest.subarray(0, most);
    rest = rest.subarray(part.length);
    at += part.length;
    return part;
  }

  async function* pass(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      const part = await some(left);
      if (part.length === 0) throw new Refusal('ARCHIVE_TRUNCATED');
      left -= part.length;
      yield part;
    }
  }

  async function take(length: number): Promise<Uint8Array | null> {
    const first = await some(length);
    if (first.length === length) return first;
    if (first.length === 0) return null;
    const whole = new Uint8Array(length);
    whole.set(first);
    let filled = first.length;
    for await (const part of pass(length - filled)) {
      whole.set(part, filled);
      filled += part.length;
    }
    return whole;
  }

  return {
    get at() {
      return at;
    },
    some,
    take,
    pass,
    async skip(length) {
      for await (const _ of pass(length));
    },
    async close() {
      await chunks.return?.();
    },
  };
}
