import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { memorySource } from '../../../shared/reading/containers/byte-range.ts';
import { openParquet } from '../../../shared/reading/containers/parquet-file.ts';
import { textOf } from '../../../shared/reading/containers/typed-table.ts';
import { fileOf, integer, type Lies, list, lyingFile, parquetOf, readParquet, struct, type Written, word } from './parquet-bytes.ts';

const GIB = 2 ** 30;
const root = struct({ 4: word('root'), 5: integer(1) });
const column = struct({ 1: integer(1), 3: integer(0), 4: word('n') });
const footer = (fields: Readonly<Record<number, Written>>): Uint8Array => fileOf([], struct(fields).bytes);

const deepStruct = (levels: number): number[] => [...new Array<number>(levels).fill(0x1c), ...new Array<number>(levels + 1).fill(0)];
const manyBytes = (length: number, byte: number): number[] => new Array<number>(length).fill(byte);
const deepSchema = list([root, ...Array.from({ length: 10_000 }, () => struct({ 3: integer(1), 4: word('n'), 5: integer(1) })), column]);
const snappyBomb = [0x80, 0x80, 0x80, 0x08, 0, 65, ...Array.from({ length: 500 }, () => [0xfe, 1, 0]).flat()];
const lz4Bomb = [0x1f, 65, 1, 0, ...manyBytes(4000, 255), 0];

const lies: readonly (readonly [name: string, lies: Lies, code: string])[] = [
  ['a column that starts before the file', { start: -4 }, 'PARQUET_DAMAGED'],
  ['a column that starts beyond the file', { start: 5 * GIB }, 'PARQUET_DAMAGED'],
  ['a column that is longer than the file', { length: 2 ** 50 }, 'PARQUET_DAMAGED'],
  ['a column of less than nothing', { length: -1 }, 'PARQUET_DAMAGED'],
  ['row groups that lie in each other', { groups: 2 }, 'PARQUET_DAMAGED'],
  ['rows without end', { rows: 2 ** 50, values: 2 ** 50 }, 'ARCHIVE_TOO_LARGE'],
  ['rows below 0', { rows: -2 }, 'PARQUET_DAMAGED'],
  ['other rows in the file than in its groups', { rowsOfFile: 3 }, 'PARQUET_DAMAGED'],
  ['other values than rows', { values: 3 }, 'PARQUET_DAMAGED'],
  ['a page of more rows than its group', { pageValues: 3 }, 'PARQUET_DAMAGED'],
  ['a page of fewer rows than its group', { pageValues: 1 }, 'PARQUET_DAMAGED'],
  ['a page after the last row', { times: 2 }, 'PARQUET_DAMAGED'],
  ['a page of more rows than it holds', { rows: 3 }, 'PARQUET_DAMAGED'],
  ['a page longer than its column', { packed: 100_000, unpacked: 100_000 }, 'PARQUET_DAMAGED'],
  ['a page of a size below 0', { packed: -5 }, 'PARQUET_DAMAGED'],
  ['a page that unpacks to gigabytes', { codec: 1, unpacked: 2 * GIB }, 'PARQUET_TOO_LARGE'],
  ['a snappy page that writes on beyond its end', { codec: 1, unpacked: 1000, body: snappyBomb }, 'PARQUET_DAMAGED'],
  ['an lz4 page that writes on beyond its end', { codec: 7, unpacked: 2000, body: lz4Bomb }, 'PARQUET_DAMAGED'],
  ['a gzip page that is none', { codec: 2 }, 'PARQUET_DAMAGED'],
  ['a zstd page that is none', { codec: 6 }, 'PARQUET_DAMAGED'],
  ['a codec that is not read', { codec: 3 }, 'PARQUET_UNSUPPORTED'],
  ['an encoding that is not read', { encoding: 4 }, 'PARQUET_UNSUPPORTED'],
  ['an encoding that its type cannot have', { encoding: 7 }, 'PARQUET_UNSUPPORTED'],
  ['a dictionary that is not there', { encoding: 8 }, 'PARQUET_DAMAGED'],
  ['differences in blocks of nothing', { encoding: 5, body: [0, 0, 2, 0, ...manyBytes(20, 0)] }, 'PARQUET_DAMAGED'],
  ['differences with a number without end', { encoding: 5, body: [128, 1, 4, 2, ...manyBytes(200, 255)] }, 'PARQUET_DAMAGED'],
  [
    'a decimal with a thousand places',
    { element: { 1: integer(1), 3: integer(0), 4: word('n'), 6: integer(5), 7: integer(1000) } },
    'PARQUET_DAMAGED',
  ],
];

