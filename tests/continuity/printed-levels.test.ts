import { expect, test } from 'vitest';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import { HOUR, type Rows, usageFacts } from '../support/build-usage-facts.ts';

const whole = { from: '2026-01-09T23:00Z', to: '2026-01-24T23:00Z', step: HOUR };
const levels = (rows: readonly Rows[]) => {
  const { measured } = usageCoversWindow.assess(usageFacts({ files: [{ rows }], asOf: '2026-03-01T12:00:00Z' }), { classes: ['cpu'] });
  const { unit, min, mean, max } = measured?.[0] ?? {};
  return { unit, min, mean, max };
};

const table: readonly (readonly [name: string, rows: readonly Rows[], expected: object])[] = [
  [
    'averages and maxima are not mixed',
    [
      { ...whole, value: () => 10 },
      { ...whole, statistic: 'max', value: () => 90 },
    ],
    { unit: 'percent', min: 10, mean: 10, max: 10 },
  ],
  [
    'maxima where there is nothing else',
    [{ ...whole, statistic: 'max', value: () => 90 }],
    { unit: 'percent', min: 90, mean: 90, max: 90 },
  ],
  [
    'one unit: that of most samples',
    [
      { ...whole, value: () => 10 },
      { ...whole, to: '2026-01-12T23:00Z', unit: 'MHz', metric: 'MHz used', value: () => 2400 },
    ],
    { unit: 'percent', min: 10, mean: 10, max: 10 },
  ],
  [
    'only what starts in the window',
    [
      {
        ...whole,
        from: '2026-01-01T00:00Z',
        value: (_index: number, start: number) => (start < Date.parse('2026-01-09T23:00Z') ? 99 : 10),
      },
    ],
    { unit: 'percent', min: 10, mean: 10, max: 10 },
  ],
];

test.each(table)('%s', (_name, rows, expected) => {
  expect(levels(rows)).toEqual(expected);
});

test('hours that two files hold equally count once in the mean', () => {
  const value = (_index: number, start: number): number => (start < Date.parse('2026-01-17T11:00Z') ? 10 : 30);
  const files = [{ rows: [{ ...whole, value }] }, { rows: [{ ...whole, to: '2026-01-17T11:00Z', value }] }];
  const { measured } = usageCoversWindow.assess(usageFacts({ files, asOf: '2026-03-01T12:00:00Z' }), { classes: ['cpu'] });
  expect(measured?.[0]?.mean).toBe(20);
});
