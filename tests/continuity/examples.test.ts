import { describe, expect, test } from 'vitest';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import { isFraudCode } from '../../shared/fraud/signals.ts';
import { HOUR, MINUTE, type Rows, type UsageCase, usageFacts } from '../support/build-usage-facts.ts';

/** Codes of the one class asked, with the severity where it is not the usual one: the way the statements are written. */
function judge(one: UsageCase) {
  const { reasons: all, measured } = usageCoversWindow.assess(usageFacts(one), { classes: ['cpu'] });
  const reasons = all.filter(({ code }) => !isFraudCode(code));
  return { codes: reasons.map(({ code, severity }) => `${code} ${severity}`).sort(), reasons, measured: measured?.[0] };
}

const five: Pick<Rows, 'step'> = { step: 5 * MINUTE };
/** W = 10 to 24 January 2026, 15 days: [2026-01-09T23:00Z, 2026-01-24T23:00Z). */
const W = { start: '2026-01-09T23:00Z', end: '2026-01-24T23:00Z' };
const late = '2026-03-01T12:00:00Z';

describe('DESIGN §5, the examples', () => {
  test('4,032 five-minute readings touch 15 Rome dates and fail: 14.0 days', () => {
    const files = [{ rows: [{ ...five, from: '2014-02-14T14:30Z', to: '2014-02-28T14:30Z' }] }];
    const service = { migrationStartedOn: '2014-02-14', releasedOn: '2014-02-28' };
    const { codes, measured } = judge({ files, service, asOf: late, decreeDate: '2010-01-01' });
    expect(measured).toMatchObject({ daysRequired: 15, daysCovered: 15 });
    expect(codes).toContain('SPAN_TOO_SHORT fail');
  });

  test('4,320 pass', () => {
    const files = [{ rows: [{ ...five, from: '2014-02-14T14:30Z', to: '2014-03-01T14:30Z' }] }];
    const service = { migrationStartedOn: '2014-02-14', releasedOn: '2014-02-28' };
    expect(judge({ files, service, asOf: late, decreeDate: '2010-01-01' }).codes).toEqual(['GAP_SHORT warning']);
  });

  test('15 whole Rome days over the spring change (359 h) pass', () => {
    const service = { migrationStartedOn: '2026-03-20', releasedOn: '2026-04-03' };
    const files = [{ rows: [{ ...five, from: '2026-03-19T23:00Z', to: '2026-04-03T22:00Z' }] }];
    const { codes, measured } = judge({ files, service, asOf: '2026-05-01T00:00:00Z' });
    expect(measured?.coveredSeconds).toBe(359 * 3600);
    expect(codes).toEqual([]);
  });

  test('15 whole UTC days over the autumn change (360 h) pass by the hour’s tolerance', () => {
    const service = { migrationStartedOn: '2025-10-20', releasedOn: '2025-11-03' };
    const files = [{ rows: [{ ...five, from: '2025-10-20T00:00Z', to: '2025-11-04T00:00Z' }] }];
    const { codes, measured } = judge({ files, service, asOf: late });
    expect(measured).toMatchObject({
      daysRequired: 15,
      daysCovered: 15,
      windowStart: '2025-10-19T22:00:00Z',
      windowEnd: '2025-11-03T23:00:00Z',
    });
    expect(codes).toEqual([]);
  });

  test('14 d 8 h fails', () => {
    const files = [{ rows: [{ ...five, from: '2026-01-10T07:00Z', to: '2026-01-24T15:00Z' }] }];
    expect(judge({ files, asOf: late }).codes).toContain('SPAN_TOO_SHORT fail');
  });

  test.each([
    ['known to the end of W only', '2026-01-25T00:00:00Z', ['GAP_SHORT warning', 'WINDOW_NOT_ELAPSED missing']],
    ['known to 16:05 of day 16', '2026-01-25T15:05:00Z', ['GAP_SHORT warning']],
  ])('a machine created at 16:05 on day one, %s', (_name, until, codes) => {
    const files = [{ rows: [{ ...five, from: '2026-01-10T15:05Z', to: until }], receivedAt: until }];
    const judged = judge({ files, asOf: until });
    expect(judged.codes).toEqual(codes);
    expect(judged.measured?.neededUntil).toBe('2026-01-25T15:05:00Z');
  });

  test('its neededUntil is told from the first upload on', () => {
    const until = '2026-01-12T10:00:00Z';
    const { measured, codes } = judge({
      files: [{ rows: [{ ...five, from: '2026-01-10T15:05Z', to: until }], receivedAt: until }],
      asOf: until,
    });
    expect(measured?.neededUntil).toBe('2026-01-25T15:05:00Z');
    expect(codes).toEqual(['GAP_SHORT warning', 'WINDOW_NOT_ELAPSED missing']);
  });

  test('steps of 299, 300 and 301 s are one run', () => {
    const stamps = Array.from({ length: 4321 }, (_, index) => Date.parse(W.start) + index * 300_000 + ((index % 3) - 1) * 1000);
    const { measured, codes } = judge({ files: [{ rows: [{ ...five, from: W.start, to: W.end, stamps }] }], asOf: late });
    expect(measured?.longestGapSeconds).toBe(0);
    expect(codes).toEqual([]);
  });

  test('a reading every 2 h covers', () => {
    expect(judge({ files: [{ rows: [{ step: 2 * HOUR, from: W.start, to: W.end }] }], asOf: late }).codes).toEqual([]);
  });

  test('a reading a day without a stated length is CADENCE_UNKNOWN', () => {
    expect(judge({ files: [{ rows: [{ step: 24 * HOUR, from: W.start, to: W.end }] }], asOf: late }).codes).toEqual([
      'CADENCE_UNKNOWN missing',
    ]);
  });

  test('monthly billing lines cover nothing', () => {
    const month = {
      step: 31 * 24 * HOUR,
      length: 31 * 24 * HOUR,
      from: '2026-01-01T00:00Z',
      to: '2026-01-02T00:00Z',
      evidence: 'billed' as const,
    };
    expect(judge({ files: [{ rows: [month] }], asOf: late }).codes).toEqual(['METRIC_MISSING missing']);
    expect(judge({ files: [{ rows: [{ ...month, evidence: 'measured' as const }] }], asOf: late }).codes).toEqual([
      'INTERVAL_TOO_LONG missing',
    ]);
  });
});
