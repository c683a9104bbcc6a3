import { dayText } from '../../shared/time/civil-day.ts';
import { HOUR } from '../support/build-usage-facts.ts';
import { inUse, migrated, readTable } from './dossiers.ts';
import type { WorkedCase } from './worked-case.ts';

const utcDays = { step: 24 * HOUR, length: 24 * HOUR, from: '2026-01-10T00:00Z', to: '2026-01-25T00:00Z' };
const autumn = migrated('2025-10-20', '2025-11-03');
const autumnHours = { from: '2025-10-19T22:00Z', to: '2025-11-03T23:00Z' };
const spring = migrated('2026-03-20', '2026-04-03');

/** Instants from first to last, an hour apart, as a clock in Rome shows them. */
function romeClock(first: string, last: string): readonly string[] {
  const times: string[] = [];
  for (let instant = Date.parse(first); instant < Date.parse(last); instant += HOUR) {
    times.push(new Date(instant).toLocaleString('sv-SE', { timeZone: 'Europe/Rome' }).slice(0, 16));
  }
  return times;
}
/** Days of the calendar from one on, each with `more` days after it. */
const datesFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => dayText(Math.round(Date.parse(first) / (24 * HOUR)) + index));

/** Midnights, hours that occur twice or never, and how W is counted. */
export const cases1To8: readonly WorkedCase[] = [
  {
    number: 1,
    says: '23:30Z of the 9th is 00:30 of the 10th in Rome, and covers the 10th',
    dossier: inUse({
      from: '2026-01-09T23:30Z',
      to: '2026-01-25T00:30Z',
      length: HOUR,
      holes: [['2026-01-10T00:00Z', '2026-01-10T23:00Z']],
    }),
    points: { 'TRA-03': ['pass', 'COVERAGE_REDUCED', 'GAP_SHORT'] },
    measured: { 'TRA-03': { windowStart: '2026-01-09T23:00:00Z', windowEnd: '2026-01-24T23:00:00Z', daysRequired: 15, daysCovered: 15 } },
  },
  {
    number: 1,
    says: 'without that row the 10th is not covered',
    dossier: inUse({ from: '2026-01-10T23:30Z', to: '2026-01-26T00:30Z', length: HOUR }),
    points: { 'TRA-03': ['fail', 'COVERAGE_REDUCED', 'PERIOD_NOT_COVERED'] },
    measured: { 'TRA-03': { daysRequired: 15, daysCovered: 14 } },
  },
  {
    number: 2,
    says: '20 October to 3 November are 15 days of 361 hours',
    dossier: inUse(autumnHours, { service: autumn }),
    points: { 'TRA-03': ['pass'] },
    measured: {
      'TRA-03': {
        windowStart: '2025-10-19T22:00:00Z',
        windowEnd: '2025-11-03T23:00:00Z',
        daysRequired: 15,
        daysCovered: 15,
        coveredSeconds: 361 * 3600,
      },
    },
  },
  {
    number: 2,
    says: '26 October lasts 25 hours: without rows for all of them it is a day without coverage',
    dossier: inUse({ ...autumnHours, length: HOUR, holes: [['2025-10-25T22:00Z', '2025-10-26T23:00Z']] }, { service: autumn }),
    points: { 'TRA-03': ['fail', 'COVERAGE_REDUCED', 'GAP_DAY', 'GAP_LONG', 'SPAN_TOO_SHORT'] },
  },
  {
    number: 2,
    says: '24 hours of it are a long hole, but not the day',
    dossier: inUse({ ...autumnHours, length: HOUR, holes: [['2025-10-25T22:00Z', '2025-10-26T22:00Z']] }, { service: autumn }),
    points: { 'TRA-03': ['fail', 'COVERAGE_REDUCED', 'GAP_LONG', 'SPAN_TOO_SHORT'] },
  },
  {
    number: 3,
    says: '20 March to 3 April are 15 days, though 359 hours',
    dossier: inUse(
      { from: '2026-03-19T23:00Z', to: '2026-04-03T22:00Z' },
      { service: spring, asOf: '2026-05-01T09:00:00Z', receivedAt: '2026-04-30T09:00:00Z' },
    ),
    points: { 'TRA-03': ['pass'] },
    measured: { 'TRA-03': { daysRequired: 15, daysCovered: 15, coveredSeconds: 359 * 3600 } },
  },
  {
    number: 4,
    says: 'daily rows at local midnights 25 hours apart leave no hole',
    dossier: inUse(
      {
        ...autumnHours,
        step: 24 * HOUR,
        length: 24 * HOUR,
        stamps: datesFrom('2025-10-20', 15).map((day) => Date.parse(`${day}T00:00${day <= '2025-10-26' ? '+02:00' : '+01:00'}`)),
      },
      { service: autumn },
    ),
    points: { 'TRA-03': ['pass', 'CADENCE_COARSE'] },
    measured: { 'TRA-03': { daysCovered: 15, longestGapSeconds: 0 } },
  },
  {
    number: 5,
    says: 'an hour that occurs twice is told apart by the order of the file',
    dossier: async () =>
      inUseOf(await readTable(romeClock('2025-10-19T22:30Z', '2025-11-03T23:00Z'), 'zone: Europe/Rome\ninterval: PT1H'), autumn),
    points: { 'TRA-03': ['pass'] },
    issues: { TS_AMBIGUOUS: 2 },
  },
  {
    number: 5,
    says: 'a time that the clock skipped is no row',
    dossier: async () => {
      const times = romeClock('2026-03-19T23:30Z', '2026-04-03T22:00Z');
      const skipped = times.indexOf('2026-03-29 03:30');
      return {
        ...inUseOf(
          await readTable(times.toSpliced(skipped, 0, '2026-03-29 02:30'), 'zone: Europe/Rome\ninterval: PT1H'),
          spring,
          '2026-04-30T09:00:00Z',
        ),
        asOf: '2026-05-01T09:00:00Z',
      };
    },
    points: { 'TRA-03': ['pass'] },
    issues: { TS_NONEXISTENT: 1 },
  },
  {
    number: 6,
    says: 'daily UTC buckets stamped at their start cover the Rome days of the same date',
    dossier: inUse(utcDays),
    points: { 'TRA-03': ['pass', 'CADENCE_COARSE'] },
    measured: { 'TRA-03': { daysCovered: 15 } },
  },
  {
    number: 6,
    says: 'stamped at their end they are moved back by their length first',
    dossier: async () =>
      inUseOf(
        await readTable(
          datesFrom('2026-01-11', 15).map((day) => `${day}T00:00Z`),
          'zone: UTC\ninterval: P1D\nstamp: end',
        ),
      ),
    points: { 'TRA-03': ['review', 'CADENCE_COARSE', 'CADENCE_DECLARED'] },
    measured: { 'TRA-03': { daysCovered: 15, first: '2026-01-09T23:00:00Z' } },
  },
  {
    number: 6,
    says: 'read as starts, the first day would be missing',
    dossier: async () =>
      inUseOf(
        await readTable(
          datesFrom('2026-01-11', 15).map((day) => `${day}T00:00Z`),
          'zone: UTC\ninterval: P1D\nstamp: start',
        ),
      ),
    points: { 'TRA-03': ['fail', 'CADENCE_COARSE', 'CADENCE_DECLARED', 'COVERAGE_REDUCED', 'PERIOD_NOT_COVERED'] },
  },
  {
    number: 7,
    says: 'five days are made fifteen; on 20 January the last of them is still to come',
    dossier: inUse(
      { to: '2026-01-20T12:00Z' },
      { service: migrated('2026-01-10', '2026-01-14'), asOf: '2026-01-20T12:00:00Z', receivedAt: '2026-01-20T12:00:00Z' },
    ),
    points: { 'TRA-03': ['missing', 'WINDOW_NOT_ELAPSED'] },
    details: { 'TRA-03': { retryAfter: '2026-01-24T23:00:00Z' } },
    measured: { 'TRA-03': { windowEnd: '2026-01-24T23:00:00Z', daysRequired: 15 } },
  },
  {
    number: 8,
    says: '10 to 24 January are exactly 15 days',
    dossier: inUse(),
    points: { 'TRA-03': ['pass'] },
    measured: { 'TRA-03': { daysRequired: 15, windowEnd: '2026-01-24T23:00:00Z' } },
  },
  {
    number: 8,
    says: '10 to 23 January are 14, and made 15',
    dossier: inUse({}, { service: migrated('2026-01-10', '2026-01-23') }),
    points: { 'TRA-03': ['pass'] },
    measured: { 'TRA-03': { daysRequired: 15, windowEnd: '2026-01-24T23:00:00Z' } },
  },
];

function inUseOf(
  file: Awaited<ReturnType<typeof readTable>>,
  service = migrated('2026-01-10', '2026-01-24'),
  receivedAt = file.receivedAt,
) {
  return { asOf: '2026-03-10T09:00:00Z', ...(service ? { service } : {}), files: [{ ...file, receivedAt }] };
}
