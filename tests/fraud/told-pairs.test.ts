import { describe, expect, test } from 'vitest';
import { type Course, courseOf, type Match, type MatchRule, matches } from '../../shared/fraud/same-course.ts';
import { openTold } from '../../shared/fraud/told-pairs.ts';
import { dice } from './seeded.ts';

const rule: MatchRule = { minimumShare: 0.25, minimumKeys: 24 };
const HOURS = 24 * 20;
const everyPair = () => true;

const course = (keyAt: (hour: number) => number): Course =>
  courseOf(HOURS, (put) => {
    for (let hour = 0; hour < HOURS; hour += 1) put(hour, keyAt(hour));
  });
const keysOf = (seed: number): Float64Array => {
  const chance = dice(seed);
  return Float64Array.from({ length: HOURS }, () => Math.floor(chance.between(1, 1e12)));
};

describe('series that are told to be like another', () => {
  test('of two hundred with the same values each is counted out against one: the work is that of the series, not of the pairs', () => {
    const keys = keysOf(1);
    const told = openTold(200);
    let compared = 0;
    const compare = (first: number, second: number): boolean => {
      if (first === second || !told.isOpen(first, second)) return false;
      compared += 1;
      return true;
    };
    const fleet = Array.from({ length: 200 }, () => course((hour) => keys[hour] as number));
    const found = matches(fleet, 200, rule, compare, told.tell);
    expect([found.length, compared]).toEqual([199, 199]);
    expect(new Set(found.map(({ second }) => second)).size).toBe(199);
  });

  test.each([1, 2, 3, 4, 5, 6])('are those that all pairs would tell, the first of each (%i)', (seed) => {
    const chance = dice(100 + seed);
    const origins = [keysOf(seed), keysOf(seed + 50), keysOf(seed + 70)];
    const courses = Array.from({ length: 40 }, (_, at) => {
      const origin = origins[Math.floor(chance.between(0, 3))] as Float64Array;
      // Some are their own copies two days later.
      const isPasted = at % 6 === 1;
      const [lag, share] = [Math.floor(chance.between(0, 30)), isPasted ? 1 : chance.between(0, 1)];
      return course((hour) => {
        const from = isPasted ? hour % 48 : (hour + lag) % HOURS;
        return chance.between(0, 1) < share ? (origin[from] as number) : 1e12 + at * HOURS + hour;
      });
    });
    const own = 25;
    const honest = ({ first, second }: Pick<Match, 'first' | 'second'>): boolean => (first + second) % 7 !== 0;
    const plain = openTold(own);
    const wanted = matches(courses, own, rule, everyPair)
      .filter(honest)
      .filter((match) => plain.tell(match));
    const told = openTold(own);
    const found = matches(courses, own, rule, told.isOpen, (match) => honest(match) && told.tell(match));
    expect(found).toEqual(wanted);
    expect(found.length).toBeGreaterThan(10);
    expect(found.some(({ first, second }) => first === second)).toBe(true);
    expect(found.some(({ second }) => second >= own)).toBe(true);
  });

  test('the later is like the earlier, the own like another’s, and itself apart from both', () => {
    const told = openTold(2);
    expect([told.ofWhom(0, 1), told.ofWhom(1, 5), told.ofWhom(1, 1)]).toEqual([
      [1, 0],
      [1, 5],
      [1, 1],
    ]);
    expect([told.tell({ first: 0, second: 1 }), told.tell({ first: 1, second: 5 })]).toEqual([true, false]);
    expect([told.isOpen(1, 1), told.isOpen(0, 5), told.isOpen(1, 9)]).toEqual([true, true, false]);
  });
});
