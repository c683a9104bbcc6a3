import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttestaRecord, ProjectOutcome } from '../../shared/model/record.ts';
import { assess } from '../../shared/pipeline.ts';
import { allRulesets } from '../../shared/rulesets/load.ts';
import { nextCheckOn } from '../../shared/verdict/next-check.ts';
import { addDays, dayOf, midnight } from '../oracle/rome.ts';
import { assessInput, sha256 } from '../support/build-dossier.ts';

const ruleset = allRulesets()[0]?.ruleset;
if (!ruleset) throw new Error('the tests need a ruleset');

type Awaited = readonly [windowEnd: string | null, neededUntil: string | null, blockStart?: string | null];

/** What of a record says when it is due; `awaited`: of each class that was measured. */
interface Told {
  readonly asOf: string;
  readonly purpose?: AttestaRecord['purpose'];
  readonly outcome?: ProjectOutcome;
  readonly deadline?: string | null;
  readonly awaited?: readonly Awaited[];
  /** Nobody has declared a release. */
  readonly unreleased?: boolean;
  /** Days from which a provider keeps nothing more (`nothing`), or only a coarser step. */
  readonly expiries?: readonly (readonly [expiresOn: string, afterwards: string])[];
}

function recordOf(told: Told): AttestaRecord {
  const { asOf, purpose = 'migration', outcome = 'incomplete', deadline = null, awaited = [], expiries = [], unreleased = false } = told;
  const ending = expiries.map(([expiresOn, afterwards]) => ({ code: 'RETENTION_ENDING', details: { expiresOn, afterwards } }));
  const finding = {
    reasons: [...(unreleased ? [{ code: 'NOT_RELEASED', details: {} }] : []), ...ending],
    measured: awaited.map(([windowEnd, neededUntil, blockStart = null]) => ({ windowEnd, neededUntil, blockStart })),
  };
  return { asOf, purpose, outcome, deadline, nextSteps: [], findings: [finding] } as unknown as AttestaRecord;
}

const due = (told: Told) => nextCheckOn(recordOf(told), ruleset);

/** W = 10 to 24 January 2026; the machine was created on its first day at 16:05. */
const window = ['2026-01-24T23:00:00Z', '2026-01-25T15:05:00Z'] as const;
/** The same of a machine of which nothing has come, on 25 January: W ended with yesterday, and tomorrow it will have ended with today. */
const moving = ['2026-01-24T23:00:00Z', '2026-01-25T23:00:00Z'] as const;
const maintenance = { purpose: 'maintenance', outcome: 'maintained' } as const;

