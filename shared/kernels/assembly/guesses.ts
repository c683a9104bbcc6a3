/*
 * Which outline a row may have, by a few of its bytes: of rows that come in no order the one before says nothing. See rows.ts. A guess is
 * only worth a try; the row is read as the outline says, or it is not.
 */
import { endOf, PIECES, recordOf, SLOT, slots, slotsAt, startOf, TIME } from './outlines';

/** Where rows of different outlines were seen to differ: i32 how far into the row, i32 nothing, then the mask of eight bytes. */
export let windows: usize = 0;
const WINDOW: usize = 16;
const MASK: usize = 8;
const MOST_WINDOWS: i32 = 4;
let opened: i32 = 0;

/** By what the windows show: i32 one more than the outline; 0: none was seen. */
export let guesses: usize = 0;
export let guessMask: i32 = 0;

/** Where the guess for the row [at, end) stands. */
function placeOf(at: usize, end: usize): usize {
  let hash: u64 = 0;
  let factor: u64 = 0x9e3779b1;
  const windowsEnd = windows + <usize>opened * WINDOW;
  for (let window = windows; window < windowsEnd; window += WINDOW) {
    const from = at + <usize>load<i32>(window);
    if (from + 8 <= end) hash += (load<u64>(from) & load<u64>(window, MASK)) * factor;
    factor = factor * 0x85ebca6b + 2;
  }
  return guesses + ((<usize>(<i32>(hash >> 40) & guessMask)) << 2);
}

/** The outline of the row [at, end), perhaps; -1: nobody knows. */
export function guessOutline(at: usize, end: usize): i32 {
  return load<i32>(placeOf(at, end)) - 1;
}

/** The row has this outline; its slots were found. */
export function seeOutline(at: usize, end: usize, outline: i32): void {
  const guessed = guessOutline(at, end);
  if (guessed === outline) return;
  if (guessed >= 0 && opened < MOST_WINDOWS) openWindow(at, end, guessed, outline);
  store<i32>(placeOf(at, end), outline + 1);
}

/** Where the row differs from the other outline first, if that is before its first value: behind it nothing has a place of its own. */
function openWindow(at: usize, end: usize, other: i32, outline: i32): void {
  for (let piece = 0; piece <= slots; piece += 1) {
    const own = recordOf(outline) + PIECES + ((<usize>piece) << 3);
    const differs = firstDifference(own, recordOf(other) + PIECES + ((<usize>piece) << 3));
    if (differs >= 0) {
      const from = startOf(at, piece) + <usize>differs;
      const length = endOf(end, piece) - from;
      const window = windows + <usize>opened * WINDOW;
      store<i32>(window, <i32>(from - at));
      store<u64>(window, length >= 8 ? ~(<u64>0) : ((<u64>1) << ((<u64>length) << 3)) - 1, MASK);
      opened += 1;
      return;
    }
    if (piece === slots || load<i32>(slotsAt + <usize>piece * SLOT) !== TIME) return;
  }
}

/** Of two pieces, i32 where each stands, i32 its length. @returns how far into the first; -1: it is no longer than they are the same */
function firstDifference(piece: usize, other: usize): i32 {
  const length = load<i32>(piece, 4);
  for (let at = 0; at < length; at += 1) {
    if (at >= load<i32>(other, 4) || load<u8>(<usize>(load<i32>(piece) + at)) !== load<u8>(<usize>(load<i32>(other) + at))) return at;
  }
  return -1;
}
