import { describe, expect, test } from 'vitest';
import { countIssues } from '../../shared/usage/issue-counter.ts';

type Told = readonly [row: number, details?: Readonly<Record<string, unknown>>];
const counted = (...told: readonly Told[]) => {
  const counter = countIssues();
  for (const [row, details] of told) counter.add('METRIC_UNDECLARED', { count: 1, at: [row] }, details);
  return counter.finish()[0];
};

describe('one issue a code', () => {
  test('counts exactly and remembers the first three rows', () => {
    expect(counted([5], [5], [7], [0], [9], [11])).toEqual({
      code: 'METRIC_UNDECLARED',
      severity: 'warning',
      count: 6,
      firstRows: [5, 7, 9],
    });
  });

  test('about one name keeps its details as they are', () => {
    const issue = counted([2, { metric: 'Coda', found: ['a', 'b'] }], [3, { metric: 'Coda', found: ['a', 'b'] }]);
    expect(issue?.details).toEqual({ metric: 'Coda', found: ['a', 'b'] });
  });

  test('about several names lists them, each with its own rows', () => {
    const issue = counted([2, { metric: 'Coda' }], [3, { metric: 'Thread' }], [4, { metric: 'Coda' }]);
    expect(issue).toMatchObject({ count: 3, firstRows: [2, 3, 4] });
    expect(issue?.details).toEqual({
      metric: ['Coda', 'Thread'],
      names: [
        { name: 'Coda', count: 2 },
        { name: 'Thread', count: 1 },
      ],
    });
  });

  test('about very many names shows the first ten, and that there are more', () => {
    const issue = counted(...Array.from({ length: 1000 }, (_, n): Told => [n + 2, { metric: `m${n}` }]), [2000, { metric: 'm3' }]);
    expect(issue?.count).toBe(1001);
    const shown = Array.from({ length: 10 }, (_, n) => `m${n}`);
    expect(issue?.details).toEqual({ metric: [...shown, '…'], names: shown.map((name) => ({ name, count: name === 'm3' ? 2 : 1 })) });
  });

  test('cells that are all wrong in their own way are three examples', () => {
    const issue = counted(...['a', 'b', 'c', 'd', 'a'].map((found, n): Told => [n + 2, { found }]));
    expect(issue?.count).toBe(5);
    expect(issue?.details).toMatchObject({ found: ['a', 'b', 'c', '…'] });
  });

  test('a column is the name, and what was found in it its first example', () => {
    const issue = counted([2, { column: 'CPU', found: 'x' }], [3, { column: 'CPU', found: 'y' }], [4, { column: 'RAM', found: 'z' }]);
    expect(issue?.details).toMatchObject({ column: ['CPU', 'RAM'], found: 'x' });
  });
});