const table: readonly (readonly [string, Told, string | null])[] = [
  ['the month', { asOf: '2026-01-05T09:00:00Z' }, '2026-02-04'],
  ['the month, when it is already tomorrow in Rome', { asOf: '2026-01-05T23:30:00Z' }, '2026-02-05'],
  ['the month over the spring change', { asOf: '2026-03-20T09:00:00Z' }, '2026-04-19'],
  ['the month over the autumn change', { asOf: '2026-10-10T21:59:59Z' }, '2026-11-09'],
  ['the day after the window', { asOf: '2026-01-20T09:00:00Z', awaited: [window] }, '2026-01-25'],
  ['what is needed, once the window has elapsed', { asOf: '2026-01-25T02:00:00Z', awaited: [window] }, '2026-01-26'],
  ['the month, when both are past', { asOf: '2026-01-26T02:00:00Z', awaited: [window] }, '2026-02-25'],
  ['the first of several windows', { asOf: '2026-01-20T09:00:00Z', awaited: [['2026-02-01T23:00:00Z', null], window] }, '2026-01-25'],
  ['a window that ends in summer time', { asOf: '2026-04-01T09:00:00Z', awaited: [['2026-04-14T22:00:00Z', null]] }, '2026-04-15'],
  ['a window that is unknown: the month', { asOf: '2026-01-20T09:00:00Z', awaited: [[null, null]] }, '2026-02-19'],
  ['the day after the deadline', { asOf: '2026-03-15T09:00:00Z', deadline: '2026-03-20' }, '2026-03-21'],
  ['the day after the deadline, from the deadline itself', { asOf: '2026-03-20T22:59:00Z', deadline: '2026-03-20' }, '2026-03-21'],
  ['the month, when the deadline has passed', { asOf: '2026-03-21T03:00:00Z', deadline: '2026-03-20', outcome: 'negative' }, '2026-04-20'],
  [
    'the deadline, also while the auditor decides',
    { asOf: '2026-03-15T09:00:00Z', deadline: '2026-03-20', outcome: 'under-review' },
    '2026-03-21',
  ],
  ['a fortnight before evidence vanishes', { asOf: '2026-03-15T09:00:00Z', expiries: [['2026-04-13', 'nothing']] }, '2026-03-30'],
  ['the day it has vanished', { asOf: '2026-03-30T03:00:00Z', expiries: [['2026-04-13', 'nothing']] }, '2026-04-13'],
  ['never a reminder sooner than in a week', { asOf: '2026-03-30T03:00:00Z', expiries: [['2026-03-31', 'nothing']] }, '2026-04-06'],
  [
    'the urgent reminder too',
    { asOf: '2026-03-29T03:00:00Z', expiries: [['2026-04-13', 'nothing']] },
    '2026-04-05', // and not on the next day, the thirtieth, a fortnight before
  ],
  [
    'a window sooner all the same',
    { asOf: '2026-01-20T09:00:00Z', expiries: [['2026-01-21', 'nothing']], awaited: [window] },
    '2026-01-25',
  ],
  [
    'a reminder as long as the deadline is open',
    { asOf: '2026-03-13T09:00:00Z', deadline: '2026-03-20', expiries: [['2026-03-16', 'nothing']] },
    '2026-03-20',
  ],
  [
    'the deadline, where the reminder would come after it',
    { asOf: '2026-03-14T09:00:00Z', deadline: '2026-03-20', expiries: [['2026-03-16', 'nothing']] },
    '2026-03-21',
  ],
  [
    'no reminder after the deadline',
    { asOf: '2026-03-21T03:00:00Z', deadline: '2026-03-20', outcome: 'negative', expiries: [['2026-03-30', 'nothing']] },
    '2026-04-20',
  ],
  ['the window of a service without a release', { asOf: '2026-01-20T09:00:00Z', unreleased: true, awaited: [window] }, '2026-01-25'],
  [
    'the month, where that window moves on with the days',
    { asOf: '2026-01-25T02:00:00Z', unreleased: true, awaited: [moving] },
    '2026-02-24',
  ],
  [
    'what is needed, where data have fixed it',
    { asOf: '2026-01-25T02:00:00Z', unreleased: true, awaited: [[...window, '2026-01-10T15:05:00Z']] },
    '2026-01-26',
  ],
  ['what is needed of a service that is released', { asOf: '2026-01-25T02:00:00Z', awaited: [moving] }, '2026-01-26'],
  ['the month, where a coarser step is left', { asOf: '2026-03-15T09:00:00Z', expiries: [['2026-04-13', 'PT1H']] }, '2026-04-14'],
  ['no reminder once positive', { asOf: '2026-03-15T09:00:00Z', outcome: 'positive', expiries: [['2026-04-13', 'nothing']] }, '2026-04-14'],
  [
    'no deadline once positive',
    { asOf: '2026-03-15T09:00:00Z', deadline: '2026-03-20', outcome: 'positive', awaited: [window] },
    '2026-04-14',
  ],
  ['no window once positive', { asOf: '2026-01-20T09:00:00Z', outcome: 'positive', awaited: [window] }, '2026-02-19'],
  ['maintenance, every month', { asOf: '2026-05-01T02:00:00Z', deadline: '2026-05-10', ...maintenance, awaited: [window] }, '2026-05-31'],
  ['maintenance that lapsed, every month', { asOf: '2026-05-01T02:00:00Z', ...maintenance, outcome: 'lapsed' }, '2026-05-31'],
  ['on the last day of the obligation', { asOf: '2031-12-01T03:00:00Z', ...maintenance }, '2031-12-31'],
  ['the day after it, when it is over', { asOf: '2031-12-02T03:00:00Z', ...maintenance }, '2032-01-01'],
  ['the day after it, from the last day itself', { asOf: '2031-12-31T03:00:00Z', ...maintenance }, '2032-01-01'],
  ['the day after it, from its last second but one', { asOf: '2031-12-31T22:59:58Z', ...maintenance }, '2032-01-01'],
  ['never, once its last second was judged', { asOf: '2031-12-31T22:59:59Z', ...maintenance }, null],
  ['never, a migration that is positive that late', { asOf: '2031-12-31T22:59:59Z', outcome: 'positive' }, null],
  ['never after it, whatever is awaited', { asOf: '2032-01-05T03:00:00Z', awaited: [['2032-01-20T23:00:00Z', null]] }, null],
];

