import { packTar } from 'modern-tar';
import { describe, expect, test } from 'vitest';
import { tarFiles } from '../../../shared/reading/containers/tar-archive.ts';
import { bytesIn, openOf, readTar } from './read-packed.ts';
import { pax, type TarPart, tarOf } from './tar-bytes.ts';

const report = `timestamp,value\n${Array.from({ length: 300 }, (_, n) => `2025-10-13 00:${n % 60}:00,${n}`).join('\n')}\n`;
const long = `${'cartella/'.repeat(30)}città.csv`;
const base256 = (value: number): Buffer => {
  const field = Buffer.alloc(12);
  field[0] = 0x80;
  field.writeUIntBE(value, 6, 6);
  return field;
};

const readable: readonly (readonly [what: string, name: string, parts: readonly TarPart[]])[] = [
  ['POSIX', 'dati/a.csv', [{ name: 'dati/a.csv', content: report }]],
  ['a path in two pieces', 'dati/a.csv', [{ name: 'a.csv', prefix: 'dati', content: report }]],
  ['GNU, where the prefix is none', 'a.csv', [{ name: 'a.csv', prefix: '1234', magic: 'ustar  \0', content: report }]],
  ['before POSIX', 'a.csv', [{ name: 'a.csv', magic: '', type: '\0', content: report }]],
  ['contiguous', 'a.csv', [{ name: 'a.csv', type: '7', content: report }]],
  ['a name of a hundred characters', 'n'.repeat(100), [{ name: 'n'.repeat(100), content: report }]],
  [
    'a long name as GNU writes it',
    long,
    [
      { name: '././@LongLink', type: 'L', content: `${long}\0` },
      { name: 'cut', content: report },
    ],
  ],
  ['a long name as pax writes it', long, [pax({ mtime: '1.5', path: long, comment: 'a=b' }), { name: 'cut', content: report }]],
  ['both, of which pax counts', long, [pax({ path: long }), { name: 'L', type: 'L', content: 'no' }, { name: 'cut', content: report }]],
  ['what is said of all files', 'a.csv', [pax({ comment: 'x', path: 'no' }, 'g'), { name: 'a.csv', content: report }]],
  ['a size that pax says', 'a.csv', [pax({ size: String(report.length) }), { name: 'a.csv', content: report, size: 0 }]],
  ['a size in base 256', 'a.csv', [{ name: 'a.csv', content: report, size: base256(report.length) }]],
  ['a size between blanks', 'a.csv', [{ name: 'a.csv', content: report, size: `  ${report.length.toString(8)} ` }]],
  ['a name that is not UTF-8', 'citt\xe0.csv', [{ name: Buffer.from('citt\xe0.csv', 'latin1'), content: report }]],
];

describe('every way of writing a file is read alike', () => {
  test.each(readable)('%s', async (_what, name, parts) => {
    expect(await readTar(tarOf([...parts, { name: 'next', content: 'n' }]))).toEqual([
      [name, report],
      ['next', 'n'],
    ]);
  });

  test('by a writer that is not ours', async () => {
    const body = 'x'.repeat(1300);
    const tar = await packTar([
      { header: { name: 'folder/', size: 0, type: 'directory' } },
      { header: { name: long, size: body.length }, body },
      { header: { name: 'link', size: 0, type: 'symlink', linkname: long } },
      { header: { name: 'empty', size: 0 }, body: '' },
    ]);
    expect(await readTar(tar)).toEqual([
      [long, body],
      ['empty', ''],
    ]);
  });

  test('one mark of the end is enough, and more of it is none', async () => {
    const parts = [{ name: 'a', content: report }];
    for (const end of [Buffer.alloc(512), Buffer.alloc(20 * 512), Buffer.alloc(700)])
      expect(await readTar(tarOf(parts, end))).toEqual([['a', report]]);
  });

  test('nothing in it', async () => expect(await readTar(tarOf([]))).toEqual([]));
});

