import { Refusal } from '../refusal.ts';
import { textOf } from './tar-header.ts';

/** What headers before a file say of it that its own has no room for. */
export interface TarNotes {
  readonly name?: string;
  readonly size?: number;
}

const SPACE = 0x20;
const ZERO = 0x30;

/**
 * The records of a pax header, `length key=value\n` each (POSIX.1-2024, pax, "pax Extended Header"): every byte is looked at once, whatever
 * the records say of their length.
 * @throws Refusal where a record is none, and where the file has holes
 */
export function paxNotes(bytes: Uint8Array): TarNotes {
  let notes: TarNotes = {};
  for (let start = 0; start < bytes.length; ) {
    const { length, valueAt } = recordAt(bytes, start);
    const record = textOf(bytes.subarray(valueAt, start + length - 1));
    const [key = ''] = record.split('=', 1);
    const value = record.slice(key.length + 1);
    if (key.startsWith('GNU.sparse.')) throw new Refusal('ARCHIVE_METHOD_UNSUPPORTED', 0, { method: 'sparse' });
    if (key === 'path') notes = { ...notes, name: value };
    if (key === 'size') notes = { ...notes, size: sizeOf(value) };
    start += length;
  }
  return notes;
}

function recordAt(bytes: Uint8Array, start: number): { readonly length: number; readonly valueAt: number } {
  let length = 0;
  let at = start;
  for (let digit = digitAt(bytes, at); digit >= 0 && length < bytes.length; digit = digitAt(bytes, at)) {
    length = length * 10 + digit;
    at += 1;
  }
  // The shortest record says its length, a blank, a key, `=` and a line end.
  if (bytes[at] !== SPACE || length < at - start + 4 || start + length > bytes.length) throw new Refusal('ARCHIVE_CORRUPT');
  return { length, valueAt: at + 1 };
}

function digitAt(bytes: Uint8Array, at: number): number {
  const digit = (bytes[at] ?? 0) - ZERO;
  return digit <= 9 ? digit : -1;
}

function sizeOf(value: string): number {
  const size = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(size)) throw new Refusal('ARCHIVE_CORRUPT');
  return size;
}
