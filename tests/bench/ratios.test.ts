import { describe, expect, test } from 'vitest';
import { interleave } from './measure/interleave.ts';
import { measuredOf } from './measure/measured-of.ts';
import { median, pairedRatio } from './measure/median.ts';
import { readOptions, WrongUsage } from './options.ts';

test.each([
  [[3], 3],
  [[1, 9], 5],
  [[9, 1, 2], 2],
  [[4, 1, 2, 100], 3],
])('the median of %j is %d', (numbers, middle) => expect(median(numbers)).toBe(middle));

test('a ratio is taken pair by pair: a slow minute is in both and falls out', () => {
  expect(pairedRatio([1, 10, 1], [4, 40, 4])).toBe(4);
  expect(median([4, 40, 4]) / median([1, 10, 1])).toBe(4);
  // Of medians it would be 2, though no pair said so.
  expect(pairedRatio([1, 10, 10], [3, 20, 30])).toBe(3);
});

test('everybody runs once a round, beginning with another each time', async () => {
  const order: string[] = [];
  const entrant = (tool: string) => ({
    tool,
    run: async () => {
      order.push(tool);
      return { seconds: order.length, rssMb: 1, answer: null };
    },
  });
  const [a, b] = await interleave([entrant('a'), entrant('b')], 3, true);
  expect(order.join('')).toBe('ababbaab');
  expect([a?.seconds, b?.seconds]).toEqual([
    [3, 6, 7],
    [4, 5, 8],
  ]);
});

test('ratios are of both forms of Attesta, above 1 where it is faster', () => {
  const series = (tool: string, seconds: number) => ({ tool, seconds: [seconds], rssMb: [50] });
  const { runs, ratios } = measuredOf('long', 1000, [series('attesta-scan', 2), series('attesta-ingest', 4), series('duckdb', 8)]);
  expect(ratios).toEqual({ 'long: attesta vs attesta-ingest': 2, 'long: attesta vs duckdb': 4, 'long: attesta-ingest vs duckdb': 2 });
  expect(runs[2]).toEqual({ input: 'long', bytes: 1000, tool: 'duckdb', seconds: 8, rssMb: 50 });
});

describe('what is asked', () => {
  test.each([
    [[], { size: '250', rounds: 5, warmUp: true, inputs: null }],
    [['--quick'], { size: 'quick', rounds: 1, warmUp: false }],
    [['--size', '2500', '--runs', '7', '--inputs', 'long,wide'], { size: '2500', rounds: 7, inputs: ['long', 'wide'] }],
    [['--scenarios', 'memory', '--json', '--dir', 'x'], { scenarios: ['memory'], json: true, folder: 'x' }],
  ])('%j', (args, meant) => expect(readOptions(args)).toMatchObject(meant));

  test.each([[['--size', '3']], [['--inputs', 'short']], [['--runs', '0']], [['--runs', 'many']], [['--what']], [['word']]])(
    '%j is refused',
    (args) => expect(() => readOptions(args)).toThrow(WrongUsage),
  );
});