test.each(table)('due: %s', (_why, told, expected) => expect(due(told)).toBe(expected));

test('with another number of days in the rules, it is that number', () => {
  const weekly = { ...ruleset, policy: { ...ruleset.policy, recheckDays: { value: 7, source: 'test' } } };
  expect(nextCheckOn(recordOf({ asOf: '2026-01-05T09:00:00Z' }), weekly)).toBe('2026-01-12');
});

test('with another rhythm of reminders in the rules, it is that rhythm', () => {
  const daily = { ...ruleset, policy: { ...ruleset.policy, reminderEveryDays: { value: 1, source: 'test' } } };
  expect(nextCheckOn(recordOf({ asOf: '2026-03-30T03:00:00Z', expiries: [['2026-03-31', 'nothing']] }), daily)).toBe('2026-03-31');
});

/** The rule asked of each day in its turn, on Temporal's own calendar: is this the day on which something has newly come to pass? */
function oracle({ asOf, purpose = 'migration', outcome = 'incomplete', deadline = null, ...told }: Told): string | null {
  const { awaited = [], expiries = [], unreleased = false } = told;
  if (Date.parse(asOf) >= Date.parse('2031-12-31T22:59:59Z')) return null;
  const turns = purpose === 'migration' && outcome !== 'positive';
  const instants = awaited.flatMap(([end, needed, block]) => {
    const moves = unreleased && !block && end !== null && Date.parse(end) <= Date.parse(asOf);
    return [end, moves ? null : needed].flatMap((instant) => (instant === null ? [] : [Date.parse(instant)]));
  });
  const vanishing = expiries.flatMap(([on, left]) => (left === 'nothing' ? [on, addDays(on, -14)] : []));
  let isNew = false;
  for (let day = addDays(dayOf(Date.parse(asOf)), 1), age = 1; ; day = addDays(day, 1), age += 1) {
    if (age === 30 || day === '2032-01-01') return day;
    if (!turns) continue;
    if (instants.some((instant) => midnight(addDays(day, -1)) < instant && instant <= midnight(day))) return day;
    if (deadline !== null && day === addDays(deadline, 1)) return day;
    // What vanishes in the first week is told at its end, unless the schedule has ended by then.
    isNew ||= vanishing.includes(day);
    if (age >= 7 && isNew && (deadline === null || day <= deadline)) return day;
  }
}

const instant = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / 900_000, max: Date.parse(to) / 900_000 })
    .map((quarter) => new Date(quarter * 900_000).toISOString());
const toldOf = (from: string, to: string) =>
  fc.record({
    asOf: instant(from, to),
    purpose: fc.constantFrom('migration', 'migration', 'maintenance'),
    outcome: fc.constantFrom('incomplete', 'negative', 'positive', 'under-review'),
    deadline: fc.option(instant(from, to).map((text) => text.slice(0, 10))),
    expiries: fc.array(
      fc.tuple(
        instant(from, to).map((text) => text.slice(0, 10)),
        fc.constantFrom('nothing', 'PT1H'),
      ),
      { maxLength: 2 },
    ),
    awaited: fc.array(fc.tuple(fc.option(instant(from, to)), fc.option(instant(from, to)), fc.option(instant(from, to))), { maxLength: 3 }),
    unreleased: fc.boolean(),
  });

describe('against the rule asked day by day', () => {
  test.each([
    ['the spring change', '2026-03-01T00:00:00Z', '2026-05-15T00:00:00Z'],
    ['the autumn change', '2025-10-01T00:00:00Z', '2025-12-01T00:00:00Z'],
    ['the end of the obligation', '2031-11-01T00:00:00Z', '2032-01-31T00:00:00Z'],
  ])('around %s', (_when, from, to) => {
    fc.assert(
      fc.property(toldOf(from, to), (told) => void expect(due(told)).toBe(oracle(told))),
      { numRuns: 300, seed: 7 },
    );
  });
});

test('a real record says it: nothing uploaded, W still running', () => {
  const record = assess(assessInput({ asOf: '2026-01-20T09:00:00Z' }), sha256);
  expect(nextCheckOn(record, ruleset)).toBe('2026-01-25');
});
