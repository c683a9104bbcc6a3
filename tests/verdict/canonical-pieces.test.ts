import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Digest } from '../../shared/model/digest.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { digestBytes, digestPieces } from '../../shared/verdict/canonical-pieces.ts';

const asDigest = (value: unknown): Digest => value as Digest;
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** Names that are told part by part, plain ones, and those that engines and locales put into another order. */
const names = fc.constantFrom(
  'series',
  'members',
  'resources',
  'publicIps',
  'days',
  'a',
  'B',
  'ö',
  '€',
  '😂',
  '\ufb33',
  '\r',
  '10',
  '9',
  '',
);
const leaves = fc.oneof(
  fc.constantFrom(null, true, false, undefined, 0, -0, 1e21, 1e-7, 2 ** 53),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer()),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaves,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 6 }),
  ),
}));
const objects = fc.dictionary(names, value);

test('is what canonicalJson writes, whatever stands in it', () => {
  fc.assert(
    fc.property(objects, (object) => {
      expect(textOf(digestBytes(asDigest(object)))).toBe(canonicalJson(object));
    }),
    { numRuns: 2000 },
  );
});

test('objects of few names in many orders are not taken for one another', () => {
  const series = [
    { b: 1, a: 2 },
    { a: 1, b: 2 },
    { b: 1 },
    {},
    { b: undefined, a: 1 },
    { b: 1, a: 2 },
    { c: { b: 1, a: { b: 0, a: 0 } }, a: 2 },
  ];
  expect(textOf(digestBytes(asDigest({ series })))).toBe(canonicalJson({ series }));
});

test.each([0, 1, 2, 3, 4])('no character is cut between two pieces: %d before', (before) => {
  const series = [{ a: 'x'.repeat(before), b: 'è😂€'.repeat(40_000) }, { a: '😂'.repeat(30_000) }];
  expect(textOf(digestBytes(asDigest({ series })))).toBe(canonicalJson({ series }));
});

test('a long digest comes in pieces of which none is long', () => {
  const series = Array.from({ length: 400 }, (_, at) => ({ at, hours: 'Cq0zvW3ZbNk712.4x60 '.repeat(50) }));
  const lengths = Array.from(digestPieces(asDigest({ series })), ({ length }) => length);
  expect(lengths.length).toBeGreaterThan(5);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(1 << 16);
});

test.each([[Number.NaN], [Number.NEGATIVE_INFINITY], ['\ud800'], [() => 1]])(
  'what JSON cannot hold is our fault, wherever it stands: %o',
  (wrong) => {
    for (const object of [{ wrong }, { series: [{ days: [{ wrong }] }] }, { series: [wrong] }, { earliest: [1, wrong] }])
      expect(() => digestBytes(asDigest(object))).toThrow();
  },
);

test('half a character in a name is our fault too', () => {
  expect(() => digestBytes(asDigest({ series: [{ '\udc00': 1 }] }))).toThrow();
});
