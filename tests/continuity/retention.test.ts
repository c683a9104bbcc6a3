import { describe, expect, test } from 'vitest';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import type { Reason } from '../../shared/model/finding.ts';
import { outcomeOf } from '../../shared/model/severity.ts';
import { renderReason, renderRemedy } from '../../shared/reasons/render.ts';
import { addDays } from '../oracle/rome.ts';
import { HOUR, type UsageCase, usageFacts } from '../support/build-usage-facts.ts';
import { missingDetails } from '../support/check-table.ts';

/** W = 10 to 24 January 2026 unless said. Nobody has uploaded anything unless `files` say so. */
interface Case extends Omit<Partial<UsageCase>, 'asOf'> {
  readonly asOf: string;
}

const codes: ReadonlySet<string> = new Set(['RETENTION_ENDING', 'RETENTION_ENDED']);
const everything = ({ asOf, resources = [{ provider: 'azure' }], files = [], ...more }: Case): readonly Reason[] =>
  usageCoversWindow.assess(usageFacts({ ...more, resources, files, asOf: `${asOf}T09:00:00Z` }), { classes: ['cpu'] }).reasons;
const reminders = (told: Case) => everything(told).filter(({ code }) => codes.has(code));
const ending = (told: Case) => reminders(told).find(({ code }) => code === 'RETENTION_ENDING');

/** Hourly rows from midnight of one Rome day (winter time) to midnight of another, received when the case is asked unless said. */
const rows = (from: string, to: string, receivedAt?: string): UsageCase['files'][number] => ({
  rows: [{ from: `${addDays(from, -1)}T23:00:00Z`, to: `${addDays(to, -1)}T23:00:00Z`, step: HOUR, length: HOUR }],
  ...(receivedAt ? { receivedAt } : {}),
});

describe('Azure, 93 days', () => {
  test('on the second day of the window: what is missing so far, and its last day', () => {
    expect(reminders({ asOf: '2026-01-11' })).toEqual([
      {
        code: 'RETENTION_ENDING',
        severity: 'info',
        details: {
          ...{ class: 'cpu', provider: 'azure', days: 1, from: '2026-01-10', to: '2026-01-10' },
          ...{ step: 'PT1M', lastDay: '2026-04-12', expiresOn: '2026-04-13', afterwards: 'nothing' },
        },
      },
    ]);
  });

  test('on the first day nothing is missing yet: today is not over', () => expect(reminders({ asOf: '2026-01-10' })).toEqual([]));

  test('what is missing grows with the days, to what is needed and no further', () => {
    expect(ending({ asOf: '2026-01-20' })?.details).toMatchObject({ days: 10, from: '2026-01-10', to: '2026-01-19' });
    // Before any upload: "the end of W and one day more" (DESIGN §5 statement 9).
    expect(ending({ asOf: '2026-03-01' })?.details).toMatchObject({ days: 16, from: '2026-01-10', to: '2026-01-25' });
  });

  test('in the last fortnight it is a warning', () => {
    expect(ending({ asOf: '2026-03-29' })?.severity).toBe('info');
    expect(ending({ asOf: '2026-03-30' })?.severity).toBe('warning');
  });

  test('from the 93rd day on the first days are gone, and the others are asked for', () => {
    expect(reminders({ asOf: '2026-04-12' }).map(({ code }) => code)).toEqual(['RETENTION_ENDING']);
    expect(reminders({ asOf: '2026-04-15' })).toMatchObject([
      { code: 'RETENTION_ENDED', severity: 'warning', details: { days: 3, from: '2026-01-10', to: '2026-01-12', keptDays: 93 } },
      { code: 'RETENTION_ENDING', severity: 'warning', details: { days: 13, from: '2026-01-13', lastDay: '2026-04-15' } },
    ]);
    expect(reminders({ asOf: '2026-04-28' })).toMatchObject([{ code: 'RETENTION_ENDED', details: { days: 16, to: '2026-01-25' } }]);
  });

  test('domain.md §5.7 case 16: one export at the end of a long migration reaches back to 22 December', () => {
    const service = { migrationStartedOn: '2025-11-01', releasedOn: '2026-03-20' };
    const told = reminders({ asOf: '2026-03-25', service, files: [rows('2025-12-22', '2026-03-25')] });
    expect(told).toMatchObject([{ code: 'RETENTION_ENDED', details: { days: 51, from: '2025-11-01', to: '2025-12-21' } }]);
    expect(outcomeOf(everything({ asOf: '2026-03-25', service, files: [rows('2025-12-22', '2026-03-25')] }))).toBe('fail');
  });

  test('asked day by day it says what an export of that day would hold', () => {
    const needed = Array.from({ length: 16 }, (_, index) => addDays('2026-01-10', index));
    for (let asOf = '2026-01-10'; asOf < '2026-05-10'; asOf = addDays(asOf, 1)) {
      const missing = needed.filter((day) => day < asOf);
      const gone = missing.filter((day) => addDays(day, 93) <= asOf);
      const told = reminders({ asOf });
      const daysOf = (code: string) => told.find((one) => one.code === code)?.details.days ?? 0;
      expect([asOf, daysOf('RETENTION_ENDED'), daysOf('RETENTION_ENDING')]).toEqual([asOf, gone.length, missing.length - gone.length]);
    }
  });
});

