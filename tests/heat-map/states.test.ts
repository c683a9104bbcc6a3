import { describe, expect, test } from 'vitest';
import { checks } from '../../shared/checks/index.generated.ts';
import { continuityCellOf } from '../../shared/heat-map/continuity-cell-of.ts';
import { continuityMapOf, longestMap } from '../../shared/heat-map/continuity-map-of.ts';
import { usesDays } from '../../shared/heat-map/use-point.ts';
import { type CellState, continuityMapSchema } from '../../shared/model/continuity-map.ts';
import { HOUR, MINUTE, type UsageCase, usageFacts } from '../support/build-usage-facts.ts';
import { late, one, ram, storage, zero } from '../support/statement-cases.ts';

const letters: Readonly<Record<CellState, string>> = {
  covered: 'C',
  partial: 'P',
  zero: 'Z',
  gap: 'G',
  missing: 'M',
  waiting: 'W',
  outside: 'O',
};
const map = (usage: UsageCase) => continuityMapSchema.parse(continuityMapOf(usageFacts(usage), 'migration'));
const lettersOf = (states: readonly CellState[] = []) => states.map((state) => letters[state]).join('');
/** The line of the service, class CPU. */
const line = (usage: UsageCase) => lettersOf(map(usage).classes.find((each) => each.class === 'cpu')?.states);

/** W = 10 to 24 January 2026. */
const table: readonly (readonly [what: string, usage: UsageCase, line: string])[] = [
  ['every hour read', one({}), 'C'.repeat(15)],
  ['silences of 2 h 30 are not counted', one({ step: 2.5 * HOUR }), 'C'.repeat(15)],
  ['a silence of 2 h 31 in a day', one({ holes: [['2026-01-13T06:00Z', '2026-01-13T09:31Z']] }), 'CCCPCCCCCCCCCCC'],
  ['a lost day between two days', one({ holes: [['2026-01-13T23:00Z', '2026-01-14T23:00Z']] }), 'CCCCGCCCCCCCCCC'],
  ['the first day lost', one({ from: '2026-01-10T23:00Z' }), 'MCCCCCCCCCCCCCC'],
  // The block began a day late, so that a day after the period is asked for as well.
  ['the first day late, by hours', one({ from: '2026-01-10T15:05Z' }), 'PCCCCCCCCCCCCCCP'],
  ['the last day lost', one({ to: '2026-01-23T23:00Z' }), 'CCCCCCCCCCCCCCM'],
  [
    'the last day lost: a day after the period makes no gap of it',
    one({ from: '2026-01-10T05:00Z', to: '2026-01-26T23:00Z', holes: [['2026-01-23T23:00Z', '2026-01-24T23:00Z']] }),
    'PCCCCCCCCCCCCCMC',
  ],
  ['all zero', one({ value: zero }), 'Z'.repeat(15)],
  ['zero, and only a part of the day', one({ value: zero, holes: [['2026-01-13T06:00Z', '2026-01-13T16:00Z']] }), 'Z'.repeat(15)],
  ['a day of nulls is no day of zeros', one({ value: (index) => (index >= 24 && index < 48 ? null : 5) }), 'CGCCCCCCCCCCCCC'],
  ['nothing', { files: [], asOf: late }, 'M'.repeat(15)],
  ['still running: later days wait', one({ to: '2026-01-20T10:00Z' }, { asOf: '2026-01-20T10:00:00Z' }), 'CCCCCCCCCCPWWWW'],
  ['readings too far apart cover nothing', one({ step: 151 * MINUTE }), 'M'.repeat(15)],
];

describe('the days of a service', () => {
  test.each(table)('%s', (_what, usage, expected) => {
    expect(line(usage).slice(0, expected.length)).toBe(expected);
  });

  test('every check that may find a lost day is looked at', () => {
    expect(checks.filter(({ codes }) => codes.includes('GAP_DAY')).map(({ id }) => id)).toEqual([...usesDays].sort());
  });

  test('a service without reports of use (SaaS) has a map without days', () => {
    const { point, classes, days } = map(one({}, { service: { destination: 'saas' } }));
    expect({ point, classes, days }).toEqual({ point: null, classes: [], days: [] });
  });

  test('dates in the wrong order are said in place of days', () => {
    expect(map(one({}, { service: { releasedOn: '2026-01-09' } })).codes).toEqual(['DATE_ORDER']);
  });

  test('of decades the last days are shown, and how many are not', () => {
    const { days, daysLeftOut } = map(one({}, { service: { migrationStartedOn: '2020-01-01' } }));
    expect(days.length).toBe(longestMap);
    expect(days.length + daysLeftOut).toBeGreaterThan(2200);
  });
});

