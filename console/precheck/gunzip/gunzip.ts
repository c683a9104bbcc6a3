import { DamagedArchive, type Inflater } from '../../../shared/ports.ts';
import { ahead, append, type BitInput, bitInput, byte, more, type Step, toByte } from './bit-input.ts';
import { inflate } from './inflate.ts';
import { crcOver, handOn, type Output, output } from './unpacked-output.ts';

/**
 * gzip (RFC 1952), all its members, as Node's zlib takes it: what a browser brings (`DecompressionStream`) refuses a second member, which
 * programs that append to their exports write, and does not say whether bytes are missing or wrong. A test holds it to zlib, damage included.
 */
export const gunzip: Inflater = async function* unpack(packed) {
  const input = bitInput();
  const steps = members(input);
  for await (const chunk of packed) {
    append(input, chunk);
    yield* until(steps);
  }
  input.ended = true;
  yield* until(steps);
};

/** What can be unpacked of the bytes that have come. */
function* until(steps: Step<void>): Generator<Uint8Array> {
  for (let step = steps.next(); !step.done && step.value !== more; step = steps.next()) yield step.value;
}

/** Zeros behind a member are padding and end the stream; whatever else is there has to be another member. */
function* members(input: BitInput): Step<void> {
  do {
    yield* header(input);
    const out = output();
    yield* inflate(input, out);
    if (out.at > out.from) yield handOn(out);
    yield* trailer(input, out);
    yield* ahead(input, 1);
  } while (input.at < input.end && input.bytes[input.at] !== 0);
}

const flags = { headerSum: 2, extra: 4, name: 8, comment: 16, unknown: 0xe0 } as const;

/** §2.3: its bytes count for nothing but the sum that it may have of itself. */
function* header(input: BitInput): Step<void> {
  let crc = -1;
  function* next(): Step<number> {
    const value = yield* byte(input);
    crc = crcOver(crc, Uint8Array.of(value));
    return value;
  }
  function* text(): Step<void> {
    while ((yield* next()) !== 0);
  }
  if ((yield* next()) !== 0x1f || (yield* next()) !== 0x8b) throw new DamagedArchive('corrupt');
  if ((yield* next()) !== 8) throw new DamagedArchive('corrupt');
  const set = yield* next();
  if (set & flags.unknown) throw new DamagedArchive('corrupt');
  for (let count = 0; count < 6; count += 1) yield* next();
  if (set & flags.extra) {
    const length = (yield* next()) | ((yield* next()) << 8);
    for (let count = 0; count < length; count += 1) yield* next();
  }
  if (set & flags.name) yield* text();
  if (set & flags.comment) yield* text();
  if (!(set & flags.headerSum)) return;
  const sum = ~crc & 0xffff;
  if (((yield* byte(input)) | ((yield* byte(input)) << 8)) !== sum) throw new DamagedArchive('corrupt');
}

/** §2.3.1: the sum and the length of what was unpacked. */
function* trailer(input: BitInput, { crc, handed }: Output): Step<void> {
  toByte(input);
  for (const wanted of [~crc, handed]) {
    let found = 0;
    for (let shift = 0; shift < 32; shift += 8) found |= (yield* byte(input)) << shift;
    if (found !== (wanted | 0)) throw new DamagedArchive('corrupt');
  }
}
