import { damaged } from './damage.ts';

/** Whole numbers of 32 or 64 bits as differences (DELTA_BINARY_PACKED), decoded as they are consumed. */
export interface Deltas {
  /** The next number; throws a Refusal where there is no more. */
  next(): bigint;
}

interface Head {
  readonly perMiniblock: number;
  readonly miniblocks: number;
  readonly total: number;
  readonly first: bigint;
}

/** A place in the bytes of a page. */
interface Place {
  readonly bytes: Uint8Array;
  at: number;
}

export function deltasOf(bytes: Uint8Array, start: number, bits: 32 | 64): Deltas {
  const place: Place = { bytes, at: start };
  const { perMiniblock, miniblocks, total, first } = readHead(place);
  let value = BigInt.asIntN(bits, first);
  let given = 0;
  let least = 0n;
  let widths = new Uint8Array();
  let miniblock = miniblocks;
  let leftInMiniblock = 0;
  let bit = 0;
  let bodyEnd = 0;

  function openMiniblock(): void {
    if (given > 1) place.at = bodyEnd;
    if (miniblock === miniblocks) {
      ({ least, widths } = readBlock(place, miniblocks));
      miniblock = 0;
    }
    leftInMiniblock = perMiniblock;
    bit = 0;
    bodyEnd = place.at + (perMiniblock / 8) * (widths[miniblock] as number);
    miniblock += 1;
  }
  return {
    next() {
      if (given === total) throw damaged('a page with fewer numbers than it says');
      if (given > 0) {
        if (leftInMiniblock === 0) openMiniblock();
        leftInMiniblock -= 1;
        const width = widths[miniblock - 1] as number;
        value = BigInt.asIntN(bits, value + least + bitsAt(place, bit, width));
        bit += width;
      }
      given += 1;
      return value;
    },
  };
}

/** Where numbers that start at a place end: what they count or measure follows there. Walks blocks, not numbers. */
export function endOfDeltas(bytes: Uint8Array, start: number): number {
  const place: Place = { bytes, at: start };
  const { perMiniblock, miniblocks, total } = readHead(place);
  for (let left = total - 1; left > 0; ) {
    const { widths } = readBlock(place, miniblocks);
    for (let index = 0; index < miniblocks && left > 0; index += 1, left -= perMiniblock) {
      place.at += (perMiniblock / 8) * (widths[index] as number);
    }
  }
  if (place.at > bytes.length) throw damaged('a page that ends too soon');
  return place.at;
}

function readHead(place: Place): Head {
  const block = Number(readVarint(place));
  const miniblocks = Number(readVarint(place));
  const total = Number(readVarint(place));
  const first = readZigZag(place);
  const perMiniblock = block / miniblocks;
  if (!(miniblocks > 0 && Number.isInteger(perMiniblock) && perMiniblock > 0 && perMiniblock % 8 === 0)) {
    throw damaged('differences in blocks of an odd size');
  }
  return { perMiniblock, miniblocks, total, first };
}

function readBlock(place: Place, miniblocks: number): { readonly least: bigint; readonly widths: Uint8Array<ArrayBuffer> } {
  const least = readZigZag(place);
  if (place.at + miniblocks > place.bytes.length) throw damaged('a page that ends too soon');
  const widths = place.bytes.slice(place.at, place.at + miniblocks);
  place.at += miniblocks;
  if (widths.some((width) => width > 64)) throw damaged('numbers of more than 64 bits');
  return { least, widths };
}

/** `width` bits that start `bit` bits after a place. */
function bitsAt({ bytes, at }: Place, bit: number, width: number): bigint {
  const low = wordAt(bytes, at, bit, Math.min(width, 32));
  return width <= 32 ? BigInt(low) : BigInt(low) | (BigInt(wordAt(bytes, at, bit + 32, width - 32)) << 32n);
}

function wordAt(bytes: Uint8Array, at: number, bit: number, width: number): number {
  let value = 0;
  for (let got = 0; got < width; ) {
    const byte = bytes[at + ((bit + got) >>> 3)];
    if (byte === undefined) throw damaged('a page that ends too soon');
    const skipped = (bit + got) & 7;
    const taken = Math.min(8 - skipped, width - got);
    value |= ((byte >> skipped) & ((1 << taken) - 1)) << got;
    got += taken;
  }
  return value >>> 0;
}

function readVarint(place: Place): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = place.bytes[place.at];
    if (byte === undefined) throw damaged('a page that ends too soon');
    place.at += 1;
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return value;
  }
  throw damaged('a number without end');
}

function readZigZag(place: Place): bigint {
  const value = readVarint(place);
  return (value >> 1n) ^ -(value & 1n);
}