describe('AWS, whose steps grow coarser', () => {
  const resources = [{ provider: 'AWS' }];
  test.each([
    ['2026-01-12', 'PT1M', '2026-01-24', 'PT5M', 'info'],
    ['2026-01-24', 'PT1M', '2026-01-24', 'PT5M', 'info'],
    ['2026-01-25', 'PT5M', '2026-03-13', 'PT1H', 'info'],
    ['2026-03-14', 'PT1H', '2027-04-09', 'nothing', 'info'],
    ['2027-04-01', 'PT1H', '2027-04-09', 'nothing', 'warning'],
  ])('on %s: %s until %s, then %s', (asOf, step, lastDay, afterwards, severity) => {
    expect(ending({ asOf, resources })).toMatchObject({ severity, details: { provider: 'aws', step, lastDay, afterwards } });
  });
  test('after 455 days there is nothing', () => {
    expect(reminders({ asOf: '2027-05-01', resources }).map(({ code }) => code)).toEqual(['RETENTION_ENDED']);
  });
});

describe('nothing is said', () => {
  const whole = rows('2026-01-10', '2026-01-25');
  test.each<[string, Case]>([
    ['of a provider that nobody knows', { asOf: '2026-03-01', resources: [{ provider: 'esempio-cloud', id: 'PRT-01' }] }],
    ['of a provider that is known and in no list', { asOf: '2026-03-01', resources: [{ provider: 'ovh' }] }],
    ['where every day is there', { asOf: '2026-03-01', files: [whole] }],
    ['of what comes after what is needed', { asOf: '2026-02-20', files: [{ ...whole, receivedAt: '2026-02-01T09:00:00Z' }] }],
    ['of days on which the machine was not there yet', { asOf: '2026-01-20', resources: [{ provider: 'azure', createdOn: '2026-01-20' }] }],
    ['of days after it was removed', { asOf: '2026-01-20', resources: [{ provider: 'azure', deletedOn: '2026-01-09' }] }],
    ['without resources', { asOf: '2026-03-01', resources: [] }],
    ['where the dates are impossible', { asOf: '2026-03-01', service: { releasedOn: '2026-01-01' } }],
  ])('%s', (_what, told) => expect(reminders(told)).toEqual([]));
});

