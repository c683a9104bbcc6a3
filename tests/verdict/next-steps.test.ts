import { describe, expect, test } from 'vitest';
import type { Finding, Reason } from '../../shared/model/finding.ts';
import { outcomeOf } from '../../shared/model/severity.ts';
import { reason } from '../../shared/reasons/reason.ts';
import { nextSteps } from '../../shared/verdict/next-steps.ts';

const finding = (point: string, ...reasons: readonly Reason[]): Finding => ({
  point,
  service: 'protocollo',
  outcome: outcomeOf(reasons),
  reasons,
  measured: [],
  evidence: [],
  judged: '',
});
const gap = (day: string, resourceClass = 'ram') => reason('GAP_DAY', { class: resourceClass, day });
const ending = (resourceClass: string, severity: 'info' | 'warning' = 'info', changes: Readonly<Record<string, unknown>> = {}) =>
  reason('RETENTION_ENDING', { ...inAzure, class: resourceClass, ...changes }, severity);
const inAzure = {
  ...{ provider: 'azure', days: 3, from: '2026-01-10', to: '2026-01-12', step: 'PT1M' },
  ...{ lastDay: '2026-04-12', expiresOn: '2026-04-13', afterwards: 'nothing' },
};
const short = (steps: ReturnType<typeof nextSteps>) => steps.map(({ point, remedy, details }) => [point, remedy, details]);