const footers: readonly (readonly [name: string, file: Uint8Array, code: string])[] = [
  ['nothing but the magic numbers', new Uint8Array(Buffer.from('PAR1PAR1')), 'PARQUET_TRUNCATED'],
  ['no magic number at its end', fileOf([], struct({}).bytes, 'PAR2'), 'PARQUET_TRUNCATED'],
  ['an encrypted footer', fileOf([], struct({}).bytes, 'PARE'), 'PARQUET_ENCRYPTED'],
  ['a footer longer than the file', new Uint8Array(Buffer.from('PAR1xxxx\xff\xff\xff\x7fPAR1', 'latin1')), 'PARQUET_DAMAGED'],
  ['a footer of nothing', footer({}), 'PARQUET_DAMAGED'],
  ['a list that says it has two thousand million elements', footer({ 2: list([root, column], 2 ** 31 - 1) }), 'PARQUET_DAMAGED'],
  ['row groups without end', footer({ 2: list([root, column]), 3: integer(0), 4: list([], 2 ** 31 - 1) }), 'PARQUET_DAMAGED'],
  [
    'a schema of fewer columns than it says',
    footer({ 2: list([struct({ 4: word('root'), 5: integer(9) }), column]), 3: integer(0) }),
    'PARQUET_DAMAGED',
  ],
  [
    'a schema of a million columns',
    footer({ 2: list([struct({ 4: word('root'), 5: integer(1_000_000) })]), 3: integer(0) }),
    'PARQUET_TOO_LARGE',
  ],
  ['structs without end', fileOf([], deepStruct(100_000)), 'PARQUET_DAMAGED'],
  ['a number without end', fileOf([], [0x16, ...manyBytes(100_000, 0xff)]), 'PARQUET_DAMAGED'],
];

describe('a column store that lies is refused, and costs no more than its bytes', () => {
  test.each(lies)('%s', async (_name, lie, code) => expect(await readParquet(lyingFile(lie))).toBe(code));
  test.each(footers)('%s', async (_name, file, code) => expect(await readParquet(file)).toBe(code));

  // Two texts, `a` and `b`, and two rows that point at them: runs of one, in a byte each.
  const texts = { rows: 2, type: 6, element: { 1: integer(6), 3: integer(0), 4: word('n') }, encoding: 8 };
  const dictionary = { values: 2, body: [1, 0, 0, 0, 97, 1, 0, 0, 0, 98] };
  test.each([
    ['the second, then the first', [1, 2, 1, 2, 0], dictionary, 'n\nb\na\n'],
    ['the only one, which takes no bits', [0], { values: 1, body: [1, 0, 0, 0, 97] }, 'n\na\na\n'],
    ['a third, which is not there', [2, 2, 2, 2, 0], dictionary, 'PARQUET_DAMAGED'],
    ['more texts than the page has', [1, 2, 1, 2, 0], { ...dictionary, values: 3 }, 'PARQUET_DAMAGED'],
    ['a text longer than the page', [1, 2, 1, 2, 0], { values: 2, body: [9, 0, 0, 0, 97, 1, 0, 0, 0, 98] }, 'PARQUET_DAMAGED'],
  ])('a dictionary and rows that point at %s', async (_name, body, of, expected) => {
    expect(await readParquet(lyingFile({ ...texts, dictionary: of, body }))).toBe(expected);
  });

  test('a long text in every row is refused when it is too much, not when it is all there', async () => {
    const long = { values: 1, body: [0xe8, 3, 0, 0, ...manyBytes(1000, 97)] };
    expect(await readParquet(lyingFile({ ...texts, rows: 1000, dictionary: long, body: [0] }))).toHaveLength(2 + 1000 * 1001);
    expect(await readParquet(lyingFile({ ...texts, rows: 100_000, dictionary: long, body: [0] }))).toBe('ARCHIVE_TOO_LARGE');
  });

  test('the same file tells the truth otherwise', async () => expect(await readParquet(lyingFile({}))).toBe('n\n1\n2\n'));

  test('a group of no rows may say anything of where its pages are', async () => {
    expect(await readParquet(lyingFile({ rows: 0, start: 0, length: 7 }))).toBe('n\n');
  });

  test('ten thousand levels of a struct are one empty column', async () => {
    const chunk = struct({ 3: struct({ 1: integer(1), 5: integer(0), 7: integer(0), 9: integer(4) }) });
    const group = struct({ 1: list([chunk]), 3: integer(2) });
    expect(await readParquet(footer({ 2: deepSchema, 3: integer(2), 4: list([group]) }))).toBe('n\n\n\n');
  });

  test('three million rows of nothing, in as many bytes as a page of text', async () => {
    const rows = 3_000_000;
    const file = parquetOf([{ name: 'x', data: new Array<null>(rows).fill(null), type: 'INT32' }]);
    expect(file.length).toBeLessThan(4000);
    expect(await readParquet(file)).toHaveLength(rows + 2);
  });
});

