import { deflateRawSync } from 'node:zlib';
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { describe, expect, test } from 'vitest';
import { openZip } from '../../../shared/reading/containers/zip-archive.ts';
import { farDeflate64 } from './deflate64.ts';
import { bytesIn, countedSource, readZip, refusalOf } from './read-packed.ts';
import { type ZipPart, type ZipShape, zipOf } from './zip-bytes.ts';

const report = `timestamp,value\n${Array.from({ length: 300 }, (_, n) => `2025-10-13 00:${n % 60}:00,${n}`).join('\n')}\n`;
const one = (part: Omit<ZipPart, 'name' | 'content'>): readonly ZipPart[] => [{ name: 'report.csv', content: report, ...part }];
const FOLDER = 0x10;
const LINK = 0xa1ff0000;

const readable: readonly (readonly [name: string, parts: readonly ZipPart[], shape: ZipShape])[] = [
  ['deflated', one({}), {}],
  ['stored', one({ method: 0 }), {}],
  ['deflated, sizes after the content', one({ descriptor: true }), {}],
  ['stored, sizes after the content', one({ method: 0, descriptor: true }), {}],
  ['ZIP64 sizes', one({ zip64: true }), {}],
  ['ZIP64 sizes after the content', one({ zip64: true, descriptor: true }), {}],
  ['a ZIP64 directory', one({}), { zip64: true }],
  ['literals as Deflate64', one({ method: 9, packed: deflateRawSync(report, { strategy: 2 }) }), {}],
  ['bytes before the first file', one({}), { prefix: Buffer.from('#!/bin/sh\nexit 0\n'.repeat(20)) }],
  ['a comment at the end', one({}), { comment: 'made by hand '.repeat(300) }],
  ['extra fields that nobody knows', one({ extra: Buffer.from('\x99\x99\x04\x00abcd', 'latin1') }), {}],
];

describe('every way of writing a file is read alike', () => {
  test.each(readable)('%s', async (_name, parts, shape) => {
    expect(await readZip(zipOf(parts, shape))).toEqual([['report.csv', report]]);
  });

  test('by the writer of the library, in a stream', async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await writer.add('dati/', undefined, { directory: true });
    await writer.add('dati/report.csv', new TextReader(report));
    expect(await readZip(await writer.close())).toEqual([['dati/report.csv', report]]);
  });

  test('Deflate64 that reaches back further than Deflate can', async () => {
    const { packed, content } = farDeflate64();
    const [[, read] = []] = (await readZip(zipOf([{ name: 'a', content, packed, method: 9 }]))) as readonly [string, string][];
    expect(read).toBe(content.toString());
  });

  test('a large file in many pieces', async () => {
    const content = Buffer.alloc(9_000_000, 'una riga che si ripete 0123456789\n');
    const [file] = await openZip(countedSource(zipOf([{ name: 'large', content, method: 0 }])));
    expect((await bytesIn(file as NonNullable<typeof file>)).equals(content)).toBe(true);
  });

  test('what a header before a file says otherwise than the directory does not count', async () => {
    const zip = Buffer.from(zipOf(one({})));
    zip.writeUInt16LE(0x808, 6);
    zip.writeUInt32LE(7, 18);
    expect(await readZip(zip)).toEqual([['report.csv', report]]);
  });

  test('an empty archive, and an empty file', async () => {
    expect(await readZip(zipOf([]))).toEqual([]);
    expect(await readZip(zipOf([{ name: 'empty', method: 0 }]))).toEqual([['empty', '']]);
    expect(await readZip(zipOf([{ name: 'empty' }]))).toEqual([['empty', '']]);
  });
});

describe('the list of files', () => {
  test('has the order of the directory, and neither folders nor links', async () => {
    const parts: readonly ZipPart[] = [
      { name: 'z.csv', content: 'z' },
      { name: 'folder/' },
      { name: 'as on Windows\\' },
      { name: 'told by attributes', attributes: FOLDER },
      { name: 'link', content: 'z.csv', attributes: LINK },
      { name: 'folder/a.csv', content: 'a' },
    ];
    const zip = Buffer.from(zipOf(parts));
    // Attributes of a link count where Unix made the archive.
    for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 1))
      if (zip.readUInt32LE(at + 38) === LINK) zip[at + 5] = 3;
    expect(await readZip(zip)).toEqual([
      ['z.csv', 'z'],
      ['folder/a.csv', 'a'],
    ]);
  });

  test.each<[string, string | Uint8Array, string, number]>([
    ['UTF-8, flagged', 'città.csv', 'città.csv', 0x800],
    ['UTF-8, not flagged', 'città.csv', 'città.csv', 0],
    ['the code page of DOS', Buffer.from('citt\x85.csv', 'latin1'), 'città.csv', 0],
    ['backslashes', 'dati\\ottobre\\a.csv', 'dati/ottobre/a.csv', 0],
    ['out of the folder', '../../etc/passwd', '../../etc/passwd', 0],
    ['from the root', '/etc/passwd', '/etc/passwd', 0],
    ['a drive', 'C:\\dati\\a.csv', 'C:/dati/a.csv', 0],
  ])('a name: %s', async (_what, written, name, flags) => {
    expect(await readZip(zipOf([{ name: written, content: 'a', flags }]))).toEqual([[name, 'a']]);
  });

  test('two files of one name are two files', async () => {
    const twice = ['1', '2'].map((content) => ({ name: 'a.csv', content }));
    expect(await readZip(zipOf(twice))).toEqual([
      ['a.csv', '1'],
      ['a.csv', '2'],
    ]);
  });
});

