import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openZip } from '../../../shared/reading/containers/zip-archive.ts';
import { readZip, refusalOf, sourceBehind } from './read-packed.ts';
import { type ZipPart, type ZipShape, zipOf } from './zip-bytes.ts';

const text = 'timestamp,value\n2025-10-13 00:00:00,1\n'.repeat(40);
const ENCRYPTED = 1;
const GIB = 1024 ** 3;
/** Deflated zeros, a thousand to one. */
const zeros = deflateRawSync(Buffer.alloc(80_000_000));

const refusedWhole: readonly (readonly [name: string, code: string, parts: readonly ZipPart[], shape: ZipShape])[] = [
  ['10,001 files', 'ARCHIVE_TOO_MANY_MEMBERS', Array.from({ length: 10_001 }, (_, n) => ({ name: `${n}`, method: 0 })), {}],
  [
    '65,536 files in ZIP64',
    'ARCHIVE_TOO_MANY_MEMBERS',
    Array.from({ length: 65_536 }, (_, n) => ({ name: `${n}`, method: 0 })),
    { zip64: true },
  ],
  ['10,001 folders', 'ARCHIVE_TOO_MANY_MEMBERS', Array.from({ length: 10_001 }, (_, n) => ({ name: `${n}/` })), {}],
  ['a directory of 9 MiB', 'ARCHIVE_TOO_MANY_MEMBERS', Array.from({ length: 160 }, () => ({ name: 'n'.repeat(60_000), method: 0 })), {}],
  [
    'more than 8 GiB stated',
    'ARCHIVE_TOO_LARGE',
    [{ name: 'a', content: text, stated: { size: 9 * GIB, packedSize: 5 * GIB }, zip64: true }],
    {},
  ],
  ['a file of zeros', 'ARCHIVE_TOO_LARGE', [{ name: 'a', packed: zeros, stated: { size: 80_000_000 } }], {}],
  [
    'many files of zeros, each below the limit',
    'ARCHIVE_TOO_LARGE',
    Array.from({ length: 30 }, () => ({ name: 'a', content: Buffer.alloc(3_000_000) })),
    {},
  ],
  [
    'the same bytes under two names',
    'ARCHIVE_MEMBERS_OVERLAP',
    [
      { name: 'a', content: text },
      { name: 'b', content: text, offset: 0 },
    ],
    {},
  ],
  ['another volume', 'ARCHIVE_SPLIT', [{ name: 'a', content: text }], { disk: 3 }],
  ['entries that are not there', 'ARCHIVE_CORRUPT', [{ name: 'a', content: text }], { stated: { entries: 7 } }],
];

const refusedFile: readonly (readonly [name: string, code: string, part: Omit<ZipPart, 'name'>])[] = [
  ['a password', 'ARCHIVE_ENCRYPTED', { content: text, flags: ENCRYPTED }],
  ['bzip2', 'ARCHIVE_METHOD_UNSUPPORTED', { content: text, method: 12 }],
  ['LZMA', 'ARCHIVE_METHOD_UNSUPPORTED', { content: text, method: 14 }],
  ['Zstandard', 'ARCHIVE_METHOD_UNSUPPORTED', { content: text, method: 93 }],
  ['a wrong sum', 'ARCHIVE_CORRUPT', { content: text, stated: { crc: 1 } }],
  ['a wrong sum, stored', 'ARCHIVE_CORRUPT', { content: text, method: 0, stated: { crc: 1 } }],
  [
    'a wrong sum, Deflate64',
    'ARCHIVE_CORRUPT',
    { content: text, packed: deflateRawSync(text, { strategy: 2 }), method: 9, stated: { crc: 1 } },
  ],
  ['no Deflate', 'ARCHIVE_CORRUPT', { content: text, packed: Buffer.from('ff'.repeat(60), 'hex') }],
  ['less than stated', 'ARCHIVE_CORRUPT', { content: text, stated: { size: text.length + 5 } }],
  ['less than stated, stored', 'ARCHIVE_CORRUPT', { content: text, method: 0, stated: { size: text.length + 5 } }],
  ['more than stated', 'ARCHIVE_TOO_LARGE', { content: text, stated: { size: 10 } }],
  ['much more than stated', 'ARCHIVE_TOO_LARGE', { packed: zeros, stated: { size: 1000 } }],
  ['much more than stated, Deflate64', 'ARCHIVE_TOO_LARGE', { packed: zeros, method: 9, stated: { size: 1000 } }],
  [
    'content that reaches into the directory',
    'ARCHIVE_CORRUPT',
    { content: text, method: 0, stated: { packedSize: 99_999, size: 99_999 } },
  ],
  ['a place outside the archive', 'ARCHIVE_CORRUPT', { content: text, offset: 99_999 }],
];

