import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import type { CompressionCodec, Encoding } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { libraryUnpacker } from '../../../shared/reading/containers/parquet/page-codec.ts';
import { cellsIn, lyingFile, parquetOf, readParquet } from './parquet-bytes.ts';

const body = [1, 0, 0, 0, 2, 0, 0, 0];
const bytes = Uint8Array.from(body);

describe('a page is unpacked', () => {
  test.each([
    ['not packed', 0, body],
    ['snappy', 1, [8, 28, ...body]],
    ['snappy that refers back', 1, [8, 12, 1, 0, 0, 0, 0, 2, 10, 4, 0]],
    ['gzip', 2, [...gzipSync(bytes)]],
    ['brotli', 4, [...brotliCompressSync(bytes)]],
    ['lz4 in Hadoop’s frames', 5, [0, 0, 0, 8, 0, 0, 0, 9, 0x80, ...body]],
    ['lz4 in two of Hadoop’s frames', 5, [0, 0, 0, 4, 0, 0, 0, 5, 0x40, 1, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 5, 0x40, 2, 0, 0, 0]],
    ['lz4 of the older name, without frames', 5, [0x80, ...body]],
    ['zstd', 6, [...zstdCompressSync(bytes)]],
    ['lz4', 7, [0x80, ...body]],
  ])('%s', async (_name, codec, packed) => {
    expect(await readParquet(lyingFile({ codec, body: packed, unpacked: 8 }))).toBe('n\n1\n2\n');
  });

  test.each([
    ['gzip', gzipSync(bytes)],
    ['brotli', brotliCompressSync(bytes)],
    ['zstd', zstdCompressSync(bytes)],
  ] as const)('%s, by the library where the machine has no codec of its own', (codec, packed) => {
    expect([...libraryUnpacker(codec, packed, 8)]).toEqual(body);
  });
});

const codecs: readonly CompressionCodec[] = ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD', 'BROTLI'];
const ofWhole: readonly (Encoding | undefined)[] = [undefined, 'PLAIN', 'DELTA_BINARY_PACKED', 'BYTE_STREAM_SPLIT'];
const ofTexts: readonly (Encoding | undefined)[] = [undefined, 'PLAIN', 'DELTA_LENGTH_BYTE_ARRAY', 'DELTA_BYTE_ARRAY'];

describe('every value of a file is read, however it is cut, coded and packed', () => {
  const words = fc.constantFrom('a', 'ab', 'abc', 'bcd', 'x'.repeat(70), 'è', '');
  const row = fc.record({
    text: fc.option(words),
    whole: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    small: fc.integer({ min: -3, max: 3 }),
    flag: fc.option(fc.boolean()),
  });
  const layout = fc.record({
    codec: fc.constantFrom(...codecs),
    pageSize: fc.constantFrom(16, 200, 1_000_000),
    rowGroupSize: fc.constantFrom(1, 7, 1000),
    whole: fc.constantFrom(...ofWhole),
    text: fc.constantFrom(...ofTexts),
    flag: fc.constantFrom(undefined, 'PLAIN' as const, 'RLE' as const),
  });
  const encoded = (encoding: Encoding | undefined) => (encoding === undefined ? {} : { encoding });

  test('as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 400, size: 'max' }),
        layout,
        async (rows, { codec, pageSize, rowGroupSize, ...by }) => {
          const columns = [
            { name: 'text', data: rows.map(({ text }) => text), type: 'STRING' as const, nullable: true, ...encoded(by.text) },
            { name: 'whole', data: rows.map(({ whole }) => whole), type: 'INT64' as const, nullable: true, ...encoded(by.whole) },
            { name: 'small', data: rows.map(({ small }) => small), type: 'INT32' as const, ...encoded(by.whole) },
            { name: 'flag', data: rows.map(({ flag }) => flag), type: 'BOOLEAN' as const, nullable: true, ...encoded(by.flag) },
          ];
          const found = await cellsIn(parquetOf(columns, { codec, pageSize, rowGroupSize }));
          expect(found).toEqual(rows.map(({ text, whole, small, flag }) => [text, whole, small, flag].map((cell) => String(cell ?? ''))));
        },
      ),
      { seed: 20251013, numRuns: 150 },
    );
  });
});
