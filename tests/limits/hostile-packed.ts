import { gzipSync } from 'node:zlib';
import { joined, type LimitCase, numbered, repeated, wallAfter } from './limit-case.ts';

const GIGABYTE = 1_000_000_000;
const MILLION = 1_000_000;
const row = '2026-01-01 00:00:00,1.5\n';
const table = `timestamp,value\n${row.repeat(100)}`;
const packed = gzipSync(table);
const changed = (at: number): Uint8Array => packed.map((byte, index) => (index === packed.length + at ? byte ^ 255 : byte));

function* members(count: number): Generator<Uint8Array> {
  yield gzipSync('timestamp,value\n');
  const member = gzipSync(row);
  for (let index = 0; index < count; index += 1) yield member;
}

/** Bombs, and archives that are broken. */
export const hostilePacked: readonly LimitCase[] = [
  { name: 'gzip: 10 GB of zeros', gzip: 1, pieces: () => zeros(10 * GIGABYTE), expected: 'BINARY_CONTENT' },
  {
    name: 'gzip: 10 GB of one row',
    gzip: 1,
    pieces: () => joined('timestamp,value\n', repeated(row, 10 * GIGABYTE)),
    expected: 'ARCHIVE_TOO_LARGE',
  },
  {
    name: 'gzip in gzip: 10 GB of one row',
    gzip: 2,
    pieces: () => joined('timestamp,value\n', repeated(row, 10 * GIGABYTE)),
    expected: 'ARCHIVE_TOO_LARGE',
  },
  { name: 'gzip in gzip in gzip', gzip: 3, pieces: () => joined(table), expected: 'ARCHIVE_TOO_DEEP' },
  { name: 'gzip: 10^5 members', pieces: () => members(100_000), expected: 'recognised' },
  {
    name: 'gzip: 30 MB of rubbish behind it',
    pieces: () => joined(packed, repeated('rubbish', 30 * MILLION)),
    expected: 'ARCHIVE_CORRUPT',
  },
  { name: 'gzip: a wrong checksum', pieces: () => joined(changed(-8)), expected: 'ARCHIVE_CORRUPT' },
  { name: 'gzip: a wrong size', pieces: () => joined(changed(-4)), expected: 'ARCHIVE_CORRUPT' },
  {
    name: 'gzip: a PDF and then 10 GB',
    gzip: 1,
    pieces: () => joined('%PDF-1.7\n', repeated(row, 10 * GIGABYTE)),
    expected: 'ARCHIVE_TOO_LARGE',
  },
  {
    name: 'gzip: cut off',
    pieces: () =>
      joined(gzipSync(Buffer.from([...numbered(100_000, (index) => `${wallAfter(index)},${index}\n`)].join(''))).subarray(0, 100_000)),
    expected: 'ARCHIVE_TRUNCATED',
  },
];

function* zeros(bytes: number): Generator<Uint8Array> {
  const block = new Uint8Array(1 << 20);
  for (let left = bytes; left > 0; left -= block.length) yield block;
}
