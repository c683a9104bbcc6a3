import { createHash } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gunzip } from '../../../console/precheck/gunzip.ts';
import { sha256 } from '../../../console/precheck/sha256.ts';
import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { DamagedArchive, type Inflater } from '../../../shared/ports.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What comes out, or what is said of the damage; anything else is our fault and passes. */
async function outcome(inflate: Inflater, bytes: Uint8Array, size: number): Promise<string> {
  const sum = createHash('sha256');
  try {
    for await (const piece of inflate(inPieces(bytes, size))) sum.update(piece);
    return sum.digest('hex');
  } catch (error) {
    if (error instanceof DamagedArchive) return error.kind;
    throw error;
  }
}

/** Text with repetitions near and far, numbers, and bytes that do not pack at all. */
const content = fc.array(
  fc.oneof(
    fc.tuple(fc.string({ maxLength: 40 }), fc.nat(4_000)).map(([text, times]) => text.repeat(times).slice(0, 60_000)),
    fc.array(fc.nat(99_999), { maxLength: 3_000 }).map((numbers) => numbers.join(';')),
    fc.uint8Array({ maxLength: 9_000 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  ),
  { maxLength: 8 },
);
const member = fc
  .tuple(content, fc.constantFrom(0, 1, 6, 9), fc.constantFrom(0, 2, 3, 4))
  .map(([parts, level, strategy]) => gzipSync(Buffer.from(parts.join(''), 'latin1'), { level, strategy }));

describe('gzip in the browser, and in Node', () => {
  test('one member or several, cut anywhere, with padding behind them: the same bytes', async () => {
    const stream = fc.tuple(fc.array(member, { minLength: 1, maxLength: 3 }), fc.nat(20), fc.integer({ min: 700, max: 70_000 }));
    await fc.assert(
      fc.asyncProperty(stream, async ([members, padding, size]) => {
        const bytes = Buffer.concat([...members, Buffer.alloc(padding)]);
        const wanted = await outcome(nodeMeans.inflate, bytes, size);
        expect(wanted).toMatch(/^[0-9a-f]{64}$/);
        expect(await outcome(gunzip, bytes, size)).toBe(wanted);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('cut short, with a byte changed or with something behind it: the same bytes, or the same damage', async () => {
    const spoiled = fc.tuple(member, fc.nat(), fc.constantFrom('cut', 'changed', 'followed'), fc.integer({ min: 1, max: 255 }));
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(spoiled, async ([whole, place, how, by]) => {
        const at = place % whole.length;
        const bytes =
          how === 'cut'
            ? whole.subarray(0, Math.max(1, at))
            : how === 'followed'
              ? Buffer.concat([whole, Buffer.of(by, 7, 9)])
              : Buffer.from(whole);
        if (how === 'changed') bytes[at] = (bytes[at] as number) ^ by;
        const wanted = await outcome(nodeMeans.inflate, bytes, 65_536);
        seen.set(wanted.length === 64 ? 'sound' : wanted, (seen.get(wanted) ?? 0) + 1);
        expect(await outcome(gunzip, bytes, 65_536)).toBe(wanted);
      }),
      { numRuns: 300 },
    );
    expect([...seen.keys()].sort()).toEqual(['corrupt', 'sound', 'truncated']);
  }, 60_000);

  test('codes of every shape that a packer may choose, and blocks of bytes that nobody packed', async () => {
    const raw = fc.uint8Array({ minLength: 1, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(raw, fc.boolean(), async (noise, isWhole) => {
        // A sound head and noise for the rest: what follows is a block of any kind, nearly always a wrong one.
        const head = Buffer.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
        const bytes = isWhole ? Buffer.concat([head, deflateRawSync(noise), Buffer.from(noise)]) : Buffer.concat([head, noise]);
        expect(await outcome(gunzip, bytes, 97)).toBe(await outcome(nodeMeans.inflate, bytes, 65_536));
      }),
      { numRuns: 600 },
    );
  }, 60_000);

  test('a head with everything that it may hold, its own sum included', async () => {
    const plain = gzipSync('righe e colonne');
    const head = Buffer.concat([Buffer.of(0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, 3, 0, 7, 8, 9), Buffer.from('a.csv\0nota\0')]);
    const sum = crc32(head) & 0xffff;
    for (const [told, wrong] of [
      [sum, false],
      [sum ^ 1, true],
    ] as const) {
      const bytes = Buffer.concat([head, Buffer.of(told & 0xff, told >> 8), plain.subarray(10)]);
      const wanted = await outcome(nodeMeans.inflate, bytes, 65_536);
      expect(wanted === 'corrupt').toBe(wrong);
      for (const size of [1, 5, 65_536]) expect(await outcome(gunzip, bytes, size)).toBe(wanted);
    }
  });
});

test('sha256 in the browser is Node’s, however the bytes come', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 }), (pieces) => {
      const [ours, theirs] = [sha256(), createHash('sha256')];
      for (const piece of pieces) {
        ours.update(piece);
        theirs.update(piece);
      }
      expect(ours.hex()).toBe(theirs.digest('hex'));
    }),
    { numRuns: 500 },
  );
});

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc;
}
