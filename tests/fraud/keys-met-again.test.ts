import { expect, test } from 'vitest';
import { figuresOf, writtenNumbers } from '../../shared/fraud/figures.ts';
import { HOLDERS, keysMetAgain } from '../../shared/fraud/keys-met-again.ts';
import { type Course, courseOf } from '../../shared/fraud/same-course.ts';
import { dice } from './seeded.ts';

type Met = readonly [holder: number, lag: number, course: number];

const courseFrom = (keys: readonly number[]): Course =>
  courseOf(keys.length, (put) => {
    keys.forEach((key, at) => {
      put(at, key);
    });
  });

function fast(courses: readonly Course[], own: number): readonly Met[] {
  const met: Met[] = [];
  let before: (readonly [number, number])[] = [];
  keysMetAgain(courses, own, {
    meet: (holder, lag) => void before.push([holder, lag]),
    done(course) {
      met.push(...before.map(([holder, lag]) => [holder, lag, course] as const));
      before = [];
    },
  });
  return met;
}

/** Every entry with every earlier own one of the same key, the first few of them. */
function plain(courses: readonly Course[], own: number): readonly Met[] {
  const holders = new Map<number, (readonly [course: number, at: number])[]>();
  return courses.flatMap(({ at, keys }, course) =>
    [...keys].flatMap((key, entry) => {
      const place = at[entry] as number;
      const known = holders.get(key) ?? [];
      const met = known.map(([holder, from]) => [holder, place - from, course] as const);
      if (course < own && known.length < HOLDERS) holders.set(key, [...known, [course, place]]);
      return met;
    }),
  );
}

test.each([2, 40, 4_000, 2 ** 52])('equal keys among %i different ones meet as in the plain way, whoever’s they are', (different) => {
  const chance = dice(different % 1000);
  const courses = Array.from({ length: 9 }, () => courseFrom(Array.from({ length: 300 }, () => Math.floor(chance.between(0, different)))));
  for (const own of [1, 4, 9]) expect(fast(courses, own)).toEqual(plain(courses, own));
});

test('numbers have the figures that their text to nine figures has', () => {
  const chance = dice(7);
  const some = Array.from({ length: 4_000 }, () =>
    Number((chance.next() * 10 ** Math.floor(chance.between(-25, 25))).toPrecision(1 + Math.floor(chance.between(0, 16)))),
  );
  const values = [...some, 0.1, 1, 10, 4.25, 12000, 999_999_999.5, 99_999_999.95, 123_456_789.5, 1e22, 1e25, 5e-324, 1.7e308, -3.5, 0];
  const { values: told, figures, places } = writtenNumbers(values.length, (look) => values.forEach(look));
  const texts = values.map((value) => Math.abs(Number(value.toPrecision(9)))).filter((value) => value !== 0);
  expect([...told]).toEqual(texts);
  expect([...figures].map((count, at) => ({ figures: count, place: places[at] }))).toEqual(texts.map(figuresOf));
});