describe('the days of a server', () => {
  const two: Partial<UsageCase> = { resources: [{ id: 'a' }, { id: 'b', createdOn: '2026-01-13', deletedOn: '2026-01-22' }, { id: 'c' }] };
  const shown = map(
    one(
      [
        { resourceId: 'a', holes: [['2026-01-13T23:00Z', '2026-01-14T23:00Z']] },
        { resourceId: 'b', from: '2026-01-12T23:00Z', to: '2026-01-22T23:00Z' },
        { resourceId: 'a', ...ram },
      ],
      two,
    ),
  );
  const cells = (id: string, resourceClass: string) =>
    lettersOf(shown.resources.find((resource) => resource.id === id)?.classes.find((each) => each.class === resourceClass)?.states).slice(
      0,
      15,
    );

  test.each([
    ['a', 'cpu', 'CCCCGCCCCCCCCCC'],
    ['b', 'cpu', 'OOOCCCCCCCCCCOO'],
    ['c', 'cpu', 'MMMMMMMMMMMMMMM'],
    ['a', 'ram', 'CCCCCCCCCCCCCCC'],
    ['b', 'ram', 'OOOMMMMMMMMMMOO'],
  ])('%s %s: %s', (id, resourceClass, expected) => expect(cells(id, resourceClass)).toBe(expected));

  test('a volume speaks for its machine: what it covers, and its zeros', () => {
    const resources = [{ id: 'a' }, { id: 'vol-1', kind: 'volume' as const, parentId: 'a' }];
    const { resources: rows } = map(one({ resourceId: 'vol-1', ...storage, value: zero }, { resources }));
    expect(rows.map(({ id }) => id)).toEqual(['a']);
    const found = rows[0]?.classes.find((each) => each.class === 'storage');
    expect(lettersOf(found?.states)).toBe('Z'.repeat(15));
  });

  test('another server covers the day for the service', () => {
    expect(lettersOf(shown.classes[0]?.states).slice(0, 15)).toBe('CCCCCCCCCCCCCCC');
  });
});

describe('days of 23 and 25 hours', () => {
  const around = (from: string, to: string, start: string, end: string) =>
    map(one({ from, to }, { service: { migrationStartedOn: start, releasedOn: end }, asOf: '2026-06-01T12:00:00Z' }));

  test.each([
    ['spring', around('2026-03-19T23:00Z', '2026-04-03T22:00Z', '2026-03-20', '2026-04-03'), '2026-03-29', 23],
    ['autumn', around('2025-10-19T22:00Z', '2025-11-03T23:00Z', '2025-10-20', '2025-11-03'), '2025-10-26', 25],
  ])('%s: the day is whole with its own hours', (_season, { days, classes }, day, hours) => {
    const index = days.findIndex((one) => one.day === day);
    expect(days[index]?.hours).toBe(hours);
    expect(days.filter((one) => one.hours !== 24)).toHaveLength(1);
    expect([classes[0]?.states[index], classes[0]?.coveredMinutes[index]]).toEqual(['covered', hours * 60]);
  });
});

describe('one cell', () => {
  const facts = usageFacts(one({ holes: [['2026-01-13T08:00Z', '2026-01-13T14:00Z']] }));
  const cell = (day: string, resource = 'i-0a1b2c3d4e5f60718') => continuityCellOf(facts, 'migration', { class: 'cpu', resource, day });

  test('tells its silence and the rows of its day', () => {
    const found = cell('2026-01-13');
    expect(found?.state).toBe('partial');
    expect(found?.silences).toEqual([{ from: '2026-01-13T08:00:00Z', to: '2026-01-13T14:00:00Z' }]);
    // Hours are read from row 2 on: three whole days, then 23:00 to 08:00, and 14:00 to 23:00.
    expect(found?.evidence.map(({ file, rows, samples }) => ({ file, rows, samples }))).toEqual([
      { file: 'protocollo/usage-report/report-1.csv', rows: [74, 91], samples: 18 },
    ]);
  });

  test('a day without rows has no evidence, and is a silence as a whole', () => {
    const found = cell('2026-01-25');
    expect(found?.evidence).toEqual([]);
    expect(found?.silences).toHaveLength(1);
  });

  test('there is no cell of a server that was not declared', () => expect(cell('2026-01-13', 'i-other')).toBeNull());
});
