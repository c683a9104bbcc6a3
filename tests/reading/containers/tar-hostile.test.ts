import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tarFiles } from '../../../shared/reading/containers/tar-archive.ts';
import { bytesIn, readTar, refusalOf } from './read-packed.ts';
import { END, pax, type TarPart, tarHeaderOf, tarOf } from './tar-bytes.ts';

const text = 'timestamp,value\n2025-10-13 00:00:00,1\n'.repeat(20);
const file: TarPart = { name: 'a.csv', content: text };
const GIB = 1024 ** 3;
/** A record that is two bytes long, again and again: what looks for a blank finds it at the end of all, each time. */
const looping = Buffer.concat([Buffer.from('2\n'.repeat(32_000)), Buffer.from(' ')]);

const refused: readonly (readonly [name: string, code: string, tar: Uint8Array])[] = [
  ['a wrong sum', 'ARCHIVE_CORRUPT', tarOf([{ ...file, sum: '000001\0' }])],
  ['a sum that is no number', 'ARCHIVE_CORRUPT', tarOf([{ ...file, sum: '9z\0' }])],
  ['a size that is no number', 'ARCHIVE_CORRUPT', tarOf([{ ...file, size: `${text.length.toString(8)}x` }])],
  ['a size below nothing', 'ARCHIVE_CORRUPT', tarOf([{ ...file, size: Buffer.alloc(12, 0xff) }])],
  ['a size that no number holds', 'ARCHIVE_CORRUPT', tarOf([{ ...file, size: Buffer.from('8000ffffffffffffffffffff', 'hex') }])],
  ['a size that is no number, in pax', 'ARCHIVE_CORRUPT', tarOf([pax({ size: '1e3' }), file])],
  ['a size with all its bits', 'ARCHIVE_CORRUPT', tarOf([{ ...file, content: '', size: Buffer.from('810000000000000000000000', 'hex') }])],
  ['records shorter than themselves', 'ARCHIVE_CORRUPT', tarOf([{ name: 'pax', type: 'x', content: '2 2 2 2 ' }, file])],
  ['a size that no number holds, in pax', 'ARCHIVE_CORRUPT', tarOf([pax({ size: '9'.repeat(16) }), file])],
  ['more than 8 GiB stated', 'ARCHIVE_TOO_LARGE', tarOf([{ ...file, size: Buffer.from('800000000000000900000000', 'hex') }])],
  ['less than is stated', 'ARCHIVE_TRUNCATED', tarOf([{ ...file, size: 9999 }])],
  ['no mark of the end', 'ARCHIVE_TRUNCATED', tarOf([file], Buffer.alloc(0))],
  ['something behind the end', 'ARCHIVE_CORRUPT', Buffer.concat([tarOf([file]), tarOf([file])])],
  ['another volume', 'ARCHIVE_SPLIT', tarOf([{ ...file, type: 'M' }])],
  ['a file with holes', 'ARCHIVE_METHOD_UNSUPPORTED', tarOf([{ ...file, type: 'S' }])],
  ['a file with holes, in pax', 'ARCHIVE_METHOD_UNSUPPORTED', tarOf([pax({ 'GNU.sparse.major': '1' }), file])],
  ['10,001 files', 'ARCHIVE_TOO_MANY_MEMBERS', tarOf(Array.from({ length: 10_001 }, () => ({ name: 'a' })))],
  ['10,001 folders', 'ARCHIVE_TOO_MANY_MEMBERS', tarOf(Array.from({ length: 10_001 }, () => ({ name: 'a', type: '5' })))],
  ['headers that never come to a file', 'ARCHIVE_CORRUPT', tarOf(Array.from({ length: 30 }, () => pax({ path: 'a' })))],
  ['a header of 65 KiB', 'ARCHIVE_CORRUPT', tarOf([pax({ comment: 'c'.repeat(66_000) }), file])],
  ['a path of 5,000 characters', 'ARCHIVE_CORRUPT', tarOf([pax({ path: 'c'.repeat(5_000) }), file])],
  ['records that lead nowhere', 'ARCHIVE_CORRUPT', tarOf([{ name: 'pax', type: 'x', content: looping }, file])],
  ['a record longer than its header', 'ARCHIVE_CORRUPT', tarOf([{ name: 'pax', type: 'x', content: '99 path=a\n' }, file])],
  ['a record without a length', 'ARCHIVE_CORRUPT', tarOf([{ name: 'pax', type: 'x', content: 'path=a\n' }, file])],
  ['text', 'ARCHIVE_CORRUPT', Buffer.from('timestamp,value\n'.repeat(40))],
  ['nothing', 'ARCHIVE_TRUNCATED', Buffer.alloc(0)],
];

