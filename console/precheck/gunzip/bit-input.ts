import { DamagedArchive } from '../../../shared/ports.ts';

/** Asked for instead of bytes: more of the packed ones. */
export const more = Symbol('more');
export type Step<T> = Generator<Uint8Array | typeof more, T, void>;

/** Bytes that a decoder may look ahead by beyond what it uses; zeros behind the end let it do so there too. */
const AHEAD = 16;

/** Packed bytes as they come, read bit by bit from the lowest of each. */
export interface BitInput {
  /** What has come and is not used up; behind the end, `AHEAD` zeros. */
  bytes: Uint8Array;
  /** The next byte to be taken into `hold`. */
  at: number;
  /** Where `bytes` ends, without the zeros. */
  end: number;
  /** Bits taken and not used. */
  hold: number;
  held: number;
  /** No more will come. */
  ended: boolean;
}

export const bitInput = (): BitInput => ({ bytes: new Uint8Array(), at: 0, end: 0, hold: 0, held: 0, ended: false });

export function append(input: BitInput, chunk: Uint8Array): void {
  const rest = input.bytes.subarray(input.at, input.end);
  const joined = new Uint8Array(rest.length + chunk.length + AHEAD);
  joined.set(rest);
  joined.set(chunk, rest.length);
  input.bytes = joined;
  input.at = 0;
  input.end = rest.length + chunk.length;
}

/** Waits until this many bytes lie ahead, or all that there are. */
export function* ahead(input: BitInput, count: number): Step<void> {
  while (input.end - input.at < count && !input.ended) yield more;
}

/** @throws DamagedArchive where more was used than there was */
export function mustExist(input: BitInput): void {
  if (input.at > input.end && (input.at - input.end) * 8 > input.held) throw new DamagedArchive('truncated');
}

/** Up to 16 bits, the first in the lowest place. Enough bytes must lie ahead, or the end. */
export function bits(input: BitInput, count: number): number {
  while (input.held < count) {
    input.hold |= (input.bytes[input.at] ?? 0) << input.held;
    input.at += 1;
    input.held += 8;
  }
  const value = input.hold & ((1 << count) - 1);
  input.hold >>>= count;
  input.held -= count;
  mustExist(input);
  return value;
}

/** Drops the bits up to the next whole byte, and gives back the whole bytes that were taken ahead. */
export function toByte(input: BitInput): void {
  input.at -= input.held >> 3;
  input.hold = 0;
  input.held = 0;
}

/** One whole byte, waited for. @throws DamagedArchive at the end */
export function* byte(input: BitInput): Step<number> {
  yield* ahead(input, 1);
  if (input.at >= input.end) throw new DamagedArchive('truncated');
  const value = input.bytes[input.at] as number;
  input.at += 1;
  return value;
}
