import { expect, test } from 'vitest';
import { figuresOf } from '../../shared/fraud/figures.ts';
import { emptyColumns, type HourColumns, setHour } from '../../shared/fraud/hour-columns.ts';
import { openLagVotes } from '../../shared/fraud/lag-votes.ts';
import { isMuchLeft } from '../../shared/fraud/much-left.ts';
import { courseOf } from '../../shared/fraud/same-course.ts';
import { shapeKey } from '../../shared/fraud/shape-key.ts';
import { dice } from './seeded.ts';

/** What is made fast is held to the plain way of doing it. */

function figuresOfText(value: number): { figures: number; place: number } {
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  const figures = digits.replace('.', '').length;
  return { figures, place: Number(exponent) - figures + 1 };
}

test('a number has the figures of its shortest text', () => {
  const chance = dice(11);
  const some = Array.from({ length: 20_000 }, () =>
    Number((chance.next() * 10 ** Math.floor(chance.between(-15, 19))).toPrecision(1 + Math.floor(chance.between(0, 17)))),
  );
  const edges = [0, -4.25, 1e-12, 1e-13, 999_999_999_999_999, 1e15, 2 ** 53, 0.1 + 0.2, 100, 12_000, 5e-324, 1.7e308];
  const wrong = [...some, ...edges].filter((value) => JSON.stringify(figuresOf(value)) !== JSON.stringify(figuresOfText(value)));
  expect(wrong).toEqual([]);
});

/** As a list for each five would have it. */
function plainShape(five: readonly number[]): number {
  const [low, high] = [Math.min(...five), Math.max(...five)];
  if (high - low <= 1e-6 * Math.abs(high) || new Set(five).size < 4) return Number.NaN;
  const places = five.map((value) => Math.round((100 * (value - low)) / (high - low)));
  const bends = [0, 1, 2].map((at) => Math.abs((places[at + 2] as number) - 2 * (places[at + 1] as number) + (places[at] as number)));
  return bends.every((bend) => bend <= 2) ? Number.NaN : places.reduce((key, place) => key * 101 + place, 0);
}

test('five means have the shape that a list of them has', () => {
  const chance = dice(13);
  let shapes = 0;
  for (let round = 0; round < 5_000; round += 1) {
    const [few, slope] = [chance.between(1, 12), round % 3 === 0 ? chance.between(-30, 30) : 0];
    const five = Array.from({ length: 5 }, (_, at) => Math.floor(chance.between(0, few)) * chance.between(1, 1.01) + slope * at);
    const wanted = plainShape(five);
    expect(shapeKey(Float64Array.of(0, 0, ...five), 2)).toBe(wanted);
    shapes += Number.isNaN(wanted) ? 0 : 1;
  }
  expect(shapes).toBeGreaterThan(500);
});

const DAY = 24;
const LIMIT = 0.00025;

/** Hours in a row, of which autumn tells one twice. */
function columnsOf(means: readonly number[]): HourColumns {
  const columns = emptyColumns(means.length);
  means.forEach((mean, row) => {
    setHour(columns, row, row < 77 ? row : row - 1, 60, mean, 0, 0);
  });
  return columns;
}

/** All hours, as `nearCopies` looks at them in the end. */
function share(origins: readonly number[], copies: readonly number[]): number {
  const average = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [meanOrigin, meanCopy] = [average(origins), average(copies)];
  const sum = (of: (at: number) => number) => origins.reduce((total, _, at) => total + of(at), 0);
  const [x, y] = [(at: number) => (origins[at] as number) - meanOrigin, (at: number) => (copies[at] as number) - meanCopy];
  const left = sum((at) => y(at) ** 2) - sum((at) => x(at) * y(at)) ** 2 / sum((at) => x(at) ** 2);
  const days = sum((at) => (at < DAY ? 0 : ((copies[at] as number) - (copies[at - DAY] as number)) ** 2));
  return ((left / copies.length) * 2) / (days / (copies.length - DAY));
}

test('a few hours never say that much is left where little is, and mostly say it where much is', () => {
  const chance = dice(14);
  let [near, denied, apart] = [0, 0, 0];
  for (let round = 0; round < 600; round += 1) {
    const noise = 10 ** chance.between(-6, 0.5);
    const hours = 150 + Math.floor(chance.between(0, 600));
    const origin = Array.from({ length: hours }, (_, hour) => 1000 * (round % 3) + 40 + 30 * Math.sin(hour / 3.8) + chance.between(0, 4));
    const twice = origin.map((value, hour) => (hour === 77 ? (origin[76] as number) : value));
    const copy = twice.map((value) => 3 + 0.7 * value + noise * chance.between(-1, 1));
    const told = copy.map((value, hour) => (hour === 77 ? (copy[76] as number) : value));
    const isDenied = isMuchLeft(columnsOf(twice), columnsOf(told), LIMIT, DAY);
    const isNear = share(twice, told) <= LIMIT;
    expect(isNear && isDenied).toBe(false);
    near += isNear ? 1 : 0;
    apart += isNear ? 0 : 1;
    denied += isDenied ? 1 : 0;
  }
  expect(near).toBeGreaterThan(100);
  expect(denied).toBeGreaterThan(0.75 * apart);
});

test('votes are counted by course, and by lag where somebody asks', () => {
  const courses = [0, 1, 2].map(() =>
    courseOf(10, (put) => {
      for (let at = 0; at < 10; at += 1) put(100 + at, at);
    }),
  );
  const votes = openLagVotes(courses);
  const count = () => {
    for (const [other, lag] of [
      [2, 9],
      [0, -9],
      [2, 9],
      [2, 0],
      [0, 1],
    ] as const)
      votes.add(other, lag);
    expect([votes.others(), votes.votesOf(0), votes.votesOf(1), votes.votesOf(2)]).toEqual([[2, 0], 2, 0, 3]);
    expect([votes.lagsOf(0, 0), votes.lagsOf(2, 2), votes.lagsOf(2, 0)]).toEqual([
      [
        [-9, 1],
        [1, 1],
      ],
      [[9, 2]],
      [
        [9, 2],
        [0, 1],
      ],
    ]);
    votes.clear();
  };
  count();
  expect(votes.others()).toEqual([]);
  count();
});