describe('next steps', () => {
  test('fails, then what is missing, then what a person decides; warnings ask for nothing', () => {
    const steps = nextSteps(
      [
        finding('VIS-01', reason('PERTINENCE')),
        finding('TRA-01', reason('CONTRACT_MISSING', { wanted: 'contract' }), reason('CONTRACT_TO_READ')),
        finding('TRA-05', reason('IP_DUPLICATE', { address: 'x', declaredIn: 'dossier', canonical: 'x' })),
        finding('TRA-06', reason('ID_DUPLICATE', { id: 'i-1', declaredIn: 'dossier', times: 2 })),
      ],
      '2026-03-20',
    );
    expect(steps.map(({ order, point, remedy, who, by }) => [order, point, remedy, who, by])).toEqual([
      [1, 'TRA-06', 'CORRECT_RESOURCE_IDS', 'entity', '2026-03-20'],
      [2, 'TRA-01', 'UPLOAD_CONTRACT', 'entity', '2026-03-20'],
      [3, 'VIS-01', 'ASSESS_PERTINENCE', 'auditor', '2026-03-20'],
      [4, 'TRA-01', 'READ_CONTRACT', 'auditor', '2026-03-20'],
    ]);
  });

  test('days in a row are one stretch, also over a clock change and the end of a month', () => {
    const days = ['2025-10-31', '2025-10-25', '2025-10-26', '2025-10-27', '2025-11-01', '2025-11-05'];
    expect(short(nextSteps([finding('TRA-03', ...days.map((day) => gap(day)))], null))).toEqual([
      ['TRA-03', 'EXPORT_MISSING_DAYS', { class: ['ram'], from: '2025-10-25', to: '2025-10-27' }],
      ['TRA-03', 'EXPORT_MISSING_DAYS', { class: ['ram'], from: '2025-10-31', to: '2025-11-01' }],
      ['TRA-03', 'EXPORT_MISSING_DAYS', { class: ['ram'], from: '2025-11-05', to: '2025-11-05' }],
    ]);
  });

  test('classes that lack the same days are one request', () => {
    const steps = nextSteps([finding('TRA-03', gap('2025-10-20'), gap('2025-10-20', 'cpu'), gap('2025-10-22', 'cpu'))], null);
    expect(short(steps)).toEqual([
      ['TRA-03', 'EXPORT_MISSING_DAYS', { class: ['ram', 'cpu'], from: '2025-10-20', to: '2025-10-20' }],
      ['TRA-03', 'EXPORT_MISSING_DAYS', { class: ['cpu'], from: '2025-10-22', to: '2025-10-22' }],
    ]);
  });

  test('a hole adds its Roman days; its end is exclusive; how short the block is adds nothing to it', () => {
    const hole = reason('GAP_LONG', { class: 'ram', from: '2025-10-19T22:00:00Z', to: '2025-10-21T22:00:00Z' });
    const block = reason('SPAN_TOO_SHORT', {
      class: 'ram',
      blockStart: '2025-10-10T22:00:00Z',
      blockEnd: '2025-10-19T22:00:00Z',
      due: '2025-10-25T22:00:00Z',
      neededUntil: '2025-10-27T23:00:00Z',
    });
    expect(short(nextSteps([finding('TRA-03', gap('2025-10-20'), gap('2025-10-21'), hole, block)], null))).toEqual([
      ['TRA-03', 'EXPORT_MISSING_DAYS', { class: ['ram'], from: '2025-10-20', to: '2025-10-21' }],
    ]);
  });

  test('a block that only ends too soon asks for what is left to its due instant', () => {
    const block = reason('SPAN_TOO_SHORT', {
      class: 'ram',
      blockStart: '2026-01-09T23:00:00Z',
      blockEnd: '2026-01-24T07:00:00Z',
      due: '2026-01-24T23:00:00Z',
      neededUntil: '2026-01-29T23:00:00Z',
    });
    expect(short(nextSteps([finding('TRA-03', block)], null))).toEqual([
      ['TRA-03', 'EXPORT_MISSING_DAYS', { class: ['ram'], from: '2026-01-24', to: '2026-01-24' }],
    ]);
  });

  test('the same thing asked twice of one point is one step that names both', () => {
    const wrong = (address: string) => reason('IP_SYNTAX', { address, declaredIn: 'dossier', row: null });
    expect(short(nextSteps([finding('TRA-05', wrong('a'), wrong('b'))], null))).toEqual([
      ['TRA-05', 'CORRECT_ADDRESSES', { address: ['a', 'b'], declaredIn: ['dossier'] }],
    ]);
  });

  test('a fail and a review with one remedy are one step, among the fails', () => {
    const bad = reason('ID_DUPLICATE', { id: 'i-1', declaredIn: 'dossier', times: 2 });
    const odd = reason('ID_FORMAT', { id: 'x', provider: 'aws' });
    expect(nextSteps([finding('TRA-06', odd, bad)], null).map(({ remedy }) => remedy)).toEqual(['CORRECT_RESOURCE_IDS']);
  });

  test('all that the entity and the supplier can do comes before what waits for the auditor: new evidence ends a review', () => {
    const steps = nextSteps(
      [
        finding('SAA-01', reason('CONTRACT_TO_READ')),
        finding('SAA-02', reason('CUP_NOT_IN_CONTRACT', { cup: 'x' })),
        finding('SAA-03', reason('SYNC_SESSION_PENDING', { wanted: 'synchronous' })),
        finding('VIS-04', reason('ORIGIN_DECL_MISSING')),
      ],
      null,
    );
    expect(steps.map(({ order, point, who }) => [order, point, who])).toEqual([
      [1, 'VIS-04', 'entity'],
      [2, 'SAA-02', 'entity'],
      [3, 'SAA-03', 'auditor'],
      [4, 'SAA-01', 'auditor'],
    ]);
  });

  test('days that are asked for are not asked for again by a reminder, unless they vanish before the deadline or soon', () => {
    const remedies = (deadline: string | null, ...reasons: readonly Reason[]) =>
      nextSteps([finding('TRA-03', ...reasons)], deadline).map(({ remedy }) => remedy);
    const both = ['EXPORT_MISSING_DAYS', 'EXPORT_BEFORE_EXPIRY'];
    expect(remedies('2026-04-12', gap('2026-01-10'), ending('ram'))).toEqual(['EXPORT_MISSING_DAYS']);
    expect(remedies('2026-04-13', gap('2026-01-10'), ending('ram'))).toEqual(both);
    expect(remedies(null, gap('2026-01-10'), ending('ram'))).toEqual(both);
    expect(remedies('2026-04-12', gap('2026-01-10', 'cpu'), ending('ram'))).toEqual(both);
    expect(remedies('2026-04-12', gap('2026-01-10'), ending('ram', 'warning'))).toEqual(both.toReversed());
    const waiting = reason('WINDOW_NOT_ELAPSED', { class: 'ram', knownUntil: '2026-01-12T00:00:00Z', neededUntil: '2026-01-24T23:00:00Z' });
    expect(remedies('2026-04-12', waiting, ending('ram'))).toHaveLength(2);
  });

  test('a resource without data of some classes is one request that names it, the classes and the days', () => {
    const lacks = (resourceId: string, resourceClass: string) =>
      reason('RESOURCE_METRIC_MISSING', { class: resourceClass, resourceId, from: '2026-01-11T23:00:00Z', to: '2026-01-27T23:00:00Z' });
    const steps = nextSteps(
      [finding('TRA-03', lacks('A', 'cpu'), lacks('A', 'ram'), lacks('B', 'cpu'), lacks('B', 'ram'), lacks('C', 'ram'))],
      null,
    );
    const days = { from: '2026-01-12', to: '2026-01-27' };
    expect(short(steps)).toEqual([
      ['TRA-03', 'EXPORT_MISSING_DAYS', { class: ['cpu', 'ram'], resourceId: ['A', 'B'], ...days }],
      ['TRA-03', 'EXPORT_MISSING_DAYS', { class: ['ram'], resourceId: ['C'], ...days }],
    ]);
  });

  test('a hole of the service is not said to be the hole of one machine', () => {
    const lacks = reason('RESOURCE_METRIC_MISSING', {
      class: 'ram',
      resourceId: 'A',
      from: '2026-01-11T23:00:00Z',
      to: '2026-01-27T23:00:00Z',
    });
    expect(short(nextSteps([finding('TRA-03', gap('2026-01-20'), lacks)], null))).toEqual([
      ['TRA-03', 'EXPORT_MISSING_DAYS', { class: ['ram'], from: '2026-01-20', to: '2026-01-20' }],
      ['TRA-03', 'EXPORT_MISSING_DAYS', { class: ['ram'], resourceId: ['A'], from: '2026-01-12', to: '2026-01-27' }],
    ]);
  });

  test('lists of several reasons are one list, and of several waits the latest counts', () => {
    const missing = (families: readonly string[]) => reason('CATALOGUE_REF_MISSING', { families });
    expect(short(nextSteps([finding('TRA-02', missing(['IA', 'IN']), missing(['IN']))], null))[0]?.[2]).toEqual({ families: ['IA', 'IN'] });
    const wait = (neededUntil: string) => reason('WINDOW_NOT_ELAPSED', { class: 'cpu', knownUntil: neededUntil, neededUntil });
    const [step] = nextSteps([finding('TRA-03', wait('2026-01-24T23:00:00Z'), wait('2026-01-25T15:05:00Z'))], null);
    expect(step?.details.neededUntil).toBe('2026-01-25T15:05:00Z');
  });
});