describe('an archive that is refused', () => {
  test.each(refusedWhole)('%s', async (_name, code, parts, shape) => {
    expect(await readZip(zipOf(parts, shape))).toBe(code);
  });

  const lone: ZipPart = { name: 'a', content: text, zip64: true };
  test.each<[string, string, Partial<ZipPart>]>([
    ['more than 8 GiB', 'ARCHIVE_TOO_LARGE', { stated: { size: 9 * GIB, packedSize: 5 * GIB } }],
    ['a file of zeros', 'ARCHIVE_TOO_LARGE', { stated: { size: GIB, packedSize: 1_000_000 } }],
  ])('%s in an archive that is large enough for it', async (_name, code, part) => {
    expect(await refusalOf(() => openZip(sourceBehind(30 * GIB, zipOf([{ ...lone, ...part }]))))).toBe(code);
  });

  test('a directory of gigabytes, without reading it', async () => {
    const source = sourceBehind(5 * GIB, zipOf([lone], { zip64: true, stated: { directoryBytes: 4 * GIB } }));
    expect(await refusalOf(() => openZip(source))).toMatch(/^ARCHIVE_(CORRUPT|TOO_MANY_MEMBERS)$/);
    expect(source.longest).toBeLessThan(9 * 1024 * 1024);
  });

  test('a directory that is not where it is said, of files that are nowhere: not looked for one by one', async () => {
    const nowhere = Array.from({ length: 9_000 }, (_, n) => ({ name: 'a', method: 0, offset: 1 + n * 400_000 }));
    const source = sourceBehind(5 * GIB, zipOf(nowhere, { stated: { directoryAt: 3 } }));
    expect(await refusalOf(() => openZip(source))).toBe('ARCHIVE_CORRUPT');
    expect(source.asked).toBeLessThan(600);
  });

  test('the first of several volumes', async () => {
    expect(await readZip(Buffer.concat([Buffer.from('PK\x07\x08'), zipOf([lone]).subarray(0, 90)]))).toBe('ARCHIVE_SPLIT');
  });

  test.each([
    ['nothing', ''],
    ['three bytes', 'PK\x03'],
    ['a header and no more', 'PK\x03\x04\x14\x00\x00\x00\x00\x00'],
    ['text', 'timestamp,value\n'.repeat(10)],
  ])('%s', async (_name, bytes) => {
    expect(await readZip(Buffer.from(bytes, 'latin1'))).toBe('ARCHIVE_TRUNCATED');
  });
});

describe('a file that is refused leaves its neighbour readable', () => {
  test.each(refusedFile)('%s', async (_name, code, part) => {
    const zip = zipOf([
      { name: 'good', content: text },
      { ...part, name: 'bad' },
    ]);
    expect(await readZip(zip)).toEqual([
      ['good', text],
      ['bad', code],
    ]);
  });

  test('a place where no file lies', async () => {
    const zip = Buffer.from(zipOf(['good', 'bad'].map((name) => ({ name, content: text }))));
    const place = zip.lastIndexOf('PK\x01\x02') + 42;
    zip.writeUInt32LE(zip.readUInt32LE(place) + 1, place);
    expect(await readZip(zip)).toEqual([
      ['good', text],
      ['bad', 'ARCHIVE_CORRUPT'],
    ]);
  });
});

