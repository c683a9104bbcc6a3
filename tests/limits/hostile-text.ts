import { joined, type LimitCase, latin, numbered, repeated, wallAfter } from './limit-case.ts';

const GIGABYTE = 1_000_000_000;
const rows = (count: number) => numbered(count, (index) => `${wallAfter(index % 50_000)},1.5\n`);
const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'));

function* noise(bytes: number, lowest: number): Generator<Uint8Array> {
  let state = 1;
  for (let left = bytes; left > 0; left -= 65_536) {
    yield Uint8Array.from({ length: Math.min(left, 65_536) }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return lowest + ((state >>> 16) % (256 - lowest));
    });
  }
}

/** Bytes that are no text, or texts of two minds about their encoding. */
export const hostileText: readonly LimitCase[] = [
  { name: 'unknown binary, 100 MB', pieces: () => noise(100_000_000, 0), expected: 'BINARY_CONTENT' },
  { name: 'binary without control characters, 30 MB', pieces: () => noise(30_000_000, 128), expected: 'TEXT_UNRECOGNISED' },
  {
    name: 'Latin-1 bytes behind 30 MB of UTF-8',
    pieces: () => joined('timestamp,value\n', rows(1_200_000), latin('2026-01-01 00:00:00,citt\xe0\n')),
    expected: 'recognised',
    issues: ['ENCODING_ASSUMED'],
  },
  { name: 'UTF-16 without a mark', pieces: () => joined(utf16('timestamp,value\n2026-01-01 00:00:00,1\n')), expected: 'BINARY_CONTENT' },
  {
    name: 'the mark of UTF-16 before UTF-8',
    pieces: () => joined(latin('\xff\xfe'), 'timestamp,value\n', rows(200_000)),
    expected: 'TEXT_UNRECOGNISED',
  },
  {
    name: 'the mark of UTF-8 before UTF-16',
    pieces: () => joined('\ufeff', utf16('timestamp,value\n2026-01-01 00:00:00,1\n')),
    expected: 'BINARY_CONTENT',
  },
  {
    name: 'a lone surrogate behind 30 MB of UTF-16',
    pieces: () =>
      joined(utf16('\ufefftimestamp,value\n'), repeatedBytes(utf16('2026-01-01 00:00:00,1\n'), 700_000), Uint8Array.of(0, 0xd8, 10, 0)),
    expected: 'ENCODING_INVALID',
  },
  {
    name: 'overlong UTF-8',
    pieces: () => joined('timestamp,value\n', latin('2026-01-01 00:00:00,\xc0\x80\n'), rows(200_000)),
    expected: 'recognised',
    issues: ['ENCODING_ASSUMED'],
  },
  { name: 'a line of 1 GB', pieces: () => repeated('x', GIGABYTE), expected: 'TEXT_UNRECOGNISED' },
  { name: 'a line of 1 GB in quotes', pieces: () => joined('"', repeated('x', GIGABYTE), '"\n'), expected: 'TEXT_UNRECOGNISED' },
  {
    name: 'a quote that never closes, 1 GB of lines',
    pieces: () => joined('"', repeated('2026-01-01 00:00:00,1\n', GIGABYTE)),
    expected: 'TEXT_UNRECOGNISED',
  },
  {
    name: 'a line of 1 GB behind a header',
    pieces: () => joined('timestamp,value\n', rows(10), repeated('9', GIGABYTE)),
    expected: 'ROW_TOO_LONG',
  },
  {
    name: 'a line of 1 GB of quotes behind a header',
    pieces: () => joined('timestamp,value\n', rows(10), repeated('""', GIGABYTE)),
    expected: 'ROW_TOO_LONG',
  },
  {
    name: 'a line of 1 GB of cells behind a header',
    pieces: () => joined('timestamp,value\n', rows(10), repeated('9,', GIGABYTE)),
    expected: 'ROW_TOO_LONG',
  },
  {
    name: 'an open quote and 1 GB behind a header',
    pieces: () => joined('timestamp,value\n', rows(10), '"', repeated('2026-01-01 00:00:00,1\n', GIGABYTE)),
    expected: 'ROW_TOO_LONG',
  },
  {
    name: 'an open quote and 1 GB in a list',
    kind: 'ip-list',
    pieces: () => joined('93.184.216.34\n"', repeated('93.184.216.34\n', GIGABYTE)),
    expected: 'ROW_TOO_LONG',
  },
  { name: '1 GB of blanks', pieces: () => repeated(' ', GIGABYTE), expected: 'TEXT_UNRECOGNISED' },
  { name: '1 GB of line ends', pieces: () => repeated('\n', GIGABYTE), expected: 'TEXT_UNRECOGNISED' },
];

function* repeatedBytes(bytes: Uint8Array, count: number): Generator<Uint8Array> {
  const block = Buffer.concat(Array.from({ length: 1_000 }, () => bytes));
  for (let left = count; left > 0; left -= 1_000) yield block;
}
