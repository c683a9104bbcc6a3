/** An entry of a tar as a test wants it, true or false. */
export interface TarPart {
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array | string;
  /** `0` file unless said otherwise. */
  readonly type?: string;
  /** What the header says of the size: the content's, unless said otherwise. Text stands as it is, filled up with NULs. */
  readonly size?: number | string | Uint8Array;
  readonly prefix?: string;
  readonly magic?: string;
  readonly sum?: string;
}

const BLOCK = 512;
const POSIX = 'ustar\x0000';
export const END = Buffer.alloc(2 * BLOCK);
const filled = (bytes: Uint8Array): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & (BLOCK - 1))]);
const octal = (value: number): string => value.toString(8).padStart(11, '0');

export function tarHeaderOf({ name, content = '', type = '0', size, prefix = '', magic = POSIX, sum }: TarPart): Buffer {
  const block = Buffer.alloc(BLOCK);
  Buffer.from(name as string).copy(block, 0, 0, 100);
  block.write('0000644', 100);
  const stated = size ?? Buffer.from(content as string).length;
  Buffer.from(typeof stated === 'number' ? octal(stated) : (stated as string)).copy(block, 124);
  block.write('00000000000', 136);
  block.write(type, 156, 'latin1');
  block.write(magic, 257, 'latin1');
  block.write(prefix, 345);
  block.fill(' ', 148, 156);
  const total = block.reduce((added, byte) => added + byte, 0);
  block.write(sum ?? `${total.toString(8).padStart(6, '0')}\0`, 148, 'latin1');
  return block;
}

/** A tar made by hand, with its mark of the end unless that is given otherwise. */
export const tarOf = (parts: readonly TarPart[], end: Uint8Array = END): Buffer =>
  Buffer.concat([...parts.flatMap((part) => [tarHeaderOf(part), filled(Buffer.from((part.content ?? '') as string))]), end]);

/** A pax header of these records. */
export function pax(records: Readonly<Record<string, string>>, type = 'x'): TarPart {
  const written = Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    const bytes = Buffer.byteLength(rest);
    const length = [1, 2, 3, 4, 5].map((digits) => bytes + digits).find((total, at) => String(total).length === at + 1);
    return `${length}${rest}`;
  });
  return { name: 'pax', type, content: written.join('') };
}
