import { damaged } from './damage.ts';

/** The two plain block codecs. Every length is held against the output first: a block can neither write beyond it nor run on without end. */

const missing = () => damaged('a compressed page that ends too soon');
const wrong = () => damaged('a compressed page of another size than it says');

function byteAt(packed: Uint8Array, at: number): number {
  const byte = packed[at];
  if (byte === undefined) throw missing();
  return byte;
}

/** @returns where the output goes on. A copy may overlap what it writes: then it repeats. */
function copyBack(output: Uint8Array, at: number, offset: number, length: number): number {
  if (offset === 0 || offset > at) throw damaged('a compressed page that refers to before its start');
  if (length > output.length - at) throw wrong();
  if (offset >= length) output.copyWithin(at, at - offset, at - offset + length);
  else for (let index = at; index < at + length; index += 1) output[index] = output[index - offset] as number;
  return at + length;
}

function copyLiteral(output: Uint8Array, at: number, packed: Uint8Array, start: number, length: number): number {
  if (length > packed.length - start) throw missing();
  if (length > output.length - at) throw wrong();
  // A few bytes are faster one by one than through a view.
  if (length > 32) output.set(packed.subarray(start, start + length), at);
  else for (let index = 0; index < length; index += 1) output[at + index] = packed[start + index] as number;
  return at + length;
}

export function unpackSnappy(packed: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size);
  let at = 0;
  let out = 0;
  // The stated length: the page header says it too.
  while (byteAt(packed, at) >= 128) at += 1;
  at += 1;
  while (at < packed.length) {
    const tag = packed[at] as number;
    at += 1;
    const kind = tag & 3;
    if (kind === 0) {
      let length = (tag >> 2) + 1;
      if (length > 60) {
        const bytes = length - 60;
        length = 1;
        for (let index = 0; index < bytes; index += 1) length += byteAt(packed, at + index) * 256 ** index;
        at += bytes;
      }
      out = copyLiteral(output, out, packed, at, length);
      at += length;
    } else if (kind === 1) {
      out = copyBack(output, out, ((tag >> 5) << 8) | byteAt(packed, at), ((tag >> 2) & 7) + 4);
      at += 1;
    } else {
      const bytes = kind === 2 ? 2 : 4;
      let offset = 0;
      for (let index = 0; index < bytes; index += 1) offset += byteAt(packed, at + index) * 256 ** index;
      out = copyBack(output, out, offset, (tag >> 2) + 1);
      at += bytes;
    }
  }
  if (out !== size) throw wrong();
  return output;
}

/** One block of LZ4, without any frame. */
export function unpackLz4Raw(packed: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size);
  if (unpackLz4Into(output, 0, packed) !== size) throw wrong();
  return output;
}

/** The older LZ4: blocks behind their lengths as Hadoop frames them, or one bare block. */
export function unpackLz4(packed: Uint8Array, size: number): Uint8Array {
  const frames = hadoopFrames(packed, size);
  if (frames === null) return unpackLz4Raw(packed, size);
  const output = new Uint8Array(size);
  let out = 0;
  for (const { block, unpacked } of frames) {
    const end = unpackLz4Into(output, out, block);
    if (end !== out + unpacked) throw wrong();
    out = end;
  }
  return output;
}

interface HadoopFrame {
  readonly block: Uint8Array;
  readonly unpacked: number;
}

/** null: the lengths do not add up, so that these are no frames. */
function hadoopFrames(packed: Uint8Array, size: number): readonly HadoopFrame[] | null {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const frames: HadoopFrame[] = [];
  let at = 0;
  let left = size;
  while (at + 8 <= packed.length) {
    const unpacked = view.getUint32(at);
    const length = view.getUint32(at + 4);
    if (unpacked > left || length > packed.length - at - 8) return null;
    frames.push({ block: packed.subarray(at + 8, at + 8 + length), unpacked });
    at += 8 + length;
    left -= unpacked;
  }
  return at === packed.length && left === 0 ? frames : null;
}

/** @returns where the output ends */
function unpackLz4Into(output: Uint8Array, start: number, packed: Uint8Array): number {
  let out = start;
  let at = 0;
  const longer = (length: number): number => {
    let whole = length;
    for (let byte = 255; byte === 255; at += 1) {
      byte = byteAt(packed, at);
      whole += byte;
    }
    return whole;
  };
  while (at < packed.length) {
    const token = packed[at] as number;
    at += 1;
    const literals = token >> 4 === 15 ? longer(15) : token >> 4;
    out = copyLiteral(output, out, packed, at, literals);
    at += literals;
    if (at === packed.length) break;
    const offset = byteAt(packed, at) | (byteAt(packed, at + 1) << 8);
    at += 2;
    const length = (token & 15) === 15 ? longer(15) : token & 15;
    out = copyBack(output, out, offset, length + 4);
  }
  return out;
}
