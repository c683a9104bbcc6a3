import { type ByteSource, type Means, passing } from '../../shared/ports.ts';

/** How far the reading of a file has come. A file is gone through more than once: bytes and time left are those of the pass under way. */
export interface ReadingSeen {
  readonly name: string;
  /** How many other files are being read beside it. */
  readonly others: number;
  readonly bytes: number;
  readonly size: number;
  /** Of all the files at hand; null before the first row: hashing and recognising come before. */
  readonly rowsPerSecond: number | null;
  /** null while nothing can be foretold: before the rows, and of archives, whose bytes come in no order. */
  readonly secondsLeft: number | null;
}

/** Follows the reading of files from outside: it wraps their bytes and asks the core's own counts of rows. */
export interface ReadingWatch {
  /** The same bytes, counted as they are read. */
  source(name: string, bytes: ByteSource): ByteSource;
  /** To be handed in among the core's means. */
  readonly onRows: NonNullable<Means['onRows']>;
  done(name: string): void;
}

/** For whoever shows nothing. */
export const unwatched: ReadingWatch = { source: (_, bytes) => bytes, onRows: () => undefined, done: () => undefined };

interface Reading {
  readonly name: string;
  readonly size: number;
  bytes: number;
  /** When this pass began, and how many rows there were by then: the passes before it are faster, and would promise too much. */
  since: number;
  rowsBefore: number;
  inOrder: boolean;
}

/**
 * @param clock milliseconds, any origin
 * @param tell  called after each piece of bytes, of the file that is at it for longest
 */
export function watchReading(clock: () => number, tell: (seen: ReadingSeen) => void): ReadingWatch {
  const readings = new Map<string, Reading>();
  let counts: { readonly read: number }[] = [];
  const rowsRead = (): number => counts.reduce((total, { read }) => total + read, 0);

  const begin = (reading: Reading, inOrder: boolean): void => {
    Object.assign(reading, { bytes: 0, since: clock(), rowsBefore: rowsRead(), inOrder });
  };
  const took = (reading: Reading, length: number): void => {
    reading.bytes = Math.min(reading.size, reading.bytes + length);
    const [first] = readings.values();
    if (first === reading) tell({ ...seenOf(reading, clock(), rowsRead()), others: readings.size - 1 });
  };

  async function* watched(reading: Reading, pass: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    begin(reading, true);
    for await (const piece of pass) {
      yield piece;
      // What came of the piece is known when the next one is asked for.
      took(reading, piece.length);
    }
  }

  return {
    source(name, bytes) {
      const reading: Reading = { name, size: bytes.size, bytes: 0, since: clock(), rowsBefore: 0, inOrder: true };
      readings.set(name, reading);
      return {
        ...bytes,
        stream: () => watched(reading, bytes.stream()),
        passing: () => watched(reading, passing(bytes)),
        async slice(start, end) {
          const slice = await bytes.slice(start, end);
          // The first bytes tell what a file is. Whoever asks for others goes through it in an order of its own.
          if (start > 0 && reading.inOrder) begin(reading, false);
          if (!reading.inOrder) took(reading, slice.length);
          return slice;
        },
      };
    },
    onRows: (rows) => void counts.push(rows),
    done(name) {
      readings.delete(name);
      if (readings.size === 0) counts = [];
    },
  };
}

function seenOf({ name, size, bytes, since, rowsBefore, inOrder }: Reading, now: number, rowsRead: number): Omit<ReadingSeen, 'others'> {
  const seconds = (now - since) / 1000;
  const rows = rowsRead - rowsBefore;
  const counting = rows > 0 && seconds > 0;
  return {
    name,
    bytes,
    size,
    rowsPerSecond: counting ? rows / seconds : null,
    secondsLeft: counting && inOrder && bytes > 0 ? (seconds * (size - bytes)) / bytes : null,
  };
}
