import { expect, test } from 'vitest';
import { fraudCodes, isFraudCode } from '../../shared/fraud/signals.ts';
import { missingDetails } from '../support/check-table.ts';
import { askReasons, askSignals, wanted } from './ask-signals.ts';
import { forgedCases } from './forged-cases.ts';
import { honestCases } from './honest-cases.ts';
import { BEGIN, type ForgeryKind, forgeryKinds, HOUR, madeSeries } from './labelled-case.ts';
import { tally } from './tally.ts';

const forged = forgedCases(1);
const honestOnes = honestCases(1);

/** Every hourly report of the first round; `measure.ts` counts all of them, and more rounds. */
const hourly = <T extends { readonly series: readonly { readonly step: number }[] }>(cases: readonly T[]): readonly T[] =>
  cases.filter(({ series }) => series.every(({ step }) => step >= HOUR));

test('at least 95 % of each kind of forgery are found, and no honest report is suspected', () => {
  const { kinds, alarms } = tally(hourly(forged), hourly(honestOnes));
  for (const { kind, cases, found, missed } of kinds) {
    expect(cases).toBeGreaterThan(4);
    expect({ kind, missed, enough: found >= 0.95 * cases }).toEqual({ kind, missed, enough: true });
  }
  expect(alarms.filter(({ cases }) => cases.length > 0)).toEqual([]);
});

test('every five minutes too: one forgery of each kind', () => {
  const cases = forged.filter(({ series }) => series.every(({ step }) => step < HOUR));
  const first = forgeryKinds.map((kind) => cases.find((one) => one.kind === kind) as (typeof cases)[number]);
  for (const one of first) {
    const asked = wanted[one.kind as ForgeryKind];
    expect([one.name, askSignals(one).some((code) => asked.some((other) => other === code))]).toEqual([one.name, true]);
  }
});

test('of two resources that are one machine in the dossier, nobody asks why they are alike', () => {
  const copy = forged.find(({ kind }) => kind === 'identical') as ReturnType<typeof forgedCases>[number];
  expect(askSignals(copy)).toContain('SERIES_IDENTICAL');
  expect(askSignals(copy, { parents: { 'vm-b': 'vm-a' } })).toEqual([]);
});

test('what lies outside the period that is judged is nobody’s question', () => {
  const days = 45;
  const honest = honestOnes.find(({ name }) => name.startsWith('all digits')) as ReturnType<typeof honestCases>[number];
  const values = honest.series[0]?.values.slice(0, 24 * 15) as readonly number[];
  const flat = Array.from({ length: 24 * 15 }, () => 37.5);
  const [outside] = [madeSeries('vm-a', 'cpu', HOUR, [...values, ...flat, ...values])];
  const made = {
    name: 'flat in the middle',
    kind: 'honest',
    series: [outside as NonNullable<typeof outside>],
    receivedAt: BEGIN + (days + 1) * 24 * HOUR,
  } as const;
  expect(askSignals(made)).toContain('SERIES_UNVARYING');
  expect(askSignals(made, { lastDay: '2025-11-24' })).toEqual([]);
});

test('a hundred copies are told once, counted and the first few named', () => {
  const [origin] = honestOnes.find(({ name }) => name.startsWith('all digits'))?.series ?? [];
  const values = origin?.values.filter((_, at) => at % 12 === 0) as readonly number[];
  const series = Array.from({ length: 12 }, (_, at) => madeSeries(`vm-${String(at).padStart(2, '0')}`, 'cpu', HOUR, values));
  const told = askReasons({ name: 'twelve', kind: 'identical', series, receivedAt: BEGIN + 40 * 24 * HOUR });
  const [identical, ...more] = told.filter(({ code }) => code === 'SERIES_IDENTICAL');
  expect(more).toEqual([]);
  expect(identical?.details).toMatchObject({
    resourceId: 'vm-01',
    otherId: 'vm-00',
    class: 'cpu',
    count: 11,
    ids: ['vm-01', 'vm-02', 'vm-03', 'vm-04', 'vm-05', '…'],
  });
});

test('every reason brings what its text and its remedy speak of, in both languages', () => {
  const first = forgeryKinds.map((kind) => hourly(forged).find((one) => one.kind === kind) as ReturnType<typeof forgedCases>[number]);
  const told = [...first, ...hourly(forged).filter(({ kind }) => kind === 'rounded' || kind === 'typed-by-hand')].flatMap((one) =>
    askReasons(one).filter(({ code }) => isFraudCode(code)),
  );
  expect(new Set(told.map(({ code }) => code))).toEqual(new Set(fraudCodes));
  expect(told.flatMap(missingDetails)).toEqual([]);
  expect(told.every(({ severity }) => severity === 'review')).toBe(true);
});
