import { damaged } from './damage.ts';

/** Gives whole numbers one after another. Asked for more than there are, it throws a Refusal. */
export interface Numbers {
  next(): number;
}

/**
 * The hybrid of run lengths and packed bits that levels and dictionary indices are written in. Decoded as it is consumed: a run of a million
 * rows takes ten bytes in the file, and no more here.
 */
export function runsOf(bytes: Uint8Array, width: number): Numbers {
  if (width > 32) throw damaged('numbers of more than 32 bits');
  let at = 0;
  let left = 0;
  let repeated = -1;
  let bit = 0;

  function openRun(): void {
    // A run of no value is allowed, and costs a byte.
    while (left === 0) {
      const head = varint();
      const isPacked = head % 2 === 1;
      const count = Math.floor(head / 2);
      left = isPacked ? count * 8 : count;
      repeated = isPacked ? -1 : readWhole();
      bit = 0;
    }
  }
  function varint(): number {
    let value = 0;
    for (let place = 1, count = 0; count < 5; count += 1, place *= 128) {
      const byte = byteAt();
      value += (byte & 127) * place;
      if (byte < 128) return value;
    }
    throw damaged('a number without end');
  }
  function byteAt(): number {
    const byte = bytes[at];
    if (byte === undefined) throw damaged('a page that ends too soon');
    at += 1;
    return byte;
  }
  function readWhole(): number {
    let value = 0;
    for (let place = 1, count = 0; count < width; count += 8, place *= 256) value += byteAt() * place;
    return value;
  }
  function readPacked(): number {
    let value = 0;
    for (let got = 0; got < width; ) {
      const byte = bytes[at];
      if (byte === undefined) throw damaged('a page that ends too soon');
      const taken = Math.min(8 - bit, width - got);
      value |= ((byte >> bit) & ((1 << taken) - 1)) << got;
      got += taken;
      bit += taken;
      if (bit === 8) {
        bit = 0;
        at += 1;
      }
    }
    return value >>> 0;
  }
  return {
    next() {
      if (width === 0) return 0;
      if (left === 0) openRun();
      left -= 1;
      return repeated >= 0 ? repeated : readPacked();
    },
  };
}
