import { DamagedArchive } from '../../../shared/ports.ts';
import { ahead, type BitInput, bits, mustExist, type Step, toByte } from './bit-input.ts';
import { type CodeTable, codeTable } from './code-table.ts';
import { handOn, isFull, type Output, repeat } from './unpacked-output.ts';

/** No head of a block is longer: 14 bits, 19 lengths of 3, 316 of 7 with 7 more. Bytes. */
const LONGEST_HEAD = 600;
/** Bytes that one symbol with all that belongs to it may take. */
const LONGEST_SYMBOL = 8;

/** DEFLATE (RFC 1951), block by block; what is unpacked comes in pieces. @throws DamagedArchive */
export function* inflate(input: BitInput, out: Output): Step<void> {
  for (let last = 0; last === 0; ) {
    yield* ahead(input, LONGEST_HEAD);
    last = bits(input, 1);
    const kind = bits(input, 2);
    if (kind === 3) throw new DamagedArchive('corrupt');
    if (kind === 0) yield* stored(input, out);
    else {
      const [literals, distances] = kind === 1 ? fixed : statedTables(input);
      yield* symbols(input, out, literals, distances);
    }
  }
}

function* stored(input: BitInput, out: Output): Step<void> {
  toByte(input);
  const length = bits(input, 16);
  if ((bits(input, 16) ^ 0xffff) !== length) throw new DamagedArchive('corrupt');
  toByte(input);
  for (let rest = length; rest > 0; ) {
    yield* ahead(input, 1);
    if (input.at >= input.end) throw new DamagedArchive('truncated');
    const count = Math.min(rest, input.end - input.at, out.bytes.length - out.at);
    out.bytes.set(input.bytes.subarray(input.at, input.at + count), out.at);
    out.at += count;
    input.at += count;
    rest -= count;
    if (isFull(out)) yield handOn(out);
  }
}

/** §3.2.5: length codes from 257 on, and distance codes. Of each its extra bits, and what it begins at. */
const lengthExtra = Uint8Array.from({ length: 29 }, (_, code) => (code < 8 || code === 28 ? 0 : (code >> 2) - 1));
const distanceExtra = Uint8Array.from({ length: 30 }, (_, code) => (code < 4 ? 0 : (code >> 1) - 1));
const basesOf = (extra: Uint8Array, first: number): Uint16Array => {
  let base = first;
  return Uint16Array.from(extra, (more) => {
    base += 1 << more;
    return base - (1 << more);
  });
};
const lengthBase = basesOf(lengthExtra, 3);
lengthBase[28] = 258;
const distanceBase = basesOf(distanceExtra, 1);

const END = 256;

/** Until the end of the block. The bits are kept in variables of its own: this is where the time goes. */
function* symbols(input: BitInput, out: Output, literals: CodeTable, distances: CodeTable): Step<void> {
  for (;;) {
    yield* ahead(input, LONGEST_SYMBOL);
    if (plainSymbols(input, out, literals, distances)) return;
    if (isFull(out)) yield handOn(out);
  }
}

/** As many symbols as may be read without waiting. @returns whether the block has ended */
function plainSymbols(input: BitInput, out: Output, literals: CodeTable, distances: CodeTable): boolean {
  const { bytes } = out;
  const mask = (1 << literals.bits) - 1;
  // At the end, behind which there are zeros, whatever was used must exist; before it nothing has to be asked.
  const safe = input.ended ? Number.POSITIVE_INFINITY : input.end - LONGEST_SYMBOL;
  do {
    while (input.held < 15) {
      input.hold |= (input.bytes[input.at] ?? 0) << input.held;
      input.at += 1;
      input.held += 8;
    }
    const entry = literals.entries[input.hold & mask] as number;
    drop(input, entry);
    const symbol = entry >> 4;
    if (symbol < END) {
      bytes[out.at] = symbol;
      out.at += 1;
    } else if (symbol === END) return true;
    else copy(input, out, symbol - END - 1, distances);
  } while (input.at <= safe && !isFull(out));
  return false;
}

/** Uses up the bits of a code. @throws DamagedArchive where they are no code, or the stream ended before them */
function drop(input: BitInput, entry: number): void {
  const length = entry & 15;
  input.hold >>>= length || 1;
  input.held -= length || 1;
  if (input.at > input.end) mustExist(input);
  if (length === 0) throw new DamagedArchive('corrupt');
}

function copy(input: BitInput, out: Output, code: number, distances: CodeTable): void {
  if (code >= lengthBase.length) throw new DamagedArchive('corrupt');
  const length = (lengthBase[code] as number) + bits(input, lengthExtra[code] as number);
  while (input.held < 15) {
    input.hold |= (input.bytes[input.at] ?? 0) << input.held;
    input.at += 1;
    input.held += 8;
  }
  const entry = distances.entries[input.hold & ((1 << distances.bits) - 1)] as number;
  drop(input, entry);
  const far = entry >> 4;
  if (far >= distanceBase.length) throw new DamagedArchive('corrupt');
  repeat(out, length, (distanceBase[far] as number) + bits(input, distanceExtra[far] as number));
}

/** §3.2.6 */
const fixedLengths = Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8));
const fixed = [codeTable(fixedLengths), codeTable(new Uint8Array(32).fill(5))] as readonly [CodeTable, CodeTable];

/** §3.2.7: the order in which the lengths of the code of lengths stand. */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function statedTables(input: BitInput): readonly [CodeTable, CodeTable] {
  const [literals, distances, stated] = [bits(input, 5) + 257, bits(input, 5) + 1, bits(input, 4) + 4];
  if (literals > 286 || distances > 30) throw new DamagedArchive('corrupt');
  const lengths = new Uint8Array(order.length);
  for (const place of order.slice(0, stated)) lengths[place] = bits(input, 3);
  const table = sound(lengths.some(Boolean) ? codeTable(lengths, 'whole') : nothingButZeros);
  const all = readLengths(input, table, literals + distances);
  if (all[END] === 0) throw new DamagedArchive('corrupt');
  return [sound(codeTable(all.subarray(0, literals))), sound(codeTable(all.subarray(literals)))];
}

/** Without any code for lengths zlib takes every bit for a length of 0, and finds fault with what comes of it. */
const nothingButZeros: CodeTable = { bits: 1, entries: Uint16Array.of(1, 1) };

function sound(table: CodeTable | null): CodeTable {
  if (table === null) throw new DamagedArchive('corrupt');
  return table;
}

function readLengths(input: BitInput, table: CodeTable, count: number): Uint8Array {
  const all = new Uint8Array(count);
  for (let at = 0; at < count; ) {
    while (input.held < table.bits) {
      input.hold |= (input.bytes[input.at] ?? 0) << input.held;
      input.at += 1;
      input.held += 8;
    }
    const entry = table.entries[input.hold & ((1 << table.bits) - 1)] as number;
    drop(input, entry);
    const symbol = entry >> 4;
    if (symbol < 16) {
      all[at] = symbol;
      at += 1;
      continue;
    }
    // 16 repeats the length before it, the others zeros.
    const times = symbol === 16 ? 3 + bits(input, 2) : symbol === 17 ? 3 + bits(input, 3) : 11 + bits(input, 7);
    if ((symbol === 16 && at === 0) || at + times > count) throw new DamagedArchive('corrupt');
    all.fill(symbol === 16 ? (all[at - 1] as number) : 0, at, at + times);
    at += times;
  }
  return all;
}