test('folders, links, devices and what nobody knows are left out, whatever size they state', async () => {
  const bare = [...'123456'].map((type) => ({ name: type, type, size: 5000 }));
  const known = [...'DVNAXZ'].map((type) => ({ name: type, type, content: 'of its own kind' }));
  const parts = [{ name: 'a', content: 'a' }, ...bare, ...known, { name: 'old folder/', type: '\0' }, { name: 'b', content: 'b' }];
  expect(await readTar(tarOf(parts))).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ]);
});

describe('passes over a file', () => {
  const large = Buffer.alloc(20_000_000, 'una riga che si ripete 0123456789\n');
  const tar = tarOf([
    { name: 'first', content: 'small' },
    { name: 'large', content: large },
    { name: 'last', content: 'l' },
  ]);

  test.each([0, 1, 2, 3])('%i of each, then the next file', async (times) => {
    const { open, passes } = openOf(tar);
    const names: string[] = [];
    for await (const file of tarFiles(open)) {
      const wanted = file.name === 'large' ? large : Buffer.from(file.name === 'first' ? 'small' : 'l');
      for (let time = 0; time < times; time += 1) expect((await bytesIn(file)).equals(wanted)).toBe(true);
      names.push(file.name);
    }
    expect(names).toEqual(['first', 'large', 'last']);
    // The first of a large file is made in passing, those of small ones in memory.
    expect(passes()).toBe(Math.max(1, times));
  });

  test('one that stops after the start takes no pass, and none away', async () => {
    const { open, passes } = openOf(tar);
    for await (const file of tarFiles(open)) {
      for (let time = 0; time < 5; time += 1) for await (const _ of file.open()) break;
      if (file.name === 'large') expect((await bytesIn(file)).equals(large)).toBe(true);
    }
    expect(passes()).toBe(1);
  });

  test('one that stops in the middle of the passing does not lose the next file', async () => {
    const { open } = openOf(tar);
    const names: string[] = [];
    for await (const file of tarFiles(open)) {
      let taken = 0;
      for await (const piece of file.open()) {
        taken += piece.length;
        if (taken > 5_000_000) break;
      }
      if (file.name === 'large') expect((await bytesIn(file)).equals(large)).toBe(true);
      names.push(file.name);
    }
    expect(names).toEqual(['first', 'large', 'last']);
  });

  test('small files may be read when their turn is over', async () => {
    const { open, passes } = openOf(tar);
    const files = [];
    for await (const file of tarFiles(open)) if (file.name !== 'large') files.push(file);
    expect((await Promise.all(files.map(bytesIn))).map(String)).toEqual(['small', 'l']);
    expect(passes()).toBe(1);
  });

  test('never two at once', async () => {
    const { open, left } = openOf(tar);
    for await (const file of tarFiles(open)) {
      for (let time = 0; time < 3; time += 1) for await (const _ of file.open()) expect(left()).toBe(1);
    }
  });

  test('every pass is ended, also where reading stops at a file', async () => {
    const { open, left } = openOf(tar);
    for await (const file of tarFiles(open)) {
      if (file.name !== 'large') continue;
      await bytesIn(file);
      for await (const _ of file.open()) break;
      await bytesIn(file);
      break;
    }
    expect(left()).toBe(0);
  });
});

test('what the source throws is our fault and passes as it is', async () => {
  const tar = tarOf([
    { name: 'a', content: Buffer.alloc(18_000_000) },
    { name: 'b', content: 'b' },
  ]);
  for (const failing of [0, 600, 1_000_000, 17_500_000, tar.length - 100]) {
    const broken = new RangeError('disk on fire');
    const open = async function* (): AsyncGenerator<Uint8Array> {
      yield tar.subarray(0, failing);
      throw broken;
    };
    const reading = async (): Promise<void> => {
      for await (const file of tarFiles(open)) await bytesIn(file);
    };
    await expect(reading()).rejects.toBe(broken);
  }
});
