import { scanRows } from '../csv-scanner.ts';
import { type Encoding, openDecoder } from '../decode.ts';
import type { RowSource } from '../row-source.ts';
import { joined } from './joined.ts';

const LF = 10;
/** A line longer than this is handed on in parts: whoever reads it as text knows what to do with it. */
const LONG_LINE = 1 << 16;
/** The short way keeps what it reads from beside its own: a file that is whole in memory is not to stand there twice. */
const MOST_AT_ONCE = 1 << 18;

/**
 * The rows of a delimited text in bytes. Each row that the short way recognises takes it; all others are decoded and read by the scanner
 * of csv-scanner.ts, which alone decides what is malformed. Where the bytes are cut changes nothing.
 */
export function rowsOfBytes(delimiter: string, open: () => AsyncIterable<Uint8Array>, encoding: Encoding): RowSource {
  return async (onRow, _onFault, shortWay) => {
    const decoder = openDecoder(encoding);
    const scanner = scanRows(delimiter, onRow);
    /** The beginning of a line that has not ended yet. */
    let kept: Uint8Array = new Uint8Array(0);
    let row = 1;
    let repeated = 0;
    let going = true;

    const readText = (bytes: Uint8Array): void => {
      scanner.startAt(row);
      going = scanner.push(decoder.next(bytes));
      row = scanner.row();
    };

    /** Whole lines. */
    const readLines = (bytes: Uint8Array): void => {
      shortWay?.load(bytes);
      let at = 0;
      while (going && at < bytes.length) {
        const taken = shortWay && !scanner.isInside() ? shortWay.repeat(at, row) : 0;
        if (shortWay && taken > 0) {
          row += taken;
          repeated += taken;
          at = shortWay.end();
          continue;
        }
        // Where a record goes on from before, all there is goes to it: line by line its beginning would be looked through again and again.
        const end = scanner.isInside() ? bytes.length : bytes.indexOf(LF, at) + 1;
        const [before, begun] = [row, scanner.isInside()];
        readText(bytes.subarray(at, end));
        const isOneRow = !begun && !scanner.isInside() && row === before + 1;
        shortWay?.sawRow(isOneRow ? bytes : null, at);
        at = end;
      }
    };

    /** What of a chunk is left after the line that began before it. */
    const endKept = (chunk: Uint8Array): Uint8Array => {
      if (kept.length === 0) return chunk;
      const end = chunk.indexOf(LF) + 1;
      kept = joined(kept, end === 0 ? chunk : chunk.subarray(0, end));
      if (end === 0) return chunk.subarray(chunk.length);
      readLines(kept);
      kept = kept.subarray(0, 0);
      return chunk.subarray(end);
    };

    const readChunk = (chunk: Uint8Array): void => {
      const rest = endKept(chunk);
      const whole = rest.lastIndexOf(LF) + 1;
      if (whole > 0) readLines(rest.subarray(0, whole));
      // The chunk may be filled anew by whoever gave it.
      if (whole < rest.length) kept = rest.slice(whole);
      if (kept.length <= LONG_LINE) return;
      readText(kept);
      kept = kept.subarray(0, 0);
    };

    for await (const chunk of open()) {
      // Of one kind whoever gives them: engines make faster code for one kind of object than for several.
      for (let at = 0; at < chunk.length; at += MOST_AT_ONCE) {
        readChunk(new Uint8Array(chunk.buffer as ArrayBuffer, chunk.byteOffset + at, Math.min(MOST_AT_ONCE, chunk.length - at)));
        if (!going) return;
      }
    }
    if (going && kept.length > 0) readText(kept);
    if (going) {
      const end = decoder.rest();
      if (end !== '') scanner.push(end);
      scanner.end();
    }
    shortWay?.finish(repeated);
  };
}
