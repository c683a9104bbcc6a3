/* Words that say "no data" (reading/cell.ts), as numbers: seven bits for each of at most nine characters. See row-values.ts. */

/** Where they stand, u64 each, and where they end. */
export let words: usize = 0;
export let wordsEnd: usize = 0;

const LONGEST: usize = 9;
const BLANK: u32 = 32;
/** Letters become small ones by it, and the other characters of such words stay as they are. */
const SMALL: u32 = 32;
const NOT_ASCII: u32 = 128;

/** @returns the position after the word that begins at `from` and is all of its cell; 0: there is none */
export function afterNoData(from: usize, delimiter: u32): usize {
  let word: u64 = 0;
  for (let at = from; at <= from + LONGEST; at += 1) {
    const byte = <u32>load<u8>(at);
    if (byte === delimiter || byte === 34 || byte === 10 || byte === 13) return isNoData(word) ? at : 0;
    if (byte <= BLANK || byte >= NOT_ASCII) return 0;
    word = (word << 7) | (byte | SMALL);
  }
  return 0;
}

function isNoData(word: u64): bool {
  for (let place = words; place < wordsEnd; place += 8) if (load<u64>(place) === word) return true;
  return false;
}
