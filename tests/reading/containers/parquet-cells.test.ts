import type { SchemaElement } from 'hyparquet';
import type { ColumnSource } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { cellsIn, integer, lyingFile, parquetOf, readParquet, word } from './parquet-bytes.ts';

/** A table of one column of a stated type. */
function columnOf(element: Partial<SchemaElement>, data: unknown[], column: Partial<ColumnSource> = {}): Uint8Array {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: 1 },
    { name: 'x', repetition_type: 'OPTIONAL', ...element } as SchemaElement,
  ];
  return parquetOf([{ name: 'x', data, ...column }], { schema });
}
const cells = async (file: Uint8Array): Promise<readonly string[]> => (await cellsIn(file)).map(([cell = '']) => cell);

const utc = { logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } } as const;
const wall = { logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' } } as const;
const nanos = { logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'NANOS' } } as const;
const time = (unit: 'MILLIS' | 'NANOS') => ({ logical_type: { type: 'TIME', isAdjustedToUTC: true, unit } }) as const;
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

const written: readonly (readonly [name: string, element: Partial<SchemaElement>, data: unknown[], expected: readonly string[]])[] = [
  [
    'texts, and nothing is not the word NULL',
    { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
    ['è', null, 'NULL', ''],
    ['è', '', 'NULL', ''],
  ],
  [
    'ids of 64 bits to the last digit',
    { type: 'INT64' },
    [9007199254740993n, -(2n ** 63n), 1234567890123456n],
    ['9007199254740993', '-9223372036854775808', '1234567890123456'],
  ],
  ['unsigned numbers', { type: 'INT64', converted_type: 'UINT_64' }, [2n ** 64n - 1n, 5n], ['18446744073709551615', '5']],
  ['unsigned numbers of 32 bits', { type: 'INT32', converted_type: 'UINT_32' }, [4294967295, 5], ['4294967295', '5']],
  [
    'doubles by their shortest text',
    { type: 'DOUBLE' },
    [0.066, -0.5, 100, 1e-7, 0.1 + 0.2],
    ['66E-3', '-5E-1', '100', '1E-7', '30000000000000004E-17'],
  ],
  ['floats by the shortest text of a float', { type: 'FLOAT' }, [Math.fround(0.1), 16777216, 1e-40], ['1E-1', '16777216', '1E-40']],
  ['flags', { type: 'BOOLEAN' }, [true, false, null], ['true', 'false', '']],
  ['days', { type: 'INT32', converted_type: 'DATE' }, [20374, -1, null], ['2025-10-13', '1969-12-31', '']],
  [
    'instants in UTC',
    { type: 'INT64', ...utc },
    [1760313900000000n, 1760313900250000n, -1n],
    ['2025-10-13 00:05:00Z', '2025-10-13 00:05:00.25Z', '1969-12-31 23:59:59.999999Z'],
  ],
  ['instants by the wall clock', { type: 'INT64', ...wall }, [1760313900000000n], ['2025-10-13 00:05:00']],
  ['instants in nanoseconds', { type: 'INT64', ...nanos }, [1760313900000000001n], ['2025-10-13 00:05:00.000000001Z']],
  [
    'instants of the older type, which are in UTC',
    { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
    [1760313900000n],
    ['2025-10-13 00:05:00Z'],
  ],
  ['an instant that no calendar holds as its number', { type: 'INT64', ...utc }, [2n ** 62n], ['4611686018427387904']],
  ['times of day, without a zone', { type: 'INT32', ...time('MILLIS') }, [300_000, 86_399_999], ['00:05:00', '23:59:59.999']],
  ['times of day in nanoseconds', { type: 'INT64', ...time('NANOS') }, [300_000_000_001n], ['00:05:00.000000001']],
  ['fixed lengths', { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 2 }, [bytes(97, 98)], ['ab']],
  ['json as its text', { type: 'BYTE_ARRAY', converted_type: 'JSON' }, [{ a: 1 }], ['"{""a"":1}"']],
];

describe('what a typed cell becomes', () => {
  test.each(written)('%s', async (_name, element, data, expected) => {
    expect(await cells(columnOf(element, data))).toEqual(expected);
  });

  // The library's writer takes decimals as doubles: these are written by hand, 66, -7000 and 0 thousandths.
  test.each([
    ['INT32', 1, [66, 0, 0, 0, 0xa8, 0xe4, 0xff, 0xff, 0, 0, 0, 0]],
    ['INT64', 2, [66, 0, 0, 0, 0, 0, 0, 0, 0xa8, 0xe4, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, ...new Array<number>(8).fill(0)]],
    ['BYTE_ARRAY', 6, [1, 0, 0, 0, 66, 3, 0, 0, 0, 0xff, 0xe4, 0xa8, 0, 0, 0, 0]],
    ['FIXED_LEN_BYTE_ARRAY', 7, [0, 66, 0xe4, 0xa8, 0, 0]],
  ])('decimals in %s, exactly and without needless zeros', async (_name, type, body) => {
    const element = { 1: integer(type), 2: integer(2), 3: integer(0), 4: word('n'), 6: integer(5), 7: integer(3), 8: integer(9) };
    expect(await cells(lyingFile({ rows: 3, type, element, body }))).toEqual(['66E-3', '-7', '0']);
  });

  test('a decimal with more digits than a number holds', async () => {
    const element = { 1: integer(7), 2: integer(16), 3: integer(0), 4: word('n'), 6: integer(5), 7: integer(10), 8: integer(38) };
    const body = [0x4b, 0x3b, 0x4c, 0xa8, 0x5a, 0x86, 0xc4, 0x7a, 0x09, 0x8a, 0x22, 0x3f, 0xff, 0xff, 0xff, 0xff];
    expect(await cells(lyingFile({ rows: 1, type: 7, element, body }))).toEqual(['99999999999999999999999999999999999999E-10']);
  });

  test('line ends, quotes and tabs in a text or a name stay within their cell', async () => {
    const file = parquetOf([
      { name: 'a\tb', data: ['x\ty', 'one\r\ntwo'], type: 'STRING' },
      { name: 'c', data: ['say "so"', 'z'], type: 'STRING' },
    ]);
    expect(await readParquet(file)).toBe('"a\tb"\tc\n"x\ty"\t"say ""so"""\none two\tz\n');
  });

  test('lists, maps and structs are empty cells: no format reads them, and tags name persons', async () => {
    const schema: SchemaElement[] = [
      { name: 'root', num_children: 3 },
      { name: 'a', type: 'INT32', repetition_type: 'REQUIRED' },
      { name: 'tags', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL', converted_type: 'UTF8' },
      { name: 'b', type: 'INT32', repetition_type: 'REQUIRED' },
    ];
    const columns = [
      { name: 'a', data: [1, 2] },
      { name: 'tags', data: [['mario.rossi@example.org'], []] },
      { name: 'b', data: [3, 4] },
    ];
    expect(await readParquet(parquetOf(columns, { schema }))).toBe('a\ttags\tb\n1\t\t3\n2\t\t4\n');
  });
});