describe('reminders to export before it is too late', () => {
  const others = [
    finding('TRA-05', reason('IP_NOT_PUBLIC', { address: '10.0.0.1' })),
    finding('TRA-01', reason('CONTRACT_MISSING', { wanted: 'contract' })),
    finding('VIS-01', reason('PERTINENCE')),
  ];
  const order = (...reasons: readonly Reason[]) =>
    nextSteps([...others, finding('TRA-03', ...reasons)], '2026-03-20').map(({ point, remedy, who }) => `${point} ${remedy} ${who}`);

  test('stand after what is missing and before what a person decides; in the last fortnight before everything', () => {
    const [address, contract, person] = order();
    const export_ = 'TRA-03 EXPORT_BEFORE_EXPIRY supplier';
    const records = 'TRA-03 ASK_SUPPLIER_RECORDS supplier';
    const gone = reason('RETENTION_ENDED', {
      class: 'cpu',
      provider: 'azure',
      days: 1,
      from: '2026-01-09',
      to: '2026-01-09',
      keptDays: 93,
    });
    expect(order(ending('cpu'))).toEqual([address, contract, export_, person]);
    expect(order(gone)).toEqual([address, contract, records, person]);
    expect(order(gone, ending('cpu', 'warning'))).toEqual([export_, address, contract, records, person]);
  });

  test('classes that lack the same days are one request, with all that it says', () => {
    const steps = nextSteps(
      [finding('TRA-03', ending('cpu'), ending('ram'), ending('network', 'info', { days: 1, to: '2026-01-10' }))],
      null,
    );
    expect(short(steps)).toEqual([
      ['TRA-03', 'EXPORT_BEFORE_EXPIRY', { ...inAzure, class: ['cpu', 'ram'] }],
      ['TRA-03', 'EXPORT_BEFORE_EXPIRY', { ...inAzure, class: ['network'], days: 1, to: '2026-01-10' }],
    ]);
  });

  test.each([
    ['the provider’s last day', '2026-05-01', '2026-04-12'],
    ['the schedule’s, where that is earlier', '2026-03-20', '2026-03-20'],
    ['the provider’s, where no schedule is known', null, '2026-04-12'],
  ])('by: %s', (_why, deadline, by) => {
    const [step, other] = nextSteps([finding('TRA-03', ending('cpu')), finding('VIS-01', reason('PERTINENCE'))], deadline);
    expect([step?.by, other?.by]).toEqual([by, deadline]);
  });

  test('wait while an uploaded report may hold the days, unless time is short', () => {
    const unread = reason('REPORT_NOT_READ', { file: 'a.csv', problems: [{ code: 'MAPPING_MISSING', details: { columns: [] } }] });
    const remedies = (...reasons: readonly Reason[]) => nextSteps([finding('TRA-03', ...reasons)], null).map(({ remedy }) => remedy);
    expect(remedies(unread, ending('cpu'))).toEqual(['DECLARE_MAPPING']);
    expect(remedies(unread, ending('cpu', 'warning'))).toEqual(['EXPORT_BEFORE_EXPIRY', 'DECLARE_MAPPING']);
  });
});
