import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addInterval, clip, holesIn, lengthOf, union } from '../../shared/usage/intervals.ts';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 }))
  .map(([start, length]) => [start, start + length] as [number, number]);

/** The same set as single units of time: slow, and with no interval arithmetic to get wrong. */
const units = (set: Iterable<readonly [number, number]>): number[] => {
  const seen = new Set<number>();
  for (const [start, end] of set) for (let at = start; at < end; at += 1) seen.add(at);
  return [...seen].sort((a, b) => a - b);
};

test('adding one by one, in any order, is the union', () => {
  fc.assert(
    fc.property(fc.array(interval), (intervals) => {
      const set: [number, number][] = [];
      for (const [start, end] of intervals) addInterval(set, start, end);
      expect(set).toEqual(union(intervals));
      expect(units(set)).toEqual(units(intervals));
    }),
  );
});

test('what is clipped and its holes make up the whole', () => {
  fc.assert(
    fc.property(fc.array(interval), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (intervals, from, length) => {
      const set = union(intervals);
      const [inside, holes] = [clip(set, from, from + length), holesIn(set, from, from + length)];
      expect(lengthOf(inside) + lengthOf(holes)).toBe(length);
      expect(units(inside)).toEqual(units(intervals).filter((at) => at >= from && at < from + length));
    }),
  );
});
