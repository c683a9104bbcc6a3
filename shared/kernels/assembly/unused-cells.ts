/* Cells that nobody looks at: see rows.ts. */
import { FIRST, LAST } from './outlines';
import { delimiter } from './row-values';

const QUOTE: i32 = 34;
/** Below it and from 128 on, bytes are not printable ASCII: what text they are, whoever decodes them says. */
const BLANK: i32 = 32;
/** A longer one is left to who knows how long a row may be. */
const LONGEST: usize = 4096;

/** @returns the position after the cells of the slot, of which the first begins at `at`; 0: they are not of the simple kind. The bytes must end with a line end */
export function afterUnused(slot: usize, at: usize): usize {
  let cells = load<i32>(slot, LAST) - load<i32>(slot, FIRST);
  let after = afterCell(at);
  for (; cells > 0 && after !== 0; cells -= 1) after = load<u8>(after) === <u8>delimiter ? afterCell(after + 1) : 0;
  return after;
}

function afterCell(at: usize): usize {
  const after = load<u8>(at) === <u8>QUOTE ? afterQuoted(at + 1) : afterPlain(at);
  return after - at > LONGEST ? 0 : after;
}

function afterPlain(from: usize): usize {
  let at = from;
  while (true) {
    const bytes = v128.load(at);
    // Bytes from 128 on are less than nothing here.
    const isControl = i8x16.lt_s(bytes, i8x16.splat(<i8>BLANK));
    const isMark = v128.or(i8x16.eq(bytes, i8x16.splat(<i8>delimiter)), i8x16.eq(bytes, i8x16.splat(<i8>QUOTE)));
    const ends = i8x16.bitmask(v128.or(isControl, isMark));
    at += ends === 0 ? 16 : <usize>ctz(ends);
    if (ends !== 0) return isCellEnd(<i32>load<u8>(at)) ? at : 0;
  }
}

/** Two quotes in a row are one of the text. */
function afterQuoted(from: usize): usize {
  let at = from;
  while (true) {
    const byte = <i32>load<i8>(at);
    at += 1;
    if (byte < BLANK) return 0;
    if (byte !== QUOTE) continue;
    if (load<u8>(at) !== <u8>QUOTE) return isCellEnd(<i32>load<u8>(at)) ? at : 0;
    at += 1;
  }
}

function isCellEnd(byte: i32): bool {
  return byte === delimiter || byte === 10 || byte === 13;
}