describe('passes over a file', () => {
  const content = Buffer.alloc(3_000_000, '0123456789\n');
  const zip = zipOf([
    { name: 'a', content },
    { name: 'b', content, method: 0 },
  ]);

  test('each begins anew, several at once', async () => {
    const files = await openZip(countedSource(zip));
    const read = await Promise.all([...files, ...files, ...files].map(bytesIn));
    expect(read.every((bytes) => bytes.equals(content))).toBe(true);
  });

  test('many that wait for their readers do not keep another from beginning', async () => {
    const [file] = await openZip(countedSource(zip));
    const waiting = Array.from({ length: 40 }, () => file?.open()[Symbol.asyncIterator]());
    for (const pass of waiting) expect((await pass?.next())?.done).toBe(false);
    for (const pass of waiting) await pass?.return?.();
  });

  test.each([0, 1])('one that stops after the start asks for nothing more', async (index) => {
    const large = zipOf(Array.from({ length: 2 }, (_, n) => ({ name: `${n}`, content: Buffer.alloc(20_000_000, 'x'), method: 0 })));
    const source = countedSource(large);
    const files = await openZip(source);
    for await (const _ of files[index]?.open() ?? []) break;
    const asked = source.asked;
    await new Promise((resolve) => setImmediate(resolve));
    expect(source.asked).toBe(asked);
    expect(asked).toBeLessThan(8);
  });

  test('small files that lie together are not asked for one by one', async () => {
    const source = countedSource(
      zipOf(Array.from({ length: 300 }, (_, n) => ({ name: `${n}`, content: report, method: n % 2 === 0 ? 0 : 8 }))),
    );
    const files = await openZip(source);
    for (const file of files) for (let time = 0; time < 4; time += 1) expect((await bytesIn(file)).toString()).toBe(report);
    expect(source.asked).toBeLessThan(15);
  });

  test('in any order, as often as one likes', async () => {
    const contentOf = (n: number): Buffer => Buffer.alloc(40_000, `file ${n}, `);
    const files = await openZip(
      countedSource(zipOf(Array.from({ length: 600 }, (_, n) => ({ name: `${n}`, content: contentOf(n), method: 0 })))),
    );
    for (let turn = 0, n = 599; turn < 600; turn += 1, n = (n + 301) % 600) {
      expect((await bytesIn(files[n] as NonNullable<(typeof files)[0]>)).equals(contentOf(n))).toBe(true);
    }
  });

  test('a file is not asked for before it is read', async () => {
    const source = countedSource(zip);
    const files = await openZip(source);
    const asked = source.asked;
    for (const file of files) file.open();
    expect(source.asked).toBe(asked);
  });
});

describe('what the source throws is our fault and passes as it is', () => {
  const content = Buffer.alloc(9_000_000, 'x');
  const zip = zipOf([{ name: 'a', content, method: 0 }]);
  const count = async (): Promise<number> => {
    const source = countedSource(zip);
    await Promise.all((await openZip(source)).map(bytesIn));
    return source.asked;
  };

  test('at any of its slices', async () => {
    const slices = await count();
    expect(slices).toBeGreaterThan(3);
    for (let failing = 1; failing <= slices; failing += 1) {
      const source = countedSource(zip);
      // Of a kind that the library throws of damage, too.
      const broken = new RangeError('disk on fire');
      const failingSource = {
        ...source,
        slice: async (start: number, end: number) => {
          const slice = await source.slice(start, end);
          if (source.asked === failing) throw broken;
          return slice;
        },
      };
      await expect(refusalOf(async () => Promise.all((await openZip(failingSource)).map(bytesIn)))).rejects.toBe(broken);
    }
  });
});
