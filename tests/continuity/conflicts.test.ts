import { describe, expect, test } from 'vitest';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import { HOUR, MINUTE, type Rows, usageFacts } from '../support/build-usage-facts.ts';

const whole: Rows = { from: '2026-01-09T23:00Z', to: '2026-01-24T23:00Z', step: 5 * MINUTE };
const level = (_index: number, start: number): number => 10 + ((start / (5 * MINUTE)) % 97);
const conflictsOf = (...files: readonly (readonly Partial<Rows>[])[]) => {
  const facts = usageFacts({
    files: files.map((rows) => ({ rows: rows.map((one) => ({ ...whole, value: level, ...one })) })),
    asOf: '2026-03-01T12:00:00Z',
  });
  return usageCoversWindow.assess(facts, { classes: ['cpu'] }).reasons.filter(({ code }) => code === 'CONFLICTING_SAMPLES');
};

describe('an hour that two files both hold completely', () => {
  test('and differently is told once, with the first hour and how many', () => {
    const other = {
      from: '2026-01-20T00:00Z',
      value: (index: number, start: number) => level(index, start) * (start < Date.parse('2026-01-20T05:00Z') ? 2 : 1),
    };
    // The hour of the border is complete only once a row follows it.
    expect(conflictsOf([{}], [other])).toEqual([
      {
        code: 'CONFLICTING_SAMPLES',
        severity: 'review',
        details: { class: 'cpu', resourceId: 'i-0a1b2c3d4e5f60718', metric: 'CPUUtilization', from: '2026-01-20T00:00:00Z', hours: 5 },
      },
    ]);
  });

  const first = { to: '2026-01-15T10:35Z' };
  const rest = { from: '2026-01-15T10:35Z' };
  test.each([
    ['equally', [[{}], [{ from: '2026-01-20T00:00Z' }]]],
    ['by less than one per cent', [[{}], [{ value: (index: number, start: number) => level(index, start) * 1.009 }]]],
    ['each in part', [[first], [rest]]],
    ['one of them with rows repeated', [[{}], [{}, { from: '2026-01-20T10:00Z', to: '2026-01-20T10:25Z' }]]],
    ['as hourly and five-minute averages of about the same', [[{ value: () => 20 }], [{ step: HOUR, value: () => 20.1 }]]],
    ['of another machine', [[{}], [{ resourceId: 'i-other', value: () => 99 }]]],
    ['with another statistic', [[{}], [{ statistic: 'max', value: () => 99 }]]],
  ] as readonly (readonly [string, readonly (readonly Partial<Rows>[])[]])[])('%s: nothing', (_name, files) => {
    expect(conflictsOf(...files)).toEqual([]);
  });

  test('averages of different steps that differ are told', () => {
    expect(conflictsOf([{ value: () => 20 }], [{ step: HOUR, value: () => 40 }])).toHaveLength(1);
  });
});