describe('archives that were cut', () => {
  const zip = zipOf([
    { name: 'a.csv', content: text },
    { name: 'b.csv', content: 'stored', method: 0, descriptor: true },
  ]);

  test('at every byte: told', async () => {
    for (let length = 0; length < zip.length; length += 1)
      expect([length, await readZip(zip.subarray(0, length))]).toEqual([length, 'ARCHIVE_TRUNCATED']);
  });

  test('an archive inside is not taken for the archive', async () => {
    const outer = zipOf([
      { name: 'first.csv', content: text },
      { name: 'inner.zip', content: zip, method: 0 },
      { name: 'last.csv', content: text },
    ]);
    const end = Buffer.from(outer).indexOf(Buffer.from(zip)) + zip.length;
    for (const length of [end, end + 1, end + 200]) expect(await readZip(outer.subarray(0, length))).toBe('ARCHIVE_TRUNCATED');
  });
});

describe('laws', () => {
  const row = '2025-10-13 00:00:00,1\n';
  const zips = [
    zipOf([{ name: 'a.csv', content: row }, { name: 'b.csv', content: row, method: 0, descriptor: true }, { name: 'c/' }], {
      comment: 'end',
    }),
    zipOf([{ name: 'a.csv', content: row, zip64: true }], { zip64: true }),
    zipOf([{ name: 'a.csv', content: row, packed: deflateRawSync(row, { strategy: 2 }), method: 9 }], { prefix: Buffer.from('#!') }),
  ];
  const flips = fc.array(fc.record({ at: fc.nat(), bit: fc.nat(7) }), { minLength: 1, maxLength: 6 });

  test('whatever bytes are changed: content is as it was, or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...zips), flips, async (zip, changes) => {
        const bytes = Buffer.from(zip);
        for (const { at, bit } of changes) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
        const read = await readZip(bytes);
        if (typeof read === 'string') expect(read).toMatch(/^ARCHIVE_/);
        else for (const [, content] of read) expect([row, ''].includes(content) || /^ARCHIVE_/.test(content)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  test('no bytes at all make it throw anything else', async () => {
    const end = fc.uint8Array({ minLength: 12, maxLength: 40 }).map((bytes) => Buffer.concat([Buffer.from('PK\x05\x06'), bytes]));
    const scraps = fc.constantFrom('PK\x01\x02', 'PK\x03\x04', 'PK\x06\x06', 'PK\x06\x07', 'PK\x07\x08', '\0\0\0\0', '\xff\xff\xff\xff');
    const scrap = fc.oneof(
      scraps.map((latin) => Buffer.from(latin, 'latin1')),
      fc.uint8Array({ maxLength: 50 }),
      end,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(scrap, { maxLength: 8 }), async (parts) => {
        const read = await readZip(Buffer.concat(parts));
        if (typeof read === 'string') expect(read).toMatch(/^ARCHIVE_/);
      }),
      { numRuns: 600 },
    );
  });

  test('extra fields of any content', async () => {
    const types = fc.constantFrom(0x0001, 0x000a, 0x000d, 0x5455, 0x5855, 0x7075, 0x6375, 0x7855, 0x7875, 0x9901, 0x1986);
    const field = fc.tuple(types, fc.uint8Array({ maxLength: 40 }), fc.integer({ min: -3, max: 3 })).map(([type, bytes, wrong]) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(type);
      head.writeUInt16LE(Math.max(0, bytes.length + wrong), 2);
      return Buffer.concat([head, bytes]);
    });
    await fc.assert(
      fc.asyncProperty(fc.array(field, { maxLength: 4 }), fc.constantFrom(0, 1, 8), async (fields, flags) => {
        const read = await readZip(zipOf([{ name: 'a', content: row, extra: Buffer.concat(fields), flags }]));
        if (typeof read === 'string') expect(read).toMatch(/^ARCHIVE_/);
        else expect([row, 'ARCHIVE_ENCRYPTED', 'ARCHIVE_CORRUPT', 'ARCHIVE_METHOD_UNSUPPORTED']).toContain(read[0]?.[1]);
      }),
      { numRuns: 1000 },
    );
  });

  test('every byte of the directory and of the headers, one after the other', async () => {
    for (const zip of zips)
      for (let at = 0; at < zip.length; at += 1)
        for (const value of [0, 0xff]) {
          const bytes = Buffer.from(zip);
          bytes[at] = value;
          const read = await readZip(bytes);
          if (typeof read === 'string') expect(read).toMatch(/^ARCHIVE_/);
        }
  });
});