/** Rows whose text grows by a thousand letters each, of which the file holds the last thousand: DELTA_BYTE_ARRAY. */
function growingTexts(rows: number): Lies {
  const blocks = Math.ceil((rows - 1) / 128);
  const differences = (first: number, step: number): number[] => [
    ...[128, 1, 4, (rows & 127) | 128, rows >> 7, ...integer(first).bytes],
    ...Array.from({ length: blocks }, () => [...integer(step).bytes, 0, 0, 0, 0]).flat(),
  ];
  const body = [...differences(0, 1000), ...differences(1000, 0), ...manyBytes(rows * 1000, 97)];
  return { rows, type: 6, element: { 1: integer(6), 3: integer(0), 4: word('n') }, encoding: 7, body };
}

test('texts that grow out of themselves are refused before they fill memory', async () => {
  expect(await readParquet(lyingFile(growingTexts(130)))).toHaveLength(2 + 130 + (1000 * 130 * 131) / 2);
  expect(await readParquet(lyingFile(growingTexts(400)))).toBe('PARQUET_TOO_LARGE');
});

describe('damage', () => {
  const file = parquetOf(
    [
      { name: 'id', data: ['a', 'b', 'a', null, 'c'], type: 'STRING' },
      { name: 'value', data: [1.5, 2.5, 3, 4, null], type: 'DOUBLE' },
      { name: 'count', data: [1n, 2n, 3n, 4n, 5n], encoding: 'DELTA_BINARY_PACKED' },
    ],
    { codec: 'ZSTD', rowGroupSize: 3 },
  );
  const isTold = async (bytes: Uint8Array): Promise<void> => {
    const text = await readParquet(bytes);
    expect(text).toMatch(/\n$|^[A-Z_]+$/);
  };

  test('a file cut at any length is refused', async () => {
    for (let length = 0; length < file.length; length += 1) {
      expect(await readParquet(file.subarray(0, length)), `${length} bytes`).toMatch(/^PARQUET_(TRUNCATED|DAMAGED)$/);
    }
  });

  test('every byte of a file may be anything', async () => {
    for (let at = 0; at < file.length; at += 1) {
      for (const byte of [0, 0x7f, 0x80, 0xff]) await isTold(Uint8Array.from(file, (old, index) => (index === at ? byte : old)));
    }
  });

  test('several bytes of a file may be anything', async () => {
    const flips = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = file.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        await isTold(bytes);
      }),
      { seed: 4, numRuns: 1500 },
    );
  });

  test.each([0, 1, 2, 3])('what the source itself throws is our fault and passes, at its request %i', async (failing) => {
    const fault = new Error('the line is down');
    const large = parquetOf([{ name: 'x', data: Array.from({ length: 400_000 }, (_, index) => index * 1.1) }], { rowGroupSize: 100_000 });
    let asked = 0;
    const source = {
      ...memorySource(large),
      slice: async (start: number, end: number) => {
        asked += 1;
        if (asked > failing) throw fault;
        return large.subarray(start, end);
      },
    };
    await expect(readParquet(source)).rejects.toBe(fault);
  });

  test('a reader that stops early asks for no more', async () => {
    const large = parquetOf([{ name: 'x', data: Array.from({ length: 400_000 }, (_, index) => index * 1.1) }], { rowGroupSize: 100_000 });
    let asked = 0;
    const source = {
      ...memorySource(large),
      slice: async (start: number, end: number) => {
        asked += 1;
        return large.subarray(start, end);
      },
    };
    let lines = 0;
    for await (const _ of textOf(await openParquet(source, nodeMeans.unpackBlock))()) {
      lines += 1;
      if (lines === 3) break;
    }
    // The footer and the first row group.
    expect(asked).toBe(2);
  });
});