describe('an archive that is refused', () => {
  test.each(refused)('%s', async (_name, code, tar) => {
    const read = await readTar(tar);
    expect(Array.isArray(read) ? 'read' : read).toBe(code);
  });
});

/** A file of so many bytes in no memory. */
const openLarge = (size: number) =>
  async function* (): AsyncGenerator<Uint8Array> {
    yield tarHeaderOf({ name: 'large', size });
    const zeros = new Uint8Array(8 * 1024 * 1024);
    for (let at = 0; at < size; at += zeros.length) yield zeros.subarray(0, size - at);
    yield END;
  };

describe('a tar is not gone over without end', () => {
  const passesOf = async (size: number, times: number): Promise<string | null> =>
    refusalOf(async () => {
      for await (const { open } of tarFiles(openLarge(size))) for (let time = 0; time < times; time += 1) for await (const _ of open());
    });

  test('7 GiB may be read five times, and no more', async () => {
    expect(await passesOf(7 * GIB, 5)).toBeNull();
    expect(await passesOf(7 * GIB, 6)).toBe('ARCHIVE_READ_TOO_OFTEN');
  });
});

describe('archives that were cut', () => {
  const tar = tarOf([file, pax({ path: 'b.csv' }), { ...file, content: 'b' }]);
  const marked = tar.length - END.length + 512;

  test('at every byte: told, unless only zeros are missing', async () => {
    for (let length = 0; length < tar.length; length += 1) {
      const read = await readTar(tar.subarray(0, length));
      expect([length, Array.isArray(read) ? 'read' : read]).toEqual([length, length < marked ? 'ARCHIVE_TRUNCATED' : 'read']);
    }
  });
});

describe('laws', () => {
  const tar = tarOf([
    file,
    pax({ path: 'città.csv', size: '3' }),
    { ...file, content: 'b,c' },
    { name: 'l', type: 'L', content: 'long' },
    file,
  ]);

  test('how the stream is cut changes nothing', async () => {
    const whole = await readTar(tar);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 }), async (pieces) => {
        expect(await readTar(tar, pieces)).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  test('whatever bytes are changed: read or refused, nothing else is thrown', async () => {
    const changes = fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const bytes = Buffer.from(tar);
        for (const { at, byte } of changed) bytes[at % bytes.length] = byte;
        const read = await readTar(bytes);
        if (typeof read === 'string') expect(read).toMatch(/^ARCHIVE_/);
      }),
      { numRuns: 1000 },
    );
  });

  test('pax headers of any content', async () => {
    const record = fc.oneof(
      fc.constantFrom('12 path=ab=\n', '8 a=bcd\n', '11 size=12\n', '5 a=\n', '000005 a=\n', ' ', '\n', '7 ', '2\n'),
      fc.string({ maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 6 }), async (records) => {
        const read = await readTar(tarOf([{ name: 'pax', type: 'x', content: records.join('') }, file]));
        if (typeof read === 'string') expect(read).toMatch(/^ARCHIVE_/);
      }),
      { numRuns: 500 },
    );
  });

  test('a file is the bytes that its header states', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 1500 }), { maxLength: 5 }), async (contents) => {
        const read: Uint8Array[] = [];
        const bytes = tarOf(contents.map((content, at) => ({ name: `${at}`, content })));
        const open = async function* (): AsyncGenerator<Uint8Array> {
          yield bytes;
        };
        for await (const packed of tarFiles(open)) read.push(await bytesIn(packed));
        expect(read.map((one) => [...one])).toEqual(contents.map((one) => [...one]));
      }),
      { numRuns: 100 },
    );
  });
});
