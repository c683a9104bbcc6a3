import { describe, expect, test } from 'vitest';
import { consoleCost } from '../../../local/cost/console-cost.ts';
import { type Bill, costModel, megabytesPerMonth, projectYear, totalOf } from '../../../local/cost/cost-model.ts';
import { type CostFigures, type FigureName, figureNames, type PriceTable, stepNames } from '../../../local/cost/cost-terms.ts';
import figures from '../../../local/cost/figures.json' with { type: 'json' };
import { heavy, usual } from '../../../local/cost/habits.ts';
import prices from '../../../local/cost/prices.json' with { type: 'json' };

const committed = figures satisfies CostFigures as CostFigures;
const table = prices as PriceTable;
const sizes = { ingestMb: 2048, assessMb: 1024 };
const withFigures = (changed: Partial<Record<FigureName, number>>): CostFigures => ({
  ...committed,
  figures: Object.fromEntries(
    figureNames.map((name) => [name, { ...committed.figures[name], value: changed[name] ?? committed.figures[name].value }]),
  ) as unknown as CostFigures['figures'],
});

describe('the model', () => {
  test('of one file, by hand: seconds × GB × price, and each request at its own', () => {
    const of = withFigures({ secondsPerMb: 0.06, lambdaCore: 0.5, wireMbPerSecond: 100, requestSeconds: 0, coldShare: 0 });
    const step = { s3: { PutObject: 1, GetObject: 3, ListObjectVersions: 1 }, readUnits: 8, writeUnits: 4, messages: 1 };
    const model = costModel({ ...of, steps: { ...of.steps, report: step } }, { ...table, regionFactor: { value: 1, how: '' } }, sizes);
    const bill: Bill = model.file('report', 100);
    // 100 MB × 0.12 s × 2 GB.
    expect(bill.lambda).toBeCloseTo(24 * 0.0000156138 + 2e-7, 12);
    // One put by the sender, ours, a listing, three gets.
    expect(bill.s3Requests).toBeCloseTo(3 * 5e-6 + 3 * 4e-7, 12);
    expect(bill.dynamodb).toBeCloseTo(8 * 1.25e-7 + 4 * 6.25e-7, 12);
    // The event and our message, each sent, received and deleted.
    expect(bill.sqs).toBeCloseTo(6 * 4e-7, 12);
  });

  test('reading is never faster than the wire', () => {
    const fast = costModel(withFigures({ secondsPerMb: 0, wireMbPerSecond: 50 }), table, sizes);
    expect(fast.secondsPerMb).toBe(0.02);
  });

  test('a faster reader makes a file cheaper and leaves the floor where it is', () => {
    const [slow, fast] = [0.2, 0.002].map((secondsPerMb) => costModel(withFigures({ secondsPerMb }), table, sizes));
    expect(totalOf(fast?.file('report', 100) as Bill)).toBeLessThan(totalOf(slow?.file('report', 100) as Bill));
    expect(fast?.floor(100)).toEqual(slow?.floor(100));
  });

  test('nothing we do is below the floor', () => {
    const model = costModel(committed, table, sizes);
    for (const mb of [0, 1, 10, 2_500]) expect(totalOf(model.file('report', mb))).toBeGreaterThan(totalOf(model.floor(mb)));
  });

  test('a heavier habit costs more, and megabytes follow rows', () => {
    const model = costModel(committed, table, sizes);
    expect(megabytesPerMonth(heavy)).toBeCloseTo(5 * megabytesPerMonth(usual), 6);
    expect(totalOf(projectYear(model, heavy).bill)).toBeGreaterThan(totalOf(projectYear(model, usual).bill));
  });
});

test('a month of the console, by hand: each request, each call, each byte at its own price', () => {
  const of = withFigures({
    ...{
      callsPerVisit: 10,
      filesPerVisit: 5,
      answerBytes: 1e6,
      siteBytes: 2e6,
      apiSeconds: 0.5,
      edgeLogBytes: 0,
      logBytesPerInvocation: 0,
    },
  });
  const cost = consoleCost(of, { ...table, regionFactor: { value: 1, how: '' } }, 2048);
  const bill = cost.month({ name: '', people: 2, visits: 3 });
  expect(bill.api).toBeCloseTo(60 * 1e-6, 12);
  expect(bill.edge).toBeCloseTo(90 * 1.2e-6 + 60 * 1e-7 + (0.06 + 0.012) * 0.085, 12);
  expect(bill.lambda).toBeCloseTo(60 * (2e-7 + 1 * 0.0000156138), 12);
  expect(bill.logs).toBe(0);
  expect(cost.webAcl({ name: '', people: 2, visits: 3 }, 2)).toBeCloseTo(7 + 90 * 6e-7, 12);
});

test('every figure and every step is there, and says how it came about', () => {
  expect(Object.keys(committed.figures).sort()).toEqual([...figureNames].sort());
  expect(Object.keys(committed.steps).sort()).toEqual([...stepNames].sort());
  for (const { how, value } of Object.values(committed.figures)) expect([how.length > 10, Number.isFinite(value)]).toEqual([true, true]);
});
