import { crc32, deflateRawSync } from 'node:zlib';

/** An entry as a test wants it, true or false. Sizes and sums are those of the content unless said otherwise. */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array | string;
  /** 0 stored, 8 deflated, else the content is taken as packed already. */
  readonly method?: number;
  readonly flags?: number;
  /** The sizes and the sum stand after the content, and the header before it says nothing of them. */
  readonly descriptor?: boolean;
  readonly zip64?: boolean;
  readonly packed?: Uint8Array;
  readonly stated?: { readonly size?: number; readonly packedSize?: number; readonly crc?: number };
  /** Where the directory says that the entry lies. */
  readonly offset?: number;
  readonly attributes?: number;
  readonly extra?: Uint8Array;
}

export interface ZipShape {
  readonly prefix?: Uint8Array;
  readonly comment?: string;
  /** The end of the directory as ZIP64 writes it. */
  readonly zip64?: boolean;
  readonly disk?: number;
  /** What the end says of the directory. */
  readonly stated?: { readonly entries?: number; readonly directoryBytes?: number; readonly directoryAt?: number };
}

const FULL = 0xffffffff;
const little = (bytes: number, value: number): Buffer => {
  const field = Buffer.alloc(bytes);
  if (bytes === 8) field.writeBigUInt64LE(BigInt(value));
  else field.writeUIntLE(value, 0, bytes);
  return field;
};
const two = (value: number): Buffer => little(2, value);
const four = (value: number): Buffer => little(4, value);
const eight = (value: number): Buffer => little(8, value);
const bytesOf = (content: Uint8Array | string): Buffer => Buffer.from(content as string);

/** A zip made by hand. */
export function zipOf(parts: readonly ZipPart[], shape: ZipShape = {}): Uint8Array {
  const { prefix = new Uint8Array(), comment = '', zip64 = false, disk = 0, stated = {} } = shape;
  const pieces: Uint8Array[] = [prefix];
  const directory: Uint8Array[] = [];
  let at = prefix.length;
  for (const part of parts) {
    const { before, after } = entryOf(part, part.offset ?? at);
    pieces.push(...before);
    for (const piece of before) at += piece.length;
    directory.push(after);
  }
  const listed = Buffer.concat(directory);
  const entries = stated.entries ?? parts.length;
  const length = stated.directoryBytes ?? listed.length;
  const end64 = zip64
    ? [
        Buffer.concat([
          four(0x06064b50),
          eight(44),
          two(45),
          two(45),
          four(0),
          four(0),
          eight(entries),
          eight(entries),
          eight(length),
          eight(at),
        ]),
        Buffer.concat([four(0x07064b50), four(0), eight(at + listed.length), four(1)]),
      ]
    : [];
  const [shown, shownLength, shownAt] = zip64 ? [0xffff, FULL, FULL] : [entries, length, at];
  const end = [
    four(0x06054b50),
    two(disk),
    two(disk),
    two(shown),
    two(shown),
    four(shownLength),
    four(stated.directoryAt ?? shownAt),
    two(comment.length),
  ];
  return Buffer.concat([...pieces, listed, ...end64, ...end, Buffer.from(comment)]);
}

function entryOf(part: ZipPart, offset: number): { readonly before: readonly Buffer[]; readonly after: Buffer } {
  const { method = 8, descriptor = false, zip64 = false, stated = {}, attributes = 0, extra = new Uint8Array() } = part;
  const name = bytesOf(part.name);
  const content = bytesOf(part.content ?? '');
  const packed = Buffer.from(part.packed ?? (method === 8 ? deflateRawSync(content) : content));
  const flags = (part.flags ?? 0) | (descriptor ? 8 : 0);
  const crc = stated.crc ?? crc32(content);
  const size = stated.size ?? content.length;
  const packedSize = stated.packedSize ?? packed.length;
  const long = zip64 ? Buffer.concat([two(1), two(16), eight(size), eight(packedSize)]) : Buffer.alloc(0);
  const sizes = zip64 ? [four(FULL), four(FULL)] : [four(packedSize), four(size)];
  const blank = [four(0), four(0), four(0)];
  const head = [two(20), two(flags), two(method), two(0), two(0x21)];
  const lengths = [two(name.length), two(long.length + extra.length)];
  const tail = descriptor
    ? [four(0x08074b50), four(crc), zip64 ? eight(packedSize) : four(packedSize), zip64 ? eight(size) : four(size)]
    : [];
  return {
    before: [
      Buffer.concat([four(0x04034b50), ...head, ...(descriptor ? blank : [four(crc), ...sizes]), ...lengths, name, long, extra]),
      packed,
      Buffer.concat(tail),
    ],
    after: Buffer.concat([
      ...[four(0x02014b50), two(20), ...head, four(crc), ...sizes, ...lengths],
      ...[two(0), two(0), two(0), four(attributes), four(offset), name, long, extra],
    ]),
  };
}