describe('what counts', () => {
  test('only the days that are missing, from the first of them', () => {
    const files = [rows('2026-01-10', '2026-01-14'), { ...rows('2026-01-17', '2026-01-25'), name: 'b.csv' }];
    expect(ending({ asOf: '2026-02-01', files })?.details).toMatchObject({
      days: 3,
      from: '2026-01-14',
      to: '2026-01-16',
      lastDay: '2026-04-16',
    });
  });

  /** A reading every hour, but for the holes; the one before a hole lasts on to its beginning. */
  const withHoles = (...holes: readonly (readonly [string, string])[]): UsageCase['files'][number] => ({
    rows: [{ from: '2026-01-09T23:00:00Z', to: '2026-01-25T23:00:00Z', step: HOUR, holes }],
  });
  test.each<[string, UsageCase['files'][number], number, string | null, string | null]>([
    ['both days of a hole of 24 h, each of which is partly there', withHoles(['2026-01-14T14:00Z', '2026-01-15T14:00Z']), 2, '14', '15'],
    ['neither, where it is an hour shorter', withHoles(['2026-01-14T14:00Z', '2026-01-15T13:00Z']), 0, null, null],
    ['all three of a longer one', withHoles(['2026-01-14T14:00Z', '2026-01-16T14:00Z']), 3, '14', '16'],
    ['the one day without any, where the hole is not yet 24 h', withHoles(['2026-01-13T23:30Z', '2026-01-14T23:00Z']), 0, null, null],
    ['a hole that begins with a day: that day and the next', withHoles(['2026-01-13T23:00Z', '2026-01-15T01:00Z']), 2, '14', '15'],
    ['two holes', withHoles(['2026-01-12T08:00Z', '2026-01-13T20:00Z'], ['2026-01-20T14:00Z', '2026-01-21T15:00Z']), 4, '12', '21'],
    [
      'not the first day, of which data begin at four in the afternoon',
      withHoles(['2026-01-09T23:00Z', '2026-01-10T15:00Z']),
      0,
      null,
      null,
    ],
  ])('%s', (_what, file, days, from, to) => {
    const told = ending({ asOf: '2026-02-01', files: [file] });
    const expected = days === 0 ? undefined : { days, from: `2026-01-${from}`, to: `2026-01-${to}` };
    expect(told && { days: told.details.days, from: told.details.from, to: told.details.to }).toEqual(expected);
  });

  test('wherever a hole makes the use fail, its days are asked for', () => {
    for (let hours = 20; hours <= 30; hours += 1) {
      const hole = [new Date(Date.parse('2026-01-14T11:00Z')), new Date(Date.parse('2026-01-14T11:00Z') + hours * HOUR)] as const;
      const told = everything({ asOf: '2026-02-01', files: [withHoles([hole[0].toISOString(), hole[1].toISOString()])] });
      const codesOf = new Set(told.map(({ code }) => code));
      expect([hours, codesOf.has('RETENTION_ENDING')]).toEqual([hours, codesOf.has('GAP_LONG')]);
    }
  });

  test('the days since the last upload, while the window runs', () => {
    const files = [rows('2026-01-10', '2026-01-14', '2026-01-14T00:00:00Z')];
    expect(ending({ asOf: '2026-01-20', files })?.details).toMatchObject({ days: 6, from: '2026-01-14', to: '2026-01-19' });
  });

  test('a service that is not released needs every day up to yesterday', () => {
    const files = [rows('2026-01-10', '2026-02-01', '2026-02-01T00:00:00Z')];
    const service = { releasedOn: null, completedOn: null };
    expect(ending({ asOf: '2026-03-11', service, files })?.details).toMatchObject({ days: 38, from: '2026-02-01', to: '2026-03-10' });
  });

  test('billed rows are no metrics', () => {
    const { rows: all } = rows('2026-01-10', '2026-01-25');
    const files = [{ rows: all.map((one) => ({ ...one, evidence: 'billed' as const })) }];
    expect(everything({ asOf: '2026-02-01', files }).map(({ code }) => code)).toContain('BILLED_NOT_MEASURED');
    expect(ending({ asOf: '2026-02-01', files })?.details).toMatchObject({ days: 16, from: '2026-01-10' });
  });

  test('each known provider of the service, once', () => {
    const resources = [{ provider: 'azure' }, { provider: 'aws', id: 'i-00000000' }, { provider: 'Aws', id: 'i-00000001' }];
    expect(reminders({ asOf: '2026-01-20', resources }).map(({ details }) => details.provider)).toEqual(['aws', 'azure']);
  });
});

test('no outcome moves: with a known provider a service comes to what it comes to with any other', () => {
  for (let asOf = '2026-01-10'; asOf < '2026-05-10'; asOf = addDays(asOf, 3)) {
    for (const files of [[], [rows('2026-01-10', '2026-01-14')], [rows('2026-01-10', '2026-01-25')]]) {
      const of = (provider: string) => everything({ asOf, files, resources: [{ provider }] });
      expect(of('azure').filter(({ code }) => !codes.has(code))).toEqual(of('ovh'));
      expect(outcomeOf(of('azure'))).toBe(outcomeOf(of('ovh')));
    }
  }
});

test('in words: who, which days, until when, and what is left', () => {
  const [ended, left] = reminders({ asOf: '2026-04-15' }) as [Reason, Reason];
  expect(renderReason(left, 'it')).toBe(
    'Per la classe CPU non ci sono ancora dati di alcuni giorni del periodo (in tutto 13, fra il 13/01/2026 e il 25/01/2026): del primo di essi Azure conserva le eventuali misure ogni minuto fino al 15/04/2026, poi non resta nulla.',
  );
  expect(renderReason(ended, 'en')).toContain('Azure, which keeps measurements for 93 days, can no longer export them');
  const aws = ending({ asOf: '2026-01-12', resources: [{ provider: 'aws' }] }) as Reason;
  expect(renderRemedy('EXPORT_BEFORE_EXPIRY', aws.details, 'it')).toContain(
    'le eventuali misure ogni minuto si possono avere fino al 24/01/2026, poi solo ogni 5 minuti.',
  );
  expect([ended, left, aws].flatMap(missingDetails)).toEqual([]);
});
